from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import Mark, Style
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.filters import Dimension, Filter
from briefing_app.packs.request import PackKind
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.figure_page_dialog import FigurePageDialog
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.picture_place import PicturePlace
from briefing_app.screens.records_dialog import RecordsDialog
from tests.screens.test_main_window import filled

Open = Callable[[], MainWindow]
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(open_window: Open, operation: Operation, sample, qtbot: QtBot) -> MainWindow:
    """Three boroughs' plans and two of their results, with the picture in sight."""
    made = open_window()
    filled(made, [*sample("plans", "LAM", "BRN", "CMD"), *sample("results", "LAM", "CMD")], qtbot)
    made.go_to(Place.PICTURE)
    made.activateWindow()
    settled(made.picture, qtbot)
    return made


@pytest.fixture
def picture(window: MainWindow) -> PicturePlace:
    return window.picture


def settled(picture: PicturePlace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not picture.busy, timeout=20_000)


def mark_of(card: FigureCard, words: str) -> Mark:
    return next(mark for mark in card.chart_view.chart.marks if mark.says.startswith(words) and mark.source)


def click(
    card: FigureCard,
    words: str,
    qtbot: QtBot,
    modifier: Qt.KeyboardModifier = NOTHING,
) -> Mark:
    view, mark = card.chart_view, mark_of(card, words)
    qtbot.mouseClick(view.plot_viewport, Qt.MouseButton.LeftButton, modifier, view.place_of(mark))
    return mark


def press(widget: QWidget, key: Qt.Key, qtbot: QtBot, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    """A key, with the window in front: the platform without a screen gives a tool tip the place of honour."""
    widget.window().activateWindow()
    qtbot.waitUntil(widget.window().isActiveWindow)
    widget.setFocus()
    qtbot.keyClick(widget, key, modifier)


def arrests(picture: PicturePlace) -> FigureCard:
    return picture.card("arrests-by-borough")


def tile(picture: PicturePlace, key: str) -> str:
    return next(button.tile.number for button in picture.tiles.buttons if button.tile.key == key)


def test_that_the_first_tab_shows_tiles_and_four_charts_without_scrolling(window: MainWindow, qtbot: QtBot) -> None:
    picture = window.picture
    window.resize(1366, 768)
    qtbot.wait(1)
    assert picture.page.plan.name == "Overview"
    assert picture.tiles.isVisible()
    cards = list(picture.page.cards.values())
    assert len(cards) == 4
    assert all(card.visibleRegion().boundingRect().size() == card.size() for card in cards)
    assert not picture.page.verticalScrollBar().isVisible()


def test_that_a_click_on_a_mark_filters_every_figure_and_the_tiles(picture: PicturePlace, qtbot: QtBot) -> None:
    whole = tile(picture, "officers")
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    assert picture.history.wanted.boroughs == ("Lambeth",)
    assert tile(picture, "officers") != whole
    for card in picture.page.cards.values():
        assert card.filtered.isVisible()
        assert "Lambeth" in card.filtered.text()
    timeline = picture.card("deployment-timeline").figure
    assert {row.group for row in timeline.chart.rows} == {"Lambeth"}
    styles = {mark.style for mark in arrests(picture).chart_view.chart.marks if mark.says.startswith("Camden")}
    assert Style.FADED in styles


def test_that_shift_adds_and_takes_away_again(picture: PicturePlace, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    click(arrests(picture), "Camden", qtbot, shift)
    settled(picture, qtbot)
    assert set(picture.history.wanted.boroughs) == {"Lambeth", "Camden"}
    assert tile(picture, "returns") == "2 of 2"
    click(arrests(picture), "Lambeth", qtbot, shift)
    settled(picture, qtbot)
    assert picture.history.wanted.boroughs == ("Camden",)


def test_that_escape_clears_and_back_and_forward_lead_through_what_was_filtered_by(
    picture: PicturePlace, qtbot: QtBot
) -> None:
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    focus = arrests(picture).chart_view
    press(focus, Qt.Key.Key_Escape, qtbot)
    settled(picture, qtbot)
    assert not picture.history.wanted
    assert not arrests(picture).filtered.isVisible()
    press(focus, Qt.Key.Key_Left, qtbot, Qt.KeyboardModifier.AltModifier)
    settled(picture, qtbot)
    assert picture.history.wanted.boroughs == ("Lambeth",)
    press(focus, Qt.Key.Key_Right, qtbot, Qt.KeyboardModifier.AltModifier)
    settled(picture, qtbot)
    assert not picture.history.wanted


@pytest.mark.parametrize("over_chart", [True, False])
def test_that_the_back_button_of_the_mouse_goes_back(picture: PicturePlace, qtbot: QtBot, over_chart: bool) -> None:
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    target = arrests(picture).chart_view.plot_viewport if over_chart else arrests(picture).title
    place = QPointF(target.rect().center())
    for button in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
        pressed = QMouseEvent(
            QMouseEvent.Type.MouseButtonPress,
            place,
            QPointF(target.mapToGlobal(place.toPoint())),
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, pressed)
        settled(picture, qtbot)
        assert bool(picture.history.wanted) is (button is Qt.MouseButton.ForwardButton)


def test_that_a_second_click_on_the_mark_shows_the_rows_behind_it(
    window: MainWindow, picture: PicturePlace, qtbot: QtBot
) -> None:
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    assert window.findChild(RecordsDialog) is None
    mark = click(arrests(picture), "Lambeth", qtbot)
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is not None, timeout=10_000)
    dialog = window.findChild(RecordsDialog)
    assert dialog.model.rowCount() == int(mark.label)
    dialog.close()


def test_that_a_row_leads_to_its_cells_on_the_sheet_as_sent(
    window: MainWindow, picture: PicturePlace, qtbot: QtBot, sample
) -> None:
    card = arrests(picture)
    card.chart_view.setFocus()
    card.chart_view.focus_mark(mark_of(card, "Lambeth"))
    qtbot.keyClick(card.chart_view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is not None, timeout=10_000)
    dialog = window.findChild(RecordsDialog)
    headings = [dialog.model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert headings == ["Workbook", "Sheet", "Cell"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.sheet is not None and bool(dialog.sheet.view.sheets), timeout=20_000)
    sheet = dialog.sheet
    first = dialog.model.rows[0]
    assert sheet.view.sheet_name == "Arrests"
    assert sample("results", "LAM")[0].name in sheet.about.text()
    row, column = sheet.view.grid.place
    assert row == first.listed.record.row - 1
    assert sheet.view.model.said((row, column)) == first.listed.record["arrest_type"]
    dialog.table.selectRow(1)
    assert sheet.view.grid.place[0] == dialog.model.rows[1].listed.record.row - 1
    dialog.close()


def test_that_a_number_on_a_tile_and_in_a_table_lead_to_their_rows_under_the_filter(
    window: MainWindow, picture: PicturePlace, qtbot: QtBot
) -> None:
    picture.history.set_chip(Dimension.BOROUGH, Filter(boroughs=("Camden",)))
    settled(picture, qtbot)
    button = next(one for one in picture.tiles.buttons if one.tile.key == "arrests")
    button.click()
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is not None, timeout=10_000)
    dialog = window.findChild(RecordsDialog)
    assert {one.listed.record.borough for one in dialog.model.rows} == {"Camden"}
    assert dialog.model.rowCount() == int(button.tile.number)
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is None)
    card = arrests(picture)
    card.as_table.setChecked(True)
    table = card.table_view
    table.setCurrentIndex(table.model().index(0, 4))
    number = int(table.currentIndex().data())
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is not None, timeout=10_000)
    assert window.findChild(RecordsDialog).model.rowCount() == number


