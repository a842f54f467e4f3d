"""A section's text is read block by block, and what is written of blocks reads as the same blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.order.section_text import (
    Block,
    Bullet,
    Heading,
    Paragraph,
    Run,
    Table,
    blocks,
    plain,
    text_of,
    tidied,
)


def test_that_each_mark_has_its_block() -> None:
    text = "# Background\n\nThe day is **Thursday** 13 May.\n- One\n## Times\n| When | What |\n| 05:30 | Arrests\nEnd"
    assert blocks(text) == (
        Heading((Run("Background"),), 1),
        Paragraph((Run("The day is "), Run("Thursday", True), Run(" 13 May."))),
        Bullet((Run("One"),)),
        Heading((Run("Times"),), 2),
        Table((((Run("When"),), (Run("What"),)), ((Run("05:30"),), (Run("Arrests"),)))),
        Paragraph((Run("End"),)),
    )
    assert plain(text).splitlines() == [
        "Background",
        "The day is Thursday 13 May.",
        "One",
        "Times",
        "When\tWhat",
        "05:30\tArrests",
        "End",
    ]


@pytest.mark.parametrize("said", ["#1 priority", "-5 degrees", "2 ** 3", "a * b", "C:\\temp", "**", "a|b"])
def test_that_what_is_no_mark_is_words(said: str) -> None:
    assert blocks(said) == (Paragraph((Run(said),)),)


def test_that_a_short_row_of_a_table_is_filled_up() -> None:
    (table,) = blocks("| a | b |\n| c |")
    assert table == Table((((Run("a"),), (Run("b"),)), ((Run("c"),), ())))


_words = st.text(st.sampled_from("ab *|\\#-£1."), min_size=1, max_size=12).map(lambda said: " ".join(said.split()))
_runs = st.lists(st.builds(Run, _words, st.booleans()), min_size=1, max_size=3).map(tidied).filter(bool)
_block = st.one_of(
    st.builds(Heading, _runs, st.sampled_from((1, 2))),
    st.builds(Paragraph, _runs),
    st.builds(Bullet, _runs),
    st.builds(Table, st.integers(1, 3).flatmap(lambda width: _rows(width))),
)


def _rows(width: int) -> st.SearchStrategy[tuple[tuple[tuple[Run, ...], ...], ...]]:
    row = st.lists(_runs, min_size=width, max_size=width).map(tuple)
    return st.lists(row, min_size=1, max_size=3).map(tuple)


@given(st.lists(_block, max_size=5).map(tuple))
def test_that_what_is_written_reads_as_the_same_blocks(written: tuple[Block, ...]) -> None:
    assert blocks(text_of(written)) == written


@given(st.text(st.sampled_from("ab *|\\#-\n1."), max_size=40))
def test_that_every_text_can_be_read_and_written_again(text: str) -> None:
    found = blocks(text)
    assert blocks(text_of(found)) == found
