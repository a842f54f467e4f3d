from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefing_app.screens.figure_card import FigureCard
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
    assert made.chart_view is None
    assert made.table_view.model().index(0, 0).data() == figure.table.rows[0][0].said
    qtbot.keyClick(made.as_table, Qt.Key.Key_Space)
    assert made.table_view is None
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
    with qtbot.waitSignal(made.source_activated) as opened:
        made.chart_view.mark_activated.emit(figure.chart.marks[0])
    assert opened.args == [figure.chart.marks[0].source]
    made.as_table.setChecked(True)
    with qtbot.waitSignal(made.source_activated) as opened:
        made.table_view.activated.emit(made.table_view.model().index(0, 1))
    assert opened.args == [figure.table.rows[0][1].source]


def test_that_a_figure_can_be_copied_as_cells(qtbot: QtBot, theme: Theme) -> None:
    figure = invented.arrests()
    made = card(qtbot, theme, figure)
    actions = {action.text().replace("&", ""): action for action in made.more.menu().actions()}
    actions["Copy as cells"].trigger()
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
