"""Tables as boroughs really lay them out: each record is found with its own cells, or somebody is asked."""

from datetime import date, time

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.workbooks.tables.found_tables import How, Left
from tests.made_workbooks import THE_DAY, Content
from tests.workbooks.tables.found import Found

PATROLS = ["Ref", "Location", "Planned start", "Planned end", "Planned officers"]


def patrol(number: int, officers: Content = 2, place: str = "A park") -> list[Content]:
    return [f"LAM-P-{number:03d}", place, time(9), time(17), officers]


def refs(found: Found, place: int = 0) -> list[object]:
    return [record.get("ref") for record in found.records(place)]


# --- where the headings are -----------------------------------------------------------------


def test_that_headings_are_found_below_titles_markings_and_instructions() -> None:
    found = Found(
        "Patrols",
        [
            ["OFFICIAL-SENSITIVE"],
            ["VAWG Day of Action, Thu 13 May 2021"],
            [],
            ["Fill in one row for each patrol. Blank is not zero."],
            PATROLS,
            patrol(1),
        ],
        Phase.PLAN,
    )
    assert found.one.heading_rows == (5,)
    assert found.cells() == [
        {"ref": "A6", "location": "B6", "planned_start": "C6", "planned_end": "D6", "planned_officers": "E6"}
    ]


def test_that_headings_repeated_at_a_page_break_are_no_record_and_no_new_table() -> None:
    found = Found("Patrols", [PATROLS, patrol(1), patrol(2), PATROLS, patrol(3)], Phase.PLAN)
    assert refs(found) == ["LAM-P-001", "LAM-P-002", "LAM-P-003"]
    assert list(found.one.numbers) == [2, 3, 5]
    assert found.left() == {4: Left.HEADINGS}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("1. Ref", "ref"),
        ("Ref No.", "ref"),
        ("Loc'n", "location"),
        ("Planned\nstart", "planned_start"),
        ("Planned start (hh:mm)*", "planned_start"),
        ("START TIME (24hr)", "planned_start"),
        ("Strt", "planned_start"),
        ("Finish", "planned_end"),
        ("No. of offrs", "planned_officers"),
        ("Offrs planned", "planned_officers"),
        ("# officers", "planned_officers"),
        ("(b) Lead unit", "lead_unit"),
    ],
)
def test_that_a_heading_is_known_however_it_is_dressed(heading: str, field: str) -> None:
    others = {"ref": "Ref", "location": "Location", "planned_start": "Planned start", "planned_end": "Planned end"}
    row: dict[str, Content] = {
        "ref": "LAM-P-001",
        "location": "A park",
        "planned_start": time(9),
        "planned_end": time(17),
    }
    sample: Content = row.pop(field, 4 if "officers" in field else "CID")
    others.pop(field, None)
    found = Found("Patrols", [[heading, *others.values()], [sample, *row.values()]], Phase.PLAN)
    assert found.records() == [{field: sample, **row}]


def test_that_what_stands_in_brackets_may_change_the_meaning_and_is_not_dropped() -> None:
    found = Found(
        "Patrols",
        [["Location", "Officers (planned)", "Officers (actual)", "Officers (injured)"], ["A park", 4, 3, 1]],
    )
    assert found.records() == [{"location": "A park", "planned_officers": 4, "actual_officers": 3}]


@pytest.mark.parametrize("recorded", [True, False])
def test_that_two_rows_of_headings_are_read_together(recorded: bool) -> None:
    rows: list[list[Content]] = [
        ["Ref", "Location", "Planned", None, None, "Actual", None, None, "Status"],
        [None, None, "Start", "End", "Officers", "Start", "End", "Officers", None],
        ["LAM-P-001", "A park", time(9), time(12), 4, time(9, 30), time(11), 3, "Completed"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4), (0, 5, 0, 7), (0, 8, 1, 8)] if recorded else []
    found = Found("Patrols", rows, merged=merged)
    assert found.one.heading_rows == (1, 2)
    assert found.records() == [
        {
            "ref": "LAM-P-001",
            "location": "A park",
            "planned_start": time(9),
            "planned_end": time(12),
            "planned_officers": 4,
            "actual_start": time(9, 30),
            "actual_end": time(11),
            "actual_officers": 3,
            "status": "Completed",
        }
    ]


