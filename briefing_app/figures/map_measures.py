"""What London's map can show: each measure with its number for every borough, in words and with its records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.figures.arrests import arrests_source
from briefing_app.figures.figure import (
    Source,
)
from briefing_app.figures.patrol_hours import patrol_source
from briefing_app.figures.plan_to_result import DONE_IS, WORK
from briefing_app.figures.work_sources import WorkSources
from briefing_app.operation.counting.arrest_counts import arrests_by_borough
from briefing_app.operation.counting.coverage import coverage_of
from briefing_app.operation.counting.measures import DONE, OUTCOME_FIELD, PART
from briefing_app.operation.counting.outcomes import places_by_borough
from briefing_app.operation.counting.place_coverage import place_gaps
from briefing_app.operation.counting.sums import reported, summed
from briefing_app.operation.counting.unit_grid import unit_grid
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, kind
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import say_count, say_number, say_share


@dataclass(frozen=True, slots=True)
class Here:
    """What a measure comes to in one borough."""

    stated: Stated
    value: float | None = None
    """What the shade and the ranking go by; None is not applicable."""
    short: str = ""
    """In the square."""
    said: str = ""
    """In a sentence."""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Something of which every borough has a number."""

    id: str
    name: str
    group: str
    counted: Callable[[bool], str]
    """What it is, with its unit, after results are in or before."""
    numbers: Callable[[Position, bool], Mapping[str, Here]]
    has_plan: bool = True
    """Whether there is anything to show before a result is in."""
    least_first: bool = False
    """Whether the least is what the eye should fall on."""


def _arrests(position: Position, _after: bool) -> Mapping[str, Here]:
    return {
        one.borough: Here(
            one.stated,
            one.split.total,
            say_count(one.split.total),
            f"{say_count(one.split.total)} arrests",
            arrests_source(one.borough),
        )
        for one in arrests_by_borough(position)
    }


def _patrol_hours(position: Position, after: bool) -> Mapping[str, Here]:
    found = {}
    for one in coverage_of(position).boroughs:
        side, state = (one.actual_hours, one.result) if after else (one.planned_hours, one.plan)
        short = say_number(side.hours, 0 if side.hours >= 100 else 1) + ("+" if side.unstated or side.untimed else "")
        source = patrol_source(Phase.RESULT if after else Phase.PLAN, (one.borough,))
        said = f"{say_number(side.hours)} officer-hours"
        found[one.borough] = Here(state, side.hours, short, said, source)
    return found


def _patrol_coverage(position: Position, _after: bool) -> Mapping[str, Here]:
    found = {}
    for one in coverage_of(position).boroughs:
        states = (one.result, one.plan)
        state = next(answer for answer in (Stated.AWAITED, Stated.NOT_STATED, Stated.STATED) if answer in states)
        part, whole = one.actual_hours.compared, one.planned_hours.compared
        said = say_share(part, whole)
        source = replace(patrol_source(Phase.RESULT, (one.borough,)), adds="")
        value = 100 * part / whole if whole else None
        found[one.borough] = Here(state, value, "n/a" if value is None else said, f"{said} of planned", source)
    return found


def _uncovered(position: Position, _after: bool) -> Mapping[str, Here]:
    minutes: dict[str, int] = {}
    for gap in place_gaps(position):
        minutes[gap.borough] = minutes.get(gap.borough, 0) + gap.period.minutes
    found = {}
    for one in coverage_of(position).boroughs:
        states = (one.result, one.plan)
        state = next(answer for answer in (Stated.AWAITED, Stated.NOT_STATED, Stated.STATED) if answer in states)
        hours = minutes.get(one.borough, 0) / 60
        source = replace(patrol_source(Phase.PLAN, (one.borough,)), adds="")
        short = say_number(hours)
        found[one.borough] = Here(state, hours, short, f"{short} hours uncovered", source)
    return found


def _officers(position: Position, after: bool) -> Mapping[str, Here]:
    phase = Phase.RESULT if after else Phase.PLAN
    grid = unit_grid(position)
    found = {}
    number: dict[str, int] = {}
    unstated: dict[str, int] = {}
    for (unit, borough), strength in (grid.actual if after else grid.planned).items():
        if unit not in PARTNER_UNITS:
            number[borough] = number.get(borough, 0) + strength.officers
            unstated[borough] = unstated.get(borough, 0) + strength.unstated
    not_met = ("unit", tuple(sorted(PARTNER_UNITS)))
    not_deployed = (("strength_status", ("Not deployed",)),) if after else ()
    for name in boroughs_of(position):
        here = (("borough", name),)
        source = Source("deployments", phase.value, here, none_of=(not_met, *not_deployed), adds="officers")
        officers = number.get(name, 0)
        short = say_count(officers) + ("+" if unstated.get(name) else "")
        state = stated(position, "deployments", phase, name)
        found[name] = Here(state, officers, short, f"{say_count(officers)} officers", source)
    return found


