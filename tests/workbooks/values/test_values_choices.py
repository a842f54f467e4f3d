"""Offences, units, boroughs and other listed words: known ways to say them are mapped, slips are asked about."""

from collections.abc import Sequence
from datetime import date

import pytest

from briefing_app.operation.boroughs import all_boroughs
from briefing_app.operation.kinds import cover_fields
from briefing_app.operation.returns.returns import Severity
from briefing_app.workbooks.files.contents import ColumnContext, Doubt, Odd
from briefing_app.workbooks.values.cells import read_column
from tests.workbooks.values.made_tables import Found, operation_on, read_cells


def offences(*written: str, **more: Sequence[object]) -> Found:
    return read_cells("arrests", {"primary_offence": written, **more})


def codes(found: Found) -> list[str]:
    return [str(value)[:3] for value in found.values("primary_offence")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ABH (Sec 47)", "O04"),
        ("A.B.H.", "O04"),
        ("assault occasioning actual bodily harm", "O04"),
        ("GBH s20", "O04"),
        ("Assault – Offences Against the Person Act 1861 Sec 18", "O03"),
        ("Wounding with intent", "O03"),
        ("Common assault.", "O05"),
        ("COMMON  ASSAULT", "O05"),
        ("Common Assault (Sec 39)", "O05"),
        ("Common Assault (Class 105A)", "O05"),
        ("Assault by\nbeating", "O05"),
        ("DA - Common assault", "O05"),
        ("105A", "O05"),
        ("8N", "O04"),
        ("8Q", "O10"),
        ("O5", "O05"),
        ("O05 common", "O05"),
        ("EXPIRED – NOT FOR USE AFTER 30/01/24 Common Assault", "O05"),
        ("Single Offender: Harassment", "O11"),
        ("Stalking s4A PHA 1997", "O10"),
        ("Coercive control", "O09"),
        ("mal comms", "O13"),
        ("Attempted - Rape of a female aged 16 and over", "O14"),
        ("attempted murder", "O02"),
        ("flashing", "O24"),
        ("upskirting", "O24"),
        ("Breach of non-mol", "O29"),
        ("breach of restraining order", "O30"),
        ("Breach SHPO", "O31"),
        ("breach of DVPO", "O33"),
        ("Crim dam", "O34"),
        ("Public Order Act 1986 s5", "O28"),
        ("bladed article", "O36"),
        ("PWITS", "O37"),
        ("FTA", "O39"),
        ("Fail to appear", "O39"),
        ("Recall", "O41"),
        ("kidnap", "O07"),
        ("threats to kill", "O06"),
    ],
)
def test_that_an_offence_is_known_by_what_people_call_it(written: str, code: str) -> None:
    found = offences(written)
    assert codes(found) == [code]
    assert "primary_offence" in str(found.records[0]["as_sent"])


@pytest.mark.parametrize(
    ("written", "among"),
    [
        ("rape", {"O14", "O15", "O16", "O17"}),
        ("GBH", {"O03", "O04"}),
        ("assault", {"O03", "O04", "O05"}),
        ("DV assault", {"O04", "O05"}),
        ("sexual assault", {"O18", "O19", "O20"}),
        ("Sexual Assualt", {"O18"}),
        ("Comon asault", {"O05"}),
        ("ABH (Sec 18)", {"O03", "O04"}),
        ("O14 Common assault", {"O05", "O14"}),
        ("66", {"O29", "O30"}),
        ("5", {"O05"}),
        ("ABH and criminal damage", {"O04", "O34"}),
        ("breach of order", {"O29", "O33"}),
    ],
)
def test_that_words_that_leave_the_offence_open_are_asked_about(written: str, among: set[str]) -> None:
    found = offences(written)
    assert not found.records
    (question,) = found.questions
    assert among <= {choice[:3] for choice in question.choices}
    assert question.choices[-1] == "keep as sent, under Other"


def test_that_an_offence_off_the_list_is_kept_in_the_senders_words() -> None:
    found = offences("Theft", "Drunk and disorderly", "n/a")
    assert found.values("primary_offence") == ["Theft", "Drunk and disorderly", None]
    assert not found.questions


def test_that_one_answer_settles_all_cells_alike_and_may_keep_the_senders_words() -> None:
    (question,) = offences("rape", "ABH", "rape").questions
    assert question.cells == ("Arrests!A2", "Arrests!A4")
    for choice, first in ((question.choices[0], "O14"), (question.choices[-1], "rap")):
        found = read_cells("arrests", {"primary_offence": ["rape", "ABH", "rape"]}, answers={question.id: choice})
        assert codes(found) == [first, "O04", first]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("POU", "Predatory Offenders Unit"),
        ("VCTF", "Violent Crime Taskforce"),
        ("SNTs", "Safer Neighbourhoods Team"),
        ("Lambeth SNT", "Safer Neighbourhoods Team"),
        ("CID (AS BCU)", "CID"),
        ("Response team", "Local response (ERPT)"),
        ("MSC", "Special Constabulary"),
        ("specials", "Special Constabulary"),
        ("BTP", "British Transport Police"),
        ("CoLP", "City of London Police"),
        ("RTPC", "Roads & Transport Policing Command"),
        ("dog unit", "Dog Support"),
        ("Mounted", "Mounted Branch"),
        ("Territorial Support Group", "TSG"),
    ],
)
def test_that_a_unit_is_known_by_what_people_call_it(written: str, unit: str) -> None:
    assert read_cells("arrests", {"arresting_unit": [written]}).values("arresting_unit") == [unit]