def test_that_three_rows_of_headings_are_read_together() -> None:
    found = Found(
        "Patrols",
        [
            ["Patrol details", None, "Times and strength", None, None, None, None, None],
            ["Ref", "Location", "Planned", None, None, "Actual", None, None],
            [None, None, "Start", "End", "Officers", "Start", "End", "Officers"],
            ["LAM-P-001", "A park", time(9), time(12), 4, time(9), time(12), 3],
        ],
        merged=[(0, 0, 0, 1), (0, 2, 0, 7), (1, 2, 1, 4), (1, 5, 1, 7)],
    )
    assert found.records()[0]["actual_officers"] == 3
    assert found.records()[0]["ref"] == "LAM-P-001"


def test_that_a_heading_split_over_two_rows_is_one_heading() -> None:
    found = Found(
        "Arrests",
        [["Arrest", "Arrest", "Primary", "DA"], ["date", "time", "offence", "flag"], [THE_DAY, time(9), "O10", "Y"]],
    )
    assert found.records() == [
        {"arrest_date": THE_DAY, "arrest_time": time(9), "primary_offence": "O10", "da_flag": "Y"}
    ]


def test_that_hints_under_the_headings_are_no_record() -> None:
    found = Found(
        "Arrests",
        [
            ["Ref", "Arrest date", "Arrest time", "DA flag"],
            ["text", "dd/mm/yyyy", "hh:mm", "Y/N"],
            ["LAM-A-001", THE_DAY, time(9), "N"],
        ],
    )
    assert refs(found) == ["LAM-A-001"]
    assert found.left() == {2: Left.EXAMPLE}


# --- several tables -------------------------------------------------------------------------

ARRESTS = ["Ref", "Arrest date", "Primary offence", "Outcome"]


def test_that_tables_of_several_kinds_stand_below_each_other_under_their_titles() -> None:
    found = Found(
        "Return",
        [
            ["Patrols"],
            PATROLS,
            patrol(1),
            patrol(2),
            [],
            [],
            ["Arrests"],
            ARRESTS,
            ["LAM-A-001", THE_DAY, "O10", "NFA"],
        ],
    )
    assert [table.kind.name for table in found.tables] == ["patrols", "arrests"]
    assert [list(table.numbers) for table in found.tables] == [[3, 4], [9]]
    assert found.left(0) == {}


def test_that_tables_side_by_side_are_read_apart() -> None:
    found = Found(
        "Return",
        [
            [*PATROLS, None, *ARRESTS],
            [*patrol(1), None, "LAM-A-001", THE_DAY, "O10", "NFA"],
            [*patrol(2), None, None, None, None, None],
            [None, None, None, None, None, None, "LAM-A-002", THE_DAY, "O05", "RUI"],
        ],
        Phase.PLAN,
    )
    assert refs(found, 0) == ["LAM-P-001", "LAM-P-002"]
    assert refs(found, 1) == ["LAM-A-001", "LAM-A-002"]
    assert found.cells(1)[1]["primary_offence"] == "I4"


def test_that_two_tables_of_one_kind_side_by_side_are_both_read() -> None:
    found = Found(
        "Patrols",
        [[*PATROLS, None, *PATROLS], [*patrol(1), None, *patrol(3)], [*patrol(2), None, *patrol(4)]],
        Phase.PLAN,
    )
    assert [refs(found, place) for place in (0, 1)] == [["LAM-P-001", "LAM-P-002"], ["LAM-P-003", "LAM-P-004"]]


