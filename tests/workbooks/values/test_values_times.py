"""Times in the ways they are written, over midnight, and on both nights on which the clocks change."""

from datetime import date, datetime, time, timedelta

import pytest

from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.returns.returns import Severity
from briefing_app.operation.times import at, say_iso
from tests.made_workbooks import THE_DAY
from tests.workbooks.values.made_tables import Found, read_cells

CLOCKS_GO_BACK = date(2021, 10, 30)
"""An operation from 05:00 to 05:00, in whose night 01:30 comes twice."""
CLOCKS_GO_FORWARD = date(2021, 3, 27)


def arrests(
    *times: object, dates: object = THE_DAY, day: date = THE_DAY, answers: dict[str, str] | None = None
) -> Found:
    return read_cells("arrests", {"arrest_date": [dates] * len(times), "arrest_time": times}, day=day, answers=answers)


def patrols(starts: list[object], ends: list[object], *, day: date = THE_DAY, **more: object) -> Found:
    columns = {"actual_start": starts, "actual_end": ends, "actual_officers": [2] * len(starts)}
    return read_cells("patrols", columns, day=day, **more)  # type: ignore[arg-type]


def moments(found: Found, field: str) -> list[str]:
    return [say_iso(value) for value in found.values(field) if isinstance(value, int)]


@pytest.mark.parametrize(
    "written",
    [
        "0640", "640", 640.0, "06:40", "6:40", "06.40", "06;40", "06h40", "6.40am", "6:40 AM", "6.40 a.m.", "06:40hrs",
        "0640 hrs", "0640h", "06:40:00", "06 40", "at 0640", "0640.", "06:40 BST", time(6, 40),
        timedelta(hours=6, minutes=40), 6 / 24 + 40 / 1440,
        datetime(2021, 5, 13, 6, 40), 44329 + 6 / 24 + 40 / 1440, "13/05/2021 06:40",
        "13 May 2021 0640hrs",
        "2021-05-13T06:40:00+01:00", "2021-05-13T05:40:00Z", "\u00a00640\u00a0", "'0640",
    ],
)  # fmt: skip
def test_that_a_time_is_read_however_it_is_written(written: object) -> None:
    found = arrests(written)
    assert found.values("arrest_time") == ["06:40"]
    assert moments(found, "arrested_at") == ["2021-05-13T06:40+01:00"]
    assert not found.questions


@pytest.mark.parametrize(
    ("written", "comes_to"), [("noon", "12:00"), ("midday", "12:00"), ("1pm", "13:00"), ("12 noon", "12:00")]
)
def test_that_a_time_in_words_is_read(written: str, comes_to: str) -> None:
    assert arrests(written).values("arrest_time") == [comes_to]


@pytest.mark.parametrize("written", ["approx 0640", "c.0640", "~06:40", "0640 approx", "0640?", "about 6.40am"])
def test_that_a_time_that_is_not_exact_is_read_with_a_warning(written: str) -> None:
    found = arrests(written)
    assert found.values("arrest_time") == ["06:40"]
    assert any("not an exact time" in problem.says for problem in found.of(Severity.WARN))


@pytest.mark.parametrize("written", ["24:00", "2400", timedelta(days=1), date(1900, 1, 1), "midnight"])
def test_that_twenty_four_hours_is_the_next_days_midnight(written: object) -> None:
    found = arrests(written)
    assert moments(found, "arrested_at") == ["2021-05-14T00:00+01:00"]
    assert found.values("arrest_date") == ["2021-05-14"]


@pytest.mark.parametrize(
    "written", ["25:10", "13:61", "13pm", "13:00am", "noonish", "0640Z", "06-14", "7-3pm", "tbc", "n/a"]
)
def test_that_what_is_no_time_is_not_stated_and_said(written: str) -> None:
    found = arrests(written)
    assert found.values("arrest_time") == [None]
    assert any(problem.cell == "B2" for problem in found.problems)


