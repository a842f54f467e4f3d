import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image
from reportlab.graphics.shapes import Drawing, Line, Path, Rect, String

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Axis, Chart, Column, Figure, LabelAt, Mark, Row, Source, Style, Table, Tick
from briefing_app.figures.palette import DARK, PAPER
from briefing_app.operation.kinds import units
from briefing_app.packs.figure_drawing import (
    drawing_of,
    figure_pdf,
    figure_png,
    figure_svg,
    fits,
    picture_of,
    split_rows,
)
from briefing_app.packs.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from briefing_app.packs.typesetting import width_of
from tests.invented_day import invented_position

FIGURES = {
    **{f"{figure.id}, results": figure for figure in figures_of(invented_position(awaited=("Havering", "Camden")))},
    **{f"{figure.id}, plan only": figure for figure in figures_of(invented_position(results=False))},
}
every_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())


def _texts(drawing: Drawing) -> list[String]:
    return [shape for shape in drawing.contents if isinstance(shape, String)]


def _span(text: String) -> tuple[float, float]:
    width = width_of(text.text, text.fontName, text.fontSize)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.textAnchor]
    return left, left + width


def _corners(shape: object) -> list[tuple[float, float]]:
    match shape:
        case Rect():
            return [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        case Line():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Path():
            return list(zip(shape.points[::2], shape.points[1::2], strict=True))
        case String():
            left, right = _span(shape)
            return [(left, shape.y - shape.fontSize * 0.25), (right, shape.y + shape.fontSize * 0.75)]
        case _:
            raise AssertionError(shape)


def _assert_inside(drawing: Drawing) -> None:
    for shape in drawing.contents:
        for x, y in _corners(shape):
            assert -0.6 <= x <= drawing.width + 0.6, shape
            assert -0.6 <= y <= drawing.height + 0.6, shape


def _assert_no_words_overlap(drawing: Drawing) -> None:
    lines: dict[float, list[tuple[float, float, str]]] = {}
    for text in _texts(drawing):
        lines.setdefault(round(text.y, 1), []).append((*_span(text), text.text))
    for line in lines.values():
        in_order = sorted(line)
        for (_, right, one), (left, _, other) in pairwise(in_order):
            assert left >= right - 0.3, (one, other)


@every_figure
@pytest.mark.parametrize("width", [PORTRAIT_WIDTH, LANDSCAPE_WIDTH, 340.0])
def test_that_nothing_leaves_the_drawing_and_no_words_overlap(figure: Figure, width: float) -> None:
    for piece in split_rows(figure, width, 600):
        drawing = drawing_of(piece, width, 600)

        assert drawing.width == width
        _assert_inside(drawing)
        _assert_no_words_overlap(drawing)


@every_figure
def test_that_the_pieces_of_a_long_chart_fit_the_page_and_hold_every_row_once(figure: Figure) -> None:
    pieces = split_rows(figure, PORTRAIT_WIDTH, 600)

    assert all(drawing_of(piece, PORTRAIT_WIDTH, 600).height <= 600 for piece in pieces)
    if figure.chart is None:
        assert pieces == (figure,)
        return
    charts = [piece.chart for piece in pieces if piece.chart is not None]
    assert [row for chart in charts for row in chart.rows] == list(figure.chart.rows)
    assert sum(len(chart.marks) for chart in charts) == len(figure.chart.marks)


def test_that_a_group_is_not_torn_apart_by_a_page_break() -> None:
    timeline = FIGURES["deployment-timeline, results"]

    pieces = split_rows(timeline, PORTRAIT_WIDTH, 600)

    assert len(pieces) > 1
    assert pieces[0].title.endswith(f"(1 of {len(pieces)})")
    groups = [[row.group for row in piece.chart.rows] for piece in pieces if piece.chart is not None]
    assert all(one[-1] != other[0] for one, other in pairwise(groups))


@every_figure
def test_that_the_words_on_paper_are_the_words_of_the_figure(figure: Figure) -> None:
    drawing = drawing_of(figure, LANDSCAPE_WIDTH, fits(figure, LANDSCAPE_WIDTH))

    said = [text.text for text in _texts(drawing)]
    if figure.tile_map is not None:
        assert figure.tile_map.measure in said
        assert {word for tile in figure.tile_map.tiles for word in (tile.short, tile.number)} <= set(said)
        return
    if figure.chart is None:
        assert [tile.number for tile in figure.tiles] == [
            word for word in said if word in {t.number for t in figure.tiles}
        ]
        return
    upright = figure.chart.upright
    for row in figure.chart.rows if upright is None else ():
        assert row.label in said
    if upright is not None and figure.chart.rows:
        assert {upright.title, *(tick.label for tick in upright.ticks)} <= set(said)
    for mark in figure.chart.marks:
        if mark.label_at is LabelAt.END:
            assert mark.label in said
    assert sum(text in ("awaited", "not stated") for text in said) >= sum(
        mark.label in ("awaited", "not stated") and mark.right > mark.left for mark in figure.chart.marks
    )
    assert figure.chart.axis.title in said


def test_that_every_cell_of_a_heat_map_carries_its_number_on_an_upright_page() -> None:
    figure = FIGURES["coverage-difference, results"]

    said = [text.text for text in _texts(drawing_of(figure, PORTRAIT_WIDTH, 600))]

    assert figure.chart is not None
    ticks = [tick.label for tick in figure.chart.axis.ticks]
    labels = [mark.label for mark in figure.chart.marks if mark.label]
    assert sorted(word for word in said if word in set(labels) - set(ticks)) == sorted(
        label for label in labels if label not in ticks
    )


def test_that_units_with_long_names_are_named_in_full() -> None:
    named = (*units(), "Joint Roads and Neighbourhood Violence Team")
    figure = _bars(named)

    drawing = drawing_of(figure, 340, 400)

    said = {text.text for text in _texts(drawing)}
    assert set(named) <= said
    _assert_inside(drawing)


def _bars(names: tuple[str, ...], mark: Mark | None = None) -> Figure:
    marks = [Mark(row, 0, 7 + row, Style.ACTUAL, f"{7 + row} of 1,000", LabelAt.END) for row in range(len(names))]
    chart = Chart(
        Axis("Officers", 0, 30, (Tick(0, "0"), Tick(15, "15"), Tick(30, "30"))),
        tuple(Row(name, name) for name in names),
        (*marks, *([mark] if mark else [])),
    )
    return Figure("bars", "Bars", "Bars", "", "", (), Table((Column("Unit"),), ()), chart)


def test_that_rows_shrink_to_what_is_legible_and_no_further() -> None:
    figure = _bars(tuple(f"Unit {number}" for number in range(23)))

    roomy, tight, hopeless = (drawing_of(figure, 340, height) for height in (2000.0, 230.0, 40.0))

    assert roomy.height < 500
    assert tight.height <= 230
    assert hopeless.height > 150
    assert min(text.fontSize for text in _texts(hopeless)) >= 5


def test_that_patterns_stay_within_their_box() -> None:
    mark = Mark(0, 3, 11, Style.AWAITED, source=Source("deployments"))
    drawing = drawing_of(_bars(("TSG",), mark), 340, 60)

    hatch = next(shape for shape in drawing.contents if isinstance(shape, Path))
    box = [shape for shape in drawing.contents if isinstance(shape, Rect)][-1]
    for x, y in _corners(hatch):
        assert box.x - 0.5 <= x <= box.x + box.width + 0.5
        assert box.y - 0.5 <= y <= box.y + box.height + 0.5
    assert len(hatch.points) > 20


def test_that_a_chart_without_rows_still_draws() -> None:
    assert drawing_of(_bars(()), 340, 100).height > 0


@every_figure
def test_that_pictures_have_equal_bytes_each_time(figure: Figure) -> None:
    assert figure_pdf(figure) == figure_pdf(figure)
    assert figure_svg(figure) == figure_svg(figure)


@every_figure
def test_that_a_picture_says_title_and_basis_and_keeps_inside(figure: Figure) -> None:
    drawing = picture_of(figure)

    _assert_inside(drawing)
    said = " ".join(text.text for text in _texts(drawing))
    for words in (figure.title, figure.basis_said):
        assert words in said


def test_that_the_pdf_holds_its_words_as_text() -> None:
    figure = FIGURES["arrests-by-borough, results"]

    document = pypdfium2.PdfDocument(figure_pdf(figure))
    text = re.sub(r"\s+", " ", document[0].get_textpage().get_text_range())
    document.close()

    assert figure.title in text
    assert "Hammersmith and Fulham" in text


def test_that_the_png_is_as_large_as_was_asked() -> None:
    figure = FIGURES["officers-by-unit, results"]
    drawing = picture_of(figure)

    one, two = (Image.open(BytesIO(figure_png(figure, scale))) for scale in (1.0, 2.0))

    assert one.format == "PNG"
    assert abs(one.width - drawing.width) <= 1
    assert abs(two.height - 2 * drawing.height) <= 2


@every_figure
def test_that_the_svg_is_well_formed_with_text_and_a_description(figure: Figure) -> None:
    root = ElementTree.fromstring(figure_svg(figure))

    name = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{name}title") == figure.title
    assert (root.findtext(f"{name}desc") or "").startswith(figure.sentence)
    written = [element.text for element in root.iter(f"{name}text")]
    assert figure.title in " ".join(word or "" for word in written)


def test_that_markup_in_a_name_stays_a_name() -> None:
    figure = replace(_bars(("<b>A & B</b>",)), title="A <b> & 'c' \"d\"")

    root = ElementTree.fromstring(figure_svg(figure))

    written = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "<b>A & B</b>" in written
    figure_pdf(figure)


def test_that_another_palette_changes_colours_and_nothing_else() -> None:
    figure = FIGURES["arrests-by-borough, results"]

    paper, dark = drawing_of(figure, 480, 500, PAPER), drawing_of(figure, 480, 500, DARK)

    assert [text.text for text in _texts(paper)] == [text.text for text in _texts(dark)]
