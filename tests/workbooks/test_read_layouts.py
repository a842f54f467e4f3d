"""Whole workbooks in odd layouts: every record with its true cell, and the books balance."""

from collections.abc import Sequence
from datetime import time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.returns.returns import Severity, SheetState
from briefing_app.workbooks.read_return import ReadReturn, read_return
from tests.made_workbooks import LAMBETH, LAMBETH_PLAN, THE_DAY, Content, operation, workbook

PATROLS = ["Ref", "Location", "Planned start", "Planned end", "Planned officers"]
ARRESTS = ["Ref", "Arrest date", "Arrest time", "Primary offence"]


def patrol(number: int, officers: Content = 2) -> list[Content]:
    return [f"LAM-P-{number:03d}", "A park", time(9), time(17), officers]


def read(
    sheets: dict[str, Sequence[Sequence[Content]]],
    cover: dict[str, Content] | None = None,
    name: str = "a.xlsx",
    **more: object,
) -> ReadReturn:
    found = read_return(workbook(sheets, cover), name, operation(), **more)  # type: ignore[arg-type]
    assert all(sheet.balances for sheet in found.sheets)
    return found


def values(found: ReadReturn, name: str, field: str) -> list[object]:
    place = 2 + kind(name).record_columns.index(field)
    return [row[place] for sheet in found.sheets if sheet.kind == name for row in sheet.rows]


def cells(found: ReadReturn) -> list[str]:
    return [f"{problem.sheet}!{problem.cell}" for problem in found.problems if problem.severity is not Severity.WARN]


def test_that_a_table_on_its_side_says_problems_by_their_true_cells() -> None:
    found = read(
        {
            "Patrols": [
                ["Ref", "LAM-P-001", "LAM-P-002"],
                ["Planned start", time(9), "25:70"],
                ["Planned end", time(12), time(13)],
                ["Location", "A park", "B park"],
            ]
        },
        LAMBETH_PLAN,
    )
    assert values(found, "patrols", "ref") == ["LAM-P-001"]
    assert "Patrols!C2" in cells(found)
    (sheet,) = found.sheets
    assert sheet.columns == {"1": "ref", "2": "planned_start", "3": "planned_end", "4": "location"}


def test_that_hours_across_the_top_become_patrols_of_the_operations_night() -> None:
    hours: list[Content] = [f"{hour % 24:02d}:00" for hour in range(20, 29)]
    found = read({"Patrols": [["Place", *hours], ["A park", 3, 3, 3, 3, 2, 2, None, None, 1]]}, LAMBETH_PLAN)
    starts, ends = values(found, "patrols", "planned_start"), values(found, "patrols", "planned_end")
    assert [end - start for start, end in zip(starts, ends, strict=True)] == [240, 120, 60]  # type: ignore[operator]
    assert values(found, "patrols", "planned_officers") == [3, 2, 1]
    assert ends[-1] == operation().period.ends


def test_that_references_that_are_left_out_are_made_up_once_for_all_tables_of_a_kind() -> None:
    rows = [["Arrest date", "Arrest time", "Primary offence"], [THE_DAY, time(9), "O10"]]
    found = read({"Arrests": rows, "Arrests 2": [ARRESTS, ["LAM-A-001", THE_DAY, time(9), "O05"]]}, LAMBETH)
    assert values(found, "arrests", "ref") == ["LAM-A-002", "LAM-A-001"]


def test_that_a_reference_on_two_sheets_is_held() -> None:
    row: list[Content] = ["LAM-A-001", THE_DAY, time(9), "O10"]
    found = read({"Arrests": [ARRESTS, row], "Arrests 2": [ARRESTS, row]}, LAMBETH)
    assert [(sheet.accepted, len(sheet.held)) for sheet in found.sheets] == [(1, 0), (0, 1)]
    assert any("row 2 of the sheet Arrests" in problem.says for problem in found.problems)


