"""The standard return workbook, as spreadsheets see it."""

import io
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.kinds import Field, Kind, Phase, Type, cover_fields, kind, kinds
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.times import at
from briefing_app.workbooks.writing.template import (
    FIRST_ROW,
    HEADING_ROW,
    TOTAL,
    adds_up,
    return_file_name,
    write_return,
    write_template,
)

OPERATION = new_operation("one", "VAWG Day of Action", date(2021, 5, 13))
PHASES = pytest.mark.parametrize("phase", list(Phase))
LISTED = (Type.ENUM, Type.MULTI, Type.BOOL)
KEPT_AS_TEXT = (Type.TEXT, Type.ENUM, Type.MULTI, Type.BOOL, Type.CODE, Type.ID, Type.REF)
PATROL: dict[str, str | int | None] = {
    "ref": "LAM-P-001",
    "location": "=Example Common",
    "planned_start": at(date(2021, 5, 13), time(22)),
    "planned_officers": 6,
    "actual_start": at(date(2021, 5, 13), time(22, 10)),
    "actual_end": at(date(2021, 5, 14), time(2)),
    "actual_officers": 5,
    "people_engaged": None,
}
ARREST: dict[str, str | int | None] = {
    "ref": "LAM-A-001",
    "persons": 1,
    "arrest_date": "2021-05-14",
    "arrest_time": "00:40",
    "ho_class": "105A",
    "outcome_as_at": "not yet",
}


def template_bytes(phase: Phase, borough: str | None = "Lambeth", note: str = "") -> bytes:
    stream = io.BytesIO()
    write_template(stream, operation=OPERATION, phase=phase, borough=borough, note=note)
    return stream.getvalue()


def return_bytes(phase: Phase = Phase.RESULT, operation: Operation = OPERATION) -> bytes:
    stream = io.BytesIO()
    write_return(
        stream,
        operation=operation,
        borough="Lambeth",
        phase=phase,
        cover={"return_version": 2, "data_as_at": at(date(2021, 5, 14), time(8, 30)), "completed_by": "Insp A Example"},
        rows={"patrols": [PATROL, {"ref": "LAM-P-002", "actual_officers": 4}], "arrests": [ARREST]},
        nil=frozenset({"warrants"}),
        note="INVENTED SAMPLE DATA",
    )
    return stream.getvalue()


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def columns_of(sheet: Worksheet, of_kind: Kind, phase: Phase) -> list[tuple[str, Field]]:
    fields = of_kind.fields_in(phase)
    assert [cell.value for cell in sheet[HEADING_ROW]] == [field.heading for field in fields]
    return [(get_column_letter(number), field) for number, field in enumerate(fields, start=1)]


def totals_row(sheet: Worksheet) -> int:
    assert sheet.cell(sheet.max_row, 1).value == TOTAL
    return sheet.max_row


