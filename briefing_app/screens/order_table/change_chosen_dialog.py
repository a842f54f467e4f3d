"""Asks once what all chosen rows are to say in a field."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from briefing_app.operation.order.entries import NotEntered, entered
from briefing_app.operation.order.things import OrderField
from briefing_app.operation.times import Period
from briefing_app.screens.dialog_frame import dialog_column, order_buttons
from briefing_app.screens.labels import label
from briefing_app.screens.order_table.order_delegate import Editor, editor_for, text_in


class ChangeChosenDialog(QDialog):
    """Opened, never waited for: `taken` brings the field's name and what it is to say. Wrong input is said here."""

    taken = Signal(str, str)

    def __init__(
        self, fields: Sequence[OrderField], first: OrderField, whom: str, period: Period, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._period = period
        self.setModal(True)
        self.setWindowTitle(f"Change {whom}")
        self.field = QComboBox()
        self.field.setAccessibleName("Field to change")
        self.field.addItems([one.heading for one in fields])
        self.field.setCurrentIndex(self._fields.index(first))
        self.field.currentIndexChanged.connect(self._show_editor)
        self.wrong = label("", "warning", wraps=True)
        self.wrong.hide()
        buttons, self.change = order_buttons(self, f"&Change {whom}", self._finish)
        self._column = dialog_column(self)
        self._column.addWidget(self.field)
        self._column.addWidget(label("is to say, in all of them (nothing empties it):", "caption"))
        self.editor: Editor = editor_for(first)
        self._column.addWidget(self.editor)
        self._column.addWidget(self.wrong)
        self._column.addWidget(buttons)
        self.setMinimumWidth(420)
        self.editor.setFocus()

    def _show_editor(self, place: int) -> None:
        editor = editor_for(self._fields[place])
        self._column.replaceWidget(self.editor, editor)
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = editor
        self.setTabOrder(self.field, editor)
        self.wrong.hide()

    def _finish(self) -> None:
        field, text = self._fields[self.field.currentIndex()], text_in(self.editor)
        try:
            entered(field, text, self._period)
        except NotEntered as wrong:
            self.wrong.setText(str(wrong))
            self.wrong.show()
            self.editor.setFocus()
            return
        self.taken.emit(field.name, text)
        self.accept()
