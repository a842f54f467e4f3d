"""Finding one's way in the pages of a pack by the keyboard: words, sections, numbers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.pages.page_view import PageView

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pages(open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot) -> PageView:
    """A briefing's pages, whole and in view."""
    window = open_window()
    window.go_to(Place.PACKS)
    packs = window.packs
    qtbot.waitUntil(lambda: packs.pack is not None and packs.pages.pages == packs.pack.pages > 1, timeout=60_000)
    qtbot.waitUntil(lambda: packs.pages.shown_sharply, timeout=30_000)
    packs.pages.area.setFocus()
    return packs.pages


def test_that_words_are_found_from_hit_to_hit_round_all_pages_and_lit(pages: PageView, qtbot: QtBot) -> None:
    line, said = pages.finder.line, pages.finder.words
    qtbot.keyClick(pages.area, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(line, "dRaFt")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said.text().startswith("1 of") and "so far" not in said.text(), timeout=20_000)
    assert pages.picture.boxes
    hits = int(said.text().split()[-1])
    assert hits >= pages.pages, "DRAFT stands on every page"
    qtbot.keyClick(line, Qt.Key.Key_F3)
    assert said.text() == f"2 of {hits}"
    qtbot.keyClick(line, Qt.Key.Key_F3, SHIFT)
    qtbot.keyClick(line, Qt.Key.Key_F3, SHIFT)
    assert said.text() == f"{hits} of {hits}"
    assert pages.page == pages.pages - 1


def test_that_what_stands_nowhere_is_said_to_be_not_found_and_esc_ends_it(pages: PageView, qtbot: QtBot) -> None:
    line, said = pages.finder.line, pages.finder.words
    qtbot.keyClicks(line, "no such words at all")
    qtbot.waitUntil(lambda: said.text() == "not found", timeout=20_000)
    assert pages.page == 0
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said.text() == "", timeout=5_000)
    assert not pages.picture.boxes


def test_that_a_section_is_gone_to_by_its_first_letters_and_follows_the_page(pages: PageView, qtbot: QtBot) -> None:
    pages.side.choose(1)
    pages.sections.setFocus()
    qtbot.keyClicks(pages.sections, "Sum")
    chosen = pages.sections.currentItem().text().strip()
    assert chosen.startswith("Summary")
    there = pages.page
    assert there > 0
    pages.turn_to(0)
    item = pages.sections.currentItem()
    assert item is None or item.text().strip() != chosen
    pages.turn_to(there)
    assert pages.sections.currentItem().text().strip() == chosen


def test_that_a_page_is_gone_to_by_its_number(pages: PageView, qtbot: QtBot) -> None:
    qtbot.keyClick(pages.area, Qt.Key.Key_G, CONTROL)
    qtbot.keyClicks(pages.number, "4")
    qtbot.keyClick(pages.number, Qt.Key.Key_Return)
    assert pages.page == 3