def _work(name: str) -> Callable[[Position, bool], Mapping[str, Here]]:
    def numbers(position: Position, after: bool) -> Mapping[str, Here]:
        counted = places_by_borough(position, name)
        found = {}
        for borough in boroughs_of(position):
            places: Mapping[str, int] = counted.get(borough, {})
            plan, result = (stated(position, name, phase, borough) for phase in Phase)
            planned = sum(places.get(one, 0) for one in _OF_PLANNED)
            done, beside = places.get("done", 0), places.get("added_done", 0) + places.get("unmatched_done", 0)
            behind = WorkSources(name)
            if not after:
                short = say_count(planned)
                found[borough] = Here(plan, planned, short, f"{short} planned", _in(borough, behind.of(Phase.PLAN)))
                continue
            if plan is not Stated.STATED:
                said = f"{say_count(beside)} {DONE_IS[name]}, plan {plan}"
                found[borough] = Here(result, beside, say_count(beside), said, _in(borough, behind.never_planned))
                continue
            extra = f", {say_count(beside)} never planned" if beside else ""
            short = f"{say_count(done)}/{say_count(planned)}" + (f"+{say_count(beside)}" if beside else "")
            said = f"{say_count(done)} of {say_count(planned)} planned {DONE_IS[name]}{extra}"
            found[borough] = Here(result, done, short, said, _in(borough, behind.done))
        return found

    return numbers


def _in(borough: str, source: Source) -> Source:
    return replace(source, where=(("borough", borough), *source.where))


_OF_PLANNED = ("done", "part", "not_done", "outcome_not_stated", "not_reported", "unsaid", "awaited")


def _people(name: str, field: str, words: str) -> Callable[[Position, bool], Mapping[str, Here]]:
    def numbers(position: Position, _after: bool) -> Mapping[str, Here]:
        records: dict[str, list[Record]] = {borough: [] for borough in boroughs_of(position)}
        for record in reported(position, name):
            records[record.borough].append(record)
        answers = ((OUTCOME_FIELD[name], tuple(sorted(DONE[name] | PART))),)
        found = {}
        for borough, ones in records.items():
            number, state = summed(ones, field), stated(position, name, Phase.RESULT, borough)
            state = Stated.NOT_STATED if state is Stated.STATED and not number.known else state
            source = Source(name, Phase.RESULT.value, (("borough", borough),), one_of=answers, adds=field)
            short = say_count(number.number) + ("+" if number.not_stated else "")
            found[borough] = Here(state, number.number, short, f"{say_count(number.number)} {words}", source)
        return found

    return numbers


def _always(words: str) -> Callable[[bool], str]:
    return lambda _after: words


def _either(after: str, before: str) -> Callable[[bool], str]:
    return lambda is_after: after if is_after else before


MAPS: Sequence[Measure] = (
    Measure("map-arrests", "Arrests", "Arrests", _always("Persons arrested"), _arrests, has_plan=False),
    Measure(
        "map-patrol-hours",
        "Patrol officer-hours",
        "Patrols",
        _either("Officer-hours of patrol", "Officer-hours of patrol planned"),
        _patrol_hours,
    ),
    Measure(
        "map-patrol-coverage",
        "Patrol coverage",
        "Patrols",
        _always("Officer-hours patrolled, in percent of planned"),
        _patrol_coverage,
        has_plan=False,
        least_first=True,
    ),
    Measure(
        "map-gaps", "Time uncovered", "Patrols", _always("Hours planned at places and uncovered"), _uncovered, False
    ),
    Measure("map-officers", "Officers", "Units", _either("Officers deployed", "Officers planned"), _officers),
    *(
        Measure(
            f"map-{name}",
            kind(name).many.capitalize(),
            "Warrants and visits" if name in WORK[:3] else "Community and venues",
            _either(
                f"{kind(name).many.capitalize()}: {DONE_IS[name]}/planned", f"{kind(name).many.capitalize()} planned"
            ),
            _work(name),
        )
        for name in WORK
    ),
    Measure(
        "map-staff-trained",
        "Staff trained",
        "Community and venues",
        _always("Staff trained at businesses"),
        _people("business", "staff_trained", "staff trained"),
        has_plan=False,
    ),
    Measure(
        "map-people-engaged",
        "People engaged",
        "Community and venues",
        _always("People engaged at community events"),
        _people("community", "people_engaged", "people engaged"),
        has_plan=False,
    ),
)
