"""The whole picture with the keyboard alone: every control is reached with Tab, named, and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.screens.figure_table import FigureTable
from briefing_app.screens.main_window import MainWindow
from tests.screens.test_picture_place import press, settled, window

__all__ = ["window"]


def tabbed(window: MainWindow, qtbot: QtBot) -> list[QWidget]:
    """What the keyboard comes to, from the first chip on, until it is there again."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first = next(iter(window.picture.bar.chips.values()))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found = [first]
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            return found
        found.append(now)
    raise AssertionError("Tab never comes round")


@pytest.mark.parametrize("as_table", [False, True], ids=["charts", "tables"])
def test_that_tab_leads_to_every_chip_tile_chart_table_and_menu_and_on(
    window: MainWindow, qtbot: QtBot, as_table: bool
) -> None:
    picture = window.picture
    cards = list(picture.page.cards.values())
    for card in cards:
        card.as_table.setChecked(as_table)
    settled(picture, qtbot)
    reached = tabbed(window, qtbot)
    wanted: list[QWidget] = [chip for chip in picture.bar.chips.values() if chip.isVisible()]
    wanted += [*picture.tiles.buttons, picture.pages.tabs, picture.pages.figures_button]
    for card in cards:
        wanted += [card.as_table, card.more, card.table_view if as_table else card.chart_view]
    assert [one.accessibleName() for one in wanted if one not in reached] == []
    unnamed = [one for one in reached if not (one.accessibleName() or getattr(one, "text", str)())]
    assert unnamed == []


def test_that_a_figure_is_filtered_opened_and_left_with_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    picture = window.picture
    view = picture.card("arrests-by-borough").chart_view
    press(view, Qt.Key.Key_Down, qtbot)
    chosen = view.focused_mark
    qtbot.keyClick(view, Qt.Key.Key_Space)
    settled(picture, qtbot)
    assert picture.history.wanted
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    settled(picture, qtbot)
    qtbot.keyClick(view, Qt.Key.Key_F11)
    assert picture.large.card is not None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert picture.large.card is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settled(picture, qtbot)
    assert not picture.history.wanted
    assert chosen is not None


def test_that_a_table_is_sorted_by_the_column_of_the_chosen_cell(window: MainWindow, qtbot: QtBot) -> None:
    picture = window.picture
    card = picture.card("arrests-by-borough")
    card.as_table.setChecked(True)
    table = card.table_view
    assert isinstance(table, FigureTable)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def first() -> str:
        return str(table.model().index(0, 0).data())

    given = first()
    table.setCurrentIndex(table.model().index(0, 0))
    seen = []
    for _ in range(3):
        press(table, Qt.Key.Key_S, qtbot, both)
        seen.append(first())
    assert seen == ["Barking and Dagenham", "Westminster", given]
