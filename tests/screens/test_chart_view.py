from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import Figure, Mark, Style
from briefing_app.figures.palette import DARK, LIGHT
from briefing_app.screens.chart_view import ChartView
from briefing_app.screens.theme import Scheme, Theme
from tests.screens import invented


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme):
    def show(figure: Figure, *, timeline: bool = False, size: tuple[int, int] = (500, 480)) -> ChartView:
        view = ChartView(figure.chart, theme, name=figure.title, sentence=figure.sentence, timeline=timeline)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return show


def picture(view: ChartView) -> QImage:
    return view.plot_viewport.grab().toImage()


def colour_in(image: QImage, place: QPoint, shift: int = 0) -> str:
    ratio = image.devicePixelRatio()
    return QColor(image.pixel(int((place.x() + shift) * ratio), int(place.y() * ratio))).name()


def first(figure: Figure, style: Style) -> Mark:
    return next(mark for mark in figure.chart.marks if mark.style is style and mark.right - mark.left > 2)


def test_that_a_chart_is_named_by_its_finding_and_described_by_its_sentence(shown) -> None:
    figure = invented.arrests()
    view = shown(figure)
    assert view.accessibleName() == figure.title
    assert view.accessibleDescription() == figure.sentence


def test_that_marks_are_painted_in_their_ink(shown) -> None:
    figure = invented.arrests()
    view = shown(figure)
    mark = first(figure, Style.PROACTIVE)
    assert colour_in(picture(view), view.place_of(mark), shift=-12) == LIGHT.inks[Style.PROACTIVE].fill


def test_that_an_awaited_row_is_hatched_and_not_blank(shown) -> None:
    figure = invented.arrests()
    view = shown(figure)
    mark = first(figure, Style.AWAITED)
    image, place = picture(view), view.place_of(mark)
    colours = {colour_in(image, place, shift) for shift in range(40, 70)}
    assert len(colours) > 1


def test_that_the_theme_changes_the_picture_at_once(shown, theme: Theme) -> None:
    figure = invented.arrests()
    view = shown(figure)
    mark = first(figure, Style.PROACTIVE)
    theme.choose(Scheme.DARK)
    image = picture(view)
    assert colour_in(image, view.place_of(mark), shift=-12) == DARK.inks[Style.PROACTIVE].fill
    assert colour_in(image, QPoint(2, 2)) == DARK.panel


def test_that_the_words_at_the_ends_of_the_bars_fit_into_the_view(shown) -> None:
    figure = invented.officers()
    view = shown(figure, size=(320, 300))
    longest = max(figure.chart.marks, key=lambda mark: mark.right)
    image, place = picture(view), view.place_of(longest)
    assert place.x() < view.plot_viewport.width()
    edge = image.width() - 1
    assert {QColor(image.pixel(edge, y)).name() for y in range(image.height() - 20)} == {LIGHT.panel}


@pytest.mark.parametrize("figure", [invented.arrests(), invented.coverage()], ids=lambda figure: figure.id)
def test_that_hovering_says_the_marks_sentence(shown, qtbot: QtBot, figure: Figure) -> None:
    view = shown(figure)
    mark = next(mark for mark in figure.chart.marks if mark.right - mark.left >= 1)
    with qtbot.waitSignal(view.mark_pointed):
        qtbot.mouseMove(view.plot_viewport, view.place_of(mark))
    assert view.pointed_mark is mark


def test_that_arrow_keys_walk_the_marks_and_enter_opens_one(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    view.setFocus()
    assert view.focused_mark is figure.chart.marks[0]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.focused_mark is figure.chart.marks[1]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    below = view.focused_mark
    assert (below.row, below.left) == (1, figure.chart.marks[1].left)
    assert view.pointed_mark is below
    with qtbot.waitSignal(view.mark_activated) as activated:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert activated.args == [below]


def test_that_a_click_on_a_mark_chooses_it_and_shift_adds_it(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    mark = figure.chart.marks[30]
    for modifier, adds in ((Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ShiftModifier, True)):
        with qtbot.waitSignal(view.mark_chosen) as chosen:
            qtbot.mouseClick(view.plot_viewport, Qt.MouseButton.LeftButton, modifier, view.place_of(mark))
        assert chosen.args == [mark, adds]


def test_that_the_space_bar_chooses_the_mark_at_the_keyboard(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [figure.chart.marks[1], True]


def test_that_the_menu_key_asks_for_the_menu_of_the_mark(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    view.setFocus()
    with qtbot.waitSignal(view.menu_wanted) as wanted:
        QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert wanted.args[0] is figure.chart.marks[0]


def test_that_the_keyboard_stays_on_the_mark_of_the_same_records_when_the_chart_changes(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    view.setFocus()
    mark = figure.chart.marks[40]
    view.focus_mark(mark)
    fewer = replace(figure.chart, marks=figure.chart.marks[30:])
    view.draw(fewer, name="fewer", sentence="Fewer marks.")
    assert view.focused_mark.source == mark.source
    assert view.accessibleName() == "fewer"
    assert view.accessibleDescription() == "Fewer marks."


def test_that_the_focused_mark_can_be_seen(shown, qtbot: QtBot) -> None:
    figure = invented.coverage()
    view = shown(figure)
    before = picture(view)
    view.setFocus()
    view.focus_mark(figure.chart.marks[60])
    place = view.place_of(figure.chart.marks[60])
    after = picture(view)
    assert any(colour_in(after, place, shift) == LIGHT.text for shift in range(-16, 0))
    assert after != before


def test_that_a_long_timeline_scrolls_and_walking_it_brings_rows_into_view(shown, qtbot: QtBot) -> None:
    figure = invented.timeline(160)
    view = shown(figure, timeline=True, size=(400, 260))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    mark = view.focused_mark
    assert mark.row == 159
    assert view.plot_viewport.rect().contains(view.place_of(mark))


def test_that_only_a_timeline_zooms(shown, qtbot: QtBot) -> None:
    timeline = shown(invented.timeline(20), timeline=True)
    bars = shown(invented.arrests())
    spans = {}
    for view in (timeline, bars):
        ends = [view.place_of(mark).x() for mark in view.chart.marks[:2]]
        qtbot.keyClick(view, Qt.Key.Key_Plus)
        spans[view] = ends != [view.place_of(mark).x() for mark in view.chart.marks[:2]]
    assert spans == {timeline: True, bars: False}


def test_that_a_timeline_of_five_thousand_marks_is_painted(shown) -> None:
    view = shown(invented.timeline(2500), timeline=True)
    assert not picture(view).isNull()
    view.focus_mark(view.chart.marks[-1])
    assert view.plot_viewport.rect().contains(view.place_of(view.chart.marks[-1]))
