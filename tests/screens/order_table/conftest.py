"""An order at hand on a store on disk, and hands that type into its table."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.screens.desk import Desk
from briefing_app.screens.order_table.order_at_hand import OrderAtHand
from briefing_app.screens.order_table.order_delegate import text_in
from briefing_app.screens.order_table.order_table import OrderTable
from briefing_app.screens.theme import Theme
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers

Open = Callable[[], OrderAtHand]


@pytest.fixture
def open_order(qtbot: QtBot, readers: Readers, store_path: Path, operation: Operation) -> Iterator[Open]:
    """Opens the order anew, as after the app was started again."""
    orders: list[tuple[OrderAtHand, Desk]] = []

    def open_it() -> OrderAtHand:
        desk = Desk(readers, user="A. Example")
        at_hand = OrderAtHand(desk, desk)
        orders.append((at_hand, desk))
        desk.open(lambda: open_store(store_path))
        qtbot.waitUntil(lambda: at_hand.is_there and desk.shown is not None, timeout=10_000)
        return at_hand

    yield open_it
    for at_hand, desk in orders:
        at_hand.end()
        desk.close()


class Hands:
    """What a person does with a table, by keys."""

    def __init__(self, qtbot: QtBot, table: OrderTable, at_hand: OrderAtHand) -> None:
        self.qtbot, self.table, self.at_hand = qtbot, table, at_hand
        self.said: list[str] = []

    def go(self, row: int, field: str) -> None:
        self.table.activateWindow()
        self.qtbot.waitUntil(self.table.isActiveWindow)
        self.table.grid.go_to((row, self.table.model.column_of(field) or 0))
        self.table.grid.setFocus()

    def keys(self, text: str) -> None:
        """Where the focus is: in the grid, or in the editor that the first key opens."""
        for letter in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            self.qtbot.keyClicks(widget, letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifier)
        # What an editor says is taken in the window's next turn.
        QApplication.processEvents()

    def type(self, row: int, field: str, text: str) -> None:
        self.go(row, field)
        self.keys(text)
        self.press(Qt.Key.Key_Return)

    def rows(self, *fields: str) -> list[tuple[str, ...]]:
        columns = [self.table.model.column_of(field) or 0 for field in fields]
        return [
            tuple(self.table.model.said((row, column)) for column in columns)
            for row in range(len(self.table.model.items))
        ]

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.at_hand.is_writing)

    def editor_says(self) -> str:
        editor = self.table.grid.open_editor()
        return text_in(editor) if editor is not None else ""


Make = Callable[..., Hands]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, open_order: Open) -> Make:
    def make_it(thing: str, at_hand: OrderAtHand | None = None, **more: object) -> Hands:
        order = at_hand or open_order()
        said: list[str] = []
        table = OrderTable(order, theme, thing, said=said.append, **more)  # type: ignore[arg-type]
        qtbot.addWidget(table)
        table.resize(1200, 500)
        table.show()
        table.activateWindow()
        qtbot.waitUntil(table.isActiveWindow)
        hands = Hands(qtbot, table, order)
        hands.said = said
        return hands

    return make_it
