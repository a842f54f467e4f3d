"""Public tables in the Information section: bars, map and table on one page, with the source line and the cells."""

from dataclasses import replace

from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind
from tests.figures.test_background import TEN, attached
from tests.packs.read_back import made, outline, pages_of, whole_text

_SECTION = "Information: public tables"
_SOURCE = "Source: a public body (crime.csv, attached Mon 3 May 2021)"


def test_that_an_attached_table_has_a_page_in_the_information_section(position: Position) -> None:
    content = made(replace(position, backgrounds=(attached(TEN),)), PackKind.BRIEFING)
    (page,) = pages_of(content, _SECTION)
    assert page.count(_SOURCE) == 2
    assert "Recorded crime, Feb 2021: most in" in page
    assert "All that have a number 550 the 10 boroughs alone" in page
    assert "Heathrow 7 no borough, not added in" in page
    assert "Kept apart and never added in: Heathrow." in page
    for name, number in TEN.items():
        assert f"{name} " in page
        assert f" {number} " in page
    titles = [title for _, title, _ in outline(content)]
    assert titles.index("Information") + 1 == titles.index(_SECTION)


def test_that_the_sources_name_the_sheet_and_cells_of_a_table(position: Position) -> None:
    content = made(replace(position, backgrounds=(attached(TEN),)), PackKind.BRIEFING)
    said = whole_text(content)
    assert "a public table, attached as background" in said
    assert "sheet Crime, cells C2 to C12." in said


def test_that_each_table_has_a_page_of_its_own(position: Position) -> None:
    both = (attached(TEN), attached({name: value * 2 for name, value in TEN.items()}, number=2))
    pages = pages_of(made(replace(position, backgrounds=both), PackKind.BRIEFING), _SECTION)
    assert ["All that have a number 550" in page for page in pages] == [True, False]
    assert ["All that have a number 1,100" in page for page in pages] == [False, True]


def test_that_without_a_table_and_in_a_debrief_there_is_no_such_section(position: Position, briefing: bytes) -> None:
    assert _SECTION not in [title for _, title, _ in outline(briefing)]
    debrief = made(replace(position, backgrounds=(attached(TEN),)), PackKind.DEBRIEF)
    assert _SOURCE not in whole_text(debrief)