def test_that_a_blank_column_inside_a_table_does_not_part_it() -> None:
    found = Found(
        "Patrols",
        [["Ref", "Location", None, "Planned start", "Planned end"], ["LAM-P-001", "A park", None, time(9), time(10)]],
        Phase.PLAN,
    )
    assert found.records() == [
        {"ref": "LAM-P-001", "location": "A park", "planned_start": time(9), "planned_end": time(10)}
    ]


def test_that_blank_rows_do_not_end_a_table() -> None:
    found = Found("Patrols", [PATROLS, patrol(1), [], [], patrol(2), [], patrol(3)], Phase.PLAN)
    assert list(found.one.numbers) == [2, 5, 7]


def test_that_a_table_on_its_side_is_read_with_its_true_cells() -> None:
    found = Found(
        "Patrols",
        [
            ["Ref", "LAM-P-001", "LAM-P-002"],
            ["Location", "A park", "B park"],
            ["Planned start", time(9), time(10)],
            ["Planned end", time(11), time(12)],
            ["Planned officers", 3, 4],
        ],
        Phase.PLAN,
    )
    assert found.records()[1] == {
        "ref": "LAM-P-002",
        "location": "B park",
        "planned_start": time(10),
        "planned_end": time(12),
        "planned_officers": 4,
    }
    assert found.cells()[1]["planned_end"] == "C4"


def test_that_a_form_of_one_record_is_a_table_on_its_side() -> None:
    found = Found(
        "Sheet1",
        [
            ["Lambeth"],
            [],
            ["Arrest date", THE_DAY],
            ["Arrest time", time(9)],
            ["Primary offence", "O10"],
            ["Outcome", "NFA"],
        ],
    )
    assert found.one.kind.name == "arrests"
    assert found.records() == [
        {"arrest_date": THE_DAY, "arrest_time": time(9), "primary_offence": "O10", "outcome": "NFA"}
    ]
    assert found.one.boroughs == ["Lambeth"]


# --- whose and when -------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Lambeth", "Borough: Lambeth", "LAMBETH", "LB Lambeth", "Lambeth (AS)"])
def test_that_a_section_row_carries_its_borough_to_the_rows_below(title: str) -> None:
    found = Found(
        "Patrols", [PATROLS, [title], patrol(1), patrol(2), ["Southwark"], ["SWR-P-001", *patrol(1)[1:]]], Phase.PLAN
    )
    assert found.one.boroughs == ["Lambeth", "Lambeth", "Southwark"]
    assert found.left() == {2: Left.SECTION, 5: Left.SECTION}


def test_that_a_section_of_label_and_borough_carries_it_too() -> None:
    found = Found("Patrols", [PATROLS, ["Borough:", "Lambeth"], patrol(1)], Phase.PLAN)
    assert found.one.boroughs == ["Lambeth"]


@pytest.mark.parametrize("name", ["Lambeth", "LAM", "E09000022", "Lambeth patrols", "Patrols - Lambeth"])
def test_that_a_sheet_named_after_a_borough_is_that_boroughs(name: str) -> None:
    assert Found(name, [PATROLS, patrol(1)], Phase.PLAN).all.borough == "Lambeth"


@pytest.mark.parametrize(
    "name", ["Harrow Road", "Bromley-by-Bow", "Kingston upon Hull", "Harrow Road patrols", "Sheet1"]
)
def test_that_a_longer_name_with_a_boroughs_in_it_is_no_borough(name: str) -> None:
    assert Found(name, [PATROLS, patrol(1)], Phase.PLAN).one.boroughs is None


def test_that_a_title_line_gives_the_borough() -> None:
    found = Found("Sheet1", [["Lambeth Borough Return – Patrols"], PATROLS, patrol(1)], Phase.PLAN)
    assert found.one.boroughs == ["Lambeth"]
    assert found.all.borough == "Lambeth"


def test_that_a_column_gives_each_rows_borough() -> None:
    found = Found(
        "Patrols",
        [["Borough", *PATROLS], ["Lambeth", *patrol(1)], ["SWR", *patrol(2)], ["H&F", *patrol(3)]],
        Phase.PLAN,
    )
    assert found.one.boroughs == ["Lambeth", "Southwark", "Hammersmith and Fulham"]
    assert found.said == []


