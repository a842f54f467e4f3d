"""The headline tiles: what was done of what was planned, and which returns that rests on."""

from collections.abc import Callable, Iterable, Sequence

from briefing_app.figures.arrests import arrests_source
from briefing_app.figures.basis import basis_of, joined, results_are_in, say_missing
from briefing_app.figures.figure import OFFICER_HOURS, Align, Cell, Column, Figure, Source, Table, Tile, Tone
from briefing_app.figures.patrol_hours import NOT_DONE
from briefing_app.operation.counting.arrest_counts import (
    arrests_by_borough,
    met_arrests,
    partner_arrests,
    split_of,
    total_of,
)
from briefing_app.operation.counting.arrest_sums import reconcile
from briefing_app.operation.counting.coverage import Coverage, coverage_of
from briefing_app.operation.counting.measures import (
    DONE,
    OUTCOME_FIELD,
    PART,
    ActivityMeasure,
    compliance_results,
    measure_of,
)
from briefing_app.operation.counting.officers import Officers, met_officers, partner_officers
from briefing_app.operation.counting.place_coverage import place_gaps
from briefing_app.operation.counting.shares import patrol_hour_coverage
from briefing_app.operation.counting.sums import Sum, people_engaged, staff_trained
from briefing_app.operation.kinds import PARTNER_UNITS, Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import AWAITED, NOT_STATED, listed_few, plural, say_count, say_number, say_share


def headline_figure(position: Position) -> Figure:
    """Ten tiles. Before any result return is in they show the plan's numbers."""
    after = results_are_in(position)
    coverage = coverage_of(position)
    tiles = (
        _arrests_tile(position),
        _done_tile(measure_of(position, "warrants"), after, "Warrants executed", "Warrants planned"),
        _done_tile(measure_of(position, "wanted"), after, "Wanted located", "Wanted enquiries planned"),
        _compliance_tile(position, after),
        _patrol_tile(position, coverage, after),
        _done_tile(measure_of(position, "venues"), after, "Venues visited", "Venue visits planned"),
        _people_tile(position, after, "business", staff_trained, "Staff trained", "Businesses planned"),
        _people_tile(position, after, "community", people_engaged, "People engaged", "Community events planned"),
        _officers_tile(position, after),
        _returns_tile(position, after),
    )
    basis = basis_of(position, *((Phase.RESULT, Phase.PLAN) if after else (Phase.PLAN, Phase.RESULT)))
    return Figure(
        id="headline",
        name="Headline",
        title=_finding(position, after),
        subtitle="Done of what was planned; unplanned work is named apart" if after else "As planned; no result is in",
        sentence=" ".join(f"{tile.says}." for tile in tiles),
        basis=basis,
        table=_table(tiles),
        tiles=tiles,
    )


def _finding(position: Position, after: bool) -> str:
    if after:
        awaited = say_missing(position.awaited(Phase.RESULT), ())
        arrests = _arrests_tile(position)
        made = plural(int(arrests.number.replace(",", "")), "arrest") if arrests.number[0].isdigit() else ""
        return joined(made or f"Arrests {arrests.number}", awaited or "every result is in")
    plans = position.included(Phase.PLAN)
    if not plans:
        return "No return is in yet"
    awaited = say_missing(position.awaited(Phase.PLAN), ())
    return joined(f"{plural(len(plans), 'plan')} in; no result yet", awaited)


def _table(tiles: Iterable[Tile]) -> Table:
    return Table(
        columns=(Column("Measure", Align.LEFT), Column("Number"), Column("Detail", Align.LEFT)),
        rows=tuple(
            (Cell(tile.name, tile.name), Cell(tile.number, tile.number, tile.source), Cell(tile.detail, tile.detail))
            for tile in tiles
        ),
    )


def _tile(
    key: str,
    name: str,
    number: str,
    details: Sequence[str],
    source: Source | None = None,
    tone: Tone = Tone.PLAIN,
) -> Tile:
    detail = joined(*details)
    return Tile(key, name, number, detail, f"{name}: {number}" + (f", {detail}" if detail else ""), source, tone)


def _unknown(said: Stated) -> str:
    return AWAITED if said is Stated.AWAITED else NOT_STATED


def _arrests_tile(position: Position) -> Tile:
    by_borough = arrests_by_borough(position)
    awaited = tuple(one.borough for one in by_borough if one.stated is Stated.AWAITED)
    not_stated = tuple(one.borough for one in by_borough if one.stated is Stated.NOT_STATED)
    missing = say_missing(awaited, not_stated)
    if len(awaited) + len(not_stated) == len(by_borough):
        number = AWAITED if awaited else NOT_STATED
        return _tile("arrests", "Arrests", number, ["no result return is in" if awaited else ""])
    records = met_arrests(position)
    split = split_of(records)
    partners = total_of(partner_arrests(position))
    parts = [f"{say_count(split.proactive)} proactive", f"{say_count(split.reactive)} reactive"]
    parts += [f"{say_count(split.not_stated)} not stated"] if split.not_stated else []
    agrees = reconcile(position)
    details = [
        ", ".join(parts),
        f"partners' {say_count(partners)} apart" if partners else "",
        missing,
        "" if agrees.reconciles else agrees.said,
    ]
    tone = Tone.PLAIN if agrees.reconciles else Tone.ATTENTION
    return _tile("arrests", "Arrests", say_count(split.total), details, arrests_source(), tone)


