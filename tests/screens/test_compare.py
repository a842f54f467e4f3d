"""The earlier operation is chosen in the picture, with the keyboard, and its figures appear there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.screens.choice_list import ChoiceList
from briefing_app.screens.main_window import MainWindow
from briefing_app.store.store import open_store
from tests.screens.test_picture_place import press, settled, window

__all__ = ["window"]


@pytest.fixture
def earlier(store_path: Path) -> str:
    with open_store(store_path) as store:
        create_operation(store, name="Winter day", day=date(2021, 1, 13))
        return create_operation(store, name="Spring day", day=date(2021, 4, 13)).ref


def test_that_without_another_operation_the_picture_says_that_there_is_none(window: MainWindow, qtbot: QtBot) -> None:
    picture = window.picture
    assert not picture.compare.isEnabled()
    assert "no other operation" in picture.compare.toolTip()
    picture.pages.turn_to("Compare")
    settled(picture, qtbot)
    assert "No earlier operation is chosen" in picture.card("compare-shares").title.text()


def test_that_an_earlier_operation_is_chosen_with_the_keyboard(earlier: str, window: MainWindow, qtbot: QtBot) -> None:
    picture = window.picture
    press(picture.compare, Qt.Key.Key_Space, qtbot)
    opened = picture.compare.findChild(ChoiceList)
    assert [opened.list.item(row).text() for row in range(opened.list.count())] == [
        "Spring day, Tue 13 Apr 2021",
        "Winter day, Wed 13 Jan 2021",
    ]
    qtbot.keyClick(opened.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: picture.compare.earlier is not None and not window.status.busy, timeout=20_000)
    settled(picture, qtbot)
    assert picture.compare.earlier.ref == earlier
    assert picture.page.plan.name == "Compare"
    assert picture.compare.accessibleName() == "Compared with Spring day, Tue 13 Apr 2021"
    assert {row.label for row in picture.card("compare-arrests-by-borough").chart_view.chart.rows} > {"Lambeth"}

    press(picture.compare, Qt.Key.Key_Space, qtbot)
    again = next(one for one in picture.compare.findChildren(ChoiceList) if one.isVisible())
    assert again.values == (earlier,)
    qtbot.keyClick(again.any, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: picture.compare.earlier is None, timeout=20_000)
