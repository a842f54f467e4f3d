"""Headings in the words of police: at length, in slang, in two and three rows, with none."""

from datetime import time

import pytest

from briefing_app.operation.kinds import Phase, kinds
from briefing_app.workbooks.tables.heading_words import KEYS
from briefing_app.workbooks.tables.long_headings import meant_by
from tests.made_workbooks import THE_DAY
from tests.workbooks.messy.written import Page, answered, assert_read, read_pages

RESULT = "LAM_RESULT.xlsx"


def arrests(*fields: str | None) -> Page:
    return Page("Arrests", "arrests", fields, phase=Phase.RESULT)


def patrols(*fields: str | None) -> Page:
    return Page("Patrols", "patrols", fields)


@pytest.mark.parametrize(
    ("kind", "phase", "heading", "field"),
    [
        ("arrests", Phase.RESULT, "Time nicked", "arrest_time"),
        ("arrests", Phase.RESULT, "PIC offence", "primary_offence"),
        ("arrests", Phase.RESULT, "Offence(s) arrested for", "primary_offence"),
        ("arrests", Phase.RESULT, "Is this Domestic Abuse related? Y/N", "da_flag"),
        ("arrests", Phase.RESULT, "Custody Disposal as at 0800 14/05", "outcome"),
        ("arrests", Phase.RESULT, "Arresting Officer's Team", "arresting_unit"),
        ("patrols", Phase.PLAN, "Number of Police Officers deployed", "planned_officers"),
        ("patrols", Phase.RESULT, "Number of Police Officers deployed", "actual_officers"),
        ("patrols", Phase.PLAN, "Time commencing", "planned_start"),
        ("patrols", Phase.PLAN, "Location / Venue", "location"),
        ("patrols", Phase.PLAN, "Mode (foot / veh / cycle)", "mode"),
        ("deployments", Phase.PLAN, "Strength (Insp-PS-PC)", "officers"),
        ("deployments", Phase.PLAN, "Skipper", "supervisor"),
        ("venues", Phase.RESULT, "Any issues", "issues_found"),
        ("community", Phase.RESULT, "How many people attended", "people_engaged"),
        ("patrols", Phase.RESULT, "Was the patrol completed?", "status"),
        ("patrols", Phase.RESULT, "S&S completed", "stop_and_search"),
        ("patrols", Phase.PLAN, "Location ¹", "location"),
        ("patrols", Phase.PLAN, "No. of officers†", "planned_officers"),
        ("patrols", Phase.PLAN, "Finish (1)", "planned_end"),
        ("patrols", Phase.PLAN, "Start [2]", "planned_start"),
    ],
)
def test_that_a_heading_at_length_means_what_it_says(kind: str, phase: Phase, heading: str, field: str) -> None:
    assert meant_by(kind, phase, heading)[0].field == field


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("arrests", "Suspect's name"), ("arrests", "Name of person arrested"), ("arrests", "Where"),
        ("arrests", "Victim details"), ("patrols", "Officer / Ward"), ("patrols", "Time (debrief)"),
        ("patrols", "Number"), ("patrols", "Patrol"), ("warrants", "Warrants date of visit"),
        ("patrols", "Start (planned / actual)"),
    ],
)  # fmt: skip
def test_that_filler_is_no_reason_to_take_a_heading_for_another(kind: str, heading: str) -> None:
    meant = meant_by(kind, Phase.RESULT, heading)
    assert not meant or meant[0].field in {"location", *KEYS}


def test_that_no_heading_at_length_is_anothers_own_heading() -> None:
    for one in kinds():
        for field in one.fields:
            for dress in ("{}", "{} (Y/N)", "Please state {}", "{} of the operation", "{} as at 0900"):
                said = dress.format(field.heading)
                meant = meant_by(one.name, None, said)
                own = "as at as at" in said or field.name in {meaning.field for meaning in meant}
                assert not meant or own, (said, meant)


@pytest.mark.parametrize(("yes", "no"), [("✓", "✗"), ("✔", "☐"), ("1", "0"), ("Yes", "No"), (True, False)])
def test_that_a_column_of_ticks_is_its_headings(yes: str | bool, no: str | bool) -> None:
    page = Page("Warrants", "warrants", ("warrant_type", None))
    page.row("Type of warrant", "RA done (Y/N)")
    page.record("Search (PACE s8)", yes, risk_assessed="Y")
    page.record("Search (PACE s8)", no, risk_assessed="N")
    assert_read(read_pages(page), page)