def test_that_a_time_of_another_zone_than_londons_is_held() -> None:
    assert "London" in arrests("06:40 GMT").of(Severity.HOLD)[0].says


def test_that_numbers_that_may_be_times_are_asked_about_once() -> None:
    found = arrests(22.3, 21.45, "22:00")
    (question,) = found.questions
    assert question.cells == ("Arrests!B2", "Arrests!B3")
    assert found.values("arrest_time") == ["22:00"]
    for way, times in (
        ("hours and minutes", ["22:30", "21:45", "22:00"]),
        ("hours and parts", ["22:18", "21:27", "22:00"]),
    ):
        answer = next(choice for choice in question.choices if choice.startswith(way))
        assert arrests(22.3, 21.45, "22:00", answers={question.id: answer}).values("arrest_time") == times


def test_that_a_question_that_can_be_half_past_names_both_readings() -> None:
    (question,) = arrests(22.5).questions
    assert "22:50" in question.choices[0]
    assert "22:30" in question.choices[1]


def test_that_times_written_with_a_point_show_how_the_columns_numbers_are_meant() -> None:
    found = arrests("22.30", "22.3", "06.45", "9.15")
    assert found.values("arrest_time") == ["22:30", "22:30", "06:45", "09:15"]
    assert any("22.3" in problem.found for problem in found.of(Severity.WARN))


def test_that_hours_alone_are_asked_about_where_they_may_be_minutes() -> None:
    found = arrests(640.0, 6.0, 1230.0)
    (question,) = found.questions
    assert question.cells == ("Arrests!B3",)
    assert "06:00" in question.choices[0]
    assert "00:06" in question.choices[1]


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("0640x1400", "2021-05-13T06:40+01:00", "2021-05-13T14:00+01:00"),
        ("0700-1900", "2021-05-13T07:00+01:00", "2021-05-13T19:00+01:00"),
        ("07:00 – 19:00 hrs", "2021-05-13T07:00+01:00", "2021-05-13T19:00+01:00"),
        ("22.00 to 02.00", "2021-05-13T22:00+01:00", "2021-05-14T02:00+01:00"),
        ("7am-3pm", "2021-05-13T07:00+01:00", "2021-05-13T15:00+01:00"),
        ("13/05/2021 0700-1900", "2021-05-13T07:00+01:00", "2021-05-13T19:00+01:00"),
        ("2200-2400", "2021-05-13T22:00+01:00", "2021-05-14T00:00+01:00"),
    ],
)
def test_that_a_range_is_a_start_and_an_end(written: str, start: str, end: str) -> None:
    for found in (patrols([written], [""]), read_cells("patrols", {"actual_start": [written], "actual_officers": [2]})):
        assert moments(found, "actual_start") == [start]
        assert moments(found, "actual_end") == [end]
    assert "actual_end" in str(found.records[0]["as_sent"])


def test_that_a_range_that_its_end_column_contradicts_holds_the_row() -> None:
    assert not patrols(["0700-1900"], ["18:00"]).records
    assert patrols(["0700-1900"], ["19:00"]).records


def test_that_an_end_before_its_start_is_the_next_mornings() -> None:
    found = patrols(["22:00", "2300", time(4)], ["02:00", "2400", time(6)])
    assert moments(found, "actual_end") == [
        "2021-05-14T02:00+01:00",
        "2021-05-14T00:00+01:00",
        "2021-05-14T06:00+01:00",
    ]


def test_that_a_date_without_a_time_is_midnight_only_where_others_have_times() -> None:
    found = patrols([date(2021, 5, 14), datetime(2021, 5, 13, 17)], [time(2), time(20)])
    assert moments(found, "actual_start")[0] == "2021-05-14T00:00+01:00"
    assert len(patrols([date(2021, 5, 13)], [time(23)]).questions) == 1


