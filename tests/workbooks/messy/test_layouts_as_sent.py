"""Sections, totals, notes, forms and summaries around the rows of a return: the rows alone are counted."""

from datetime import date, time

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import new_operation
from briefing_app.operation.times import at
from tests.made_workbooks import THE_DAY
from tests.workbooks.messy.written import Page, answered, assert_read, on, read_pages

HEADINGS = ("Ref", "Location", "Start", "Finish", "No of officers")
FIELDS = ("ref", "location", "planned_start", "planned_end", "planned_officers")
RESULT = "LAM_RESULT.xlsx"
TWO_DAYS = new_operation("two", "Two days", THE_DAY, starts=at(THE_DAY, time(5)), ends=at(date(2021, 5, 15), time(5)))


def patrols() -> Page:
    return Page("Patrols", "patrols", FIELDS)


def test_that_sections_of_boroughs_with_subtotals_are_each_boroughs_own() -> None:
    page = patrols()
    page.row(*HEADINGS)
    for borough, code in (("Lambeth", "L"), ("Southwark", "S")):
        page.borough = borough
        page.row(borough.upper())
        page.record(f"{code}1", "A park", time(9), time(12), 3)
        page.record(f"{code}2", "B park", time(10), time(12), 2)
        page.row("Sub total", None, None, None, 5)
    page.row("Grand Total", None, None, None, 10)
    found = read_pages(page, name="AS BCU plan.xlsx")
    assert_read(found, page)
    assert not any("own total" in problem.says for problem in found.problems)


def test_that_a_section_that_is_nearly_a_borough_holds_its_rows_until_it_is_said_whose_they_are() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.row("LAMBETH")
    page.record("L1", "A park", time(9), time(12), 3)
    page.row("SOUTHWRK")
    page.borough = "Southwark"
    page.record("S1", "B park", time(10), time(12), 2)
    found = read_pages(page, name="AS BCU plan.xlsx")
    assert sum(sheet.accepted for sheet in found.sheets) == 1
    (question,) = found.questions
    assert question.choices[0] == "Southwark"
    assert_read(answered(page, choose={"SOUTHWRK": "Southwark"}, name="AS BCU plan.xlsx"), page)


def test_that_sections_of_days_place_times_without_asking() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.row("Thursday 13th May 2021")
    page.record("1", "A park", time(17), time(23), 3, planned_start=on(13, 17), planned_end=on(13, 23))
    page.row("Friday 14th May 2021")
    page.record("2", "A park", time(20), time(2), 3, planned_start=on(14, 20), planned_end=on(15, 2))
    found = read_pages(page, of=TWO_DAYS)
    assert found.questions == ()
    assert_read(found, page, of=TWO_DAYS)


def test_that_sections_of_units_are_the_unit_of_their_rows() -> None:
    page = Page("Arrests", "arrests", ("ref", "arrest_time", "primary_offence"), phase=Phase.RESULT)
    page.row("Ref", "Time", "Offence")
    page.row("Predatory Offenders Unit")
    page.record("1", time(6), "ABH", primary_offence="O04", arresting_unit="Predatory Offenders Unit")
    page.row("ERPT")
    page.record("2", time(7), "ABH", primary_offence="O04", arresting_unit="Local response (ERPT)")
    page.record("3", time(8), "ABH", primary_offence="O04", arresting_unit="Local response (ERPT)")
    assert_read(read_pages(page, name=RESULT), page)


def test_that_sections_of_planned_and_reactive_arrests_say_their_type() -> None:
    page = Page("Arrests", "arrests", (None, "arrest_time", "primary_offence"), phase=Phase.RESULT)
    page.row("No", "Time", "Offence")
    page.row("PROACTIVE ARRESTS")
    page.record(1, time(6), "ABH", primary_offence="O04", arrest_type="Proactive")
    page.row("REACTIVE ARRESTS")
    page.record(2, time(7), "ABH", primary_offence="O04", arrest_type="Reactive")
    assert_read(read_pages(page, name=RESULT), page)


def test_that_totals_notes_and_markings_below_a_table_are_no_records_and_ask_nothing() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.record("1", "A park", time(7), time(15), 3)
    page.record("2", "B park", time(15), time(23), 2)
    page.row("Total number of officers:", None, None, None, 5)
    page.row(None, None, None, "Officer hours", 40)
    page.blank()
    for line in (
        "Notes:", "1. Officers will be in full uniform", "2. Meal breaks on patrol.", "Prepared by the ops office",
        "OFFICIAL-SENSITIVE", "End of return",
    ):  # fmt: skip
        page.row(line)
    page.blank(12)
    page.row(None, "do not delete")
    found = read_pages(page)
    assert found.questions == ()
    assert_read(found, page)


