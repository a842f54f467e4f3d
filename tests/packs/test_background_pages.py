"""Public tables in the Information section: bars, map and table on one page, with the source line and the cells."""

from dataclasses import replace

import pytest

from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind
from tests.figures.test_background import TEN, attached
from tests.packs.read_back import made, outline, pages_of, whole_text
from tests.positions import builder

_SECTION = "Information: public tables"
_SOURCE = "Source: a public body (crime.csv, attached Mon 3 May 2021)"


@pytest.fixture(scope="module")
def with_two(position: Position) -> bytes:
    """A briefing with two tables, the second with the double of each number."""
    both = (attached(TEN), attached({name: value * 2 for name, value in TEN.items()}, number=2))
    return made(replace(position, backgrounds=both), PackKind.BRIEFING)


def test_that_each_attached_table_has_a_page_in_the_information_section(with_two: bytes) -> None:
    page, second = pages_of(with_two, _SECTION)
    assert page.count(_SOURCE) == 2
    assert "Recorded crime, Feb 2021: most in" in page
    assert "All that have a number 550 the 10 boroughs alone" in page
    assert "All that have a number 1,100 the 10 boroughs alone" in second
    assert "Heathrow 7 no borough, not added in" in page
    assert "Kept apart and never added in: Heathrow." in page
    for name, number in TEN.items():
        assert f"{name} " in page
        assert f" {number} " in page
    titles = [title for _, title, _ in outline(with_two)]
    assert titles.index("Information") + 1 == titles.index(_SECTION)


def test_that_the_sources_name_the_sheet_and_cells_of_a_table(with_two: bytes) -> None:
    said = whole_text(with_two)
    assert said.count("a public table, attached as background") == 2
    assert "sheet Crime, cells C2 to C12." in said


def test_that_hostile_words_of_a_table_are_printed_as_they_are() -> None:
    hostile = replace(attached(TEN), title="<b>Crime & disorder</i>", source_line="A <font size=99>body</font> & Co")
    content = made(replace(builder("Barnet").position(), backgrounds=(hostile,)), PackKind.BRIEFING)
    said = whole_text(content)
    assert "<b>Crime & disorder</i>, Feb 2021: most in Barnet" in said
    assert "Source: A <font size=99>body</font> & Co (crime.csv" in said


def test_that_without_a_table_and_in_a_debrief_there_is_no_such_section() -> None:
    position = builder("Barnet").position()
    assert _SECTION not in [title for _, title, _ in outline(made(position, PackKind.BRIEFING))]
    debrief = made(replace(position, backgrounds=(attached(TEN),)), PackKind.DEBRIEF)
    assert _SOURCE not in whole_text(debrief)
