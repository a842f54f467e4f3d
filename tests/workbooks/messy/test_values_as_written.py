"""Values as people write them: with remarks, places, counts and several in a cell."""

import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.offences import offence_of
from briefing_app.operation.returns.returns import Severity
from tests.workbooks.values.made_tables import read_cells


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("NFA (victim unsupportive)", "NFA"), ("BTR 10/6/21", "Pre-charge bail"), ("nfa - no evidence", "NFA"),
        ("Charged - Bailed to court 12/06", "Charged - bailed"), ("RIC", "Charged - remanded"), ("i/c", None),
        ("RTP", "Returned to prison"), ("Comm Res", "Community resolution"), ("Dearrested at scene", "De-arrested"),
    ],
)  # fmt: skip
def test_that_an_outcome_with_a_remark_is_that_outcome(written: str, outcome: str | None) -> None:
    found = read_cells("arrests", {"outcome": [written]})
    assert found.values("outcome") == [outcome or written]
    assert not found.questions


@pytest.mark.parametrize(
    "written", ["RUI - then NFA", "NFA / RUI", "Bailed to 10/06/21", "RUI (pending CPS)", "Charged - ABH"]
)
def test_that_a_remark_that_may_change_it_is_asked_about(written: str) -> None:
    found = read_cells("arrests", {"outcome": [written]})
    assert not found.records
    assert len(found.questions) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("S.39", "O05"), ("Sec 47", "O04"), ("S18", "O03"), ("ABH x 2", "O04"), ("2 x ABH", "O04"),
        ("Wanted for common assault", "O05"), ("Rape of female 16+", "O14"), ("Br Non-Mol", "O29"), ("AEW", "O38"),
        ("POW", "O36"), ("FTS", "O39"), ("Res burg", "O35"), ("C/D", "O34"), ("Stalking (fear of violence)", "O10"),
    ],
)  # fmt: skip
def test_that_an_offence_in_short_is_known(written: str, code: str) -> None:
    offence = offence_of(code)
    assert offence is not None
    assert read_cells("arrests", {"primary_offence": [written]}).values("primary_offence") == [offence.said]


@pytest.mark.parametrize(
    "written", ["Harassment (breach of restraining order)", "FTA warrant - common assault", "ABH / crim dam"]
)
def test_that_an_offence_whose_remark_is_another_is_asked_about(written: str) -> None:
    found = read_cells("arrests", {"primary_offence": [written]})
    assert not found.records
    assert len(found.questions[0].choices) > 2


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Clapham SNT", "Safer Neighbourhoods Team"), ("4 TSG", "TSG"), ("U31 TSG", "TSG"),
        ("Response Team B", "Local response (ERPT)"), ("Team C ERPT", "Local response (ERPT)"),
        ("Brixton TCT", "Town Centre Team"), ("GD&H", "Dog Support"), ("SNT (nights)", "Safer Neighbourhoods Team"),
    ],
)  # fmt: skip
def test_that_a_unit_named_with_its_place_team_or_number_is_that_unit(written: str, unit: str) -> None:
    assert read_cells("arrests", {"arresting_unit": [written]}).values("arresting_unit") == [unit]


@pytest.mark.parametrize("written", ["SNT/Response", "SNT and TSG"])
def test_that_two_units_in_a_cell_are_asked_about(written: str) -> None:
    assert len(read_cells("arrests", {"arresting_unit": [written]}).questions) == 1


@pytest.mark.parametrize("written", ["Not SNT", "Gangs Unit", "Ex TSG"])
def test_that_a_unit_that_is_none_of_the_list_is_kept_as_sent(written: str) -> None:
    assert read_cells("arrests", {"arresting_unit": [written]}).values("arresting_unit") == [written]


