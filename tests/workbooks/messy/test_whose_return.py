"""Whose a return is, where neither cover nor name says it as the template would."""

from datetime import date, time

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.workbooks.cover import BoroughNeeded, MoreNeeded
from briefing_app.workbooks.file_names import read_file_name
from briefing_app.workbooks.read_return import read_return
from tests.made_workbooks import THE_DAY, Content, operation
from tests.workbooks.messy.written import Page, assert_read, read_pages, workbook_of

HEADINGS = ("Location", "Start", "Finish", "No of officers")
FIELDS = ("location", "planned_start", "planned_end", "planned_officers")


def patrols(borough: str = "Lambeth") -> Page:
    page = Page("Patrols", "patrols", FIELDS, borough=borough)
    page.row(*HEADINGS)
    page.record("A park", time(9), time(12), 3)
    return page


def cover(*lines: tuple[Content, ...], name: str = "Cover") -> Page:
    page = Page(name)
    for line in lines:
        page.row(*line)
    return page


@pytest.mark.parametrize(
    ("name", "borough", "phase"),
    [
        ("Lambeth plan.xlsx", "Lambeth", Phase.PLAN),
        ("VAWG Day of Action - Tower Hamlets - Plan return FINAL v2.xlsx", "Tower Hamlets", Phase.PLAN),
        ("Kensington & Chelsea patrol plan 13.05.21.xlsx", "Kensington and Chelsea", Phase.PLAN),
        ("Copy of hammersmith_and_fulham_plan (1).xlsx", "Hammersmith and Fulham", Phase.PLAN),
        ("LBTH_PLAN_v1.xlsx", "Tower Hamlets", Phase.PLAN),
        ("13052021LambethPlan.xlsx", "Lambeth", Phase.PLAN),
        ("lam_plan.xlsx", "Lambeth", Phase.PLAN),
        ("FW: Richmond post event return.xlsx", "Richmond upon Thames", Phase.RESULT),
        ("Lambeth - outcomes of day of action.xlsx", "Lambeth", Phase.RESULT),
        ("Harrow Road plan.xlsx", None, Phase.PLAN),
        ("Camden Town plan.xlsx", None, Phase.PLAN),
        ("Bromley-by-Bow results.xlsx", None, Phase.RESULT),
        ("Kingston upon Hull result.xlsx", None, Phase.RESULT),
        ("bar visits plan.xlsx", None, Phase.PLAN),
        ("Lambeth and Southwark plan.xlsx", None, Phase.PLAN),
    ],
)
def test_that_a_files_name_tells_whole_names_of_boroughs_alone(name: str, borough: str | None, phase: Phase) -> None:
    found = read_file_name(name, 2021)
    assert (found.borough.name if found.borough else None, found.phase) == (borough, phase)


def test_that_a_files_name_of_another_day_is_told() -> None:
    found = read_pages(patrols(), name="LAM_PLAN_20210521.xlsx")
    assert any("Fri 21 May 2021" in problem.says for problem in found.problems)


@pytest.mark.parametrize(
    "lines",
    [
        [("Which borough is this return from?", "Lambeth"), ("Is this your PLAN or RESULT?", "Pre-event plan")],
        [("Borough / OCU", "London Borough of Lambeth"), ("Plan / Result", "Planning return")],
        [("Borough", None, "Lambeth"), ("Return type", None, "PLAN")],
        [("Borough", "Return type"), ("Lambeth", "PLAN")],
        [("Borough: Lambeth",), ("Return type: Plan",)],
        [("Borough: Lambeth     Return: PLAN",)],
    ],
)
def test_that_a_cover_in_other_words_and_another_form_is_read(lines: list[tuple[Content, ...]]) -> None:
    page = patrols()
    found = read_pages(cover(*lines), page, name="a.xlsx")
    assert_read(found, page)


def test_that_lines_above_a_table_are_read_as_a_cover() -> None:
    page = Page("Patrols", "patrols", FIELDS)
    page.row("Borough:", "Lambeth", None, "Date:", THE_DAY)
    page.row(*HEADINGS)
    page.record("A park", time(9), time(12), 3)
    assert_read(read_pages(page, name="plan.xlsx"), page)


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Lambth", "Lambeth"),
        ("Southwrk", "Southwark"),
        ("Hammersmith", "Hammersmith and Fulham"),
        ("LX Lambeth", "Lambeth"),
    ],
)
def test_that_a_borough_misspelt_on_the_cover_is_asked_about_with_likely_choices(said: str, first: str) -> None:
    pages = cover(("Borough", said), ("Return type", "PLAN")), patrols(first)
    with pytest.raises(BoroughNeeded, match="no London borough") as needed:
        read_pages(*pages, name="a.xlsx")
    (question,) = needed.value.questions
    assert question.choices[0] == first
    assert_read(read_pages(*pages, name="a.xlsx", answers={question.id: first}), pages[1])