def test_that_a_tally_below_a_list_is_no_record_and_is_told() -> None:
    page = Page("Arrests", "arrests", ("ref", "arrest_time", "primary_offence", "da_flag"), phase=Phase.RESULT)
    page.row("Ref", "Time", "Offence", "DA")
    page.record("1", time(6), "ABH", "Y", primary_offence="O04")
    page.record("2", time(7), "ABH", "N", primary_offence="O04")
    page.blank(2)
    page.row("Summary")
    page.row("DA arrests", 1)
    page.row("Non DA arrests", 1)
    found = read_pages(page, name=RESULT)
    assert_read(found, page)
    assert any("sum up" in problem.says for problem in found.problems)


def test_that_lines_of_a_form_that_nobody_filled_in_are_no_records_and_are_told() -> None:
    page = Page("Arrests", "arrests", ("ref", "arrest_date", "primary_offence"), phase=Phase.RESULT)
    page.row("Ref", "Arrest date", "Primary offence")
    page.record("LAM-A-001", THE_DAY, "ABH", primary_offence="O04")
    for number in range(2, 11):
        page.row(f"LAM-A-{number:03d}")
    found = read_pages(page, name=RESULT)
    assert_read(found, page)
    assert any("nobody filled in" in problem.says for problem in found.problems)


def test_that_one_row_with_its_reference_alone_is_asked_about() -> None:
    page = Page("Arrests", "arrests", ("ref", "arrest_date", "primary_offence"), phase=Phase.RESULT)
    page.row("Ref", "Arrest date", "Primary offence")
    page.record("LAM-A-001", THE_DAY, "ABH", primary_offence="O04")
    page.row("LAM-A-002")
    found = read_pages(page, name=RESULT)
    assert_read(found, page)
    assert [held.row for sheet in found.sheets for held in sheet.held] == [3]
    assert len(found.questions) == 1


def test_that_examples_hints_and_numbered_columns_are_no_records() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.row(1, 2, 3, 4, 5)
    page.row("LAM-P-000", "e.g. Hyde Park", time(9), time(17), 4)
    page.record("LAM-P-001", "A park", time(7), time(15), 3)
    assert_read(read_pages(page), page)


def test_that_page_titles_above_repeated_headings_are_no_records() -> None:
    page = patrols()
    for number in range(3):
        page.row("Lambeth patrols", None, None, None, f"Page {number + 1}")
        page.row(*HEADINGS)
        page.record(f"{number}", "A park", time(7 + number), time(15), 3)
        page.blank()
    found = read_pages(page)
    assert found.questions == ()
    assert_read(found, page)


def test_that_the_same_headings_under_another_title_begin_another_return() -> None:
    page = patrols()
    page.row("PLANNED PATROLS")
    page.row(*HEADINGS)
    page.record("P1", "A park", time(17), time(23), 6)
    page.blank()
    page.phase, page.fields = Phase.RESULT, ("ref", "location", "actual_start", "actual_end", "actual_officers")
    page.row("ACTUAL PATROLS")
    page.row(*HEADINGS)
    page.record("P2", "A park", time(17), time(22), 5)
    assert_read(read_pages(page, name="Lambeth return.xlsx"), page)


def test_that_tables_side_by_side_without_a_gap_are_parted_by_their_titles() -> None:
    page = Page("Return", phase=Phase.RESULT)
    page.row("ARRESTS", None, None, "PATROLS", None, None, None)
    page.row("Time", "Offence", "Outcome", "Location", "Start", "End", "Officers")
    page.merged += ["A1:C1", "D1:G1"]
    for number in range(2):
        row = page.row(time(10 + number), "ABH", "RUI", f"Park {number}", time(11), time(13), 2)
        page.expect(row, "arrests", arrest_time=time(10 + number), primary_offence="O04", outcome="RUI")
        page.expect(
            row, "patrols", location=f"Park {number}", actual_start=time(11), actual_end=time(13), actual_officers=2
        )
    assert_read(read_pages(page, name=RESULT), page)


def test_that_what_is_merged_down_is_every_rows_but_a_number_is_nobodys() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.record("1", "A park", time(9), time(13), 2)
    page.record("2", None, None, None, 4, location="A park", planned_start=time(9), planned_end=time(13))
    page.merged += ["B2:B3", "C2:C3", "D2:D3"]
    page.row("3", "B park", time(9), time(13), 6)
    page.row("4", "C park", time(9), time(13), None)
    page.merged.append("E4:E5")
    found = read_pages(page)
    assert_read(found, page)
    assert [held.row for sheet in found.sheets for held in sheet.held] == [4, 5]