@pytest.mark.parametrize(
    ("written", "officers"),
    [
        ("1:3:18", 22), ("PS + 6", 7), ("Sgt + 6 PCs", 7), ("1&6", 7), ("1 PS + 6", 7), ("x6", 6), ("10 cops", 10),
        ("6 PC's", 6), ("PC x 6", 6), ("PS x 1, PC x 6", 7), ("1 x PS 6 x PC", 7), ("4 (inc PS)", 4),
        ("12 (2 specials)", 12), ("12 (+2)", None), ("6 (plus PCSO)", None), ("PC and PS", None),
        ("1+3+2PCSO", None), ("4 + 2 PCSO", 6),
    ],
)  # fmt: skip
def test_that_officers_are_counted_as_they_are_written(written: str, officers: int | None) -> None:
    columns = {"planned_officers": [written], "planned_start": ["0900"], "planned_end": ["1000"]}
    found = read_cells("patrols", columns, phase=Phase.PLAN)
    assert found.values("planned_officers") == [officers]
    assert any(problem.field == "planned_officers" for problem in found.of(Severity.WARN))


@pytest.mark.parametrize(
    "written",
    [
        "between 1700 and 2300",
        "from 1700 to 2300",
        "1700 - 2300 (13/05)",
        "17:00-23:00 Thurs",
        "Thurs 1700-2300",
        "17x23",
        "13th May 1700 - 2300",
    ],
)
def test_that_a_range_with_words_or_its_day_around_it_is_read(written: str) -> None:
    plain = read_cells("patrols", {"actual_start": ["1700-2300"], "actual_officers": [2]})
    found = read_cells("patrols", {"actual_start": [written], "actual_officers": [2]})
    for field in ("actual_start", "actual_end"):
        assert found.values(field) == plain.values(field) != [None]


@pytest.mark.parametrize("written", ["5-11pm", "all day", "0700-1100 & 1500-1900", "1700 onwards"])
def test_that_a_range_that_is_none_holds_its_row(written: str) -> None:
    assert not read_cells("patrols", {"actual_start": [written], "actual_officers": [2]}).records


def test_that_a_start_and_an_end_at_the_same_time_are_held() -> None:
    found = read_cells("patrols", {"actual_start": ["23:00"], "actual_end": ["23:00"], "actual_officers": [2]})
    assert not found.records
    assert "both 23:00" in found.of(Severity.HOLD)[0].says


@pytest.mark.parametrize("words", ["N/A", "-", "tbc"])
def test_that_a_patrol_that_was_not_done_may_say_so_in_its_times(words: str) -> None:
    columns = {"actual_start": [words] * 2, "actual_end": [words] * 2, "status": ["Not done", "Completed"]}
    found = read_cells("patrols", columns)
    assert [record["row"] for record in found.records] == [2]
    assert any(f"“{words}”" in problem.says for problem in found.of(Severity.HOLD))


def test_that_a_name_where_a_reference_belongs_is_left_out_and_said() -> None:
    found = read_cells(
        "arrests", {"ref": ["EXAMPLE, Alex"], "custody_ref": ["Alex Example"], "linked_ref": ["Red team"]}
    )
    (record,) = found.records
    assert (record["custody_ref"], record["linked_ref"]) == (None, "Red team")
    assert "EXAMPLE" not in str(found)
    assert "Alex" not in str(found)


@pytest.mark.parametrize(
    "written", ["A\u00a0park", " A  park ", "A\u2009park\u00a0", "\u200bA park", "A \u00a0 park", "A\u00ad \u200bpark"]
)
def test_that_a_place_with_odd_spaces_is_the_same_place(written: str) -> None:
    columns = {"location": [written], "actual_start": ["0900"], "actual_end": ["1000"]}
    assert read_cells("patrols", columns).values("location") == ["A park"]


def test_that_the_lines_of_a_text_stay() -> None:
    assert read_cells("lessons", {"observation": ["One\r\nTwo  words"]}).values("observation") == ["One\nTwo words"]


