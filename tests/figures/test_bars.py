"""Bars and strips say the same in chart and table, and never a zero for what is missing."""

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.bars import Bar, Said, Series, Strip, bar_figure, strip_figure
from briefing_app.figures.figure import LabelAt, Style
from briefing_app.figures.patrol_hours import patrol_hours_figure
from briefing_app.figures.plan_figures import plan_figures
from briefing_app.operation.position.stated import Stated
from tests.invented_day import invented_position
from tests.positions import builder, moment

_SAID = Said("trial", "Trial", "A finding", "What is counted", ())


def test_that_the_number_at_a_bars_end_is_that_of_the_table() -> None:
    figure = bar_figure(
        _SAID,
        [Bar("One", (2, 3)), Bar("Two", (0, 0)), Bar("Three", (0, 0), stated=Stated.AWAITED)],
        (Series(Style.ACTUAL, "first"), Series(Style.REACTIVE, "second")),
        rows_are="Thing",
        counted="Things",
    )
    assert figure.chart is not None
    ends = [mark.label for mark in figure.chart.marks if mark.label_at is LabelAt.END]
    assert ends == ["5", "0"]
    assert [row[-1].said for row in figure.table.rows] == ["5", "0", "awaited"]
    assert [cell.said for cell in figure.table.total] == ["All that state it", "2", "3", "5"]
    assert {mark.style for mark in figure.chart.marks if mark.row == 2} == {Style.AWAITED}


def test_that_a_strips_table_adds_up_with_what_no_hour_holds() -> None:
    hours = [moment("05:00"), moment("06:00")]
    figure = strip_figure(_SAID, hours, (Strip("Arrests", (2, 0), (("No time", 1),)),), counted="persons")
    assert [column.heading for column in figure.table.columns] == ["Hour from", "05", "06", "No time", "All"]
    assert [cell.said for cell in figure.table.rows[0]] == ["Arrests", "2", "0", "1", "3"]


def test_that_every_breakdown_of_arrests_adds_up_to_the_same() -> None:
    figures = {figure.id: figure for figure in figures_of(invented_position()) if figure.id.startswith("arrests-by-")}
    hours = figures.pop("arrests-by-hour").table.rows[0][-1].said
    by_borough = figures.pop("arrests-by-borough").table.total[4].said
    assert {figure.table.total[-1].said for figure in figures.values()} == {hours, by_borough}
    assert hours == by_borough


def test_that_before_any_return_no_breakdown_gives_a_number() -> None:
    position = builder("Lambeth", "Camden").position()
    for figure in (*figures_of(position), *plan_figures(position)):
        for row in figure.table.rows:
            assert all(not isinstance(cell.value, (int, float)) for cell in row), figure.id
        assert all(not tile.number.isdecimal() for tile in figure.tiles), figure.id


def test_that_patrol_by_hour_rests_on_boroughs_with_plan_and_result() -> None:
    made = builder("Lambeth", "Camden")
    made.patrol_plan("Lambeth", "P1", "17:00", "19:00", 4)
    made.patrol_result("Lambeth", "P1", "17:00", "18:00", 4)
    made.patrol_plan("Camden", "P2", "17:00", "19:00", 10)
    position = made.position()
    planned, actual = patrol_hours_figure(position).table.rows
    assert (planned[-1].said, actual[-1].said) == ("8", "4")