def test_that_a_borough_like_none_is_refused_with_what_to_do() -> None:
    with pytest.raises(BoroughNeeded, match="choose the borough") as needed:
        read_pages(cover(("Borough", "Harrow Road"), ("Return type", "PLAN")), patrols(), name="a.xlsx")
    assert needed.value.questions == ()


def test_that_a_cover_and_a_name_of_two_boroughs_are_asked_about() -> None:
    pages = cover(("Borough", "Southwark"), ("Return type", "PLAN")), patrols("Southwark")
    with pytest.raises(BoroughNeeded, match="Whose return is it") as needed:
        read_pages(*pages, name="LAM_PLAN.xlsx")
    (question,) = needed.value.questions
    assert question.choices == ("Southwark", "Lambeth")
    assert_read(read_pages(*pages, name="LAM_PLAN.xlsx", answers={question.id: "Southwark"}), pages[1])


def test_that_a_borough_named_in_passing_is_asked_about() -> None:
    page = Page("Patrols", "patrols", FIELDS)
    page.row("The following patrols are planned for Lambeth on 13th May 2021 as part of the VAWG Day of Action")
    page.row(*HEADINGS)
    page.record("A park", time(9), time(12), 3)
    with pytest.raises(BoroughNeeded) as needed:
        read_pages(page, name="plan.xlsx")
    assert needed.value.questions[0].choices == ("Lambeth",)


def test_that_several_boroughs_on_a_cover_leave_it_to_the_rows() -> None:
    page = Page("Patrols", "patrols", (None, *FIELDS))
    page.row("Borough", *HEADINGS)
    for borough in ("Hackney", "Tower Hamlets"):
        page.borough = borough
        page.record(borough, "A park", time(9), time(12), 3)
    found = read_pages(cover(("Borough", "Hackney & Tower Hamlets"), ("Return type", "PLAN")), page, name="CE BCU.xlsx")
    assert_read(found, page)


def test_that_a_file_that_says_no_phase_is_asked_for_it() -> None:
    pages = cover(("Borough", "Lambeth"), ("Version", 1)), patrols()
    with pytest.raises(MoreNeeded, match="plan or a result") as needed:
        read_pages(*pages, name="a.xlsx")
    (question,) = needed.value.questions
    assert_read(read_pages(*pages, name="a.xlsx", answers={question.id: "Plan"}), pages[1])


@pytest.mark.parametrize("marking", ["Official Sensitive - Police", "OFFICIAL - SENSITIVE", "RESTRICTED", "not sure"])
def test_that_a_marking_in_other_words_is_no_reason_to_refuse(marking: str) -> None:
    lines = (("Borough", "Lambeth"), ("Return type", "PLAN"), ("Protective marking", marking))
    assert read_pages(cover(*lines), patrols()).cover.marking.value == "OFFICIAL-SENSITIVE"


def test_that_a_banner_above_what_may_be_held_is_refused_wherever_it_stands() -> None:
    page = Page("Patrols", "patrols", FIELDS)
    page.row(None, "TOP SECRET - UK EYES ONLY")
    page.row(*HEADINGS)
    page.row("A park", time(9), time(12), 3)
    with pytest.raises(Refused, match="TOP SECRET"):
        read_pages(page)


def test_that_a_section_above_the_rows_is_no_line_of_a_cover() -> None:
    page = Page("Patrols", "patrols", FIELDS)
    page.row(*HEADINGS)
    for borough in ("Lambeth", "Southwark"):
        page.borough = borough
        page.row(f"Borough: {borough}")
        page.record("A park", time(9), time(12), 3)
    assert_read(read_pages(page, name="AS BCU plan.xlsx"), page)


def test_that_a_table_of_figures_by_borough_is_refused_as_background() -> None:
    page = Page("Crime")
    page.row("Borough", "2020", "2021")
    for name in operation().boroughs:
        page.row(name, 10, 12)
    with pytest.raises(Refused, match="table of figures by borough"):
        read_return(workbook_of([page]), "crime.xlsx", operation())


def test_that_the_day_of_another_operation_is_never_taken_for_this_one() -> None:
    page = Page("Patrols", "patrols", (None, *FIELDS))
    page.row("Date", *HEADINGS)
    page.row(date(2021, 6, 10), "A park", time(9), time(12), 3)
    found = read_pages(page)
    assert sum(sheet.accepted for sheet in found.sheets) == 0
