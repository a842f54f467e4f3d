"""A question is asked once for all its cells; an answer settles them, and is remembered where that was wanted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from briefing_app.actions.remember_answers import list_remembered
from briefing_app.operation.returns.returns import Outcome
from tests.made_workbooks import LAMBETH
from tests.screens.review.conftest import Hands, arrest


@pytest.fixture
def asked(hands: Hands, returned: Callable[..., Path]) -> Hands:
    """A return at hand in which an offence is misspelt twice."""
    hands.drop(returned("lambeth.xlsx", [arrest(n, offence="Treats to kil") for n in (1, 2)]))
    return hands


def test_that_one_question_stands_for_both_cells(asked: Hands) -> None:
    (looked,) = asked.preview.looked
    (question,) = looked.reading.questions
    assert looked.outcome is Outcome.NEEDS_ANSWERS
    assert question.cells == ("Arrests!F2", "Arrests!F3")
    assert [one.question for one in asked.left] == [question]
    assert asked.preview.file.side.question.isVisible()
    assert not asked.preview.file.side.question.apply.isEnabled()


def test_that_nothing_is_chosen_before_somebody_chooses(asked: Hands) -> None:
    asked.press(Qt.Key.Key_F8)
    asked.press(Qt.Key.Key_Return)
    assert len(asked.preview.looked[0].reading.questions) == 1


@pytest.mark.parametrize("remember", [True, False])
def test_that_an_answer_settles_the_rows_and_is_remembered_if_wanted(asked: Hands, remember: bool) -> None:
    box = asked.preview.file.side.question
    box.remember.setChecked(remember)
    asked.press(Qt.Key.Key_F8)
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Return)
    (looked,) = asked.preview.looked
    assert looked.outcome is Outcome.IMPORTED
    assert sum(len(sheet.held) for sheet in looked.reading.sheets) == 0
    assert not box.isVisible()
    assert asked.window.desk.store is not None
    assert [one.borough for one in list_remembered(asked.window.desk.store)] == (["Lambeth"] if remember else [])


def test_that_an_answer_for_one_file_is_one_for_all_of_its_borough(hands: Hands, returned: Callable[..., Path]) -> None:
    versions = [
        returned(f"{n}.xlsx", [arrest(n, offence="Treats to kil")], LAMBETH | {"Return version": n}) for n in (1, 2)
    ]
    hands.drop(*versions)
    hands.press(Qt.Key.Key_F8)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert [one.reading.questions for one in hands.preview.looked] == [(), ()]


def test_that_a_marked_copy_of_the_file_is_saved(asked: Hands, tmp_path: Path) -> None:
    out = tmp_path / "back.xlsx"
    asked.window.returns.save_marked_copy(asked.preview.looked[0], out)
    asked.rest()
    assert load_workbook(out)["Arrests"]["F2"].comment is not None
