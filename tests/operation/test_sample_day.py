"""The sample day, read back from the workbooks that ship with the app."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefing_app.operation.boroughs import bcus, met_boroughs
from briefing_app.operation.kinds import PARTNER_UNITS, Field, Kind, Phase, Type, kind, kinds, units
from briefing_app.operation.offences import Headline, headline_of, offence_named
from briefing_app.operation.resources import reference_rows, resource
from briefing_app.operation.sample_day import sample_operation, sample_returns

SAMPLES = resource("samples")
STARTS, ENDS = datetime(2021, 5, 13, 5), datetime(2021, 5, 14, 5)
NOTE = "INVENTED SAMPLE DATA - not a real return"

Cell = object
Row = dict[str, Cell]


@dataclass(frozen=True)
class Sent:
    """One workbook as read: cover by heading, rows by kind and field, the sheets that say NIL."""

    name: str
    cover: dict[str, Cell]
    rows: dict[str, list[Row]]
    nil: frozenset[str]
    first_lines: dict[str, str]

    @property
    def borough(self) -> str:
        return str(self.cover["Borough"])


def read(path: Path) -> Sent:
    book = load_workbook(path, read_only=True)
    lines = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
    book.close()
    rows: dict[str, list[Row]] = {}
    nil = set()
    for of_kind in kinds():
        if of_kind.sheet not in lines:
            continue
        headings, *below = lines[of_kind.sheet][2:]
        records = [line for line in below if any(value is not None for value in line) and line[0] != "TOTAL"]
        if records and records[0][0] == "NIL":
            nil.add(of_kind.name)
            records = records[1:]
        names = {field.heading: field.name for field in of_kind.fields}
        rows[of_kind.name] = [
            {names[str(head)]: value for head, value in zip(headings, line, strict=True)} for line in records
        ]
    cover: dict[str, Cell] = {str(line[0]): line[1] for line in lines["Cover"][3:]}
    return Sent(path.name, cover, rows, frozenset(nil), {sheet: str(of[0][0]) for sheet, of in lines.items()})


@pytest.fixture(scope="module")
def plans() -> dict[str, Sent]:
    return {sent.borough: sent for sent in map(read, sorted((SAMPLES / "plans").glob("*.xlsx")))}


@pytest.fixture(scope="module")
def results() -> dict[str, Sent]:
    return {sent.borough: sent for sent in map(read, sorted((SAMPLES / "results").glob("*.xlsx")))}


@pytest.fixture(scope="module")
def corrected() -> Sent:
    (path,) = (SAMPLES / "corrected").glob("*.xlsx")
    return read(path)


def all_of(returns: dict[str, Sent], kind_name: str) -> list[Row]:
    return [row for sent in returns.values() for row in sent.rows[kind_name]]


def persons(returns: dict[str, Sent]) -> int:
    return sum(number for row in all_of(returns, "arrests") if isinstance(number := row["persons"], int))


def moment_of(row: Row, name: str) -> datetime:
    value = row[name]
    assert isinstance(value, datetime)
    return value


def arrested_at(arrest: Row) -> datetime:
    clock = arrest["arrest_time"]
    assert isinstance(clock, time)
    return datetime.combine(moment_of(arrest, "arrest_date").date(), clock)


def by_ref(rows: list[Row]) -> dict[Cell, Row]:
    return {row["ref"]: row for row in rows}


def listed_cells(sent: Sent) -> Iterator[tuple[Kind, Field, str]]:
    for of_kind in kinds():
        for row in sent.rows.get(of_kind.name, ()):
            for field in of_kind.fields:
                if field.values and row.get(field.name) is not None:
                    yield of_kind, field, str(row[field.name])


# The files


def test_that_every_borough_sends_a_plan_and_a_result_and_one_a_correction(
    plans: dict[str, Sent], results: dict[str, Sent], corrected: Sent
) -> None:
    boroughs = [borough.name for borough in met_boroughs()]
    assert sorted(plans) == sorted(results) == boroughs
    assert corrected.cover["Return version"] == 2
    assert corrected.name.endswith("_RESULT_v2.xlsx")
    assert {sent.cover["Return version"] for sent in (*plans.values(), *results.values())} == {1}


def test_that_every_sheet_and_cover_says_it_is_invented(plans: dict[str, Sent], results: dict[str, Sent]) -> None:
    for sent in (*plans.values(), *results.values()):
        assert all(NOTE in line for line in sent.first_lines.values())
        assert sent.cover["Handling instruction"] == f"{NOTE}. Police and named partners only"


def test_that_a_seed_gives_one_day_and_another_seed_another_of_117_arrests() -> None:
    assert sample_returns(1) == sample_returns(1)
    for seed in range(2, 12):
        results = [sent for sent in sample_returns(seed) if sent.phase is Phase.RESULT and sent.version == 1]
        assert sum(len(sent.rows.get("arrests", ())) for sent in results) == 117


def test_that_the_operation_runs_from_five_to_five() -> None:
    operation = sample_operation("one")
    assert (operation.name, operation.period.minutes) == ("VAWG Day of Action", 24 * 60)
    assert len(operation.boroughs) == 32


def test_that_nobody_in_the_sample_is_a_real_person(plans: dict[str, Sent], results: dict[str, Sent]) -> None:
    invented = re.compile(r"(PC|PS|Insp|Ch Insp) [A-Z] (Example|Sample|Specimen)")
    for sent in (*plans.values(), *results.values()):
        names = [sent.cover["Completed by"], sent.cover["Approved by"]]
        names += [row["supervisor"] for row in sent.rows["deployments"]]
        assert all(name is None or invented.fullmatch(str(name)) for name in names)
        for row in (*sent.rows["venues"], *sent.rows["business"]):
            name = str(row.get("venue_name") or row.get("business_name"))
            assert re.search("Example|Sample|Specimen|rank$", name)


def test_that_every_listed_cell_holds_words_of_its_list(
    plans: dict[str, Sent], results: dict[str, Sent], corrected: Sent
) -> None:
    for sent in (*plans.values(), *results.values(), corrected):
        for of_kind, field, value in listed_cells(sent):
            for word in value.split("; ") if field.type is Type.MULTI else [value]:
                assert word in field.values, (sent.name, of_kind.name, field.name, word)


# Arrests


def test_that_117_people_are_arrested_before_and_after_the_correction(
    results: dict[str, Sent], corrected: Sent
) -> None:
    assert persons(results) == 117
    assert persons(results | {corrected.borough: corrected}) == 117


def test_that_proactive_and_reactive_arrests_are_as_on_such_a_day(results: dict[str, Sent]) -> None:
    types = Counter(row["arrest_type"] for row in all_of(results, "arrests"))
    assert 65 <= types["Proactive"] <= 75
    assert 40 <= types["Reactive"] <= 52
    assert 1 <= types[None] <= 3
    assert types.total() == 117


def test_that_only_the_mets_units_make_arrests(results: dict[str, Sent]) -> None:
    arresting = {str(row["arresting_unit"]) for row in all_of(results, "arrests")}
    assert not arresting & PARTNER_UNITS
    assert len(arresting) >= 7


def test_that_arrests_spread_over_the_day_and_over_midnight(results: dict[str, Sent]) -> None:
    moments = [arrested_at(row) for row in all_of(results, "arrests")]
    assert all(STARTS <= moment < ENDS for moment in moments)
    assert len({moment.hour for moment in moments}) >= 18
    assert sum(moment.day == 14 for moment in moments) >= 8


def test_that_the_offences_and_outcomes_of_such_an_operation_are_there(results: dict[str, Sent]) -> None:
    arrests = all_of(results, "arrests")
    offences = [(offence_named(str(row["primary_offence"])), row["da_flag"]) for row in arrests]
    assert all(offence is not None for offence, _ in offences)
    codes = Counter((offence.code, flag) for offence, flag in offences if offence)
    assert codes["O05", "Y"] >= 5
    assert codes["O04", "Y"] >= 5
    assert {"O10", "O13", "O18"} <= {code for code, _ in codes}
    assert {"O29", "O30", "O31"} & {code for code, _ in codes}
    headlines = Counter(headline_of(offence.code, str(flag)) for offence, flag in offences if offence)
    assert min(headlines[one] for one in (Headline.SEXUAL, Headline.DOMESTIC, Headline.OTHER_VAWG)) >= 8
    assert len({row["outcome"] for row in arrests}) >= 8


def test_that_inner_boroughs_have_more_to_do(plans: dict[str, Sent], results: dict[str, Sent]) -> None:
    inner = {row["borough"] for row in reference_rows("boroughs.csv") if row["inner_outer"] == "Inner"} & set(plans)
    for returns, kind_name in ((results, "arrests"), (plans, "patrols"), (plans, "warrants")):
        inside = sum(len(sent.rows[kind_name]) for name, sent in returns.items() if name in inner) / len(inner)
        outside = sum(len(sent.rows[kind_name]) for name, sent in returns.items() if name not in inner)
        assert inside > outside / (32 - len(inner))


# What led to them


@pytest.mark.parametrize("which", ["results", "corrected"])
def test_that_an_arrest_and_the_work_that_led_to_it_name_each_other(
    which: str, results: dict[str, Sent], corrected: Sent
) -> None:
    for sent in results.values() if which == "results" else [corrected]:
        arrests = by_ref(sent.rows["arrests"])
        by_work = {row["linked_ref"]: row["ref"] for row in arrests.values() if row["linked_ref"]}
        for kind_name, field, arresting in (
            ("warrants", "result", "Executed - arrest"),
            ("wanted", "result", "Located - arrested"),
            ("compliance", "action", "Arrest"),
        ):
            for row in sent.rows[kind_name]:
                assert (row[field] == arresting) is (row["arrest_ref"] is not None)
                assert by_work.pop(row["ref"], None) == row["arrest_ref"]
        made_on = Counter(row["linked_ref"] for row in arrests.values())
        for row in sent.rows["patrols"]:
            assert made_on[row["ref"]] == (row["arrests_arising"] or 0)
            by_work.pop(row["ref"], None)
        assert not by_work
        linked = {row["ref"] for row in arrests.values() if row["linked_ref"]}
        assert linked == {row["ref"] for row in arrests.values() if row["arrest_type"] == "Proactive"}


def test_that_an_arrest_on_a_patrol_falls_within_the_patrol_and_is_its_units(results: dict[str, Sent]) -> None:
    for sent in results.values():
        patrols = by_ref(sent.rows["patrols"])
        for arrest in sent.rows["arrests"]:
            if patrol := patrols.get(arrest["linked_ref"]):
                assert moment_of(patrol, "actual_start") <= arrested_at(arrest) <= moment_of(patrol, "actual_end")
                assert arrest["arresting_unit"] == patrol["lead_unit"]


def test_that_the_correction_changes_one_arrest_and_one_patrol_alone(results: dict[str, Sent], corrected: Sent) -> None:
    first = results[corrected.borough]
    changed: dict[str, set[str]] = {}
    for kind_name, rows in corrected.rows.items():
        before = first.rows[kind_name]
        assert [row["ref"] for row in rows] == [row["ref"] for row in before]
        for old, new in zip(before, rows, strict=True):
            if differing := {name for name in new if new[name] != old[name]}:
                assert kind_name not in changed
                changed[kind_name] = differing
    assert changed["arrests"] >= {"arrest_type", "trigger", "outcome"}
    assert changed["patrols"] >= {"actual_end", "actual_officers"}
    assert set(changed) == {"arrests", "patrols"}


def test_that_references_are_unique_and_the_same_in_plan_and_result(
    plans: dict[str, Sent], results: dict[str, Sent]
) -> None:
    same = {"patrols": "location", "deployments": "unit", "warrants": "warrant_type", "wanted": "wanted_type"}
    for name, result in results.items():
        for kind_name, rows in result.rows.items():
            assert len(by_ref(rows)) == len(rows)
            assert all(f"-{kind(kind_name).letter}-" in str(row["ref"]) for row in rows)
        for kind_name, field in same.items():
            planned = by_ref(plans[name].rows[kind_name])
            assert len(planned) == len(plans[name].rows[kind_name])
            for ref, row in by_ref(result.rows[kind_name]).items():
                assert ref not in planned or row[field] == planned[ref][field]


# Patrols


def test_that_every_kind_of_patrol_is_walked_and_the_night_runs_over_midnight(plans: dict[str, Sent]) -> None:
    patrols = all_of(plans, "patrols")
    assert {row["patrol_type"] for row in patrols} == set(kind("patrols").field("patrol_type").values)
    nights = [row for row in patrols if row["patrol_type"] == "Night-time economy"]
    assert len(nights) >= 32
    for row in nights:
        assert moment_of(row, "planned_start") == datetime(2021, 5, 13, 22)
        assert moment_of(row, "planned_end") == datetime(2021, 5, 14, 2)
    assert {row["partner"] for row in patrols if row["patrol_type"] == "Transport hub"} >= {"BTP", "TfL"}
    assert any(row["mode"] == "Mounted" for row in patrols)


def test_that_patrols_keep_within_the_operation_and_end_after_they_start(
    plans: dict[str, Sent], results: dict[str, Sent]
) -> None:
    for returns, start, end in ((plans, "planned_start", "planned_end"), (results, "actual_start", "actual_end")):
        for row in all_of(returns, "patrols"):
            if row.get("status") == "Not done":
                assert (row[start], row[end], row["actual_officers"]) == (None, None, 0)
                assert row["reason_not_done"]
            else:
                assert STARTS <= moment_of(row, start) < moment_of(row, end) <= ENDS


def test_that_some_patrols_are_not_done_cut_short_added_or_not_reported(
    plans: dict[str, Sent], results: dict[str, Sent]
) -> None:
    statuses = Counter(row["status"] for row in all_of(results, "patrols"))
    assert min(statuses[one] for one in ("Not done", "Part completed", "Unplanned (added)")) >= 5
    planned, reported = by_ref(all_of(plans, "patrols")), by_ref(all_of(results, "patrols"))
    for ref in planned.keys() & reported.keys():
        if reported[ref]["status"] == "Part completed":
            assert moment_of(planned[ref], "planned_end") - moment_of(reported[ref], "actual_end") >= timedelta(
                minutes=40
            )
    assert len(planned.keys() - reported.keys()) == 2
    added = reported.keys() - planned.keys()
    assert {reported[ref]["status"] for ref in added} == {"Unplanned (added)"}


# Deployments


def test_that_every_unit_and_partner_of_the_day_is_deployed(plans: dict[str, Sent]) -> None:
    assert {str(row["unit"]) for row in all_of(plans, "deployments")} == set(units()) - {"Other"}
    offenders_units = {
        sent.cover["BCU code"]
        for sent in plans.values()
        for row in sent.rows["deployments"]
        if row["unit"] == "Predatory Offenders Unit"
    }
    assert offenders_units == {bcu.code for bcu in bcus()}
    mounted = [row for row in all_of(plans, "deployments") if row["unit"] == "Mounted Branch"]
    assert all(isinstance(row["horses"], int) and row["horses"] > 0 for row in mounted)


def test_that_strengths_are_the_sum_of_the_ranks(plans: dict[str, Sent], results: dict[str, Sent]) -> None:
    ranks = ("inspectors", "sergeants", "constables", "special_constables", "pcsos", "police_staff_partners")
    for row in (*all_of(plans, "deployments"), *all_of(results, "deployments")):
        assert row["officers"] == sum(number for rank in ranks if isinstance(number := row[rank], int))


def test_that_some_deployments_are_under_strength_away_or_added(results: dict[str, Sent]) -> None:
    statuses = Counter(row["strength_status"] for row in all_of(results, "deployments"))
    assert min(statuses[one] for one in ("Deployed under strength", "Not deployed", "Unplanned (added)")) >= 2
    away = [row for row in all_of(results, "deployments") if row["strength_status"] == "Not deployed"]
    assert {row["officers"] for row in away} == {0}


def test_that_one_duty_is_over_twelve_hours_and_one_has_no_supervisor(plans: dict[str, Sent]) -> None:
    duties = all_of(plans, "deployments")
    long = [row for row in duties if moment_of(row, "duty_end") - moment_of(row, "duty_start") > timedelta(hours=12)]
    assert [row["ref"] for row in long] == ["NWM-D-002"]
    assert [str(row["ref"])[:3] for row in duties if row["supervisor"] is None] == ["HRW"]


def test_that_one_serial_is_booked_twice_at_once_and_the_others_once(plans: dict[str, Sent]) -> None:
    duties = all_of(plans, "deployments")
    (serial, times), *others = Counter(row["serial"] for row in duties).most_common()
    assert times == 2
    assert {number for _, number in others} == {1}
    here, there = [row for row in duties if row["serial"] == serial]
    assert (str(here["ref"])[:3], str(there["ref"])[:3]) == ("LAM", "SWR")
    assert moment_of(there, "duty_start") < moment_of(here, "duty_end")


def test_that_warrants_wanted_and_visits_are_given_to_serials_of_the_borough(plans: dict[str, Sent]) -> None:
    for sent in plans.values():
        serials = {row["serial"] for row in sent.rows["deployments"]}
        for kind_name in ("warrants", "wanted", "compliance"):
            assert {row["assigned_serial"] for row in sent.rows[kind_name]} <= serials


# The rest of the day


def test_that_warrants_wanted_and_visits_end_in_every_way(results: dict[str, Sent]) -> None:
    for kind_name in ("warrants", "wanted", "compliance"):
        found = Counter(row["result"] for row in all_of(results, kind_name))
        assert set(found) == set(kind(kind_name).field("result").values)
    assert len({row["warrant_type"] for row in all_of(results, "warrants")}) >= 7


def test_that_venues_businesses_and_communities_are_seen(results: dict[str, Sent]) -> None:
    venues = all_of(results, "venues")
    assert {"Visited", "Closed"} <= {row["status"] for row in venues}
    assert {row["status"] for row in venues if row["venue_type"] == "Club"} == {"Closed"}
    assert all(row["topics"] for row in venues if row["status"] == "Visited")
    businesses = all_of(results, "business")
    for business_type in ("Taxi / private hire operator", "Hotel"):
        seen = [row for row in businesses if row["business_type"] == business_type and row["status"] == "Completed"]
        assert sum(number for row in seen if isinstance(number := row["staff_trained"], int)) > 50
        assert sum(number for row in seen if isinstance(number := row["information_packs"], int)) > 50
    talks = [row for row in all_of(results, "community") if row["status"] == "Completed"]
    assert all(row["people_engaged"] and row["themes_raised"] for row in talks)


def test_that_every_plan_has_as_much_as_a_borough_plans(plans: dict[str, Sent]) -> None:
    usual = {
        "patrols": (5, 9),
        "deployments": (5, 8),
        "warrants": (2, 6),
        "wanted": (2, 5),
        "compliance": (3, 6),
        "venues": (3, 6),
        "business": (2, 4),
        "community": (1, 3),
        "risks": (3, 5),
    }
    for name, sent in plans.items():
        for kind_name, (least, most) in usual.items():
            if (name, kind_name) != ("Kingston upon Thames", "warrants"):
                assert least <= len(sent.rows[kind_name]) <= most, (name, kind_name)


def test_that_a_sheet_has_rows_or_says_nil_and_one_alone_says_nothing(
    plans: dict[str, Sent], results: dict[str, Sent]
) -> None:
    nil, silent = set(), set()
    for phase, returns in (("plan", plans), ("result", results)):
        for name, sent in returns.items():
            nil |= {(name, phase, kind_name) for kind_name in sent.nil}
            assert not any(sent.rows[kind_name] for kind_name in sent.nil)
            silent |= {
                (name, phase, kind_name)
                for kind_name, rows in sent.rows.items()
                if not rows and kind_name not in sent.nil
            }
    assert nil == {
        ("Kingston upon Thames", "plan", "warrants"),
        ("Kingston upon Thames", "result", "warrants"),
        ("Richmond upon Thames", "result", "arrests"),
    }
    assert silent == {("Bexley", "result", "community")}


def test_that_one_result_alone_is_late(plans: dict[str, Sent], results: dict[str, Sent], corrected: Sent) -> None:
    as_at = {name: moment_of(sent.cover, "Data as at") for name, sent in results.items()}
    assert as_at.pop("Havering") == datetime(2021, 5, 14, 11, 40)
    corrected_at = moment_of(corrected.cover, "Data as at")
    assert corrected_at > as_at[corrected.borough]
    for moment in (*as_at.values(), corrected_at):
        assert datetime(2021, 5, 14, 5, 30) <= moment <= datetime(2021, 5, 14, 8, 50)
    assert all(moment_of(sent.cover, "Data as at") < datetime(2021, 5, 12, 18) for sent in plans.values())