def _planned_tile(measure: ActivityMeasure, key: str, name: str, *details: str) -> Tile:
    """What the plans say, before any result is in."""
    missing = say_missing(measure.plans_awaited, measure.plans_not_stated)
    if measure.plan_stated is not Stated.STATED:
        return _tile(key, name, _unknown(measure.plan_stated), [])
    source = Source(measure.kind, Phase.PLAN.value)
    return _tile(key, name, say_count(measure.planned), [*details, missing], source)


def of_planned(measure: ActivityMeasure, *, unplanned: bool = True) -> str:
    """What stands behind the number of all done: "of 140 planned (12 awaited)", or, where some was never
    planned, "107 of 140 planned (12 awaited), 3 unplanned".
    """
    if measure.plan_stated is not Stated.STATED:
        return f"plan {_unknown(measure.plan_stated)}"
    waiting = [f"{say_count(measure.awaited)} awaited"] if measure.awaited else []
    waiting += [f"{say_count(measure.unsaid)} not stated"] if measure.unsaid else []
    said = f"of {say_count(measure.planned)} planned" + (f" ({', '.join(waiting)})" if waiting else "")
    beside = [f"{say_count(measure.added_done)} unplanned"] if measure.added_done else []
    beside += [f"{say_count(measure.unmatched_done)} where the plan is awaited"] if measure.unmatched_done else []
    return ", ".join([f"{say_count(measure.done)} {said}", *beside]) if unplanned and beside else said


def done_source(kind: str) -> Source:
    """The result records that count as done, planned or not."""
    return Source(kind, Phase.RESULT.value, one_of=((OUTCOME_FIELD[kind], tuple(sorted(DONE[kind]))),))


def _done_tile(measure: ActivityMeasure, after: bool, done_name: str, planned_name: str, *details: str) -> Tile:
    if not after:
        return _planned_tile(measure, measure.kind, planned_name)
    if measure.result_stated is not Stated.STATED:
        return _tile(measure.kind, done_name, _unknown(measure.result_stated), [of_planned(measure)])
    number = say_count(measure.done_in_all)
    details = (of_planned(measure), *details, _missing(measure))
    return _tile(measure.kind, done_name, number, details, done_source(measure.kind))


def _missing(measure: ActivityMeasure) -> str:
    """The boroughs whose missing word `of_planned` does not already put a number to."""
    return say_missing(
        () if measure.awaited else measure.results_awaited,
        () if measure.unsaid else measure.results_not_stated,
    )


def _compliance_tile(position: Position, after: bool) -> Tile:
    measure = measure_of(position, "compliance")
    if not after:
        return _planned_tile(measure, "compliance", "Compliance visits planned")
    if measure.result_stated is not Stated.STATED:
        return _done_tile(measure, after, "Compliance seen", "")
    seen = compliance_results(position)
    rate = f" ({say_share(seen.breaches, seen.seen)} of those seen)" if seen.breaches else ""
    return _tile(
        "compliance",
        "Compliance seen",
        say_count(seen.seen),
        [
            of_planned(measure, unplanned=False),
            f"{plural(seen.breaches, 'breach', 'breaches')}{rate}",
            _missing(measure),
        ],
        Source("compliance", Phase.RESULT.value, one_of=(("result", ("Seen - breach found", "Seen - compliant")),)),
    )


def _patrol_tile(position: Position, coverage: Coverage, after: bool) -> Tile:
    phase = Phase.RESULT if after else Phase.PLAN
    name = "Patrol officer-hours" if after else "Patrol officer-hours planned"
    awaited, not_stated = coverage.where(phase, Stated.AWAITED), coverage.where(phase, Stated.NOT_STATED)
    planned = coverage.planned_minutes / 60
    plan_is_in = bool(coverage.where(Phase.PLAN, Stated.STATED))
    of_plan = f"of {say_number(planned)} planned" if plan_is_in else "plan not in"
    if not coverage.where(phase, Stated.STATED):
        return _tile("patrol-hours", name, AWAITED if awaited else NOT_STATED, [of_plan if after else ""])
    missing = say_missing(awaited, not_stated)
    sides = [one.actual_hours if after else one.planned_hours for one in coverage.boroughs]
    unstated = sum(side.unstated + side.untimed for side in sides)
    apart = f"{plural(unstated, 'patrol')} not stated" if unstated else ""
    if not after:
        details = [plural(sum(side.patrols for side in sides), "patrol"), apart, missing]
        source = Source("patrols", phase.value, adds=OFFICER_HOURS)
        return _tile("patrol-hours", name, say_number(planned), details, source)
    share = patrol_hour_coverage(coverage)
    if plan_is_in:
        late = sum(one.planned_hours.hours for one in coverage.boroughs if one.result is Stated.AWAITED)
        unsaid = planned - share.whole - late
        waiting = [f"{say_number(late)} {AWAITED}"] if late else []
        waiting += [f"{say_number(unsaid)} {NOT_STATED}"] if unsaid else []
        of_plan += f" ({', '.join(waiting)})" if waiting else ""
        missing = say_missing(() if late else awaited, () if unsaid else not_stated)
    added = sum(one.actual_hours.added for one in coverage.boroughs if one.compared)
    if added:
        of_plan = f"{say_number(share.part - added / 60)} {of_plan}, {say_number(added / 60)} unplanned"
    found = place_gaps(position)
    gaps = plural(len(found), "gap") if found else ""
    return _tile(
        "patrol-hours",
        name,
        say_number(coverage.actual_minutes / 60),
        [of_plan, gaps, apart, missing],
        Source("patrols", phase.value, none_of=NOT_DONE, adds=OFFICER_HOURS),
        Tone.ATTENTION if gaps else Tone.PLAIN,
    )