@pytest.mark.parametrize(
    ("sheets", "name"),
    [
        ({"Patrols": [PATROLS, patrol(1)]}, "LAM patrols PLAN.xlsx"),
        ({"Lambeth": [PATROLS, patrol(1)]}, "plan.xlsx"),
        ({"Sheet1": [["Lambeth Borough Return – Patrols"], PATROLS, patrol(1)]}, "plan.xlsx"),
        ({"Sheet1": [["Borough", *PATROLS], ["Lambeth", *patrol(1)]]}, "plan.xlsx"),
        ({"Sheet1": [["Borough:", "Lambeth"], ["Return type:", "PLAN"], [], PATROLS, patrol(1)]}, "a.xlsx"),
        ({"Front sheet": [["Borough", "Lambeth"], ["Return type", "PLAN"]], "Sheet1": [PATROLS, patrol(1)]}, "a.xlsx"),
    ],
)
def test_that_the_borough_is_known_wherever_it_is_written(
    sheets: dict[str, Sequence[Sequence[Content]]], name: str
) -> None:
    found = read(sheets, name=name)
    assert (found.cover.borough, found.cover.phase) == ("Lambeth", Phase.PLAN)
    assert values(found, "patrols", "ref") == ["LAM-P-001"]


def test_that_the_phase_is_known_by_the_columns_and_bare_words_follow_it() -> None:
    found = read(
        {"Patrols": [["Location", "Start", "End", "Status"], ["A park", time(9), time(10), "Completed"]]},
        {"Borough": "Lambeth"},
    )
    assert found.cover.phase is Phase.RESULT
    assert values(found, "patrols", "actual_start") != [None]


def test_that_bare_words_alone_tell_no_phase() -> None:
    with pytest.raises(Refused, match="plan or a result"):
        read({"Patrols": [["Location", "Start", "End"], ["A park", time(9), time(10)]]}, {"Borough": "Lambeth"})


def test_that_a_workbook_of_summaries_alone_is_refused_with_what_to_ask_for() -> None:
    with pytest.raises(Refused, match="only sums up"):
        read({"Summary": [["Borough", "Arrests"], ["Lambeth", 4], ["Southwark", 3]]}, LAMBETH)


def test_that_a_summary_is_compared_with_the_rows_and_never_counted() -> None:
    rows = [ARRESTS, ["LAM-A-001", THE_DAY, time(9), "O10"], ["LAM-A-002", THE_DAY, time(9), "O10"]]
    found = read({"Summary": [["Activity", "Number"], ["Arrests", 3], ["Patrols", 0]], "Arrests": rows}, LAMBETH)
    assert len(values(found, "arrests", "ref")) == 2
    (told,) = [problem for problem in found.problems if problem.cell == "B2"]
    assert "3 arrests" in told.says
    assert "come to 2" in told.says


def test_that_a_nil_statement_and_an_empty_table_are_two_things() -> None:
    found = read(
        {"Patrols": [PATROLS, ["No patrols planned"]], "Risks": [["Ref", "Hazard / threat", "Likelihood"]]},
        LAMBETH_PLAN,
    )
    assert {sheet.kind: sheet.state for sheet in found.sheets} == {"patrols": SheetState.NIL, "risks": SheetState.EMPTY}


def test_that_rows_struck_through_are_held_until_somebody_says_whether_they_count() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Patrols"
    for row in (PATROLS, patrol(1), patrol(2)):
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    sheet.row_dimensions[2].hidden = True
    content = BytesIO()
    book.save(content)
    found = read_return(content.getvalue(), "LAM_PLAN.xlsx", operation())
    assert values(found, "patrols", "ref") == ["LAM-P-001"]
    (question,) = found.questions
    assert any("is hidden" in problem.says for problem in found.problems)
    out = read_return(content.getvalue(), "LAM_PLAN.xlsx", operation(), answers={question.id: "They don't count"})
    assert [(one.accepted, len(one.held), one.not_records) for one in out.sheets] == [(1, 0, 1)]


def test_that_merged_cells_of_a_real_workbook_are_followed() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Patrols"
    rows: list[list[Content]] = [
        ["Borough", "Place", "Planned", None, None, "Actual", None, None],
        [None, None, "Start", "End", "Officers", "Start", "End", "Officers"],
        ["Lambeth", "A park", time(9), time(10), 4, time(9), time(10), 3],
        [None, "B park", time(11), time(12), 4, time(11), time(12), 2],
        ["Southwark", "C park", time(9), time(10), 4, time(9), time(10), 1],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "A3:A4"):
        sheet.merge_cells(merged)
    content = BytesIO()
    book.save(content)
    found = read_return(content.getvalue(), "result.xlsx", operation())
    assert {part.cover.borough: len(part.sheets[0].rows) for part in found.parts} == {"Lambeth": 2, "Southwark": 1}
    assert values(found, "patrols", "actual_officers") == [3, 2, 1]
    assert values(found, "patrols", "planned_officers") == [4, 4, 4]
