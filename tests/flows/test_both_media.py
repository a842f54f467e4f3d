"""Every figure says the same on the screen and on paper: words, ticks and numbers, in the same order."""

from collections import Counter
from collections.abc import Sequence

import pytest

from briefing_app.figures.all_figures import FIGURE_IDS, figures_of
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import Chart, Figure
from briefing_app.operation.counting.required_cover import RequiredCover
from briefing_app.operation.times import Period
from briefing_app.screens.theme import Scheme, Theme
from tests.flows.both_media import Word, legend_on_screen, on_paper, on_screen
from tests.invented_day import invented_position
from tests.positions import moment

REQUIRED = RequiredCover("Lambeth", "", Period(moment("20:00"), moment("23:00")), 12)
BESIDE = Beside((REQUIRED,), invented_position(awaited=("Sutton",)))
FIGURES = {
    **{
        f"{one.id}, results": one
        for one in figures_of(invented_position(awaited=("Havering", "Camden")), beside=BESIDE)
    },
    **{f"{one.id}, plan only": one for one in figures_of(invented_position(results=False))},
}
CHARTS = {name: figure for name, figure in FIGURES.items() if figure.chart is not None}
MAPS = {name: figure for name, figure in FIGURES.items() if figure.tile_map is not None}


@pytest.fixture
def theme(qapp):
    made = Theme(qapp, Scheme.LIGHT)
    yield made
    made.leave()


def test_that_every_kind_of_figure_is_compared() -> None:
    assert {figure.id for figure in FIGURES.values()} == set(FIGURE_IDS)


@pytest.mark.parametrize("figure", CHARTS.values(), ids=CHARTS.keys())
def test_that_a_chart_says_the_same_on_both_media_and_in_the_same_order(figure: Figure, theme: Theme) -> None:
    chart = figure.chart
    assert chart is not None
    screen, paper = on_screen(figure, theme), on_paper(figure)
    legend = [word for _, word in chart.legend]
    assert [word.text for word in legend_on_screen(chart.legend, theme)] == legend
    # A long chart has its ticks above it too on paper, where one does not scroll.
    ticks = {tick.label for tick in chart.axis.ticks}
    said = Counter(word.text for word in screen) + Counter(legend)
    printed = Counter(word.text for word in paper)
    assert said.keys() == printed.keys()
    assert {text: number for text, number in said.items() if text not in ticks | set(legend)} == {
        text: number for text, number in printed.items() if text not in ticks | set(legend)
    }
    assert axis_of(screen, chart) == axis_of(paper, chart)
    # On paper the legend stands above the rows.
    above = min((word.down for word in paper if word.text in legend), default=0.0)
    below = [word for word in paper if word.down > above or word.text not in legend]
    assert rows_of(screen, chart) == rows_of(below, chart)


@pytest.mark.parametrize("figure", MAPS.values(), ids=MAPS.keys())
def test_that_a_map_says_the_same_on_both_media(figure: Figure, theme: Theme) -> None:
    assert figure.tile_map is not None
    around = {figure.tile_map.measure, *(word for _, word in figure.tile_map.legend)}
    screen = Counter(word.text for word in on_screen(figure, theme))
    paper = Counter(word.text for word in on_paper(figure))
    assert {text: number for text, number in paper.items() if text not in around} == {
        text: number for text, number in screen.items() if text not in around
    }
    names = [tile.short for tile in sorted(figure.tile_map.tiles, key=lambda tile: (tile.row, tile.column))]
    for words in (on_screen(figure, theme), on_paper(figure)):
        in_order = sorted((word for word in words if word.text in names), key=lambda one: (round(one.down), one.across))
        assert [word.text for word in in_order] == names


def test_that_the_tiles_say_the_same_on_both_media(theme: Theme) -> None:
    headline = FIGURES["headline, results"]
    # On paper each part of a detail begins a line, and needs no semicolon.
    said, printed = (
        [token.rstrip(";") for word in words for token in word.text.split()]
        for words in (on_screen(headline, theme), on_paper(headline))
    )
    assert Counter(said) == Counter(printed)
    in_order = [tile.number for tile in headline.tiles]
    for tokens in (said, printed):
        places = [next(at for at in range(len(tokens)) if " ".join(tokens[at:]).startswith(one)) for one in in_order]
        assert places == sorted(places)


def axis_of(words: Sequence[Word], chart: Chart) -> list[str]:
    """The ticks below the rows, from left to right."""
    labels = {tick.label for tick in chart.axis.ticks}
    lowest = max(word.down for word in words if word.text in labels)
    line = [word for word in words if word.text in labels and abs(word.down - lowest) < 3]
    return [word.text for word in sorted(line, key=lambda word: word.across)]


def rows_of(words: Sequence[Word], chart: Chart) -> list[list[str]]:
    """Line by line from the top: the name of the row and all that stands in it, from left to right."""
    if chart.upright is not None:
        numbers = {mark.label for mark in chart.marks if mark.label}
        return [[word.text for word in sorted(words, key=lambda word: word.across) if word.text in numbers]]
    if not chart.rows:
        return []
    labels = {row.label for row in chart.rows}
    left = max(word.across for word in words if word.text in labels)
    names = sorted((word for word in words if word.text in labels and word.across <= left), key=lambda one: one.down)
    assert len(names) >= len(chart.rows)
    names = names[: len(chart.rows)]
    if len(names) < 2:
        return [[word.text for word in names]]
    high = (names[-1].down - names[0].down) / (len(names) - 1)
    lines = []
    for name in names:
        line = [word for word in words if abs(word.down - name.down) < high / 2]
        lines.append([word.text for word in sorted(line, key=lambda word: word.across)])
    # The last line has the axis close below it.
    return lines[:-1]
