from dataclasses import replace

import pypdfium2
import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure
from briefing_app.packs.figure_sheet import lay_out_figure
from tests.invented_day import invented_position
from tests.positions import builder, moment

POSITION = invented_position()
MADE = moment("09:00+1")


def pages_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def shown(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("figure", figures_of(POSITION), ids=lambda figure: figure.id)
def test_that_every_figure_makes_a_marked_page_with_its_name_and_returns(figure: Figure) -> None:
    pages = pages_of(lay_out_figure(figure, POSITION, made_at=MADE))
    for page in pages:
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"of {len(pages)}" in shown(page)
    text = shown(" ".join(pages))
    assert figure.name in text
    assert not figure.table.rows or figure.table.columns[0].heading in text


def test_that_the_page_says_what_the_figure_is_filtered_by() -> None:
    figure = next(one for one in figures_of(POSITION) if one.id == "arrests-by-borough")
    page = pages_of(lay_out_figure(replace(figure, filtered_by="Filtered by Lambeth"), POSITION, made_at=MADE))[0]
    assert "Filtered by Lambeth." in shown(page)


def test_that_the_same_figure_gives_the_same_bytes() -> None:
    figure = figures_of(POSITION)[1]
    assert lay_out_figure(figure, POSITION, made_at=MADE) == lay_out_figure(figure, POSITION, made_at=MADE)


def test_that_figures_of_no_returns_make_pages_too() -> None:
    position = builder("Lambeth", "Barnet").position()
    for figure in figures_of(position):
        assert pages_of(lay_out_figure(figure, position, made_at=MADE))


def test_that_a_figure_set_aside_makes_a_page_that_says_so() -> None:
    from briefing_app.figures.narrowing import set_aside
    from briefing_app.operation.position.filters import Dimension, Filter

    figure = set_aside(figures_of(POSITION)[1], Filter(kinds=("patrols",)), Dimension.KIND)
    assert "Set aside: patrols only" in shown(pages_of(lay_out_figure(figure, POSITION, made_at=MADE))[0])
