"""A question is asked once for all its cells; an answer settles them, and is remembered where that was wanted."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.actions.remember_answers import list_remembered
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns import Outcome
from briefing_app.screens.main_window import MainWindow
from tests.made_workbooks import LAMBETH, THE_DAY, workbook

HEADINGS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")


@pytest.fixture
def asked(open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window with a return looked at in which an offence is misspelt twice."""
    rows = [[f"LAM-A-00{n}", 1, THE_DAY, time(9), "Reactive", "Treats to kil", "N"] for n in (1, 2)]
    path = tmp_path / "lambeth.xlsx"
    path.write_bytes(workbook({"Arrests": [HEADINGS, *rows]}, LAMBETH))
    window = open_window()
    window.take_files([path])
    qtbot.waitUntil(lambda: window.returns.preview.isVisible() and not window.status.busy, timeout=20_000)
    return window


def apply(window: MainWindow, qtbot: QtBot, *, remember: bool) -> None:
    panel = window.returns.preview.questions
    (box,) = panel.choices.values()
    box.setCurrentIndex(box.findText("O06", Qt.MatchFlag.MatchStartsWith))
    panel.remember.setChecked(remember)
    qtbot.mouseClick(panel.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: not window.status.busy and not window.returns.preview.looked[0].reading.questions, timeout=20_000
    )


def test_that_one_question_stands_for_both_cells(asked: MainWindow) -> None:
    (looked,) = asked.returns.preview.looked
    (question,) = looked.reading.questions
    assert looked.outcome is Outcome.NEEDS_ANSWERS
    assert question.cells == ("Arrests!F2", "Arrests!F3")
    assert asked.returns.preview.questions.isVisible()
    assert not asked.returns.preview.questions.apply.isEnabled()


@pytest.mark.parametrize("remember", [True, False])
def test_that_an_answer_settles_the_rows_and_is_remembered_if_wanted(
    asked: MainWindow, qtbot: QtBot, remember: bool
) -> None:
    apply(asked, qtbot, remember=remember)
    (looked,) = asked.returns.preview.looked
    assert looked.outcome is Outcome.IMPORTED
    assert sum(len(sheet.held) for sheet in looked.reading.sheets) == 0
    assert not asked.returns.preview.questions.isVisible()
    assert asked.desk.store is not None
    assert [one.borough for one in list_remembered(asked.desk.store)] == (["Lambeth"] if remember else [])


def test_that_a_marked_copy_of_the_file_is_saved(asked: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "back.xlsx"
    asked.returns.save_marked_copy(asked.returns.preview.looked[0], out)
    qtbot.waitUntil(lambda: out.exists() and not asked.status.busy, timeout=20_000)
    assert load_workbook(out)["Arrests"]["F2"].comment is not None