def test_that_a_borough_merged_over_its_rows_is_each_rows() -> None:
    rows = [
        ["Borough", *PATROLS],
        ["Lambeth", *patrol(1)],
        [None, *patrol(2)],
        ["Southwark", *patrol(3)],
        [None, *patrol(4)],
    ]
    found = Found("Patrols", rows, Phase.PLAN, merged=[(1, 0, 2, 0), (3, 0, 4, 0)])
    assert found.one.boroughs == ["Lambeth", "Lambeth", "Southwark", "Southwark"]
    assert found.said == []
    unmerged = Found("Patrols", rows, Phase.PLAN)
    assert unmerged.one.boroughs == ["Lambeth", "Lambeth", "Southwark", "Southwark"]
    assert "written once" in unmerged.said[0]


def test_that_a_borough_left_out_among_others_is_not_filled_in() -> None:
    rows = [["Borough", *PATROLS], ["Lambeth", *patrol(1)], ["Lambeth", *patrol(2)], [None, *patrol(3)]]
    assert Found("Patrols", rows, Phase.PLAN).one.boroughs == ["Lambeth", "Lambeth", None]


def test_that_a_count_is_never_filled_down() -> None:
    rows = [PATROLS, patrol(1, 8), patrol(2, None), patrol(3, None)]
    found = Found("Patrols", rows, Phase.PLAN, merged=[(1, 4, 3, 4)])
    assert [record.get("planned_officers") for record in found.records()] == [8, None, None]


def test_that_a_unit_merged_over_its_rows_is_each_rows() -> None:
    rows: list[list[Content]] = [["Serial", "Unit", "Officers"], ["S1", "TSG", 7], ["S2", None, 8], ["S3", "CID", 2]]
    found = Found("Deployments", rows, merged=[(1, 1, 2, 1)])
    assert [record["unit"] for record in found.records()] == ["TSG", "TSG", "CID"]
    assert found.cells()[1]["unit"] == "B2"


def test_that_a_borough_that_is_none_holds_its_row() -> None:
    found = Found("Patrols", [["Borough", *PATROLS], ["Lambeth", *patrol(1)], ["Harrow Road", *patrol(2)]], Phase.PLAN)
    assert found.one.boroughs == ["Lambeth", None]
    assert [one.record for one in found.one.doubtful] == [1]


def test_that_section_rows_and_sheets_carry_the_day() -> None:
    found = Found(
        "Arrests", [["Ref", "Time", "Offence", "Outcome"], ["Fri 14 May 2021"], ["LAM-A-001", time(9), "O10", "NFA"]]
    )
    assert found.records()[0]["arrest_date"] == date(2021, 5, 14)
    assert found.cells()[0]["arrest_date"] == "A2"
    by_sheet = Found("14 May", [["Ref", "Time", "Offence", "Outcome"], ["LAM-A-001", time(9), "O10", "NFA"]])
    assert by_sheet.one.days == [date(2021, 5, 14)]


def test_that_a_title_with_the_operations_own_day_leaves_the_night_after_alone() -> None:
    found = Found("13 May", [["Ref", "Time", "Offence", "Outcome"], ["LAM-A-001", time(1), "O10", "NFA"]])
    assert "arrest_date" not in found.records()[0]


def test_that_a_column_of_days_beside_times_gives_each_rows_day() -> None:
    found = Found("Patrols", [["Date", "Place", "Start", "End"], [THE_DAY, "A park", time(9), time(10)]])
    assert found.one.days == [THE_DAY]
    assert found.records() == [{"location": "A park", "actual_start": time(9), "actual_end": time(10)}]


def test_that_a_day_and_a_time_in_two_columns_are_one_moment() -> None:
    found = Found(
        "Patrols",
        [
            ["Place", "Start date", "Start time", "End date", "End time"],
            ["A park", THE_DAY, time(22), date(2021, 5, 14), time(2)],
        ],
    )
    assert [str(found.records()[0][name]) for name in ("actual_start", "actual_end")] == [
        "2021-05-13 22:00:00",
        "2021-05-14 02:00:00",
    ]
    assert found.cells()[0]["actual_end"] == "E2"


