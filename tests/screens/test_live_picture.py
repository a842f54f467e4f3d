"""An import, and an undo, show in the picture at once, and what they do not touch is not drawn again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.undo_import import undo_import
from briefing_app.operation.operations import Operation
from briefing_app.operation.steps import finish
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.main_window import MainWindow
from tests.screens.test_picture_place import click, settled, tile, window

__all__ = ["window"]

TOUCHED = {"arrests-by-borough", "deployment-timeline"}
"""The bars of the timeline are those of the new return's rows: a click on them must open these."""


@pytest.fixture
def corrected(sample: Callable[..., list[Path]], tmp_path: Path) -> Path:
    """Camden's second result: one more arrest, and nothing else is new."""
    (path,) = sample("results", "CMD")
    book = load_workbook(path)
    for row in book["Cover"].iter_rows():
        if row[0].value == "Return version":
            row[1].value = 2
    arrests = book["Arrests"]
    first = next(row for row in arrests.iter_rows(min_row=4) if row[0].value)
    first[1].value = (first[1].value or 1) + 1
    saved = tmp_path / path.name.replace("v1", "v2")
    book.save(saved)
    return saved


def take(window: MainWindow, path: Path, operation: Operation) -> None:
    """As an import from the review would: the action, then what it changed."""
    desk = window.desk
    assert desk.store is not None
    looked = finish(look_at_returns(desk.store, [path], operation_ref=operation.ref, readers=desk.readers))
    imported = finish(import_returns(desk.store, looked, operation_ref=operation.ref))
    desk.take(imported.changes)


def shows(window: MainWindow, qtbot: QtBot, number: str) -> None:
    qtbot.waitUntil(lambda: tile(window.picture, "arrests") == number and not window.status.busy, timeout=20_000)
    settled(window.picture, qtbot)


def charts(window: MainWindow) -> dict[str, object]:
    """By figure, the value that was drawn last: a chart that is drawn again is another."""
    cards: list[FigureCard] = list(window.picture.page.cards.values())
    return {card.figure.id: card.chart_view.chart for card in cards}


def test_that_an_import_and_its_undo_redraw_only_what_they_touch(
    window: MainWindow, operation: Operation, corrected: Path, qtbot: QtBot
) -> None:
    before, drawn = tile(window.picture, "arrests"), charts(window)
    more = str(int(before) + 1)

    take(window, corrected, operation)
    shows(window, qtbot, more)
    after = charts(window)
    assert {name for name in drawn if after[name] is not drawn[name]} == TOUCHED
    assert f"of {more} arrests" in window.picture.card("arrests-by-borough").title.text()

    undone = undo_import(window.desk.store, operation_ref=operation.ref)
    window.desk.take(undone.changes)
    shows(window, qtbot, before)
    assert {name for name in drawn if charts(window)[name] is not after[name]} == TOUCHED


def test_that_a_filter_and_the_subject_stay_when_an_import_comes_in(
    window: MainWindow, operation: Operation, corrected: Path, qtbot: QtBot
) -> None:
    picture = window.picture
    click(picture.card("arrests-by-borough"), "Camden", qtbot)
    settled(picture, qtbot)
    filtered = tile(picture, "arrests")
    take(window, corrected, operation)
    shows(window, qtbot, str(int(filtered) + 1))
    assert picture.history.wanted.boroughs == ("Camden",)
    assert picture.page.plan.name == "Overview"


def test_that_a_return_that_comes_in_is_named_in_every_figure_at_once(
    window: MainWindow, operation: Operation, sample: Callable[..., list[Path]], qtbot: QtBot
) -> None:
    (path,) = sample("results", "BRN")
    take(window, path, operation)
    qtbot.waitUntil(lambda: tile(window.picture, "returns") == "3 of 32", timeout=20_000)
    settled(window.picture, qtbot)
    for card in window.picture.page.cards.values():
        assert "results 3 of 32" in card.basis.text()
    assert window.desk.operation.day == date(2021, 5, 13)
