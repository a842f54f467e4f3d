"""Blocks of cells come in as they are, in Excel's own way of writing them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.screens.cell_block import block_from, laid

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from('\t\n"'), max_size=12)


def as_excel_copies(rows: list[list[str]]) -> str:
    """A cell with a tab, a line's end or a quote in it stands in quotes."""

    def cell(said: str) -> str:
        return '"' + said.replace('"', '""') + '"' if any(sign in said for sign in '\t\n"') else said

    return "".join("\t".join(map(cell, row)) + "\r\n" for row in rows)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_that_a_block_is_pasted_as_it_was_copied(rows: list[list[str]]) -> None:
    assert block_from(as_excel_copies(rows)) == tuple(map(tuple, rows))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("22:10", (("22:10",),)),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\r\n\r\nb\r\n", (("a",), ("",), ("b",))),
        ("a\tb\nc\n", (("a", "b"), ("c", ""))),
        ('"two\nlines"\tb\r\n', (("two\nlines", "b"),)),
        ('say ""no""', (('say ""no""',),)),
        ("", (("",),)),
    ],
)
def test_that_what_excel_puts_on_the_clipboard_is_read(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert block_from(text) == block


def test_that_one_cell_fills_all_that_are_chosen() -> None:
    assert laid((("x",),), (1, 1), [(1, 1), (2, 1), (5, 3)]) == dict.fromkeys([(1, 1), (2, 1), (5, 3)], "x")


def test_that_a_block_is_laid_from_the_cursor_on() -> None:
    block = (("a", "b"), ("c", "d"))
    assert laid(block, (4, 2), [(4, 2)]) == {(4, 2): "a", (4, 3): "b", (5, 2): "c", (5, 3): "d"}


def test_that_a_block_fills_a_selection_that_it_fits_into_several_times() -> None:
    chosen = [(row, column) for row in range(4) for column in range(2)]
    wanted = laid((("a", "b"), ("c", "d")), (3, 1), chosen)
    assert [wanted[row, 0] for row in range(4)] == ["a", "c", "a", "c"]


def test_that_a_selection_that_it_does_not_fit_into_is_no_limit() -> None:
    chosen = [(row, 0) for row in range(3)]
    assert set(laid((("a",), ("b",)), (0, 0), chosen)) == {(0, 0), (1, 0)}