# --- what phase a word means ----------------------------------------------------------------


def test_that_start_end_and_officers_mean_what_the_phase_asks_for() -> None:
    rows: list[list[Content]] = [["Place", "Start", "End", "Officers"], ["A park", time(9), time(10), 3]]
    assert "planned_start" in Found("Patrols", rows, Phase.PLAN).records()[0]
    assert "actual_start" in Found("Patrols", rows, Phase.RESULT).records()[0]
    unknown = Found("Patrols", rows, None).one
    assert {one.field for one in unknown.columns if one.other_phase_too} == {
        "planned_start",
        "planned_end",
        "planned_officers",
    }


def test_that_beside_an_actual_start_a_bare_start_is_the_plans() -> None:
    found = Found("Patrols", [["Place", "Start", "Actual start"], ["A park", time(9), time(10)]])
    assert found.records() == [{"location": "A park", "planned_start": time(9), "actual_start": time(10)}]


def test_that_a_sheet_says_its_phase() -> None:
    found = Found("Planned patrols", [["Place", "Start", "End"], ["A park", time(9), time(10)]], None)
    assert found.one.phase is Phase.PLAN


# --- hours across the top -------------------------------------------------------------------

HOURS: dict[str, list[Content]] = {
    "clock": [f"{hour:02d}:00" for hour in range(6, 14)],
    "span": [f"{hour:02d}-{hour + 1:02d}" for hour in range(6, 14)],
    "long span": [f"{hour:02d}:00 - {hour:02d}:59" for hour in range(6, 14)],
    "four digits": [f"{hour:02d}00" for hour in range(6, 14)],
    "times": [time(hour) for hour in range(6, 14)],
    "am and pm": ["6am", "7am", "8am", "9am", "10am", "11am", "12pm", "1pm"],
}


@pytest.mark.parametrize("way", HOURS)
def test_that_hours_across_the_top_give_patrols_as_runs_of_equal_numbers(way: str) -> None:
    found = Found(
        "Patrols",
        [
            ["Place", *HOURS[way], "Total"],
            ["A park", 3, 3, None, 0, 4, 4, 4, 5, 23],
            ["Total", 3, 3, 0, 0, 4, 4, 4, 5, 23],
        ],
        Phase.PLAN,
    )
    assert [(one["planned_start"], one["planned_end"], one["planned_officers"]) for one in found.records()] == [
        (time(6), time(8), 3),
        (time(10), time(13), 4),
        (time(13), time(14), 5),
    ]
    assert {one["location"] for one in found.records()} == {"A park"}
    assert [one["planned_officers"] for one in found.cells()] == ["B2", "F2", "I2"]
    assert found.said == []


def test_that_bare_numbers_are_hours_only_where_a_word_or_midnight_says_so() -> None:
    numbers: list[Content] = [*range(6, 24), *range(3)]
    past_midnight = Found("Patrols", [["Place", *numbers], ["A park", *[2] * 21]], Phase.PLAN)
    assert past_midnight.records() == [
        {"location": "A park", "planned_start": time(6), "planned_end": time(3), "planned_officers": 2}
    ]
    with_word = Found("Patrols", [["Hour"], ["Place", *range(7, 15)], ["A park", *[2] * 8]], Phase.PLAN)
    assert len(with_word.records()) == 1
    days = Found("Patrols", [["Place", *range(1, 13)], ["A park", *[2] * 12]], Phase.PLAN)
    assert all("planned_officers" not in record for place in range(len(days.tables)) for record in days.records(place))


def test_that_months_are_not_hours() -> None:
    months: list[Content] = [f"2021{month:02d}" for month in range(1, 13)]
    found = Found("Sheet1", [["Borough", *months], ["Lambeth", *range(12)], ["Southwark", *range(12)]])
    assert found.tables == ()