@pytest.mark.parametrize("written", ["n/a", "N/A", "-", "tbc", "?", "Not known"])
def test_that_a_word_for_nothing_is_no_place_and_no_venue(written: str) -> None:
    columns = {"ward": [written], "actual_start": ["0900"], "actual_end": ["1000"]}
    assert read_cells("patrols", columns).values("ward") == [None]
    assert not read_cells("venues", {"venue_name": [written], "status": ["Visited"]}).records


@pytest.mark.parametrize("written", ["None", "Nil", "No issues"])
def test_that_a_word_for_none_in_a_text_is_kept(written: str) -> None:
    columns = {"venue_name": ["A pub"], "issues_found": [written]}
    assert read_cells("venues", columns).values("issues_found") == [written]


@pytest.mark.parametrize("written", ["13th May 2021", "Thu 13 May 2021", "13/05 2021", "May 13, 2021"])
def test_that_a_year_is_no_time_of_day(written: str) -> None:
    (arrest,) = read_cells("arrests", {"arrest_date": [written], "primary_offence": ["ABH"]}).records
    assert (arrest["arrest_date"], arrest["arrest_time"]) == ("2021-05-13", None)
    patrols = read_cells("patrols", {"actual_start": [written], "actual_end": ["13/05/2021 23:00"]})
    assert not patrols.records
    assert "has no time" in patrols.of(Severity.HOLD)[0].says


@pytest.mark.parametrize("written", ["2 April 2019", "Tue 2 April 2019", "2nd Apr 2019", "April 2 2019"])
def test_that_a_date_of_another_year_keeps_its_year(written: str) -> None:
    found = read_cells("warrants", {"warrant_type": ["Other"], "date_issued": [written]})
    assert found.values("date_issued") == ["2019-04-02"]


@pytest.mark.parametrize(
    "written", ["13/05/2021 2015", "13 May 2021 - 2015", "13th May 2015", "Thu 13 May 2015", "13.05.2021 20.15"]
)
def test_that_a_time_of_four_figures_after_a_day_is_a_time(written: str) -> None:
    found = read_cells("patrols", {"actual_start": [written], "actual_end": ["13/05/2021 23:00"]})
    plain = read_cells("patrols", {"actual_start": ["13/05/2021 20:15"], "actual_end": ["13/05/2021 23:00"]})
    assert found.values("actual_start") == plain.values("actual_start") != []


def test_that_a_time_of_four_figures_like_an_old_year_begins_a_range() -> None:
    found = read_cells("patrols", {"actual_start": ["13th May 2000 - 0100"], "actual_officers": [2]})
    plain = read_cells("patrols", {"actual_start": ["2000-0100"], "actual_officers": [2]})
    assert [found.values(name) for name in ("actual_start", "actual_end")] == [
        plain.values(name) for name in ("actual_start", "actual_end")
    ]
    assert found.records


@pytest.mark.parametrize(("start", "end"), [("7:00", "3:00"), ("0800", "0400"), ("15:00", "09:00")])
def test_that_times_that_would_be_most_of_a_day_are_held(start: str, end: str) -> None:
    columns: dict[str, list[object]] = {"actual_start": [start], "actual_end": [end], "actual_officers": [2]}
    found = read_cells("patrols", columns)
    assert not found.records
    assert "into the next day" in found.of(Severity.HOLD)[0].says
    assert not read_cells("patrols", {"actual_start": [f"{start}-{end}"], "actual_officers": [2]}).records


@pytest.mark.parametrize(("start", "end"), [("2200", "0700"), ("1400", "0400"), ("0600", "2300"), ("0700", "2400")])
def test_that_a_night_and_a_long_day_are_read(start: str, end: str) -> None:
    assert read_cells("patrols", {"actual_start": [start], "actual_end": [end]}).records


def test_that_a_long_night_with_its_dates_is_read() -> None:
    assert read_cells("patrols", {"actual_start": ["13/05/2021 08:00"], "actual_end": ["14/05/2021 04:00"]}).records