@PHASES
def test_that_the_sheets_are_the_cover_each_kind_of_the_phase_and_the_hidden_lists(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    expected = [of_kind.sheet for of_kind in kinds() if of_kind.fields_in(phase)]
    assert book.sheetnames == ["Cover", *expected, "Lists"]
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"] == ["Lists"]


@PHASES
def test_that_every_heading_comes_from_the_definition(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    for of_kind in kinds():
        if fields := of_kind.fields_in(phase):
            headings = [cell.value for cell in book[of_kind.sheet][HEADING_ROW]]
            assert headings == [field.heading for field in fields]


def test_that_the_cover_asks_for_each_of_its_fields_and_knows_what_the_operation_says() -> None:
    cover = opened(template_bytes(Phase.RESULT, "Enfield"))["Cover"]
    entries = {row[0].value: row[1].value for row in cover.iter_rows(min_row=FIRST_ROW)}
    assert list(entries) == [field.heading for field in cover_fields()]
    assert entries["BCU code"] == "NA"
    assert entries["GSS code"] == "E09000010"
    assert entries["Return type"] == "RESULT"
    assert entries["Operation date"] == datetime(2021, 5, 13)
    assert entries["Period to"] == datetime(2021, 5, 14, 5)
    assert entries["Data as at"] is None


def test_that_a_template_for_any_borough_leaves_the_borough_open() -> None:
    cover = opened(template_bytes(Phase.PLAN, borough=None))["Cover"]
    entries = {row[0].value: row[1].value for row in cover.iter_rows(min_row=FIRST_ROW)}
    assert entries["Borough"] is None
    assert entries["Operation name"] == "VAWG Day of Action"


@PHASES
def test_that_every_listed_field_offers_its_own_list_and_only_closed_ones_insist(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    for of_kind in kinds():
        if not of_kind.fields_in(phase):
            continue
        sheet = book[of_kind.sheet]
        rules = {
            str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation
        }
        for letter, field in columns_of(sheet, of_kind, phase):
            if field.type not in LISTED:
                assert rules[letter].type != "list", field.heading
                continue
            rule = rules[letter]
            where = book.defined_names[rule.formula1].attr_text
            offered = book["Lists"][where.split("!")[1].replace("$", "")]
            assert tuple(str(row[0].value) for row in offered) == field.values, field.heading
            insists = bool(rule.showErrorMessage) and rule.errorStyle in (None, "stop")
            assert insists is not (field.open_list or field.type is Type.MULTI), field.heading


def test_that_a_strength_turned_into_a_date_is_stopped_at_the_cell() -> None:
    sheet = opened(template_bytes(Phase.PLAN))["Deployments"]
    officers = kind("deployments").field("officers")
    letter = next(letter for letter, field in columns_of(sheet, kind("deployments"), Phase.PLAN) if field is officers)
    rule = next(one for one in sheet.data_validations.dataValidation if str(one.sqref).startswith(f"{letter}4:"))
    as_excel_counts_days = (date(2021, 3, 1) - date(1899, 12, 30)).days
    assert rule.type == "whole"
    assert int(rule.formula2) < as_excel_counts_days


@PHASES
def test_that_headings_and_totals_are_locked_and_entries_are_open(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    for of_kind in kinds():
        if not of_kind.fields_in(phase):
            continue
        sheet = book[of_kind.sheet]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet.protection.insertRows is False
        for letter, _ in columns_of(sheet, of_kind, phase):
            assert sheet[f"{letter}{HEADING_ROW}"].protection.locked
            assert sheet[f"{letter}{totals_row(sheet)}"].protection.locked
            assert not sheet.column_dimensions[letter].protection.locked
    assert book["Cover"]["A4"].protection.locked
    assert not book["Cover"]["B4"].protection.locked


@PHASES
def test_that_blank_cells_keep_codes_as_text_and_dates_day_first(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    formats = {
        **dict.fromkeys(KEPT_AS_TEXT, "@"),
        Type.INT: "0",
        Type.DATE: "dd/mm/yyyy",
        Type.TIME: "hh:mm",
        Type.DATETIME: "dd/mm/yyyy hh:mm",
    }
    for of_kind in kinds():
        for letter, field in columns_of(book[of_kind.sheet], of_kind, phase) if of_kind.fields_in(phase) else ():
            if field.type is not Type.DERIVED:
                assert book[of_kind.sheet].column_dimensions[letter].number_format == formats[field.type]


def test_that_values_are_written_as_real_dates_times_and_numbers() -> None:
    book = opened(return_bytes())
    arrest = {head.value: cell for head, cell in zip(book["Arrests"][3], book["Arrests"][4], strict=True)}
    assert arrest["Arrest date"].value == datetime(2021, 5, 14)
    assert arrest["Arrest time"].value == time(0, 40)
    assert arrest["Persons"].value == 1
    assert arrest["Arrest date"].number_format == "dd/mm/yyyy"
    assert arrest["HO class"].number_format == "@"
    patrol = {head.value: cell for head, cell in zip(book["Patrols"][3], book["Patrols"][4], strict=True)}
    assert patrol["Actual end"].value == datetime(2021, 5, 14, 2)
    assert patrol["Actual end"].number_format == "dd/mm/yyyy hh:mm"
    assert patrol["People engaged"].value is None


def test_that_the_senders_words_stay_words_where_they_are_no_date() -> None:
    book = opened(return_bytes())
    arrest = {head.value: cell.value for head, cell in zip(book["Arrests"][3], book["Arrests"][4], strict=True)}
    assert arrest["Outcome as at"] == "not yet"


def test_that_text_which_looks_like_a_formula_stays_text() -> None:
    sheet = opened(return_bytes())["Patrols"]
    cell = next(cell for head, cell in zip(sheet[3], sheet[4], strict=True) if head.value == "Location")
    assert (cell.value, cell.data_type) == ("=Example Common", "s")


def test_that_a_result_made_from_the_plans_rows_leaves_out_what_only_a_plan_says() -> None:
    headings = [cell.value for cell in opened(return_bytes(Phase.RESULT))["Patrols"][HEADING_ROW]]
    assert "Planned start" not in headings
    assert "Actual start" in headings
    headings = [cell.value for cell in opened(return_bytes(Phase.PLAN))["Patrols"][HEADING_ROW]]
    assert "Planned start" in headings
    assert "Actual start" not in headings


def test_that_a_stated_nil_stands_in_the_first_cell_below_the_headings() -> None:
    book = opened(return_bytes())
    assert book["Warrants"]["A4"].value == "NIL"
    assert book["Wanted"]["A4"].value is None


def test_that_totals_add_counts_and_say_nothing_where_nothing_is_stated() -> None:
    content = return_bytes()
    sheet = opened(content)["Patrols"]
    last = totals_row(sheet)
    assert "SUM(" in str(sheet.cell(last, [cell.value for cell in sheet[3]].index("Actual officers") + 1).value)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Patrols").to_python()
    totals = dict(zip(rows[HEADING_ROW - 1], rows[last - 1], strict=True))
    assert totals["Ref"] == "TOTAL"
    assert totals["Actual officers"] == 9
    assert totals["People engaged"] == ""
    assert totals["Location"] == ""


def test_that_scores_and_ages_are_not_added_up() -> None:
    not_added = {
        field.name for of_kind in kinds() for field in of_kind.fields if field.type is Type.INT and not adds_up(field)
    }
    assert not_added == {"likelihood", "impact", "days_outstanding"}


@PHASES
def test_that_every_sheet_says_the_marking_the_operation_and_the_note(phase: Phase) -> None:
    for sheet in opened(template_bytes(phase, note="INVENTED SAMPLE DATA")).worksheets:
        first = str(sheet["A1"].value)
        assert first.startswith("OFFICIAL-SENSITIVE")
        assert "VAWG Day of Action, Thu 13 May 2021" in first
        assert "INVENTED SAMPLE DATA" in first
        assert "A1:" in str(sheet.merged_cells)


@PHASES
def test_that_every_sheet_prints_landscape_one_page_wide_with_its_headings_and_the_marking(phase: Phase) -> None:
    for sheet in opened(template_bytes(phase)).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$3"
        for band in (sheet.oddHeader, sheet.oddFooter):
            assert band is not None
            assert band.center.text == "OFFICIAL-SENSITIVE"


@PHASES
def test_that_headings_and_references_stay_in_sight(phase: Phase) -> None:
    book = opened(template_bytes(phase))
    frozen = {of_kind.sheet: book[of_kind.sheet].freeze_panes for of_kind in kinds() if of_kind.fields_in(phase)}
    assert set(frozen.values()) == {"B4"}


def test_that_the_same_input_gives_the_same_bytes() -> None:
    assert return_bytes() == return_bytes()
    book = opened(return_bytes())
    assert (book.properties.created, book.properties.modified) == (datetime(2021, 5, 13), datetime(2021, 5, 13))


def test_that_a_file_is_named_for_operation_borough_phase_and_version() -> None:
    assert return_file_name(OPERATION, "Enfield", Phase.RESULT, 2) == "VAWG_20210513_NA_ENF_RESULT_v2.xlsx"
    night = new_operation("two", "night-safe: again", date(2021, 12, 1))
    assert return_file_name(night, "Lambeth", Phase.PLAN, 1) == "NIGHTSAFE_20211201_AS_LAM_PLAN_v1.xlsx"
    assert len({return_file_name(OPERATION, borough.name, Phase.PLAN, 1) for borough in met_boroughs()}) == 32