def test_that_boroughs_down_the_side_of_hours_give_each_patrols_borough() -> None:
    found = Found(
        "Officers by hour", [["Borough", *HOURS["clock"]], ["Lambeth", *[2] * 8], ["Southwark", *[3] * 8]], Phase.RESULT
    )
    assert found.one.boroughs == ["Lambeth", "Southwark"]
    assert found.records()[1] == {"actual_start": time(6), "actual_end": time(14), "actual_officers": 3}


def test_that_arrests_by_the_hour_are_counted_and_said_to_be_so() -> None:
    found = Found("Arrests by hour", [["Borough", *HOURS["clock"]], ["Lambeth", 0, 2, 2, None, 1, 0, 0, 0]])
    assert found.records() == [
        {"persons": 2, "arrest_time": time(7)},
        {"persons": 2, "arrest_time": time(8)},
        {"persons": 1, "arrest_time": time(10)},
    ]
    assert any("hour's beginning" in said for said in found.said)


def test_that_totals_of_hours_are_compared() -> None:
    found = Found(
        "Patrols",
        [["Place", *HOURS["clock"], "Total"], ["A park", *[2] * 8, 17], ["Total", *[2] * 7, 3, 16]],
        Phase.PLAN,
    )
    assert sorted(problem.cell for problem in found.one.problems) == ["I3", "J2"]


# --- totals, notes, examples ----------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "TOTALS",
        "Sub-total",
        "Grand Total",
        "BCU total",
        "Lambeth total",
        "Total officers",
        "All",
        "London",
        "MPS",
    ],
)
def test_that_a_total_is_no_record_and_is_compared(label: str) -> None:
    right = Found("Patrols", [PATROLS, patrol(1, 3), patrol(2, 4), [label, None, None, None, 7]], Phase.PLAN)
    assert (len(right.records()), right.left(), right.said) == (2, {4: Left.TOTAL}, [])
    wrong = Found("Patrols", [PATROLS, patrol(1, 3), patrol(2, 4), [label, None, None, None, 9]], Phase.PLAN)
    assert [problem.cell for problem in wrong.one.problems] == ["E4"]
    assert "says 9" in wrong.said[0]
    assert "come to 7" in wrong.said[0]


def test_that_subtotals_of_sections_and_the_grand_total_are_each_compared_with_their_own_rows() -> None:
    rows = [
        PATROLS,
        ["Lambeth"],
        patrol(1, 3),
        ["Sub-total", None, None, None, 3],
        ["Southwark"],
        patrol(2, 4),
        ["Sub-total", None, None, None, 4],
        ["Grand total", None, None, None, 7],
    ]
    assert Found("Patrols", rows, Phase.PLAN).said == []


def test_that_a_place_called_london_with_times_is_a_record() -> None:
    found = Found("Patrols", [PATROLS[1:], ["London", time(9), time(10), 3]], Phase.PLAN)
    assert len(found.records()) == 1


def test_that_a_last_row_of_numbers_alone_is_asked_about_and_held() -> None:
    found = Found("Arrests", [["Persons", *ARRESTS[1:]], [1, THE_DAY, "O10", "NFA"], [2, THE_DAY, "O05", "RUI"], [4]])
    assert [one.record for one in found.one.doubtful] == [2]
    (question,) = found.questions.open
    out = found.again({question.id: question.choices[0]})
    assert len(out.records()) == 2
    assert out.left() == {4: Left.OUT}
    taken = found.again({question.id: question.choices[1]})
    assert (len(taken.records()), taken.one.doubtful) == (3, ())


@pytest.mark.parametrize(
    "note",
    ["Note: provisional", "Notes", "Source: CRIS", "* subject to change", "[1] Includes TfL", "Figures as at: 09:00"],
)
def test_that_notes_are_no_records(note: str) -> None:
    found = Found("Patrols", [PATROLS, patrol(1), [], [note]], Phase.PLAN)
    assert (len(found.records()), found.left()) == (1, {4: Left.NOTE})


