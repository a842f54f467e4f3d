import pytest

from briefing_app.packs.page_pictures import Section
from briefing_app.screens.packs.pages_wanted import pages_of_section, pages_written


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("1-3, 7", (0, 1, 2, 6)),
        ("7; 2 – 3", (1, 2, 6)),
        ("10", (9,)),
        ("2,2", (1,)),
        ("", None),
        ("0", None),
        ("11", None),
        ("3-2", None),
        ("all", None),
    ],
)
def test_that_pages_are_read_as_they_are_written(words: str, pages: tuple[int, ...] | None) -> None:
    assert pages_written(words, 10) == pages


def test_that_a_section_ends_where_the_next_of_its_rank_begins() -> None:
    sections = [Section(0, "One", 0), Section(1, "Under it", 2), Section(0, "Two", 4), Section(0, "Three", 4)]
    assert [pages_of_section(sections, place, 9) for place in range(4)] == [
        range(4),
        range(2, 4),
        range(4, 5),
        range(4, 9),
    ]
