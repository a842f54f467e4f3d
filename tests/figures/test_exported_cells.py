import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.exported_cells import Exported, Form, exported
from briefing_app.figures.figure import Cell
from briefing_app.figures.plain import as_plain
from briefing_app.operation.times import LONDON
from briefing_app.operation.words import say_number
from tests.invented_day import invented_position
from tests.positions import moment


@pytest.mark.parametrize(
    ("cell", "value", "form"),
    [
        (Cell(1234, "1,234"), 1234, Form.NUMBER),
        (Cell(2.25, "2.2"), 2.25, Form.NUMBER),
        (Cell(-3.0, "−3"), -3.0, Form.NUMBER),
        (Cell(3, "+3"), 3, Form.NUMBER),
        (Cell(4.0, "4+"), "4+", Form.WORDS),
        (Cell(3, "3/5"), "3/5", Form.WORDS),
        (Cell(0.02, "<0.1"), "<0.1", Form.WORDS),
        (Cell(3, "−3"), "−3", Form.WORDS),
        (Cell(None, "awaited"), "awaited", Form.WORDS),
        (Cell(None, ""), None, Form.WORDS),
        (Cell("05:00", "05:00"), "05:00", Form.WORDS),
        (Cell(47.3, "47%"), 0.473, Form.SHARE),
        (Cell(moment("05:00"), "05:00"), datetime(2021, 5, 13, 5, tzinfo=LONDON), Form.MOMENT),
    ],
)
def test_that_a_number_leaves_as_one_only_where_its_words_say_just_that(
    cell: Cell, value: Exported, form: Form
) -> None:
    taken = exported(cell)
    assert taken.form is form
    assert taken.value == (pytest.approx(value) if isinstance(value, float) else value)


@given(st.floats(0, 1e9) | st.integers(0, 10**9))
def test_that_every_number_that_is_said_plainly_leaves_as_itself(number: float) -> None:
    assert exported(Cell(number, say_number(number))).value == number


def test_that_no_figure_gives_minutes_since_1970_as_a_number() -> None:
    for figure in figures_of(invented_position()):
        for row in (*figure.table.rows, figure.table.total):
            for cell in row:
                taken = exported(cell)
                if re.fullmatch(r".*\d\d:\d\d", cell.said):
                    assert taken.form in (Form.MOMENT, Form.WORDS)
                if isinstance(taken.value, int | float):
                    assert abs(taken.value) < 1e6


def test_that_plain_data_says_what_every_other_export_says() -> None:
    for figure in figures_of(invented_position(awaited=("Havering",))):
        plain = as_plain(figure)
        table = [*figure.table.rows, *filter(None, (figure.table.total,))]
        rows = [*plain["rows"], *filter(None, (plain["total"],))]
        assert plain["said"] == [[cell.said for cell in row] for row in table]
        for row, given_row in zip(table, rows, strict=True):
            for cell, number in zip(row, given_row, strict=True):
                taken = exported(cell)
                match taken.form:
                    case Form.MOMENT:
                        assert datetime.fromisoformat(number) == taken.value
                    case Form.SHARE:
                        assert number / 100 == taken.value
                    case _:
                        assert number == taken.value or (number is None and cell.value is None)


def test_that_the_hours_of_a_day_are_moments_in_plain_data() -> None:
    through = next(one for one in figures_of(invented_position()) if one.id == "arrests-through-day")
    assert as_plain(through)["rows"][0][0] == "2021-05-13T05:00+01:00"