def test_that_a_sentence_below_a_table_is_a_note() -> None:
    found = Found(
        "Patrols",
        [PATROLS, patrol(1), ["These figures were taken at 0900 and may change before the debrief."]],
        Phase.PLAN,
    )
    assert found.left() == {3: Left.NOTE}


@pytest.mark.parametrize("mark", ["e.g.", "EXAMPLE", "Example:", "Sample row", "Example - delete this row"])
def test_that_an_example_is_no_record(mark: str) -> None:
    found = Found("Patrols", [PATROLS, [mark, *patrol(9)[1:]], patrol(1)], Phase.PLAN)
    assert (refs(found), found.left()) == (["LAM-P-001"], {2: Left.EXAMPLE})


def test_that_a_pub_called_the_example_is_a_record() -> None:
    found = Found("Venues", [["Venue name", "Venue type"], ["Example Arms", "Pub"], ["The Example", "Bar"]])
    assert len(found.records()) == 2


@pytest.mark.parametrize("words", ["NIL", "Nil return", "Nothing to report", "No patrols planned", "None"])
def test_that_a_nil_statement_is_known(words: str) -> None:
    found = Found("Patrols", [PATROLS, [words]], Phase.PLAN)
    assert found.one.says_nil
    assert found.records() == []


def test_that_a_last_row_of_numbers_that_are_the_sums_above_is_a_total() -> None:
    found = Found("Arrests", [["Persons", *ARRESTS[1:]], [1, THE_DAY, "O10", "NFA"], [2, THE_DAY, "O05", "RUI"], [3]])
    assert (found.left(), found.questions.open) == ({4: Left.TOTAL}, ())


def test_that_words_alone_where_references_stand_are_no_records_and_said() -> None:
    found = Found("Patrols", [PATROLS, ["Early turn"], patrol(1), ["Late turn"], patrol(2)], Phase.PLAN)
    assert (refs(found), found.left()) == (["LAM-P-001", "LAM-P-002"], {2: Left.WORDS, 4: Left.WORDS})
    assert any("Rows 2, 4" in said for said in found.said)


def test_that_a_row_with_hardly_anything_is_asked_about_once_for_all() -> None:
    found = Found("Patrols", [PATROLS, [None, "Early turn"], patrol(1), [None, "Late turn"], patrol(2)], Phase.PLAN)
    assert [one.record for one in found.one.doubtful] == [0, 2]
    (question,) = found.questions.open
    assert question.cells == ("Patrols!B2", "Patrols!B4")
    assert refs(found.again({question.id: question.choices[0]})) == ["LAM-P-001", "LAM-P-002"]


def test_that_a_lone_cell_beside_the_table_is_said_and_not_read() -> None:
    found = Found("Patrols", [PATROLS, [*patrol(1), *[None] * 60, "stray"], patrol(2)], Phase.PLAN)
    assert refs(found) == ["LAM-P-001", "LAM-P-002"]
    assert [problem.cell for problem in found.one.problems] == ["BN2"]


def test_that_ten_columns_of_four_hundred_are_found() -> None:
    extra: list[Content] = [f"Measure {number}" for number in range(390)]
    found = Found("Patrols", [[*extra[:200], *PATROLS, *extra[200:]], [*[1] * 200, *patrol(1), *[1] * 190]], Phase.PLAN)
    assert found.cells()[0]["ref"] == "GS2"
    assert found.records()[0]["planned_officers"] == 2


# --- summaries ------------------------------------------------------------------------------


def test_that_a_summary_is_never_counted_and_its_numbers_are_kept_for_comparing() -> None:
    found = Found(
        "Summary", [["Borough", "Arrests", "Patrols"], ["Lambeth", 4, 5], ["Southwark", 3, 2], ["Total", 7, 7]]
    )
    assert found.tables == ()
    assert found.all.summary
    assert [(one.cell, one.kind, one.borough, one.number) for one in found.all.printed] == [
        ("B2", "arrests", "Lambeth", 4),
        ("C2", "patrols", "Lambeth", 5),
        ("B3", "arrests", "Southwark", 3),
        ("C3", "patrols", "Southwark", 2),
    ]


