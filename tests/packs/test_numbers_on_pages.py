"""Every number on a page is the value that it names: rows of figures and tables, read back from the pages."""

import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.steps import finish
from briefing_app.packs.figure_sheet import lay_out_figure
from briefing_app.packs.pack import lay_out
from briefing_app.packs.request import PackKind
from tests.packs.read_back import MADE_AT, request_of, texts, whole_text

_MOST_COLUMNS = 14
"""Wider tables stand in pieces, and their rows with them."""
_BARS_ALONE = "figure planned-hours-by-borough"
"""Drawn in the summary with its numbers at the bars' ends, without a table."""


def folded(text: str) -> str:
    return "".join(text.split())


def test_that_the_rows_of_every_figure_stand_under_it_as_the_figure_has_them(position: Position) -> None:
    checked = 0
    for figure in figures_of(position):
        text = folded(whole_text(lay_out_figure(figure, position, made_at=MADE_AT)))
        for row in (*figure.table.rows, *((figure.table.total,) if figure.table.total else ())):
            numbers = [cell.said for cell in row[1:] if cell.value is not None]
            if len(figure.table.columns) <= _MOST_COLUMNS and len(numbers) == len(row) - 1:
                assert folded("".join(cell.said for cell in row)) in text, (figure.id, row[0].said)
                checked += 1
            else:
                assert all(folded(number) in text for number in numbers), (figure.id, row[0].said)
    assert checked > 500


@pytest.mark.parametrize("kind", [PackKind.BRIEFING, PackKind.DEBRIEF])
def test_that_what_the_register_keeps_of_a_pack_is_what_stands_on_its_pages(kind: PackKind, position: Position) -> None:
    made = finish(lay_out(request_of(kind), position, figures_of(position)))
    pages = [folded(text) for text in texts(made.content)]
    checked = 0
    for printed in made.printed:
        text = "".join(pages[printed.page - 1 : printed.page + 9])
        for row in printed.rows:
            numbers = all(any(map(str.isdigit, cell)) for cell in row[1:])
            if numbers and len(printed.headings) <= _MOST_COLUMNS and printed.place != "headline tiles":
                if printed.key != _BARS_ALONE:
                    assert folded("".join(row)) in text, (printed.key, row)
                    checked += 1
                else:
                    assert all(folded(cell) in text for cell in row[:2]), (printed.key, row)
    assert checked > 400
