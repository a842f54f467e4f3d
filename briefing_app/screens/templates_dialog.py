"""Asks which templates are to go out: plans or results, for which boroughs, blank or with the plan's rows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from briefing_app.operation.kinds import Phase
from briefing_app.operation.words import plural
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.operation.position.position import Position

_PHASES = (Phase.PLAN, Phase.RESULT)


@dataclass(frozen=True, slots=True)
class WantedTemplates:
    """What was chosen."""

    phase: Phase
    boroughs: tuple[str, ...]
    blank: bool


class TemplatesDialog(QDialog):
    """Opened, never waited for: `wanted` brings what was chosen; where it is to be saved is asked next."""

    wanted = Signal(object)

    def __init__(self, position: "Position", phase: Phase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Templates to send out")
        self._position = position
        self.phase = Segments("Which return", ("Plan", "Result"))
        self.phase.choose(_PHASES.index(phase))
        self.boroughs = QListWidget()
        self.boroughs.setAccessibleName("Boroughs to write a template for")
        for name in position.operation.boroughs:
            item = QListWidgetItem(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.boroughs.addItem(item)
        self.all_button = QPushButton("&All")
        self.none_button = QPushButton("&None")
        self.awaited_button = QPushButton("Only a&waited")
        self.with_plan = QCheckBox("With the rows of the accepted &plan, to be completed")
        self.with_plan.setChecked(True)
        self.says = label("", "caption", wraps=True)
        self.buttons, self.save_button = order_buttons(self, "&Save in a folder…", self.accept)
        self._lay_out()
        self.phase.chosen.connect(lambda _: self._show())
        self.boroughs.itemChanged.connect(lambda _: self._show())
        self.with_plan.toggled.connect(lambda _: self._show())
        self.all_button.clicked.connect(lambda: self._tick(position.operation.boroughs))
        self.none_button.clicked.connect(lambda: self._tick(()))
        self.awaited_button.clicked.connect(lambda: self._tick(position.awaited(self._phase)))
        self.accepted.connect(lambda: self.wanted.emit(self.chosen))
        self.resize(440, 520)
        self._show()

    @property
    def chosen(self) -> WantedTemplates:
        blank = self._phase is Phase.PLAN or not self.with_plan.isChecked()
        return WantedTemplates(self._phase, self._ticked(), blank)

    @property
    def _phase(self) -> Phase:
        return _PHASES[self.phase.choice]

    def _ticked(self) -> tuple[str, ...]:
        items = (self.boroughs.item(row) for row in range(self.boroughs.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def _tick(self, names: tuple[str, ...]) -> None:
        self.boroughs.blockSignals(True)
        for row in range(self.boroughs.count()):
            item = self.boroughs.item(row)
            ticked = item.text() in names
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.boroughs.blockSignals(False)
        self._show()

    def _show(self) -> None:
        chosen = self.chosen
        self.with_plan.setEnabled(chosen.phase is Phase.RESULT)
        self.says.setText(self._said(chosen))
        self.save_button.setEnabled(bool(chosen.boroughs))

    def _said(self, chosen: WantedTemplates) -> str:
        if not chosen.boroughs:
            return "Tick the boroughs that are to be sent a template."
        said = (
            f"{plural(len(chosen.boroughs), f'{chosen.phase} template')}, each named so that it comes back recognised"
        )
        if chosen.blank:
            return f"{said}."
        without = [name for name in chosen.boroughs if not self._position.received_from(name, Phase.PLAN)]
        return f"{said}. {len(without)} without rows: no plan of theirs is in." if without else f"{said}."

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(GRID)
        for button in (self.all_button, self.none_button, self.awaited_button):
            button.setAutoDefault(False)
            ticks.addWidget(button)
        ticks.addStretch(1)
        column = dialog_column(self)
        column.addWidget(self.phase, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(ticks)
        column.addWidget(self.boroughs, 1)
        column.addWidget(self.with_plan)
        column.addWidget(self.says)
        column.addWidget(self.buttons)
