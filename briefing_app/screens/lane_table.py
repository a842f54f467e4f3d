"""The returns list: a line for each borough, its plan and its result side by side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.figures.figure import Align
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import Lane, State
from briefing_app.screens.status_signs import paint_sign
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import Theme

_SIGN = 12
_ROW = 19
_WIDEST_STATE = 210
PLAN_COLUMN, RESULT_COLUMN = 1, 2


def lane_columns(phase: Phase) -> tuple[Column[Lane], ...]:
    """Both states always; version, time and file are those of the phase that is looked at."""

    def version(lane: Lane) -> str:
        received = lane.of(phase).received
        return str(received.version) if received is not None else ""

    def file_name(lane: Lane) -> str:
        received = lane.of(phase).received
        return received.file_name if received is not None else ""

    return (
        Column("Borough", lambda lane: lane.borough),
        Column("Plan", lambda lane: lane.plan.said),
        Column("Result", lambda lane: lane.result.said),
        Column("Version", version, Align.RIGHT),
        Column("Data as at", lambda lane: lane.of(phase).as_at),
        Column("File", file_name),
    )


class LaneTable(TableView):
    """Choosing a line chooses the borough's tile, and the reverse."""

    borough_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Returns by borough", parent)
        self._model: TableModel[Lane] = TableModel(lane_columns(Phase.RESULT))
        self._model.setParent(self)
        self.setModel(self._model)
        self.set_row_height(_ROW)
        for column, phase in ((PLAN_COLUMN, Phase.PLAN), (RESULT_COLUMN, Phase.RESULT)):
            self.setItemDelegateForColumn(column, _SignDelegate(theme, self._model, phase, self))
        self.setItemDelegateForColumn(self._model.columnCount() - 1, _EndOfName(self))
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        theme.changed.connect(self.viewport().update)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return self._model.rows

    def show_lanes(self, lanes: tuple[Lane, ...], phase: Phase) -> None:
        chosen = self.currentIndex().row()
        self._model.show(lanes, columns=lane_columns(phase))
        self.fit_columns(330)
        for column in (PLAN_COLUMN, RESULT_COLUMN):
            self.setColumnWidth(column, min(_WIDEST_STATE, self.columnWidth(column) + _SIGN + 8))
        self.horizontalHeader().setSectionResizeMode(self._model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        if 0 <= chosen < len(lanes):
            self.selectRow(chosen)

    def choose(self, borough: str) -> None:
        row = next((row for row, lane in enumerate(self.lanes) if lane.borough == borough), None)
        if row is None:
            self.clearSelection()
        elif row != self.currentIndex().row():
            self.selectRow(row)

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.borough_chosen.emit(self.lanes[index.row()].borough)


class _EndOfName(QStyledItemDelegate):
    """A file's name is told from others by its end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class _SignDelegate(QStyledItemDelegate):
    """The sign of a state before its words."""

    def __init__(self, theme: Theme, model: TableModel[Lane], phase: Phase, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lanes = model
        self._phase = phase

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, option.palette.color(QPalette.ColorRole.Highlight))
        state = self._lanes.rows[index.row()].of(self._phase).state
        sign = QRectF(box.left() + 5, box.center().y() - _SIGN / 2 + 1, _SIGN, _SIGN)
        if selected:
            painter.fillRect(sign.adjusted(-2, -1, 2, 1), self._theme.palette.panel)
        paint_sign(painter, state, sign, self._theme.palette)
        words = QStyleOptionViewItem(option)
        words.rect = box.adjusted(_SIGN + 5, 0, 0, 0)
        if state is State.AWAITED and not selected:
            quiet = option.palette.color(QPalette.ColorRole.PlaceholderText)
            words.palette.setColor(QPalette.ColorRole.Text, quiet)
        super().paint(painter, words, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(_SIGN + 8, 0)
