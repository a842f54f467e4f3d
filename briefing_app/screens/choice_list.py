"""A list to tick from that drops down from a chip: boroughs, units, offences."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.words import normalised
from briefing_app.screens.theme import GRID

_SEARCHED = 14
"""From so many choices on there is a line to find one by typing."""
_MOST_SHOWN = 14
_VALUE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choosable:
    """One line of the list. `value` is what is chosen by it."""

    value: object
    words: str


class ChoiceList(QFrame):
    """Every tick is taken at once; Esc and a click elsewhere close it."""

    ticked = Signal(object)
    """The values that are ticked now, as a tuple in the list's order."""

    def __init__(
        self,
        name: str,
        choices: Sequence[Choosable],
        ticked: Sequence[object],
        parent: QWidget,
        *,
        any_words: str = "&Any",
        only_one: bool = False,
    ) -> None:
        """With `only_one` a tick takes the others away, and closes the list."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Type to find")
        self.search.setAccessibleName(f"Find in {name}")
        self.search.setVisible(len(choices) >= _SEARCHED)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        for choice in choices:
            item = QListWidgetItem(choice.words, self.list)
            item.setData(_VALUE, choice.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if choice.value in ticked else Qt.CheckState.Unchecked)
        self.list.itemChanged.connect(self._only if only_one else lambda _: self._say())
        self.list.itemActivated.connect(self._only)
        self.any = QPushButton(any_words)
        self.any.setToolTip("Take all ticks away: nothing is left out")
        self.any.clicked.connect(self._untick)
        done = QPushButton("&Done")
        done.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.any)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addLayout(buttons)
        rows = min(_MOST_SHOWN, max(2, len(choices)))
        self.list.setFixedHeight(rows * max(18, self.list.sizeHintForRow(0)) + 6)
        self.setMinimumWidth(min(420, self.list.sizeHintForColumn(0) + 64))
        if self.list.count():
            self.list.setCurrentRow(0)

    def open_under(self, widget: QWidget) -> None:
        self.adjustSize()
        where = widget.mapToGlobal(widget.rect().bottomLeft())
        room = widget.screen().availableGeometry()
        where.setX(max(room.left(), min(where.x(), room.right() - self.width())))
        where.setY(max(room.top(), min(where.y(), room.bottom() - self.height())))
        self.move(where)
        self.show()
        (self.list if self.search.isHidden() else self.search).setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def values(self) -> tuple[object, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_VALUE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _say(self) -> None:
        self.ticked.emit(self.values)

    def _only(self, item: QListWidgetItem) -> None:
        """Enter, or a double click: this one and no other, and that is all."""
        self._tick_none()
        self.list.blockSignals(True)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._say()
        self.close()

    def _untick(self) -> None:
        self._tick_none()
        self._say()
        self.close()

    def _tick_none(self) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _narrow(self, typed: str) -> None:
        wanted = normalised(typed)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in normalised(item.text()))
        seen = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if seen:
            self.list.setCurrentRow(seen[0])

    # Qt's own names

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The arrows lead from the line that is typed in to the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (item := self.list.currentItem()):
                self._only(item)
                return True
        return False
