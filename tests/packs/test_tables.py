"""A table fits its width, repeats its head, and loses no row between pages."""

import pytest

from briefing_app.figures.figure import Align, Cell, Column, Table
from briefing_app.packs.blocks import small
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


@pytest.fixture(autouse=True)
def _fonts() -> None:
    register_fonts()


def table(rows: int, *, text: str = "words", total: bool = False) -> DataTable:
    lines = [Line((f"row {number}", text)) for number in range(rows)]
    if total:
        lines.append(Line(("All", str(rows)), RowStyle.TOTAL))
    return DataTable(columns("Name", "Words"), lines, width=300, title="Table")


def height_of(one: DataTable) -> float:
    return one.wrap(300, 10_000)[1]


def split_up(one: DataTable, room: float) -> list[DataTable]:
    """The pieces on pages of this height."""
    pieces: list[DataTable] = []
    waiting = [one]
    while waiting:
        first = waiting.pop(0)
        if height_of(first) <= room:
            pieces.append(first)
            continue
        parts = first.split(300, room)
        assert parts, "a table must split on a page of its own"
        assert all(isinstance(part, DataTable) for part in parts)
        waiting[:0] = [part for part in parts if isinstance(part, DataTable)]
    return pieces


def test_that_every_piece_fits_its_page_and_no_row_is_lost() -> None:
    pieces = split_up(table(100), 250)
    assert len(pieces) > 5
    assert all(height_of(piece) <= 250 for piece in pieces)
    words = [row.cells for piece in pieces for row in piece.rows]
    assert words == [row.cells for row in table(100).rows]


def test_that_a_few_rows_are_set_closer_rather_than_sent_overleaf_alone() -> None:
    for rows in range(20, 60):
        last = split_up(table(rows), 250)[-1]
        assert len(last.rows) > 1, rows


def test_that_a_note_goes_with_the_last_rows_of_its_table() -> None:
    for rows in range(8, 60):
        whole = table(rows)
        whole.foot = small("A note. " * 20)
        pieces = split_up(whole, 250)
        assert [piece.foot is not None for piece in pieces] == [*[False] * (len(pieces) - 1), True]
        assert len(pieces[-1].rows) > 1
        assert all(height_of(piece) <= 250 for piece in pieces)


def test_that_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    tall = DataTable(columns("Name", "Words"), [Line(("row", "word " * 195))], width=120)
    pieces = split_up(tall, 260)
    assert len(pieces) > 1
    assert all(height_of(piece) <= 260 for piece in pieces)


def test_that_a_total_is_never_alone_on_a_page() -> None:
    for rows in range(5, 40):
        last = split_up(table(rows, total=True), 200)[-1]
        assert len(last.rows) != 1, rows


def test_that_widths_add_up_and_a_modest_column_does_not_wrap() -> None:
    lines = [Line(("LAM-W-001", "long words " * 20, "x " * 100))]
    wide = DataTable(columns("Ref", "One", "Other"), lines, width=400)
    assert sum(wide.widths) == pytest.approx(400)
    assert wide.rows[0].cells[0] == ("LAM-W-001",)


def test_that_a_twin_says_once_what_stands_in_all_cells_of_a_row() -> None:
    awaited = Cell(None, "awaited")
    twin = DataTable.of(
        Table(
            (Column("Borough", Align.LEFT), Column("One"), Column("Two")),
            ((Cell("Lambeth", "Lambeth"), awaited, awaited), (Cell("Camden", "Camden"), Cell(1, "1"), awaited)),
        ),
        width=300,
    )
    assert [row.cells for row in twin.rows] == [(("Lambeth",), ("awaited",)), (("Camden",), ("1",), ("awaited",))]