@pytest.mark.parametrize("mark", ['"', "ditto", "-do-", "As above", "〃"])
def test_that_a_ditto_is_what_stands_above_it(mark: str) -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.record("1", "A park", time(9), time(13), 2)
    page.record(
        "2", mark, mark, mark, mark, location="A park", planned_start=time(9), planned_end=time(13), planned_officers=2
    )
    found = read_pages(page)
    assert_read(found, page)
    assert sum(1 for problem in found.problems if "stands above it" in problem.says) == 4


def test_that_a_copy_of_a_sheet_is_held_until_it_is_said_whether_it_is_one() -> None:
    page, copy = patrols(), Page("Copy of Patrols", "patrols", FIELDS[1:])
    page.fields = FIELDS[1:]
    for one in (page, copy):
        one.row(*HEADINGS[1:])
        one.row("A park", time(17), time(23), 6)
        one.row("B park", time(17), time(23), 4)
    page.expect(2, location="A park", planned_start=time(17), planned_end=time(23), planned_officers=6)
    page.expect(3, location="B park", planned_start=time(17), planned_end=time(23), planned_officers=4)
    assert_read(read_pages(page, copy), page)
    out = answered(page, copy, choose={"Are these the same": "The same"})
    assert_read(out, page)
    assert sum(len(sheet.held) for sheet in out.sheets) == 0


def test_that_arrests_by_the_hour_beside_a_list_of_arrests_are_not_counted_twice() -> None:
    page = Page("Arrests", "arrests", ("arrest_time", "primary_offence"), phase=Phase.RESULT)
    page.row("Time", "Offence")
    page.record(time(9), "ABH", primary_offence="O04")
    hours = Page("By hour", phase=Phase.RESULT)
    hours.row("Arrests", *[f"{hour:02d}:00" for hour in range(6, 14)])
    hours.row("Arrests", None, None, None, 1)
    found = read_pages(page, hours, name=RESULT)
    assert_read(found, page)
    assert any("Are these the same" in question.says for question in found.questions)


def test_that_sheets_of_choices_and_of_guidance_are_no_returns_and_said() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.record("1", "A park", time(9), time(13), 2)
    lists, guidance = Page("Sheet2", hidden=True), Page("READ ME")
    for cells in (("Unit", "Status", "Mode"), ("SNT", "Completed", "Foot"), ("CID", "Not done", "Cycle")):
        lists.row(*cells)
    for line in (("Field", "What to enter"), ("Ref", "A unique reference"), ("Location", "A park"), ("Start", "17:00")):
        guidance.row(*line)
    found = read_pages(page, lists, guidance)
    assert_read(found, page)
    said = " ".join(problem.says for problem in found.problems)
    assert "Sheet2 is a list of choices" in said
    assert "READ ME says how" in said


@pytest.mark.parametrize("name", ["Example", "Worked example", "Guidance"])
def test_that_a_table_on_a_sheet_called_an_example_is_asked_about(name: str) -> None:
    page, example = patrols(), Page(name, "patrols", patrols().fields)
    page.row(*HEADINGS)
    page.record("1", "A park", time(9), time(13), 2)
    example.row(*HEADINGS)
    example.record("2", "Clapham Common", time(17), time(23), 6)
    found = read_pages(page, example)
    assert_read(found, page)
    assert [len(sheet.held) for sheet in found.sheets] == [0, 1]
    assert_read(answered(page, example, choose={"Are its rows records": "Examples"}), page)
    assert_read(answered(page, example, choose={"Are its rows records": "Records"}), page, example)


def test_that_a_number_above_a_table_is_compared_with_its_rows() -> None:
    page = Page("Arrests", "arrests", ("arrest_time", "primary_offence"), phase=Phase.RESULT)
    page.row("Total arrests", 7)
    page.blank()
    page.row("Time", "Offence")
    page.record(time(9), "ABH", primary_offence="O04")
    found = read_pages(page, name=RESULT)
    assert_read(found, page)
    assert any("7 arrests" in problem.says and "come to 1" in problem.says for problem in found.problems)


def test_that_a_comment_on_a_records_cell_is_told_without_what_it_may_not_keep() -> None:
    page = patrols()
    page.row(*HEADINGS)
    page.record("1", "A park", time(9), time(13), 2)
    page.comments["E2"] = "includes 2 specials, call 07700 900123"
    found = read_pages(page)
    (told,) = [problem for problem in found.problems if problem.cell == "E2"]
    assert "includes 2 specials" in told.says
    assert "900123" not in told.says