def test_that_a_chip_filters_and_a_click_leaves_it_while_escape_clears_both(
    picture: PicturePlace, qtbot: QtBot
) -> None:
    units = picture.bar.open_choices(Dimension.UNIT)
    item = next(units.list.item(n) for n in range(units.list.count()) if units.list.item(n).text() == "TSG")
    item.setCheckState(Qt.CheckState.Checked)
    units.close()
    settled(picture, qtbot)
    assert picture.bar.chips[Dimension.UNIT].text().startswith("TSG")
    click(picture.card("coverage-actual"), "Lambeth", qtbot)
    settled(picture, qtbot)
    assert (picture.history.wanted.units, picture.history.wanted.boroughs) == (("TSG",), ("Lambeth",))
    press(picture.card("coverage-actual").chart_view, Qt.Key.Key_Escape, qtbot)
    settled(picture, qtbot)
    assert not picture.history.wanted


def test_that_delete_on_a_chip_takes_its_values_away(picture: PicturePlace, qtbot: QtBot) -> None:
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    chip = picture.bar.chips[Dimension.BOROUGH]
    assert "Lambeth" in chip.accessibleName()
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    settled(picture, qtbot)
    assert picture.history.wanted.boroughs == ()


def test_that_the_hours_can_be_chosen_from_the_operations_own(picture: PicturePlace, qtbot: QtBot) -> None:
    hours = picture.bar.open_choices(Dimension.TIME)
    hours.starts.setCurrentIndex(hours.starts.findText("Thu 22:00"))
    hours.ends.setCurrentIndex(hours.ends.findText("Fri 02:00"))
    hours.filter.click()
    settled(picture, qtbot)
    assert picture.history.wanted.said == "Thu 13 May 2021 22:00 to 02:00"


