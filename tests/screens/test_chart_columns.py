"""Columns on the screen: their height counts, the ticks beside them say what, and the sum stands above."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Chart, LabelAt, Style
from briefing_app.figures.palette import LIGHT
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.theme import Theme
from tests.invented_day import invented_position


def _chart() -> Chart:
    (figure,) = figures_of(invented_position(), only=("arrests-through-day",))
    assert figure.chart is not None
    return figure.chart


def test_that_a_column_reaches_as_high_as_it_counts_and_leaves_room_for_its_number(qtbot: QtBot, theme: Theme) -> None:
    chart = _chart()
    view = ChartView(chart, theme, name="Arrests", sentence="Arrests through the day.")
    qtbot.addWidget(view)
    view.resize(700, 360)
    view.show()
    qtbot.waitExposed(view)

    view.grab()
    image = view.plot_viewport.grab().toImage()

    last = [mark for mark in chart.marks if mark.style is Style.PROACTIVE][-1]
    place = view.place_of(last)
    ratio = image.devicePixelRatio()
    colour = QColor(image.pixel(int(place.x() * ratio), int(place.y() * ratio))).name()
    assert colour == LIGHT.ink(Style.PROACTIVE).fill
    highest = min((mark for mark in chart.marks if mark.label_at is LabelAt.ABOVE), key=lambda mark: mark.top)
    assert view.place_of(highest).y() >= 12
