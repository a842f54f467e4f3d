"""The fields of one thing of the order, one beneath the other, each with what is wrong with it beneath and its help."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.order.things import OrderField
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_delegate import Editor, editor_for, on_text, put_text, text_in
from briefing_app.screens.theme import GRID


class FieldGrid(QScrollArea):
    """Says what is typed and when a field is left; what becomes of it is for the form around it."""

    typing = Signal(str, str)
    """The field's name, and what its editor says now."""
    left = Signal(str)

    def __init__(
        self,
        fields: Sequence[OrderField],
        *,
        editor_width: int,
        words_height: int,
        side: int = GRID,
        gap: int = GRID,
        instead: Mapping[str, QWidget] | None = None,
        beneath: Mapping[str, QWidget] | None = None,
    ) -> None:
        """`instead` stands for a field's editor, `beneath` under it; `side` and `gap` are pixels beside and between."""
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self.wrongs: dict[str, QLabel] = {}
        self._fields = {field.name: field for field in fields}
        self._editor_width, self._words_height = editor_width, words_height
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(side, GRID, side, GRID)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(gap)
        for row, field in enumerate(fields):
            own = (instead or {}).get(field.name)
            name = QLabel(field.heading)
            name.setMinimumHeight(28)
            name.setBuddy(own or self._make_editor(field))
            cell = QVBoxLayout()
            cell.setSpacing(2)
            if own is None:
                cell.addWidget(self.editors[field.name])
            else:
                cell.addWidget(own, 0, Qt.AlignmentFlag.AlignLeft)
            under = (beneath or {}).get(field.name)
            if under is not None:
                cell.addWidget(under)
            cell.addWidget(self._make_wrong(field))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(cell, row, 1)
            grid.addWidget(label(field.help, "caption", wraps=True), row, 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(fields), 1)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_text(self, name: str, said: str) -> None:
        """What a field says, without it counting as typed."""
        editor = self.editors[name]
        if text_in(editor) != said:
            editor.blockSignals(True)
            put_text(editor, said)
            editor.blockSignals(False)

    def say_wrong(self, name: str, says: str) -> None:
        self.wrongs[name].setText(says)
        self.wrongs[name].setVisible(bool(says))
        if name in self.editors:
            self.editors[name].setAccessibleDescription(says or self._fields[name].help)

    def _make_wrong(self, field: OrderField) -> QLabel:
        wrong = label("", "warning", wraps=True)
        wrong.setFixedWidth(self._editor_width)
        wrong.hide()
        self.wrongs[field.name] = wrong
        return wrong

    def _make_editor(self, field: OrderField) -> Editor:
        name, editor = field.name, editor_for(field)
        editor.setProperty("role", "")
        editor.setFixedWidth(self._editor_width)
        self.editors[name] = editor
        on_text(editor, lambda text: self.typing.emit(name, text))
        match editor:
            case QLineEdit():
                editor.editingFinished.connect(lambda: self.left.emit(name))
            case QComboBox():
                editor.activated.connect(lambda _: self.left.emit(name))
            case QPlainTextEdit():
                editor.setFixedHeight(self._words_height)
        editor.installEventFilter(self)
        return editor

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            name = next((name for name, editor in self.editors.items() if editor is watched), None)
            if name is not None:
                self.left.emit(name)
        return super().eventFilter(watched, event)