def test_that_a_time_falls_on_the_day_that_stands_beside_it() -> None:
    found = patrols(["17:00", "01:00"], ["20:00", "03:00"], days=["13/05/2021", "14/05/2021"])
    assert moments(found, "actual_start") == ["2021-05-13T17:00+01:00", "2021-05-14T01:00+01:00"]


def several_days() -> Operation:
    return new_operation("long", "Long", THE_DAY, starts=at(THE_DAY, time()), ends=at(date(2021, 5, 16), time()))


def test_that_a_time_without_a_date_is_asked_about_in_an_operation_of_several_days() -> None:
    found = patrols(["17:00", "18:00"], ["20:00", "21:00"], operation=several_days())
    (question,) = found.questions
    assert len(question.choices) == 3
    settled = patrols(
        ["17:00", "18:00"], ["20:00", "21:00"], operation=several_days(), answers={question.id: question.choices[1]}
    )
    assert moments(settled, "actual_end") == ["2021-05-14T20:00+01:00", "2021-05-14T21:00+01:00"]


# --- the nights on which the clocks change ------------------------------------------------------


def test_that_a_time_that_came_twice_is_asked_about() -> None:
    found = arrests("01:30", "00:30", "02:30", dates="31/10/2021", day=CLOCKS_GO_BACK)
    assert moments(found, "arrested_at") == ["2021-10-31T00:30+01:00", "2021-10-31T02:30+00:00"]
    (question,) = found.questions
    for choice, moment in zip(question.choices, ("2021-10-31T01:30+01:00", "2021-10-31T01:30+00:00"), strict=True):
        settled = arrests("01:30", dates="31/10/2021", day=CLOCKS_GO_BACK, answers={question.id: choice})
        assert moments(settled, "arrested_at") == [moment]


def test_that_a_time_that_names_its_zone_is_not_asked_about() -> None:
    found = arrests("01:30 BST", "0130 GMT", dates="31/10/2021", day=CLOCKS_GO_BACK)
    assert moments(found, "arrested_at") == ["2021-10-31T01:30+01:00", "2021-10-31T01:30+00:00"]


def test_that_start_and_end_decide_which_of_two_moments_is_meant_where_only_one_fits() -> None:
    there = datetime(2021, 10, 31, 1, 30)
    found = patrols([there], [datetime(2021, 10, 31, 1, 10)], day=CLOCKS_GO_BACK)
    assert moments(found, "actual_start") == ["2021-10-31T01:30+01:00"]
    assert moments(found, "actual_end") == ["2021-10-31T01:10+00:00"]


def test_that_a_patrol_that_ends_at_a_time_that_came_twice_is_asked_about() -> None:
    found = patrols(["22:00"], ["01:30"], day=CLOCKS_GO_BACK)
    (question,) = found.questions
    assert not found.records
    settled = patrols(["22:00"], ["01:30"], day=CLOCKS_GO_BACK, answers={question.id: question.choices[1]})
    assert moments(settled, "actual_end") == ["2021-10-31T01:30+00:00"]


def test_that_a_night_shift_has_its_true_hours_when_the_clocks_change() -> None:
    for day, hours in ((CLOCKS_GO_BACK, 9), (CLOCKS_GO_FORWARD, 7), (THE_DAY, 8)):
        (record,) = patrols(["22:00"], ["06:00"], day=day).records
        assert record["actual_end"] - record["actual_start"] == hours * 60  # type: ignore[operator]


def test_that_a_time_that_did_not_exist_is_held() -> None:
    for found in (
        arrests("01:30", dates="28/03/2021", day=CLOCKS_GO_FORWARD),
        arrests("01:30", dates="", day=CLOCKS_GO_FORWARD),
        patrols(["22:00"], ["01:30"], day=CLOCKS_GO_FORWARD),
        patrols([datetime(2021, 3, 28, 1, 30)], [time(4)], day=CLOCKS_GO_FORWARD),
    ):
        assert not found.records
        assert any("did not exist" in problem.says for problem in found.of(Severity.HOLD))
