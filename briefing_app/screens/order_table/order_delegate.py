"""How a cell of the order looks and is typed into: a list to choose from, a line, or several lines."""

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.operation.order.things import FieldType, OrderField
from briefing_app.screens.order_table.order_model import OrderModel
from briefing_app.screens.table_model import Index
from briefing_app.screens.theme import CAPTION, Theme

_PADDING = 5
_SIGN = 14
_SELECTED = 56
"""Of 255: the words of what is chosen stay readable through the choice."""
_WORDS_SIZE = QSize(420, 116)

Editor = QLineEdit | QComboBox | QPlainTextEdit


class OrderDelegate(QStyledItemDelegate):
    """Says every keystroke, so that it can be kept."""

    typing = Signal(QPersistentModelIndex, str)
    """What a cell's editor says now."""
    for_all = Signal(str)
    """What all chosen cells are to say."""

    def __init__(self, theme: Theme, model: OrderModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    # --- painting ----------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, model = self._theme.palette, self._model
        place = (index.row(), index.column())
        wrong, marks = model.wrong(place), model.marks(place)
        painter.save()
        painter.fillRect(option.rect, QColor(palette.panel))
        room = option.rect.adjusted(_PADDING, 1, -_PADDING, -1)
        if wrong or marks:
            self._paint_sign(painter, option.rect, wrong=bool(wrong))
            room.setRight(room.right() - _SIGN)
        self._write(painter, room, index, wrong=bool(wrong))
        if option.state & QStyle.StateFlag.State_Selected:
            tint = QColor(palette.accent)
            tint.setAlpha(_SELECTED)
            painter.fillRect(option.rect, tint)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, index: Index, *, wrong: bool) -> None:
        palette = self._theme.palette
        said = str(index.data() or "")
        quiet = False
        if not said and self._model.item(index.row()) is None and index.column() == 0:
            said, quiet = "New", True
        if not said:
            return
        font = self._theme.font(12)
        painter.setFont(font)
        painter.setPen(QColor(palette.warning if wrong else palette.quiet if quiet else palette.text))
        metrics = QFontMetrics(font)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if room.height() >= 2 * metrics.height() and "\n" not in said.strip() and len(said) < 400:
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap) | int(side), said)
            return
        words = " ".join(said.split())
        painter.drawText(room, side, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_sign(self, painter: QPainter, box: QRect, *, wrong: bool) -> None:
        """A filled sign for what is not taken, an outlined one for what contradicts something."""
        palette = self._theme.palette
        sign = QRect(box.right() - _SIGN - 1, box.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
        colour = QColor(palette.warning)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if wrong else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(sign.adjusted(1, 1, -1, -1))
        font = QFont(self._theme.font(CAPTION - 1, bold=True))
        painter.setFont(font)
        painter.setPen(QColor(palette.panel) if wrong else colour)
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, "!")

    # --- typing ------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self._model.fields[index.column()]
        editor = editor_for(field, parent)
        editor.setFont(self._theme.font(12))
        kept = QPersistentModelIndex(index)
        on_text(editor, lambda text: self.typing.emit(kept, text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is in the editor is not overwritten while it is being typed."""
        if editor.property("filled"):
            return
        editor.blockSignals(True)
        put_text(editor, str(index.data(Qt.ItemDataRole.EditRole)), chosen=True)
        editor.blockSignals(False)
        editor.setProperty("filled", True)

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        self._model.setData(index, text_in(editor))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Several lines get the room that they need, within the table."""
        parent = editor.parentWidget()
        if not isinstance(editor, QPlainTextEdit) or parent is None:
            super().updateEditorGeometry(editor, option, index)
            if isinstance(editor, QComboBox):
                editor.resize(max(editor.width(), editor.sizeHint().width()), editor.height())
            return
        room = parent.rect()
        box = QRect(option.rect.topLeft(), _WORDS_SIZE.expandedTo(option.rect.size()).boundedTo(room.size()))
        box.moveLeft(max(0, min(box.left(), room.right() - box.width())))
        box.moveTop(max(0, min(box.top(), room.bottom() - box.height())))
        editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(editor, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if enter and modifiers == Qt.KeyboardModifier.ControlModifier:
                said = text_in(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.for_all.emit(said)
                return True
            if isinstance(editor, QPlainTextEdit) and enter:
                if modifiers == Qt.KeyboardModifier.AltModifier:
                    editor.insertPlainText("\n")
                else:
                    self.commitData.emit(editor)
                    self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)


def editor_for(field: OrderField, parent: QWidget | None = None) -> Editor:
    """What a field is typed into, here and in a dialog."""
    editor: Editor
    match field.type:
        case FieldType.CHOICE | FieldType.UNIT | FieldType.BOROUGH:
            editor = _chooser(field, parent)
        case FieldType.WORDS:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
        case _:
            editor = QLineEdit(parent)
    editor.setProperty("role", "cell")
    editor.setAccessibleName(field.heading)
    editor.setAccessibleDescription(field.help)
    return editor


def text_in(editor: QWidget) -> str:
    match editor:
        case QComboBox():
            return editor.currentText()
        case QPlainTextEdit():
            return editor.toPlainText()
        case QLineEdit():
            return editor.text()
    raise TypeError(type(editor).__name__)


def put_text(editor: QWidget, said: str, *, chosen: bool = False) -> None:
    """`chosen`: so that what is typed next takes its place."""
    match editor:
        case QComboBox():
            editor.setCurrentText(said)
            line = editor.lineEdit()
            if line is not None and chosen:
                line.selectAll()
        case QPlainTextEdit():
            editor.setPlainText(said)
            if chosen:
                editor.selectAll()
        case QLineEdit():
            editor.setText(said)
            if chosen:
                editor.selectAll()


def on_text(editor: Editor, call: object) -> None:
    """Have a function called with what the editor says, whenever that changes."""
    match editor:
        case QComboBox():
            editor.editTextChanged.connect(call)
        case QPlainTextEdit():
            editor.textChanged.connect(lambda: call(editor.toPlainText()))  # type: ignore[operator]
        case QLineEdit():
            editor.textChanged.connect(call)


def _chooser(field: OrderField, parent: QWidget | None) -> QComboBox:
    chooser = QComboBox(parent)
    chooser.setEditable(True)
    chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    chooser.addItems(["", *field.values])
    return chooser
