"""What a workbook's cells come to, and what is said of those that come to nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.returns.returns import Problem, Severity, SheetReading, SheetState
from briefing_app.operation.times import LONDON, to_minute
from briefing_app.workbooks.read_return import ReadReturn, read_return
from tests.made_workbooks import LAMBETH, LAMBETH_PLAN, THE_DAY, Content, operation, workbook


def read(
    sheets: Mapping[str, Sequence[Sequence[Content]]],
    cover: Mapping[str, Content] | None = LAMBETH,
    name: str = "return.xlsx",
) -> ReadReturn:
    return read_return(workbook(sheets, cover), name, operation())


def only_sheet(found: ReadReturn) -> SheetReading:
    (sheet,) = found.sheets
    return sheet


def records(found: ReadReturn) -> list[dict[str, object]]:
    sheet = only_sheet(found)
    names = ("row", "as_sent", *kind(sheet.kind).record_columns)
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def said(found: ReadReturn, severity: Severity) -> list[Problem]:
    return [problem for problem in found.problems if problem.severity is severity]


def london(day: int, hour: int, minute: int = 0) -> int:
    return to_minute(datetime(2021, 5, day, hour, minute, tzinfo=LONDON))


ARREST_HEADINGS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")


def test_that_a_record_keeps_the_row_of_its_sheet() -> None:
    found = read(
        {"Arrests": [["OFFICIAL"], [], ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, time(6, 40)], [], ["LAM-A-002", 1]]}
    )
    assert [record["row"] for record in records(found)] == [4, 6]
    assert only_sheet(found).heading_rows == (3,)


def test_that_headings_are_found_whatever_their_case_spacing_and_punctuation() -> None:
    found = read(
        {
            "Arrests": [
                ["REF:", "arrest  date*", "Arrest_Time", "Proactive / Reactive"],
                ["A", THE_DAY, time(9), "reactive"],
            ]
        }
    )
    assert only_sheet(found).columns == {"A": "ref", "B": "arrest_date", "C": "arrest_time", "D": "arrest_type"}
    assert records(found)[0]["arrest_type"] == "Reactive"


def test_that_a_sheet_is_recognised_by_its_headings_when_its_name_says_nothing() -> None:
    found = read(
        {
            "Sheet1": [
                ["Ref", "Location", "Planned start", "Planned end", "Planned officers"],
                ["x", "A park", time(17), time(23), 6],
            ]
        },
        LAMBETH_PLAN,
    )
    assert only_sheet(found).kind == "patrols"


def test_that_a_blank_count_of_persons_is_one_and_a_blank_officers_is_not_stated() -> None:
    arrests = records(read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", None, THE_DAY, time(6, 40)]]}))
    assert arrests[0]["persons"] == 1
    patrols = read(
        {"Patrols": [["Ref", "Planned start", "Planned end", "Planned officers"], ["x", time(17), time(18), None]]},
        LAMBETH_PLAN,
    )
    assert records(patrols)[0]["planned_officers"] is None


@pytest.mark.parametrize("words", ["nil", "None", "-", 0])
def test_that_a_stated_nothing_in_a_count_is_zero(words: Content) -> None:
    found = read(
        {"Patrols": [["Ref", "Planned start", "Planned end", "Planned officers"], ["x", time(17), time(18), words]]},
        LAMBETH_PLAN,
    )
    assert records(found)[0]["planned_officers"] == 0


@pytest.mark.parametrize("count", ["<5", "c.12", "several", 2.5, -1, 1000, True, "1,23"])
def test_that_a_doubtful_count_is_never_a_number(count: Content) -> None:
    found = read(
        {"Patrols": [["Ref", "Planned start", "Planned end", "Planned officers"], ["x", time(17), time(18), count]]},
        LAMBETH_PLAN,
    )
    assert [record["planned_officers"] for record in records(found)] in ([None], [])
    assert any(problem.cell == "D2" for problem in found.problems)


def test_that_persons_that_cant_be_read_hold_the_arrest_and_dont_become_one() -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", "<5", THE_DAY, time(6, 40)]]})
    assert only_sheet(found).accepted == 0
    assert [held.row for held in only_sheet(found).held] == [2]
    assert only_sheet(found).held[0].as_sent["persons"] == "<5"


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        (time(6, 40), 6, 40),
        ("0640", 6, 40),
        ("640", 6, 40),
        (640, 6, 40),
        ("06.40", 6, 40),
        ("6:40am", 6, 40),
        ("6.40 PM", 18, 40),
        ("06:40hrs", 6, 40),
        ("06:40:00", 6, 40),
        ("7pm", 19, 0),
        (0.5, 12, 0),
        ("12:15am", 0, 15),
    ],
)
def test_that_a_time_is_read_in_the_ways_it_is_written(written: Content, hour: int, minute: int) -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY if hour else date(2021, 5, 14), written]]})
    assert records(found)[0]["arrest_time"] == f"{hour:02d}:{minute:02d}"
    assert records(found)[0]["arrested_at"] == london(13 if hour else 14, hour, minute)


@pytest.mark.parametrize("written", ["25:10", "noonish", "13:61", "13pm", "6"])
def test_that_a_time_that_cant_be_is_said_by_cell_and_not_guessed(written: str) -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, written]]})
    assert records(found)[0]["arrest_time"] is None
    assert records(found)[0]["arrested_at"] is None
    (problem,) = [one for one in found.problems if one.field == "arrest_time"]
    assert (problem.cell, problem.found) == ("D2", written)


@pytest.mark.parametrize(
    "written",
    [THE_DAY, "13/05/2021", "13-05-21", "13.5.2021", "2021-05-13", "13 May 2021", "Thu 13 May 2021", "13th May 2021"],
)
def test_that_a_date_is_read_day_first_in_the_ways_it_is_written(written: Content) -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, written, time(9)]]})
    assert records(found)[0]["arrest_date"] == "2021-05-13"


@pytest.mark.parametrize("written", ["31/02/2021", "13/13/2021", "yesterday", date(2021, 5, 3), date(2020, 5, 13)])
def test_that_a_date_that_cant_be_or_lies_outside_the_operation_holds_the_arrest(written: Content) -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, written, time(9)]]})
    assert only_sheet(found).accepted == 0
    (problem,) = said(found, Severity.HOLD)
    assert problem.cell == "C2"


def test_that_a_time_without_a_date_falls_into_the_operations_night() -> None:
    headings = ("Ref", "Actual start", "Actual end", "Actual officers", "Status")
    found = read(
        {"Patrols": [headings, ["x", time(22), time(2), 4, "Completed"], ["y", time(1), time(3), 4, "Completed"]]}
    )
    first, second = records(found)
    assert (first["actual_start"], first["actual_end"]) == (london(13, 22), london(14, 2))
    assert (second["actual_start"], second["actual_end"]) == (london(14, 1), london(14, 3))


def test_that_an_end_with_a_date_before_its_start_holds_the_row() -> None:
    headings = ("Ref", "Actual start", "Actual end", "Actual officers")
    start, end = datetime(2021, 5, 13, 22), datetime(2021, 5, 13, 2)
    found = read({"Patrols": [headings, ["x", start, end, 4]]})
    assert only_sheet(found).accepted == 0
    assert "not after the start" in said(found, Severity.HOLD)[0].says


def test_that_a_patrol_that_was_not_done_owes_no_times() -> None:
    headings = ("Ref", "Actual start", "Actual end", "Actual officers", "Status", "Reason not done")
    found = read({"Patrols": [headings, ["x", None, None, None, "Not done", "Demand"]]})
    assert only_sheet(found).accepted == 1


def test_that_an_offence_off_the_list_is_kept_in_the_senders_words_with_a_warning() -> None:
    found = read(
        {"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, time(9), "Reactive", "Shouting at clouds", "N"]]}
    )
    assert records(found)[0]["primary_offence"] == "Shouting at clouds"
    assert records(found)[0]["headline"] == "Other"
    assert any("Other" in problem.says for problem in said(found, Severity.WARN))


@pytest.mark.parametrize(
    "written",
    ["O05", "O05 Common assault", "common assault / battery", "Common assault / battery (assault without injury)"],
)
def test_that_an_offence_is_known_by_code_label_or_label_cut_short(written: str) -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, time(9), "Reactive", written, "Y"]]})
    (record,) = records(found)
    assert str(record["primary_offence"]).startswith("O05 ")
    assert record["headline"] == "Domestic abuse"
    assert record["vawg_category"] == "Domestic assault"


def test_that_a_code_with_another_offences_label_is_asked_about_and_not_resolved() -> None:
    found = read(
        {"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, time(9), "Reactive", "O14 Common assault", "Y"]]}
    )
    assert only_sheet(found).accepted == 0
    (question,) = found.questions
    assert [choice[:3] for choice in question.choices[:2]] == ["O14", "O05"]


def test_that_a_word_outside_a_closed_list_is_not_stated_and_said() -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY, time(9), "Semi-active"]]})
    assert records(found)[0]["arrest_type"] is None
    assert '"arrest_type": "Semi-active"' in str(records(found)[0]["as_sent"])


def test_that_totals_notes_and_examples_are_no_records_and_the_books_balance() -> None:
    rows: list[Sequence[Content]] = [
        ARREST_HEADINGS,
        ["e.g. LAM-A-000", 1, THE_DAY],
        ["LAM-A-001", 1, THE_DAY],
        [],
        ["Total", 1],
        ["Note: figures are provisional"],
        ["* subject to change"],
    ]
    sheet = only_sheet(read({"Arrests": rows}))
    assert (sheet.read, sheet.accepted, len(sheet.held), sheet.not_records) == (5, 1, 0, 4)
    assert sheet.balances


def test_that_a_nil_sheet_is_a_stated_zero_and_an_empty_one_is_not() -> None:
    nil = read({"Arrests": [ARREST_HEADINGS, ["NIL"]]})
    assert only_sheet(nil).state is SheetState.NIL
    empty = read({"Arrests": [ARREST_HEADINGS]})
    assert only_sheet(empty).state is SheetState.EMPTY
    assert "not as zero" in empty.problems[0].says


def test_that_a_nil_return_states_nothing_for_every_kind() -> None:
    found = read({}, {**LAMBETH, "Return status": "Nil return"})
    assert {sheet.kind for sheet in found.sheets} >= {"arrests", "patrols", "lessons"}
    assert all(sheet.state is SheetState.NIL for sheet in found.sheets)


def test_that_a_reference_used_twice_holds_the_second_row() -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY], ["LAM-A-001", 1, THE_DAY]]})
    assert only_sheet(found).accepted == 1
    assert "row 2" in said(found, Severity.HOLD)[0].says


def test_that_rows_without_a_reference_get_one_that_nobody_uses() -> None:
    found = read({"Arrests": [ARREST_HEADINGS, [None, 1, THE_DAY], ["LAM-A-001", 1, THE_DAY], [None, 1, THE_DAY]]})
    assert [record["ref"] for record in records(found)] == ["LAM-A-002", "LAM-A-001", "LAM-A-003"]


def test_that_strength_is_added_from_the_ranks_and_held_when_neither_is_there() -> None:
    headings = ("Ref", "Unit", "Officers", "Sergeants", "Constables", "Duty start", "Duty end")
    rows: list[Sequence[Content]] = [
        headings,
        ["LAM-D-001", "CID", None, 1, 6, time(5), time(15)],
        ["LAM-D-002", "CID", 9, None, None, time(5), time(15)],
        ["LAM-D-003", "CID", None, None, None, time(5), time(15)],
    ]
    found = read({"Deployments": rows}, LAMBETH_PLAN)
    assert [record["officers"] for record in records(found)] == [7, 9]
    assert [held.row for held in only_sheet(found).held] == [4]


def test_that_an_error_cell_and_an_uncalculated_formula_hold_their_rows() -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    book = load_workbook(
        BytesIO(workbook({"Arrests": [ARREST_HEADINGS, ["LAM-A-001", 1, THE_DAY], ["LAM-A-002", 1, THE_DAY]]}, LAMBETH))
    )
    sheet = book["Arrests"]
    sheet["B2"] = "=1+1"
    sheet["B3"] = "#N/A"
    sheet["B3"].data_type = "e"
    content = BytesIO()
    book.save(content)
    found = read_return(content.getvalue(), "return.xlsx", operation())
    assert only_sheet(found).accepted == 0
    by_cell = {problem.cell: problem.says for problem in said(found, Severity.HOLD)}
    assert "never calculated" in by_cell["B2"]
    assert "#N/A" in by_cell["B3"]


def test_that_a_return_for_another_day_is_refused() -> None:
    with pytest.raises(Refused, match="Fri 14 May 2021"):
        read({"Arrests": [ARREST_HEADINGS, ["LAM-A-001"]]}, {**LAMBETH, "Operation date": date(2021, 5, 14)})


def test_that_a_borough_is_never_known_by_a_part_of_its_name() -> None:
    with pytest.raises(Refused, match="Harrow Road"):
        read({"Arrests": [ARREST_HEADINGS, ["x"]]}, {**LAMBETH, "Borough": "Harrow Road"})


def test_that_a_code_that_contradicts_the_borough_is_refused() -> None:
    with pytest.raises(Refused, match="contradicts itself"):
        read({"Arrests": [ARREST_HEADINGS, ["x"]]}, {**LAMBETH, "GSS code": "E09000028"})


def test_that_a_marking_above_official_sensitive_is_refused() -> None:
    with pytest.raises(Refused, match="SECRET"):
        read({"Arrests": [ARREST_HEADINGS, ["x"]]}, {**LAMBETH, "Protective marking": "SECRET"})


def test_that_the_files_name_tells_what_a_cover_leaves_out() -> None:
    found = read({"Arrests": [ARREST_HEADINGS, ["x"]]}, None, name="VAWG_20210513_AS_LAM_RESULT_v2.xlsx")
    assert (found.cover.borough, found.cover.phase, found.cover.version) == ("Lambeth", Phase.RESULT, 2)


def test_that_a_file_that_names_no_borough_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="which borough"):
        read({"Arrests": [ARREST_HEADINGS, ["x"]]}, {"Return type": "RESULT"})


def test_that_a_sheet_of_five_columns_is_a_good_return() -> None:
    found = read({"Arrests": [["Date", "Time", "Offence", "Unit", "Outcome"], [THE_DAY, time(9), "O10", "CID", "NFA"]]})
    (record,) = records(found)
    assert (record["arrest_date"], record["arresting_unit"], record["outcome"]) == ("2021-05-13", "CID", "NFA")