def test_that_lists_in_view_that_may_be_records_are_asked_about() -> None:
    page = Page("Sheet1", "arrests", ("primary_offence", "arrest_type", "outcome"), phase=Phase.RESULT)
    page.row("Offence arrested for", "Arrest type", "Outcome")
    page.record("ABH", "Proactive", "NFA", primary_offence="O04")
    page.record("Common assault", "Reactive", "RUI", primary_offence="O05")
    page.record("Stalking", None, "Caution", primary_offence="O10")
    found = read_pages(page, name=RESULT)
    assert sum(sheet.accepted for sheet in found.sheets) == 0
    assert_read(answered(page, choose={"Are its rows records": "Records"}, name=RESULT), page)


def test_that_a_column_of_its_own_beside_names_like_examples_is_told() -> None:
    page = Page("Business", "business", ("business_name", "business_type", None), phase=Phase.RESULT)
    page.row("Business name", "Business type", "Leaflets by the door")
    page.record("Sample Hotel", "Hotel", 9)
    page.record("Example Cars Ltd", "Retail", 3)
    found = read_pages(page, name=RESULT)
    assert_read(found, page)
    assert any("Leaflets by the door" in problem.says for problem in found.problems)


@pytest.mark.parametrize(
    "name", ["All Bar One", "Total Fitness", "Grand Total Bar", "Notes", "Page 1", "Example Arms", "Nil"]
)
def test_that_a_venue_called_like_a_total_or_a_note_is_a_visit(name: str) -> None:
    page = Page("Venues", "venues", ("venue_name", "visiting_unit"))
    page.row("Venue name", "Visiting unit")
    for venue in ("The White Horse", name, "The Crown"):
        page.record(venue, "Licensing")
    assert_read(read_pages(page), page)


@pytest.mark.parametrize("words", ["The Total", "Note: radios poor", "e.g. more cars are needed"])
def test_that_a_row_with_words_of_a_total_or_a_note_is_never_dropped_in_silence(words: str) -> None:
    page = Page("Risks", "risks", ("hazard_threat", "control_measure"))
    page.row("Hazard / threat", "Control measure")
    page.row(words, "Brief all officers")
    page.record("Crowding at the stall", "Extra officers")
    found = read_pages(page)
    assert_read(found, page)
    assert [held.row for sheet in found.sheets for held in sheet.held] == [2]
    assert found.questions


def test_that_a_venue_with_a_number_in_its_name_is_no_reference_of_another_kind() -> None:
    page = Page(
        "Sheet1", "venues", ("venue_name", "venue_type", "visiting_unit", "staff_spoken_to"), phase=Phase.RESULT
    )
    page.row("Premises", "Type of venue", "Visited by", "Staff engaged")
    page.record("The White Horse", "Pub", "CID", 4)
    page.record("Club 24", "Club", "CID", 4)
    assert_read(read_pages(page, name=RESULT), page)


def test_that_a_column_of_different_words_for_one_thing_is_no_line_of_headings() -> None:
    page = Page("Community", "community", ("engagement_type", "location", "status"), phase=Phase.RESULT)
    page.row("Event type", "Where", "Status")
    for words, status in (
        ("Complete", "Completed"), ("Partly", "Part completed"), ("Not completed", "Not done"), ("Done", "Completed"),
    ):  # fmt: skip
        page.record("Meeting", "A park", words, status=status)
    assert_read(read_pages(page, name=RESULT), page)


def test_that_a_small_table_on_its_side_makes_no_record_of_its_headings() -> None:
    page = Page("Warrants", "warrants", phase=Phase.PLAN)
    page.row("Warrant type", "Search (PACE s8)", "Recall / unlawfully at large")
    page.row("Assigned serial", "22", "23")
    page.expect(1, warrant_type="Search (PACE s8)", assigned_serial="22")
    page.expect(1, warrant_type="Recall / unlawfully at large", assigned_serial="23")
    assert_read(read_pages(page), page)


def test_that_a_heading_called_item_makes_no_guidance_of_a_return() -> None:
    page = Page("Return", "patrols", ("ref", "location", "actual_start", "actual_end"), phase=Phase.RESULT)
    page.row("Item", "Location", "Start", "End")
    for number in range(1, 4):
        page.record(f"LAM-P-00{number}", "Ward", time(9), time(12))
    page.row("Ref", "Location", "Start", "End")
    page.record("LAM-P-004", "Area", time(9), time(12))
    assert_read(read_pages(page, name=RESULT), page)
