"""First paint of the three charts against a bare QPainter that draws as many boxes and words.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.first_paint

33 × 6 bars, a 33 × 24 heat map with numbers, 5,000 deployments. Peer: matplotlib (if installed).
"""

import importlib.util
import io
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefing_app.figures.figure import Axis, Chart, LabelAt, Mark, Row, Style, Tick
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.theme import Scheme, Theme
from tests.benchmarks.measured import measure

SIZE = QSize(900, 620)


def bars() -> Chart:
    styles = (Style.PROACTIVE, Style.REACTIVE, Style.NOT_STATED) * 2
    marks = [
        Mark(row, place * 5, place * 5 + 5, style, str(place), LabelAt.INSIDE)
        for row in range(33)
        for place, style in enumerate(styles)
    ]
    return Chart(_axis(30), tuple(Row(f"b{row}", f"Borough {row}") for row in range(33)), tuple(marks))


def heat_map() -> Chart:
    marks = [
        Mark(row, hour, hour + 1, Style.SHADE, str((row * hour) % 40), LabelAt.INSIDE, 0.0, 1.0, (row * hour) % 40 / 40)
        for row in range(33)
        for hour in range(24)
    ]
    return Chart(_axis(24), tuple(Row(f"b{row}", f"Borough {row}") for row in range(33)), tuple(marks))


def timeline() -> Chart:
    marks = [
        Mark(row, (row * 7) % 14, (row * 7) % 14 + 9, Style.ACTUAL if row % 2 else Style.PLANNED) for row in range(5000)
    ]
    return Chart(_axis(24), tuple(Row(f"s{row}", f"Serial {row}") for row in range(5000)), tuple(marks))


def _axis(ends: float) -> Axis:
    return Axis("Hours", 0, ends, tuple(Tick(at, str(at)) for at in range(0, int(ends) + 1, 3)))


def ours(chart: Chart, theme: Theme, *, is_timeline: bool) -> None:
    view = ChartView(chart, theme, name="chart", sentence="chart", timeline=is_timeline)
    view.resize(SIZE)
    view.show()
    view.grab()
    view.close()
    view.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    QApplication.processEvents()


def bare(chart: Chart) -> None:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    across = (SIZE.width() - 120) / (chart.axis.ends - chart.axis.starts)
    down = (SIZE.height() - 40) / len(chart.rows)
    blue, black = QColor("#12436d"), QColor("black")
    for mark in chart.marks:
        box = QRectF(
            120 + mark.left * across,
            (mark.row + mark.top) * down,
            (mark.right - mark.left) * across,
            (mark.bottom - mark.top) * down,
        )
        painter.fillRect(box, blue)
        if mark.label:
            painter.setPen(black)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)
    painter.end()


def with_matplotlib(chart: Chart) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure((9, 6.2), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.barh(
        [mark.row for mark in chart.marks],
        [mark.right - mark.left for mark in chart.marks],
        left=[mark.left for mark in chart.marks],
    )
    for mark in chart.marks:
        if mark.label:
            axes.text((mark.left + mark.right) / 2, mark.row, mark.label, ha="center", va="center", fontsize=6)
    if len(chart.rows) < 100:
        axes.set_yticks(range(len(chart.rows)), [row.label for row in chart.rows])
    figure.savefig(io.BytesIO())


def main() -> None:
    app = QApplication([])
    theme = Theme(app, Scheme.LIGHT)
    for name, chart in (("33 x 6 bars", bars()), ("33 x 24 heat map", heat_map()), ("5,000 deployments", timeline())):
        works: dict[str, Callable[[], object]] = {
            f"{name}: bare QPainter": lambda chart=chart: bare(chart),
            f"{name}: this app": lambda chart=chart: ours(chart, theme, is_timeline=len(chart.rows) > 1000),
        }
        if importlib.util.find_spec("matplotlib") is not None:
            works[f"{name}: matplotlib"] = lambda chart=chart: with_matplotlib(chart)
        measure(works, rounds=7, against=next(iter(works)))


if __name__ == "__main__":
    main()
