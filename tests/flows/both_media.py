"""What stands in a figure as it was drawn, on the screen and on paper: every word with its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget
from reportlab.graphics.shapes import String

from briefing_app.figures.figure import Chart, Figure, LabelAt
from briefing_app.packs.figure_drawing import drawing_of
from briefing_app.packs.typesetting import width_of
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.legend_view import LegendView
from briefing_app.screens.map_view import MapView
from briefing_app.screens.theme import Theme
from briefing_app.screens.tiles_view import TilesView

_WIDTH, _MOST, _WORD = 3000, 12_000, 110
_ROW, _AROUND = 24, 120


@dataclass(frozen=True, slots=True)
class Word:
    """`across` is where it begins, `down` its baseline from the top."""

    across: float
    down: float
    text: str


def height_for(chart: Chart) -> int:
    return _AROUND + _ROW * max(len(chart.rows), 8)


def width_for(chart: Chart) -> int:
    """Wide enough that nothing is shortened on either medium."""
    spans = [mark.right - mark.left for mark in chart.marks if mark.label_at is LabelAt.INSIDE and mark.label]
    whole = chart.axis.ends - chart.axis.starts
    return max(_WIDTH, min(_MOST, int(_WORD * whole / min(spans, default=whole)) + 400))


def on_screen(figure: Figure, theme: Theme) -> list[Word]:
    """The chart, the map or the tiles, without their legend."""
    if figure.chart is not None:
        view = ChartView(figure.chart, theme, name="chart", sentence="chart")
        view.resize(width_for(figure.chart), height_for(figure.chart))
        view.show()
        plot = view.plot_viewport.parentWidget()
        return words_of(view.size(), lambda painter: plot.render(painter, QRectF(view.rect())))  # type: ignore[call-overload]
    shown: QWidget
    if figure.tile_map is not None:
        shown = MapView(figure.tile_map, theme, name="map", sentence="map")
        shown.resize(900, 800)
    else:
        tiles = TilesView(theme)
        tiles.show_tiles(figure.tiles)
        shown = tiles
        shown.resize(_WIDTH, 120)
    return words_of(shown.size(), lambda painter: shown.render(painter, QPoint(0, 0)))


def legend_on_screen(legend: Sequence[tuple[object, str]], theme: Theme) -> list[Word]:
    view = LegendView(theme)
    view.show_legend(tuple(legend))  # type: ignore[arg-type]
    view.resize(_WIDTH, 30)
    return words_of(view.size(), lambda painter: view.render(painter, QPoint(0, 0)))


def on_paper(figure: Figure) -> list[Word]:
    chart = figure.chart
    width, height = (_WIDTH, 800) if chart is None else (width_for(chart), height_for(chart))
    drawing = drawing_of(figure, width, height)
    found = []
    for shape in drawing.contents:
        if isinstance(shape, String):
            width = width_of(shape.text, shape.fontName, shape.fontSize)
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.textAnchor]
            found.append(Word(left, drawing.height - shape.y, shape.text))
    return found


def words_of(size: QSize, paint: Callable[[QPainter], object]) -> list[Word]:
    """The words that are painted, read from a picture of vectors."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(size)
    picture.setViewBox(QRect(QPoint(0, 0), size))
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    found: list[Word] = []
    _walk(ElementTree.fromstring(bytes(buffer.data().data())), (1, 0, 0, 1, 0, 0), found)
    return found


def _walk(element: ElementTree.Element, matrix: tuple[float, ...], found: list[Word]) -> None:
    moved = element.get("transform", "")
    if moved.startswith("matrix"):
        matrix = tuple(float(part) for part in moved[len("matrix(") : -1].split(","))
    if element.tag.endswith("}text"):
        x, y = float(element.get("x", 0)), float(element.get("y", 0))
        a, b, c, d, e, f = matrix
        text = "".join(element.itertext()).strip()
        found.append(Word(a * x + c * y + e, b * x + d * y + f, text))
    for child in element:
        _walk(child, matrix, found)
