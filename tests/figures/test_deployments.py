from briefing_app.figures.deployment_timeline import timeline_figure
from briefing_app.figures.figure import Figure, LabelAt, Style
from briefing_app.figures.officers_by_unit import units_figure
from briefing_app.operation.kinds import Phase
from briefing_app.operation.values import Value
from tests.invented_day import invented_position
from tests.positions import Builder, builder, moment


def _serial(made: Builder, borough: str, ref: str, serial: str, starts: str, ends: str, **values: Value) -> None:
    common: dict[str, Value] = {"supervisor": "PS C Example", "unit": "TSG", "officers": 7}
    made.plan(
        "deployments", borough, ref=ref, serial=serial, duty_start=moment(starts), duty_end=moment(ends),
        **{**common, **values},
    )  # fmt: skip


def _styles(figure: Figure, row: int) -> list[Style]:
    assert figure.chart is not None
    return [mark.style for mark in figure.chart.marks if mark.row == row]


def _two_boroughs() -> Builder:
    made = builder("Lambeth", "Merton", "Sutton", "Westminster")
    _serial(made, "Lambeth", "LAM-D-001", "Serial 21", "05:00", "13:00")
    _serial(made, "Lambeth", "LAM-D-002", "Serial 22", "20:00", "04:00+1", unit="TfL", officers=3)
    _serial(made, "Sutton", "STN-D-001", "Serial 40", "10:00", "23:00", supervisor=None)
    made.result(
        "deployments", "Lambeth", ref="LAM-D-001", serial="Serial 21", unit="TSG", officers=6,
        supervisor="PS C Example", duty_start=moment("05:00"), duty_end=moment("13:30"),
        strength_status="Deployed under strength",
    )  # fmt: skip
    made.nil("deployments", "Merton", Phase.PLAN)
    made.nil("deployments", "Merton", Phase.RESULT)
    return made


def test_that_each_deployment_has_a_lane_with_its_plan_and_its_actual_in_it() -> None:
    timeline = timeline_figure(_two_boroughs().position())

    assert timeline.chart is not None
    assert [(row.group, row.label) for row in timeline.chart.rows] == [
        ("Lambeth", "Serial 21"),
        ("Lambeth", "Serial 22"),
        ("Merton", ""),
        ("Sutton", "Serial 40"),
        ("Westminster", ""),
    ]
    planned, actual = timeline.chart.marks[:2]
    assert (planned.style, planned.left, planned.right) == (Style.PLANNED, moment("05:00"), moment("13:00"))
    assert (actual.style, actual.left, actual.right) == (Style.ACTUAL, moment("05:00"), moment("13:30"))
    assert planned.top < actual.top < actual.bottom < planned.bottom


def test_that_lanes_tell_awaited_not_reported_nil_and_missing_apart() -> None:
    timeline = timeline_figure(_two_boroughs().position())

    assert _styles(timeline, 1) == [Style.PLANNED]
    assert _styles(timeline, 2) == [Style.EVEN]
    assert Style.AWAITED in _styles(timeline, 3)
    assert _styles(timeline, 4) == [Style.AWAITED]


def test_that_what_needs_a_look_is_said_at_the_lanes_end() -> None:
    timeline = timeline_figure(_two_boroughs().position())

    assert timeline.chart is not None
    said = {
        timeline.chart.rows[mark.row].label: mark.label for mark in timeline.chart.marks if mark.label_at is LabelAt.END
    }
    assert said == {"Serial 21": "under strength", "Serial 40": "over 12 h, no supervisor"}
    over = next(mark for mark in timeline.chart.marks if mark.row == 3 and mark.style is Style.WARNING)
    assert (over.left, over.right) == (moment("22:00"), moment("23:00"))
    assert timeline.title.startswith("3 deployments, 2 to look at again (")


def test_that_a_duty_far_outside_the_period_is_cut_and_not_followed() -> None:
    made = builder("Lambeth")
    _serial(made, "Lambeth", "LAM-D-001", "1", "03:00", "13:00")
    made.plan(
        "deployments", "Lambeth", ref="LAM-D-002", duty_start=moment("05:00"), duty_end=moment("05:00+30"), officers=1
    )

    chart = timeline_figure(made.position()).chart

    assert chart is not None
    assert chart.axis.starts == moment("03:00")
    assert moment("11:00+1") <= chart.axis.ends < moment("12:00+1")
    assert all(chart.axis.starts <= mark.left <= mark.right <= chart.axis.ends for mark in chart.marks)


def test_that_the_timelines_table_says_both_duties() -> None:
    timeline = timeline_figure(_two_boroughs().position())

    assert [[cell.said for cell in row] for row in timeline.table.rows] == [
        ["Lambeth", "Serial 21", "TSG", "05:00 to 13:00", "7", "05:00 to 13:30", "6", "under strength"],
        ["Lambeth", "Serial 22", "TfL", "20:00 to 04:00", "3", "not reported", "not reported", ""],
        ["Sutton", "Serial 40", "TSG", "10:00 to 23:00", "7", "awaited", "awaited", "over 12 h, no supervisor"],
    ]


def test_that_units_show_actual_of_planned_with_the_awaited_part_hatched() -> None:
    units = units_figure(_two_boroughs().position())

    assert units.chart is not None
    assert [row.label for row in units.chart.rows] == ["TSG", "TfL (partner)"]
    tsg = [(mark.style, mark.left, mark.right) for mark in units.chart.marks if mark.row == 0]
    assert tsg == [
        (Style.PLANNED, 0, 14),
        (Style.ACTUAL, 0, 6),
        (Style.AWAITED, 6, 13),
        (Style.EVEN, 14, 14),
    ]
    assert [mark.label for mark in units.chart.marks if mark.label_at is LabelAt.END] == ["6 of 14", "0 of 3"]
    assert units.title == "TSG fielded 6 of 6 officers; 2 boroughs awaited"


def test_that_before_results_units_show_the_plan_alone_and_nothing_is_said_to_be_0() -> None:
    position = invented_position(results=False)
    timeline, units = timeline_figure(position), units_figure(position)

    assert units.chart is not None
    assert {mark.style for mark in units.chart.marks} == {Style.PLANNED, Style.EVEN}
    assert "reported deployed" not in timeline.sentence + units.sentence
    assert {row[2].said for row in units.table.rows} == {"awaited"}


def test_that_table_and_bars_of_units_hold_the_same_numbers() -> None:
    units = units_figure(invented_position())

    assert units.chart is not None
    for place, row in enumerate(units.table.rows):
        planned = [mark.right for mark in units.chart.marks if mark.row == place and mark.style is Style.PLANNED]
        actual = [
            mark.right
            for mark in units.chart.marks
            if mark.row == place and mark.style in (Style.ACTUAL, Style.PARTNER)
        ]
        assert planned == [row[1].value]
        assert actual == [row[2].value]
