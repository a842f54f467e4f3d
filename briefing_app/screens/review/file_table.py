"""The files of a drop, one line each: what would become of it, and what it still asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.figures.figure import Align
from briefing_app.operation.position.return_status import State
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.words import listed, listed_few
from briefing_app.screens.review.cell_marks import Mark
from briefing_app.screens.review.mark_signs import paint_mark
from briefing_app.screens.review.to_do import asks, held_rows, still_to_do
from briefing_app.screens.status_signs import paint_sign
from briefing_app.screens.table_model import Column, Index, TableModel, TableView
from briefing_app.screens.theme import Theme

OUTCOMES = {
    Outcome.IMPORTED: "New",
    Outcome.SUPERSEDES: "Supersedes",
    Outcome.UNCHANGED: "Unchanged",
    Outcome.NEEDS_ANSWERS: "Needs answers",
    Outcome.REFUSED: "Refused",
}
_SIGN = 12
_PRESSING = (Outcome.NEEDS_ANSWERS, Outcome.SUPERSEDES, Outcome.IMPORTED, Outcome.REFUSED, Outcome.UNCHANGED)


def _accepted(looked: Looked) -> str:
    return _counted(looked, sum(sheet.accepted for sheet in looked.reading.sheets))


def _counted(looked: Looked, number: int) -> str:
    return f"{number:,}" if looked.reading.cover is not None else ""


def _version(looked: Looked) -> str:
    return str(looked.reading.cover.version) if looked.reading.cover is not None else ""


FILE_COLUMNS: tuple[Column[Looked], ...] = (
    Column("File", lambda looked: looked.reading.name),
    Column("Borough", lambda looked: listed_few(looked.reading.boroughs) if looked.reading.boroughs else ""),
    Column("Phase", lambda looked: listed(looked.reading.phases) if looked.reading.phases else ""),
    Column("Version", _version, Align.RIGHT),
    Column("Outcome", lambda looked: OUTCOMES[looked.outcome]),
    Column("Still to do", still_to_do),
    Column("Rows", _accepted, Align.RIGHT),
    Column("Held", lambda looked: _counted(looked, held_rows(looked)), Align.RIGHT),
    Column("What would happen, or why not", lambda looked: looked.why),
)
TO_DO = 5


def pressing(looked: Sequence[Looked]) -> list[int]:
    """Places in the order in which they are shown: what asks for something first, then what is refused."""

    def turn(place: int) -> tuple[bool, int]:
        one = looked[place]
        asking = asks(one)
        order = (Outcome.REFUSED, *_PRESSING) if not asking else _PRESSING
        return not asking, order.index(one.outcome)

    return sorted(range(len(looked)), key=turn)


class FileTable(TableView):
    """Enter goes into the chosen file."""

    entered_file = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Files that were dropped", parent)
        self._model: TableModel[Looked] = TableModel(FILE_COLUMNS)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(0, _SignDelegate(theme, self._model, self))
        self.doubleClicked.connect(lambda _: self.entered_file.emit())
        theme.changed.connect(self.viewport().update)

    def show_files(self, files: Sequence[Looked]) -> None:
        self._model.show(files)
        self.fit_columns(300)
        self.setColumnWidth(0, self.columnWidth(0) + _SIGN + 8)
        self.setColumnWidth(TO_DO, max(self.columnWidth(TO_DO), 150))
        self.horizontalHeader().setSectionResizeMode(len(FILE_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    @property
    def full_height(self) -> int:
        """Of all its lines, so that a few files take no more room than they need."""
        rows = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + 2

    def show_again(self, files: Sequence[Looked]) -> None:
        """The same files, looked at anew: no line moves."""
        self._model.change(files)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_file.emit()
        else:
            super().keyPressEvent(event)


class _SignDelegate(QStyledItemDelegate):
    """A tick where nothing is left to do, a sign of what is asked where something is."""

    def __init__(self, theme: Theme, model: TableModel[Looked], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, option.palette.color(QPalette.ColorRole.Highlight))
        sign = QRectF(box.left() + 5, box.center().y() - _SIGN / 2 + 1, _SIGN, _SIGN)
        if selected:
            painter.fillRect(sign.adjusted(-2, -1, 2, 1), self._theme.palette.panel)
        self._paint_sign(painter, self._files.rows[index.row()], sign)
        words = QStyleOptionViewItem(option)
        words.rect = box.adjusted(_SIGN + 5, 0, 0, 0)
        super().paint(painter, words, index)

    def _paint_sign(self, painter: QPainter, looked: Looked, box: QRectF) -> None:
        palette = self._theme.palette
        match looked.outcome:
            case _ if looked.reading.questions or (asks(looked) and looked.outcome is Outcome.REFUSED):
                paint_mark(painter, Mark.QUESTION, box, palette)
            case _ if asks(looked):
                paint_mark(painter, Mark.HELD, box, palette)
            case Outcome.REFUSED:
                paint_mark(painter, Mark.WARNING, box, palette)
            case Outcome.UNCHANGED:
                paint_mark(painter, Mark.ASIDE, box, palette)
            case _:
                paint_sign(painter, State.RECEIVED, box, palette)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(_SIGN + 8, 0)
