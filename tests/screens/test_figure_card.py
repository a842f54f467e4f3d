from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import Table
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.figure_table import copy_figure
from briefing_app.screens.theme import Theme
from briefing_app.screens.tiles_view import TilesView
from tests.screens import invented


def card(qtbot: QtBot, theme: Theme, *figures, choices=()) -> FigureCard:
    made = FigureCard(theme, "Coverage", choices=choices)
    qtbot.addWidget(made)
    made.show_figures(*figures)
    made.resize(520, 520)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_a_card_says_finding_subtitle_and_what_it_rests_on(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    assert made.title.text() == figure.title
    assert made.subtitle.text() == figure.subtitle
    assert made.basis.text() == figure.basis_said


def test_that_the_table_twin_is_one_key_away_and_has_the_same_numbers(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    made.as_table.setFocus()
    qtbot.keyClick(made.as_table, Qt.Key.Key_Space)
    assert not made.chart_view.isVisible()
    assert made.table_view.model().index(0, 0).data() == figure.table.rows[0][0].said
    qtbot.keyClick(made.as_table, Qt.Key.Key_Space)
    assert not made.table_view.isVisible()
    assert made.chart_view.isVisible()
    assert made.chart_view.chart is figure.chart


def test_that_planned_actual_and_difference_are_switched_by_arrow_keys(qtbot: QtBot, theme: Theme) -> None:
    figures = [invented.coverage(name) for name in ("planned", "actual", "difference")]
    made = card(qtbot, theme, *figures, choices=("Planned", "Actual", "Difference"))
    button = made.which.findChild(QToolButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert made.figure is figures[1]
    assert made.chart_view.chart is figures[1].chart


def test_that_a_mark_and_a_cell_lead_to_the_rows_behind_them(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    with qtbot.waitSignal(made.rows_wanted) as opened:
        made.chart_view.mark_activated.emit(figure.chart.marks[0])
    assert opened.args == [figure.chart.marks[0].source, False]
    made.as_table.setChecked(True)
    made.table_view.setCurrentIndex(made.table_view.model().index(0, 1))
    with qtbot.waitSignal(made.rows_wanted) as opened:
        qtbot.keyClick(made.table_view, Qt.Key.Key_Return)
    assert opened.args == [figure.table.rows[0][1].source, False]


def test_that_a_click_and_the_space_bar_choose_what_is_filtered_by(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    view, mark = made.chart_view, figure.chart.marks[0]
    with qtbot.waitSignal(made.source_chosen) as chosen:
        qtbot.mouseClick(view.plot_viewport, Qt.MouseButton.LeftButton, pos=view.place_of(mark))
    assert chosen.args == [mark.source, False]
    made.as_table.setChecked(True)
    made.table_view.setCurrentIndex(made.table_view.model().index(0, 1))
    with qtbot.waitSignal(made.source_chosen) as chosen:
        qtbot.keyClick(made.table_view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [figure.table.rows[0][1].source, True]


def test_that_a_card_says_by_what_its_figure_is_filtered(qtbot: QtBot, theme: Theme) -> None:
    made = card(qtbot, theme, replace(invented.arrests(), filtered_by="Filtered by Lambeth"))
    assert made.filtered.isVisible()
    assert made.filtered.text() == "Filtered by Lambeth"
    assert "Filtered by Lambeth" in made.accessibleDescription()
    made.show_figures(invented.arrests())
    assert not made.filtered.isVisible()


def test_that_the_same_figure_is_not_drawn_again(qtbot: QtBot, theme: Theme) -> None:
    made = card(qtbot, theme, invented.arrests())
    drawn = made.chart_view.chart
    made.show_figures(invented.arrests())
    assert made.chart_view.chart is drawn
    made.show_figures(replace(invented.arrests(), title="Another finding"))
    assert made.chart_view.chart is drawn
    assert made.title.text() == "Another finding"
    assert made.chart_view.accessibleName() == "Another finding"
    marks = invented.arrests().chart.marks[:-1]
    made.show_figures(replace(invented.arrests(), chart=replace(invented.arrests().chart, marks=marks)))
    assert made.chart_view.chart is not drawn


def test_that_a_figure_without_numbers_says_what_it_is(qtbot: QtBot, theme: Theme) -> None:
    empty = replace(invented.arrests(), chart=None, table=Table((), ()), sentence="Arrests by borough: set aside.")
    made = card(qtbot, theme, empty)
    said = [one.text() for one in made.findChildren(QLabel) if one.isVisible()]
    assert "Arrests by borough: set aside." in said


def test_that_the_menu_of_a_mark_offers_to_filter_to_add_and_to_see_the_rows(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    made.chart_view.menu_wanted.emit(figure.chart.marks[0], QPoint(10, 10))
    menu = next(menu for menu in made.findChildren(QMenu) if menu.isVisible())
    borough = dict(figure.chart.marks[0].source.where)["borough"]
    words = [action.text().replace("&", "").partition("\t")[0] for action in menu.actions()]
    assert words == [f"Filter by {borough}", f"Add {borough} to the filter", "Rows behind it…", "Copy what it says"]
    with qtbot.waitSignal(made.source_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == [figure.chart.marks[0].source, True]


def test_that_a_figure_can_be_copied_as_cells(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    actions = {action.text().replace("&", ""): action for action in made.more.menu().actions()}
    with qtbot.waitSignal(made.menu.cells_copied):
        actions["Copy as cells"].trigger()
    copy_figure(made.figure)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Borough\tProactive")
    assert lines[-1].startswith("All\t")


def test_that_tiles_say_their_sentence_and_open_with_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    tiles = TilesView(theme)
    qtbot.addWidget(tiles)
    tiles.show_tiles(invented.headline().tiles)
    first = tiles.buttons[0]
    assert first.accessibleName() == "117 persons arrested"
    with qtbot.waitSignal(tiles.tile_activated) as opened:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert opened.args[0].key == "arrests"
    tiles.show_tiles(invented.headline().tiles[:2])
    assert len(tiles.buttons) == 2


def test_that_a_tile_keeps_the_keyboard_when_its_number_changes(qtbot: QtBot, theme: Theme) -> None:
    tiles = TilesView(theme)
    qtbot.addWidget(tiles)
    tiles.show_tiles(invented.headline().tiles)
    first = tiles.buttons[0]
    tiles.show_tiles([replace(tile, number="0") for tile in invented.headline().tiles])
    assert tiles.buttons[0] is first
    assert first.tile.number == "0"
