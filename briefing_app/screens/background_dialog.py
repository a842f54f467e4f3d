"""Attaching a public table as background: pick its measure and period, see it, say where it comes from."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.figures.background import figures_of_background, notes_beside
from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Choice, Chosen, chosen_of
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.times import now
from briefing_app.screens.background_form import BackgroundForm
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.theme import GRID, Theme

_NO_SOURCE = "Say where the table comes from; the line is printed below every figure of it."
_NO_MEASURE = "Pick one of the table's measures."
_FORM_WIDTH = 300


class BackgroundDialog(QDialog):
    """Nothing is written here: `accepted_choice` brings the Choice, the title and the source line."""

    accepted_choice = Signal(object, str, str)
    removal_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        file: BackgroundFile,
        boroughs: Sequence[str],
        *,
        attached: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`attached` is the table as it is attached already, where it is to be changed."""
        super().__init__(parent)
        self._file = file
        self._boroughs = tuple(boroughs)
        self._attached = attached
        self._chosen: tuple[Choice, Chosen] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle("Change background" if attached is not None else "Attach background")
        self.about = OneLine(f"{file.name}: public figures for the Information section, never counted", "finding")
        self.form = BackgroundForm(file.tables)
        self.bars = FigureCard(theme, "Preview, bars")
        self.map = FigureCard(theme, "Preview, map")
        for card in (self.bars, self.map):
            # There is nothing to save or print yet.
            card.more.hide()
        self.notes = label("", "caption", wraps=True)
        self.notes.setAccessibleName("What there is to know about these numbers")
        self.wrong = label("", "warning", wraps=True)
        self.wrong.hide()
        self._lay_out(attached)
        if attached is not None:
            self.form.show_background(attached)
        self.form.chosen.connect(self._show)
        self.form.worded.connect(self._show)
        self._show()
        self.form.measure.setFocus()

    def _lay_out(self, attached: Background | None) -> None:
        words = QWidget()
        inside = QVBoxLayout(words)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.form)
        inside.addWidget(self.wrong)
        inside.addWidget(self.notes)
        inside.addStretch(1)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setProperty("role", "picture")
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setWidget(words)
        left.setFixedWidth(_FORM_WIDTH)
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(left)
        line.addWidget(self.bars, 11)
        line.addWidget(self.map, 10)
        words_of_accept = "Sa&ve changes" if attached is not None else "&Attach"
        buttons, self.accept_button = order_buttons(self, words_of_accept, self._finish)
        if attached is not None:
            remove = buttons.addButton("&Remove from the operation", QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self._remove)
        column = dialog_column(self)
        column.addWidget(self.about)
        column.addLayout(line, 1)
        column.addWidget(buttons)
        self.resize(1180, 640)

    def _show(self) -> None:
        """The figures as they will stand in the picture and on paper."""
        choice = self.form.choice
        self._complain("" if choice is not None else _NO_MEASURE)
        if choice is None:
            return
        if self._chosen is None or self._chosen[0] != choice:
            self._chosen = choice, chosen_of(self.form.at_hand, choice)
        _, chosen = self._chosen
        shown = Background(
            number=0,
            file_name=self._file.name,
            sha256=self._file.sha256,
            choice=choice,
            title=self.form.title.text().strip() or chosen.measure,
            source_line=self.form.source.text().strip() or "not stated yet",
            attached_at=now() if self._attached is None else self._attached.attached_at,
            attached_by="",
            chosen=chosen,
        )
        bars, tile_map = figures_of_background(shown, self._boroughs)
        self.bars.show_figures(bars)
        self.map.show_figures(replace(tile_map, title="The same on London's map"))
        self.notes.setText("\n".join(notes_beside(bars)))

    def _finish(self) -> None:
        choice, source = self.form.choice, self.form.source.text().strip()
        if choice is None:
            self._complain(_NO_MEASURE)
            self.form.measure.setFocus()
        elif not source:
            self._complain(_NO_SOURCE)
            self.form.source.setFocus()
        else:
            self.accepted_choice.emit(choice, self.form.title.text().strip(), source)
            self.accept()

    def _remove(self) -> None:
        self.removal_wanted.emit()
        self.reject()

    def _complain(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