@pytest.mark.parametrize("name", ["Dashboard", "Pivot", "Totals", "Sheet4"])
def test_that_a_list_of_activities_with_numbers_is_a_summary(name: str) -> None:
    found = Found(name, [["Activity", "Number"], ["Arrests", 4], ["No. of patrols", 3], ["Warrants executed", 2]])
    assert found.tables == ()
    assert [(one.kind, one.number) for one in found.all.printed] == [("arrests", 4), ("patrols", 3)]


def test_that_numbers_by_borough_alone_are_a_summary_even_on_a_sheet_of_arrests() -> None:
    found = Found("Arrests", [["Borough", "Number of arrests"], ["Lambeth", 4], ["Southwark", 3]])
    assert found.tables == ()


def test_that_a_sheet_of_arrests_called_a_summary_is_still_read() -> None:
    found = Found("Arrest summary", [ARRESTS, ["LAM-A-001", THE_DAY, "O10", "NFA"]])
    assert refs(found) == ["LAM-A-001"]


def test_that_a_sheet_that_is_no_return_is_said() -> None:
    found = Found("Fleet", [["Vehicle", "Reg", "Mileage"], ["Van", "AB12", 5], ["Car", "CD34", 6]])
    assert found.tables == ()
    assert "no headings of a return" in found.said[0]


# --- kinds ----------------------------------------------------------------------------------


def test_that_clear_headings_win_over_the_sheets_name() -> None:
    found = Found(
        "Patrols",
        [
            ["Ref", "Arrest date", "Arrest time", "Primary offence", "DA flag"],
            ["LAM-A-001", THE_DAY, time(9), "O10", "Y"],
        ],
    )
    assert found.one.kind.name == "arrests"
    assert any("headings are those of arrests" in said for said in found.said)


def test_that_headings_that_fit_two_kinds_alike_are_asked_about() -> None:
    rows: list[list[Content]] = [
        ["Location", "Ward", "Lead unit", "Partner", "People engaged"],
        ["A park", "W", "CID", "Other", 4],
    ]
    found = Found("Sheet1", rows)
    (question,) = found.questions.open
    assert set(question.choices) == {"Patrols", "Community"}
    assert [one.record for one in found.one.doubtful] == [0]
    answered = found.again({question.id: "Community"})
    assert (answered.one.kind.name, answered.one.doubtful) == ("community", ())


def test_that_references_tell_the_kind() -> None:
    found = Found(
        "Sheet1", [["Ref", "Location", "Ward", "Lead unit", "People engaged"], ["LAM-E-001", "A park", "W", "CID", 4]]
    )
    assert found.one.kind.name == "community"


def test_that_the_template_is_read_at_a_glance() -> None:
    found = Found(
        "Patrols",
        [
            ["VAWG Day of Action - Lambeth: plan return"],
            [],
            PATROLS,
            patrol(1),
            patrol(2),
            [],
            ["TOTAL", None, None, None, 4],
        ],
        Phase.PLAN,
    )
    assert {one.how for one in found.one.columns} == {How.EXACT}
    assert (refs(found), found.left(), found.said) == (["LAM-P-001", "LAM-P-002"], {7: Left.TOTAL}, [])
    assert found.all.borough == "Lambeth"


def test_that_a_list_that_names_fields_is_no_table_on_its_side() -> None:
    found = Found(
        "What we changed",
        [
            ["Tab", "Where", "Field", "Was", "Is"],
            ["Arrests", "D5", "Arrest time", "25:10", "15:10"],
            ["Arrests", "G10", "Arrest type", None, "Proactive"],
            ["Arrests", "H10", "Trigger", None, "Patrol"],
            ["Arrests", "K11", "Primary offence", None, "ABH"],
        ],
    )
    assert [record for table in found.tables for record in table.rows] == []
