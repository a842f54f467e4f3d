"""How the cells and headers of a sheet look: what was sent, the marks on it, and where the cursor is."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.figures.palette import Palette
from briefing_app.operation.cell_names import cell_name, column_letters
from briefing_app.screens.review.cell_marks import Mark
from briefing_app.screens.review.mark_signs import paint_corner, paint_ground, paint_mark
from briefing_app.screens.review.sheet_model import ONLY_BEGINNING, SheetModel
from briefing_app.screens.table_model import Index
from briefing_app.screens.theme import CAPTION, Theme

_SIGN = 12
_PADDING = 4
_SELECTED = 56
"""Of 255: the ground of what is chosen stays visible through the choice."""


class SheetDelegate(QStyledItemDelegate):
    """Paints the cells itself: a hundred of them are on the screen at a time, and they scroll."""

    refused = Signal(str)
    """Why a cell can't be typed into."""

    def __init__(self, theme: Theme, model: SheetModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, model = self._theme.palette, self._sheet
        place = (index.row(), index.column())
        box = QRectF(option.rect)
        mark, aside = model.mark(place), model.row_mark(place[0]) is Mark.ASIDE
        painter.fillRect(option.rect, QColor(palette.ground if model.is_around(place) else palette.panel))
        if mark is not None and mark is not Mark.MENDED:
            paint_ground(painter, mark, box.adjusted(0, 0, -1, -1), palette)
        if place in model.amended:
            paint_corner(painter, box, palette)
        self._write(painter, option.rect, index, quiet=aside or model.emptied(place))
        if option.state & QStyle.StateFlag.State_Selected:
            tint = QColor(palette.accent)
            tint.setAlpha(_SELECTED)
            painter.fillRect(option.rect, tint)
        if place in model.lit:
            _edge(painter, box, palette.text, 2.0, Qt.PenStyle.DashLine)
        if option.state & QStyle.StateFlag.State_HasFocus:
            _edge(painter, box, palette.accent, 2.0, Qt.PenStyle.SolidLine)

    def _write(self, painter: QPainter, box: QRect, index: Index, *, quiet: bool) -> None:
        palette, model = self._theme.palette, self._sheet
        place = (index.row(), index.column())
        mark = model.marks.cells.get(place)
        room = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if mark is not None:
            sign = QRectF(box.right() - _SIGN - 2, box.center().y() - _SIGN / 2 + 1, _SIGN, _SIGN)
            paint_mark(painter, mark, sign, palette)
            room.setRight(room.right() - _SIGN - 1)
        said = str(index.data() or "")
        if not said:
            return
        font = QFont(self._theme.font(12, bold=place[0] in model.marks.heading_rows))
        font.setStrikeOut(place in model.sheet.struck or model.emptied(place))
        font.setItalic(place in model.sheet.faults)
        painter.setFont(font)
        painter.setPen(QColor(palette.quiet if quiet or place in model.sheet.faults else palette.text))
        words = " ".join(said.split("\n"))
        where = Qt.AlignmentFlag.AlignRight if _is_number(words) else Qt.AlignmentFlag.AlignLeft
        cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, where | Qt.AlignmentFlag.AlignVCenter, cut)

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """None for a cell whose text is not here as a whole: what was typed would take the place of the rest."""
        if self._sheet.is_cut((index.row(), index.column())):
            self.refused.emit(ONLY_BEGINNING)
            return None
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setFrame(False)
        editor.setFont(self._theme.font(12))
        editor.setAccessibleName(f"Cell {cell_name(index.row(), index.column())}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.setModified(False)

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """A cell that was only looked into keeps what it says, line ends and all."""
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            self._sheet.setData(index, editor.text())


def _is_number(words: str) -> bool:
    return words[:1].isdigit() and words.replace(",", "").replace(".", "", 1).isdecimal()


def _edge(painter: QPainter, box: QRectF, colour: str, width: float, style: Qt.PenStyle) -> None:
    pen = QPen(QColor(colour), width, style)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(width / 2, width / 2, -width / 2 - 1, -width / 2 - 1))


class SheetHeader(QHeaderView):
    """Letters or numbers; what is hidden in the file is hatched, a row that is held or none has its sign."""

    def __init__(self, orientation: Qt.Orientation, theme: Theme, model: SheetModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._sheet = model
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName("Columns" if orientation is Qt.Orientation.Horizontal else "Rows")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette, across = self._theme.palette, self.orientation() is Qt.Orientation.Horizontal
        hidden = self._sheet.sheet.hidden_columns if across else self._sheet.sheet.hidden_rows
        box = QRectF(rect)
        painter.save()
        painter.fillRect(rect, QColor(palette.ground))
        if section in hidden:
            painter.fillRect(rect, _hatched(palette))
        chosen = self._has_cursor(section)
        if chosen:
            tint = QColor(palette.accent)
            tint.setAlpha(_SELECTED)
            painter.fillRect(rect, tint)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mark = None if across else self._sheet.row_mark(section)
        if mark is not None:
            paint_mark(painter, mark, QRectF(box.left() + 3, box.center().y() - _SIGN / 2, _SIGN, _SIGN), palette)
        if across:
            self._write_column(painter, rect, section, chosen=chosen)
        else:
            self._write_row(painter, rect.adjusted(_SIGN + 4, 0, -5, 0), section, chosen=chosen)
        painter.restore()

    def _write_column(self, painter: QPainter, rect: QRect, column: int, *, chosen: bool) -> None:
        """The letter, and the sheet's own heading, which may have been scrolled away."""
        palette, heading = self._theme.palette, self._sheet.heading(column)
        letter = column_letters(column)
        painter.setFont(self._theme.font(CAPTION, bold=chosen))
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        if not heading:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
            return
        room = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, letter)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(letter) + 2 * _PADDING)
        painter.setPen(QColor(palette.text))
        said = painter.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _write_row(self, painter: QPainter, rect: QRect, row: int, *, chosen: bool) -> None:
        palette = self._theme.palette
        painter.setFont(self._theme.font(CAPTION, bold=chosen))
        painter.setPen(QColor(palette.text if chosen else palette.quiet))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row + 1))

    def _has_cursor(self, section: int) -> bool:
        chosen = self.selectionModel()
        if chosen is None:
            return False
        if self.orientation() is Qt.Orientation.Horizontal:
            return chosen.currentIndex().column() == section or chosen.columnIntersectsSelection(section)
        return chosen.currentIndex().row() == section or chosen.rowIntersectsSelection(section)


def _hatched(palette: Palette) -> QBrush:
    return QBrush(QColor(palette.line), Qt.BrushStyle.BDiagPattern)