_PEOPLE = {"business": ("staff-trained", "business", "businesses"), "community": ("people-engaged", "event", "events")}


def _people_tile(
    position: Position, after: bool, name: str, count: Callable[[Position], Sum], heading: str, planned_heading: str
) -> Tile:
    """People who were trained or engaged; behind the number the work that it was done at, of what was planned."""
    measure = measure_of(position, name)
    key, one, many = _PEOPLE[name]
    if not after:
        return _planned_tile(measure, key, planned_heading)
    if measure.result_stated is not Stated.STATED:
        return _tile(key, heading, _unknown(measure.result_stated), [of_planned(measure)])
    people = count(position)
    words = tuple(sorted(DONE[name] | PART))
    return _tile(
        key,
        heading,
        say_count(people.number) if people.known else NOT_STATED,
        [
            f"at {plural(measure.done_in_all + measure.part, one, many)}: {of_planned(measure)}",
            f"{plural(people.not_stated, one, many)} not stated" if people.not_stated and people.known else "",
            _missing(measure),
        ],
        Source(name, Phase.RESULT.value, one_of=((OUTCOME_FIELD[name], words),), adds=_ADDED[name]),
    )


_ADDED = {"business": "staff_trained", "community": "people_engaged"}


def _officers_tile(position: Position, after: bool) -> Tile:
    measure = measure_of(position, "deployments")
    met, partners = met_officers(position), partner_officers(position)
    phase = Phase.RESULT if after else Phase.PLAN
    name = "Officers deployed" if after else "Officers planned"
    said = measure.result_stated if after else measure.plan_stated
    planned = f"of {say_count(met.planned)} planned" if measure.plan_stated is Stated.STATED else "plan not in"
    if said is not Stated.STATED:
        return _tile("officers", name, _unknown(said), [planned if after else ""])
    not_counted = (("unit", tuple(sorted(PARTNER_UNITS))),)
    if not after:
        details = [
            f"in {plural(measure.planned, 'deployment')}",
            f"partners' {say_count(partners.planned)} apart" if partners.planned else "",
            say_missing(measure.plans_awaited, measure.plans_not_stated),
        ]
        source = Source("deployments", phase.value, none_of=not_counted, adds="officers")
        return _tile("officers", name, say_count(met.planned), details, source)
    details = [
        _of_planned_officers(met, planned),
        f"partners {say_count(partners.actual)} of {say_count(partners.planned)}" if _any(partners) else "",
        _missing(measure),
    ]
    not_deployed = ("strength_status", ("Not deployed",))
    source = Source("deployments", phase.value, none_of=(*not_counted, not_deployed), adds="officers")
    return _tile("officers", name, say_count(met.actual), details, source)


def _of_planned_officers(officers: Officers, planned: str) -> str:
    parts = [f"{say_count(officers.awaited)} awaited"] if officers.awaited else []
    parts += [f"{say_count(officers.unsaid)} not stated"] if officers.unsaid else []
    said = planned + (f" ({', '.join(parts)})" if parts else "")
    if not officers.added:
        return said
    as_planned = officers.actual - officers.added - officers.unmatched
    return f"{say_count(as_planned)} {said}, {say_count(officers.added)} unplanned"


def _any(officers: Officers) -> bool:
    return bool(officers.planned or officers.actual)


def _returns_tile(position: Position, after: bool) -> Tile:
    expected = len(position.operation.boroughs)

    def said(phase: Phase) -> str:
        return f"{len(position.included(phase))} of {expected}"

    phase, other = (Phase.RESULT, Phase.PLAN) if after else (Phase.PLAN, Phase.RESULT)
    awaited = position.awaited(phase)
    return _tile(
        "returns",
        "Results in" if after else "Plans in",
        said(phase),
        [f"{listed_few(awaited)} awaited" if awaited else "", f"{other.value}s {said(other)}"],
        tone=Tone.ATTENTION if awaited and position.returns else Tone.PLAIN,
    )