def test_that_another_tab_keeps_the_filter(picture: PicturePlace, qtbot: QtBot) -> None:
    click(arrests(picture), "Lambeth", qtbot)
    settled(picture, qtbot)
    for place in range(1, picture.pages.tabs.count()):
        picture.pages.tabs.setCurrentIndex(place)
        settled(picture, qtbot)
        for card in picture.page.cards.values():
            assert card.figure is not None
            assert "Lambeth" in card.figure.filtered_by
    assert {plan for page in picture.pages.all for card in page.plan.cards for plan in card.ids} >= {
        one.id for one in picture._desk.shown.figures if one.id != "headline"
    }


def test_that_a_figure_is_opened_large_and_escape_leads_back_to_its_card(picture: PicturePlace, qtbot: QtBot) -> None:
    card = picture.card("officers-by-unit")
    card.chart_view.setFocus()
    press(card.chart_view, Qt.Key.Key_F11, qtbot)
    large = picture.large.card
    assert large.isVisible()
    assert large.figure is card.figure
    assert large.height() > card.height()
    click(large, "TSG", qtbot)
    settled(picture, qtbot)
    assert picture.history.wanted.units == ("TSG",)
    assert "TSG" in large.filtered.text()
    press(large.chart_view, Qt.Key.Key_Escape, qtbot)
    assert picture.large.card is None
    assert card.chart_view.hasFocus()
    assert picture.history.wanted.units == ("TSG",)


def test_that_an_import_redraws_only_the_figures_that_it_touches(
    window: MainWindow, picture: PicturePlace, qtbot: QtBot, sample
) -> None:
    drawn = {key: card.chart_view.chart for key, card in picture.page.cards.items()}
    window.undo()
    qtbot.waitUntil(lambda: not window.desk.shown.position.returns and not window.status.busy, timeout=20_000)
    window.redo()
    qtbot.waitUntil(lambda: bool(window.desk.shown.position.returns) and not window.status.busy, timeout=20_000)
    settled(picture, qtbot)
    for key, card in picture.page.cards.items():
        assert card.chart_view.chart is drawn[key]


def test_that_control_p_previews_the_figure_at_hand_as_a_page(
    window: MainWindow, picture: PicturePlace, qtbot: QtBot, tmp_path: Path
) -> None:
    card = arrests(picture)
    card.chart_view.setFocus()
    press(card.chart_view, Qt.Key.Key_P, qtbot, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.findChild(FigurePageDialog) is not None, timeout=20_000)
    dialog = window.findChild(FigurePageDialog)
    assert dialog.windowTitle() == "Print – Arrests by borough"
    dialog.save_to(tmp_path / "figure.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "figure.pdf").exists() and not window.status.busy, timeout=10_000)
    assert (tmp_path / "figure.pdf").read_bytes() == dialog.content
    qtbot.waitUntil(lambda: dialog.pages.shown_sharply, timeout=20_000)
    dialog.close()


def test_that_the_menu_key_opens_the_menu_of_the_mark_at_the_keyboard(picture: PicturePlace, qtbot: QtBot) -> None:
    view = arrests(picture).chart_view
    view.setFocus()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert "Rows behind it" in menu.actions()[2].text()
    menu.close()


def test_that_a_figure_that_is_unticked_leaves_its_subject_and_comes_back_with_all(
    picture: PicturePlace, qtbot: QtBot
) -> None:
    picture.pages.turn_to("Arrests")
    settled(picture, qtbot)
    before = list(picture.page.cards)
    figures = picture.pages.open_figures()
    figures.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    figures.close()
    qtbot.waitUntil(lambda: before[0] not in picture.page.cards, timeout=10_000)
    settled(picture, qtbot)
    assert list(picture.page.cards) == before[1:]
    figures = picture.pages.open_figures()
    figures.any.click()
    qtbot.waitUntil(lambda: list(picture.page.cards) == before, timeout=10_000)
    settled(picture, qtbot)
    assert picture.page.cards[before[0]].figure is not None


def test_that_a_figure_that_is_ticked_for_a_pack_stays_ticked_when_the_window_opens_again(
    picture: PicturePlace, qtbot: QtBot, open_window: Open
) -> None:
    card = arrests(picture)
    card.menu.packs[PackKind.DEBRIEF].trigger()
    qtbot.waitUntil(lambda: PackKind.DEBRIEF in picture.chooser.packs_of(card.figure), timeout=10_000)
    again = open_window()
    again.go_to(Place.PICTURE)
    settled(again.picture, qtbot)
    card = arrests(again.picture)
    qtbot.waitUntil(lambda: again.picture.chooser.packs_of(card.figure) == (PackKind.DEBRIEF,), timeout=10_000)
    card.menu.aboutToShow.emit()
    assert card.menu.packs[PackKind.DEBRIEF].isChecked()
    assert not card.menu.packs[PackKind.BRIEFING].isChecked()
