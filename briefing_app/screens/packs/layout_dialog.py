"""Arranges a bound pack: sections on and off, their order, annexes, markings of their own; kept as templates."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Marking
from briefing_app.packs.layout import AS_USUAL, PackLayout, Part, check_layout
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_MARKINGS: tuple[Marking | None, ...] = (None, Marking.OFFICIAL_SENSITIVE, Marking.OFFICIAL)
_USUAL = "As usual"


class LayoutDialog(QDialog):
    """Opened, never waited for: `taken` brings the layout, `saved` one that is to be kept under its name."""

    taken = Signal(object)
    saved = Signal(object)

    def __init__(
        self,
        title: str,
        sections: Sequence[tuple[str, str]],
        layout: PackLayout,
        templates: Sequence[PackLayout],
        parent: QWidget,
    ) -> None:
        """`sections` are the pack's parts, by key and title, as they usually stand."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(f"Sections of the {title.lower()}")
        self._keys = tuple(key for key, _ in sections)
        self._titles = dict(sections)
        self._templates = {one.name: one for one in templates}
        self.pack_layout = layout
        self._filling = False
        self.list = QListWidget()
        self.list.setAccessibleName("Sections: Space switches one on or off, Alt+Up and Alt+Down move it")
        self.up = QPushButton("Move &up")
        self.down = QPushButton("Move &down")
        self.annexe = QCheckBox("As an &annexe, on sheets of its own")
        self.marking = QComboBox()
        self.marking.addItems(["As the pack", *(str(one) for one in _MARKINGS if one is not None)])
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it is marked lower than what it rests on")
        self.template = QComboBox()
        self.template.addItems([_USUAL, *self._templates])
        self.template.setCurrentText(layout.name or _USUAL)
        self.name = QLineEdit(layout.name)
        self.name.setPlaceholderText("Name of a template")
        self.name.setAccessibleName("Name of the template")
        self.save = QPushButton("&Save as template")
        self.words = label("", "warning", wraps=True)
        buttons, self.use = order_buttons(self, "&Use it", self._take)
        self._lay_out(buttons)

        self.list.currentRowChanged.connect(lambda _: self._show_part())
        self.list.itemChanged.connect(self._ticked)
        for button, keys, step in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            button.setToolTip(keys)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, step=step: self.move_part(step))
            QShortcut(QKeySequence(keys), self, activated=lambda step=step: self.move_part(step))  # type: ignore[call-overload]
        self.annexe.toggled.connect(self._part_changed)
        self.marking.currentIndexChanged.connect(self._part_changed)
        self.reason.textChanged.connect(self._part_changed)
        self.template.activated.connect(lambda _: self._choose_template())
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.name.textChanged.connect(lambda _: self._say())
        self._fill(0)
        self.list.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(GRID)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.list, 1)
        left.addLayout(moves)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("&Template", self.template)
        self.part_title = label("", "finding", wraps=True)
        form.addRow(self.part_title)
        form.addRow(self.annexe)
        form.addRow("&Marking", self.marking)
        form.addRow("&Reason", self.reason)
        keep = QHBoxLayout()
        keep.setSpacing(GRID)
        keep.addWidget(self.name, 1)
        keep.addWidget(self.save)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addLayout(form)
        right.addStretch(1)
        right.addLayout(keep)
        both = QHBoxLayout()
        both.setSpacing(2 * GRID)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        column = dialog_column(self)
        column.addLayout(both, 1)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.resize(660, 320)

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.pack_layout.of(self._keys)

    @property
    def _part(self) -> Part | None:
        row = self.list.currentRow()
        return self.parts[row] if 0 <= row < len(self.parts) else None

    def move_part(self, step: int) -> None:
        """The chosen section one place on."""
        part, row = self._part, self.list.currentRow()
        if part is not None and 0 <= row + step < len(self._keys):
            self._change(self.pack_layout.moved(part.key, row + step, self._keys))
            self._fill(row + step)

    def _fill(self, row: int) -> None:
        self._filling = True
        self.list.clear()
        for part in self.parts:
            item = QListWidgetItem(self._words(part), self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if part.on else Qt.CheckState.Unchecked)
        self._filling = False
        self.list.setCurrentRow(row)
        self._show_part()
        self._say()

    def _words(self, part: Part) -> str:
        notes = [*(["annexe"] if part.annexe else []), *([str(part.marking)] if part.marking is not None else [])]
        return " – ".join([self._titles[part.key], *notes])

    def _show_part(self) -> None:
        part = self._part
        if part is None or self._filling:
            return
        self._filling = True
        self.part_title.setText(self._titles[part.key])
        self.annexe.setChecked(part.annexe)
        self.marking.setCurrentIndex(_MARKINGS.index(part.marking))
        if self.reason.text() != part.reason:
            self.reason.setText(part.reason)
        self.reason.setEnabled(part.marking is Marking.OFFICIAL)
        self.up.setEnabled(self.list.currentRow() > 0)
        self.down.setEnabled(self.list.currentRow() < len(self._keys) - 1)
        self._filling = False

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            part = self.parts[self.list.row(item)]
            on = item.checkState() is Qt.CheckState.Checked
            self._change(self.pack_layout.with_part(replace(part, on=on), self._keys))

    def _part_changed(self) -> None:
        part = self._part
        if part is None or self._filling:
            return
        marking = _MARKINGS[self.marking.currentIndex()]
        changed = replace(
            part,
            annexe=self.annexe.isChecked(),
            marking=marking,
            reason=self.reason.text() if marking is Marking.OFFICIAL else "",
        )
        self._change(self.pack_layout.with_part(changed, self._keys))
        self._filling = True
        self.list.currentItem().setText(self._words(changed))
        self._filling = False
        self._show_part()

    def _choose_template(self) -> None:
        self.pack_layout = self._templates.get(self.template.currentText(), AS_USUAL)
        self.name.setText(self.pack_layout.name)
        self._fill(max(0, self.list.currentRow()))

    def _change(self, layout: PackLayout) -> None:
        self.pack_layout = layout
        self._say()

    def _say(self) -> None:
        why = ""
        try:
            check_layout(self.pack_layout, self._keys)
        except Refused as refused:
            why = str(refused)
            for key, title in self._titles.items():
                why = why.replace(f"“{key}”", f"“{title}”")
        self.words.setText(why)
        self.use.setEnabled(not why)
        self.save.setEnabled(not why and bool(self.name.text().strip()))

    def _save(self) -> None:
        name = " ".join(self.name.text().split())
        self.pack_layout = self.pack_layout.named(name)
        self._templates[name] = self.pack_layout
        if self.template.findText(name) < 0:
            self.template.addItem(name)
        self.template.setCurrentText(name)
        self.saved.emit(self.pack_layout)

    def _take(self) -> None:
        self.taken.emit(self.pack_layout)
        self.accept()