def test_that_arrests_in_slang_are_read() -> None:
    page = arrests(
        "arrest_date", "arrest_time", "primary_offence", "arresting_unit", "da_flag", "outcome", "custody_suite"
    )
    page.row("Date nicked", "Time nicked", "What for", "Nicked by", "DA?", "Disposal", "Custody")
    page.record(
        THE_DAY, time(6, 40), "S.39", "SNT", "Y", "Charged & remanded", "Brixton",
        primary_offence="O05", arresting_unit="Safer Neighbourhoods Team", outcome="Charged - remanded",
    )  # fmt: skip
    page.record(THE_DAY, time(9), "S.18 GBH", "CID", "N", "NFA'd", "Brixton", primary_offence="O03", outcome="NFA")
    assert_read(read_pages(page, name=RESULT), page)


def test_that_a_sheet_keeps_its_own_kind_where_its_headings_name_all_that_the_kind_needs() -> None:
    page = Page(
        "Deployments", "deployments", ("serial", "unit", None, "officers", "duty_start", "duty_end"), phase=Phase.RESULT
    )
    page.row("Serial", "Unit", "Planned strength", "Actual strength", "Start", "Finish")
    page.record("1", "SNT", 7, 6, time(14), time(22), unit="Safer Neighbourhoods Team")
    assert_read(read_pages(page, name=RESULT), page)


def test_that_three_rows_of_merged_headings_are_read() -> None:
    page = Page("Patrols", "patrols", phase=Phase.RESULT)
    page.fields = (
        "ref", "location", "ward", "planned_start", "planned_end", "planned_officers", "actual_start", "actual_end",
        "actual_officers", "status",
    )  # fmt: skip
    page.row("PATROL RETURN", None, None, "DUTY", None, None, None, None, None, "OUTCOME")
    page.row("Ref", "Where", None, "Planned", None, None, "Actual", None, None, "Completed?")
    page.row(None, "Location", "Ward", "Start", "End", "Officers", "Start", "End", "Officers", None)
    page.merged += ["A1:C1", "D1:I1", "A2:A3", "B2:C2", "D2:F2", "G2:I2", "J2:J3"]
    page.record(
        "LAM-P-001", "A park", "Town", time(17), time(23), 6, time(17, 15), time(22, 45), 5, "Yes", status="Completed"
    )
    page.record(
        "LAM-P-002", "B park", "Hill", time(12), time(20), 4, time(12), time(20), 4, "Partly", status="Part completed"
    )
    assert_read(read_pages(page, name=RESULT), page)


def test_that_a_word_over_one_column_is_no_title_of_a_table_beside() -> None:
    page = Page("Warrants", "warrants", ("ref", "warrant_type", "court", "risk_assessed", "priority"))
    page.row(None, "Warrant", None, "Risk", None)
    page.row("Ref", "type", "Court", "assessed", "Priority")
    page.record("LAM-W-001", "FTA - backed for bail", "A court", "Y", "A")
    page.record("LAM-W-002", "FTA - backed for bail", "A court", None, "B")
    assert_read(read_pages(page), page)


def test_that_a_column_of_known_words_under_an_unknown_heading_is_asked_about_and_then_read() -> None:
    page = arrests("arrest_time", "primary_offence", "outcome")
    page.row("Time", "Offence", "Where it went")
    page.record(time(9), "ABH", "RUI", primary_offence="O04")
    page.record(time(10), "ABH", "NFA", primary_offence="O04")
    (question,) = read_pages(page, name=RESULT).questions
    assert question.choices == ("Outcome", "Don't read this column")
    assert_read(answered(page, choose={"Where it went": "Outcome"}, name=RESULT), page)


def test_that_a_slip_that_may_be_its_opposite_is_not_suggested() -> None:
    page = patrols("location", "planned_start", "planned_end")
    page.row("Location", "Plan On", "Plan Off")
    page.record("A park", time(9), time(12))
    found = read_pages(page)
    assert found.questions == ()
    assert_read(found, page)


def test_that_a_number_for_each_row_is_no_count_of_persons_and_asks_nothing() -> None:
    page = arrests(None, "arrest_time", "primary_offence")
    page.row("No.", "Time", "Offence")
    page.record(1, time(9), "ABH", primary_offence="O04")
    page.record(2, time(10), "ABH", primary_offence="O04")
    found = read_pages(page, name=RESULT)
    assert found.questions == ()
    assert_read(found, page)


@pytest.mark.parametrize(
    ("written", "officers"),
    [
        (("x4", "x6"), (4, 6)),
        (("4 offs", "6 offs"), (4, 6)),
        (("1 PS, 3 PCs", "1 PS, 5 PCs"), (4, 6)),
        (("four", "six"), (4, 6)),
    ],
)
def test_that_a_column_of_counts_in_words_is_its_headings(written: tuple[str, str], officers: tuple[int, int]) -> None:
    page = patrols("location", "planned_start", "planned_end", None)
    page.row("Location", "Start", "Finish", "Officers")
    for words, number in zip(written, officers, strict=True):
        page.record("A park", time(9), time(12), words, planned_officers=number)
    assert_read(read_pages(page), page)