def test_that_a_unit_that_may_be_several_or_a_slip_is_asked_about_and_a_strange_one_is_kept() -> None:
    found = read_cells("arrests", {"arresting_unit": ["MO7", "Saefr Neighbourhoods Team", "Flying Squad"]})
    assert found.values("arresting_unit") == ["Flying Squad"]
    assert len(found.questions) == 2


@pytest.mark.parametrize(
    ("kind", "field", "written", "value"),
    [
        ("patrols", "status", "done", "Completed"),
        ("patrols", "status", "Not completed", "Not done"),
        ("warrants", "result", "NT", "Attempted - no trace"),
        ("warrants", "result", "arrested", "Executed - arrest"),
        ("wanted", "result", "No trace", "Enquiry - no trace"),
        ("arrests", "outcome", "Charged & remanded", "Charged - remanded"),
        ("arrests", "outcome", "no further action", "NFA"),
        ("arrests", "arrest_type", "pro-active", "Proactive"),
        ("arrests", "suspect_age_band", date(2017, 10, 1), "10-17"),
        ("venues", "topics", "CCTV/WAVE", "CCTV; WAVE"),
    ],
)
def test_that_other_words_for_a_value_are_known(kind: str, field: str, written: object, value: str) -> None:
    found = read_cells(kind, {field: [written], **OWED[kind]})
    assert found.values(field) == [value]


OWED: dict[str, dict[str, list[object]]] = {
    "patrols": {"actual_start": ["07:00"], "actual_end": ["08:00"]},
    "warrants": {"warrant_type": ["Breach of order"]},
    "wanted": {},
    "arrests": {},
    "venues": {"venue_name": ["The Example Arms"]},
}


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("yes", "Y"),
        ("N", "N"),
        (True, "Y"),
        (0.0, "N"),
        ("✓", "Y"),
        ("✔", "Y"),
        ("N/K", "Not known"),
        ("DA", "Y"),
        ("non-DA", "N"),
    ],
)
def test_that_yes_and_no_are_known(written: object, flag: str) -> None:
    assert read_cells("arrests", {"da_flag": [written]}).values("da_flag") == [flag]


def test_that_a_cross_is_asked_about() -> None:
    (question,) = read_cells("arrests", {"da_flag": ["x", "X"]}).questions[:1]
    assert question.choices == ("Y", "N", "not stated")


def test_that_a_slip_in_a_field_that_no_figure_needs_holds_no_row() -> None:
    found = read_cells("patrols", {"mode": ["Bicicle"], "actual_start": ["07:00"], "actual_end": ["08:00"]})
    assert found.values("mode") == [None]
    assert any("Is Cycle meant?" in problem.says for problem in found.of(Severity.WARN))


# --- boroughs -----------------------------------------------------------------------------------

BOROUGH = next(field for field in cover_fields() if field.name == "borough")


def borough(written: str) -> object:
    day = date(2021, 5, 13)
    return read_column(BOROUGH, [written], ColumnContext("cover", day, operation_on(day).period)).values[0]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("H&F", "Hammersmith and Fulham"),
        ("LB Lambeth", "Lambeth"),
        ("Lambeth BOCU", "Lambeth"),
        ("Lambeth (AS BCU)", "Lambeth"),
        ("Royal Borough of Greenwich", "Greenwich"),
        ("The Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("City of Westminster", "Westminster"),
        ("Westminster, City of", "Westminster"),
        ("E09000022", "Lambeth"),
        ("LAM", "Lambeth"),
        ("\u00a0Tower  Hamlets Borough", "Tower Hamlets"),
    ],
)
def test_that_a_borough_is_known_by_the_whole_of_its_name(written: str, name: str) -> None:
    read = borough(written)
    assert isinstance(read, Odd)
    assert read.value == name


@pytest.mark.parametrize(
    "written", ["Harrow Road", "Bromley-by-Bow", "Kingston upon Hull", "Lambeth CE", "Inner London"]
)
def test_that_a_borough_is_never_known_by_a_part_of_a_name(written: str) -> None:
    read = borough(written)
    assert isinstance(read, Odd)
    assert read.value is None


def test_that_a_command_unit_or_a_slip_asks_which_borough() -> None:
    for written, choices in (
        ("CE", {"Hackney", "Tower Hamlets"}),
        ("NA", {"Enfield", "Haringey"}),
        ("Lambeht", {"Lambeth"}),
    ):
        read = borough(written)
        assert isinstance(read, Doubt)
        assert choices <= set(read.asked.choices)


def test_that_every_boroughs_name_code_and_abbreviation_is_its_own() -> None:
    for one in all_boroughs():
        for written in (one.name, one.gss_code, one.abbreviation, f"London Borough of {one.name}", one.name.upper()):
            read = borough(written)
            assert (read.value if isinstance(read, Odd) else read) == one.name


# --- references ---------------------------------------------------------------------------------


def test_that_a_dash_is_no_reference_and_a_long_number_is_said() -> None:
    found = read_cells("arrests", {"ref": ["-", "n/a", "0012", 12345678901234567.0, "1.23E+15"]})
    assert found.values("ref")[:3] == ["LAM-A-001", "LAM-A-002", "0012"]
    assert {
        problem.cell for problem in found.of(Severity.WARN) if "source" in problem.says or "shortened" in problem.says
    } == {
        "A5",
        "A6",
    }
