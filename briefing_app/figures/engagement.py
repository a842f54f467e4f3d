"""Venues, businesses and communities by type, planned and done; staff trained and people engaged."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.figure import Figure, Source, Style
from briefing_app.figures.work_sources import WorkSources
from briefing_app.operation.counting.measures import ActivityMeasure, measure_of
from briefing_app.operation.counting.outcomes import TypeOfWork, work_by_type
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of
from briefing_app.operation.words import plural, say_count

GROUP = "Community and venues"


@dataclass(frozen=True, slots=True)
class _Type:
    """One kind of engagement by the field that says its type."""

    kind: str
    field: str
    id: str
    name: str
    done: str
    rows_are: str


VENUES = _Type("venues", "venue_type", "venues-by-type", "Venue visits by type", "visited", "Type of venue")
BUSINESSES = _Type(
    "business", "business_type", "businesses-by-type", "Businesses by type", "completed", "Type of business"
)
COMMUNITY = _Type(
    "community", "engagement_type", "community-by-type", "Community events by type", "completed", "Type of event"
)

_SERIES = (
    Series(Style.ACTUAL, "done", "Done"),
    Series(Style.SHADE, "in part", "In part", 0.5),
    Series(Style.GAP, "not done", "Not done"),
    Series(Style.NOT_STATED, "not reported or not stated", "Not reported or not stated"),
    Series(Style.AWAITED, "result awaited", "Awaited"),
    Series(Style.OVER, "never planned", "Never planned, done", 0.5),
)


def by_type_figure(position: Position, of: _Type) -> Figure:
    """Planned in outline, filled what came of it; most planned first."""
    whole = measure_of(position, of.kind)
    found = work_by_type(position, of.kind, of.field)
    types = sorted(found.types, key=lambda one: (one.word is None, -_size(one.measure), one.word or ""))
    known = Stated.STATED in (whole.plan_stated, whole.result_stated)
    after = whole.result_stated is Stated.STATED
    many = kind(of.kind).many
    if not known:
        title = nothing_stated(many, whole.results_awaited or whole.plans_awaited, boroughs_of(position))
    else:
        title = joined(_finding(of, types, after), _missing(whole))
    return bar_figure(
        Said(
            of.id,
            of.name,
            title,
            f"{many.capitalize()} by type; outline planned, filled what came of it",
            basis_of(position, Phase.RESULT, Phase.PLAN),
            group=GROUP,
        ),
        [_bar(one, after, _behind(of, one, found.agree)) for one in types],
        _SERIES if after else (),
        rows_are=of.rows_are,
        counted=many.capitalize(),
        planned=True,
    )


def _size(measure: ActivityMeasure) -> int:
    return measure.planned + measure.added_done + measure.unmatched_done


def _missing(measure: ActivityMeasure) -> str:
    if measure.result_stated is Stated.STATED:
        return say_missing(measure.results_awaited, measure.results_not_stated)
    return say_missing(measure.plans_awaited, measure.plans_not_stated)


def _finding(of: _Type, types: Sequence[TypeOfWork], after: bool) -> str:
    if not types:
        return f"No {kind(of.kind).many} planned or reported"
    measure, name = types[0].measure, _label(types[0])
    if not after:
        return f"Most: {name}, {plural(measure.planned, kind(of.kind).one, kind(of.kind).many)} planned"
    said = f"{name}: {say_count(measure.done)} of {say_count(measure.planned)} planned {of.done}"
    waiting = measure.planned - measure.answered
    said += f" ({say_count(waiting)} not answered)" if waiting else ""
    return said + (f", {say_count(measure.added_done)} unplanned" if measure.added_done else "")


def _label(one: TypeOfWork) -> str:
    return "Type not stated" if one.word is None else one.word


@dataclass(frozen=True, slots=True)
class _Behind:
    """The sources of a bar: of its plan, and of each series."""

    planned: Source
    parts: tuple[Source | None, ...]
    whole: Source


def _behind(of: _Type, one: TypeOfWork, agree: bool) -> _Behind:
    if agree:
        rows = WorkSources(of.kind, of.field, one.word)
        parts = (rows.done, rows.part, rows.not_done, None, rows.awaited, rows.never_planned)
        return _Behind(rows.of(Phase.PLAN), parts, rows.of(Phase.RESULT))

    def these(phase: Phase, *places: str) -> Source:
        """No condition tells them: plan and result don't name the same type."""
        ids = tuple(found for place in places for found in one.reported.get(place, ()))
        return Source(of.kind, phase.value, ids=ids)

    done = ("done", "part", "not_done", "outcome_not_stated", "added", "added_done", "unmatched", "unmatched_done")
    return _Behind(
        Source(of.kind, Phase.PLAN.value, ids=one.planned),
        (
            these(Phase.RESULT, "done"),
            these(Phase.RESULT, "part"),
            these(Phase.RESULT, "not_done"),
            None,
            these(Phase.PLAN, "awaited"),
            these(Phase.RESULT, "added_done", "unmatched_done"),
        ),
        these(Phase.RESULT, *done),
    )


def _bar(of_type: TypeOfWork, after: bool, behind: _Behind) -> Bar:
    one, label = of_type.measure, _label(of_type)
    plan = one.plan_stated is Stated.STATED
    planned = one.planned if plan else None
    if not after:
        return Bar(
            label, (), planned=planned, planned_source=behind.planned, planned_said=one.plan_stated.value,
            ends=say_count(one.planned), source=behind.planned,
        )  # fmt: skip
    unknown = one.not_reported + one.outcome_not_stated + one.unsaid
    beside = one.added_done + one.unmatched_done
    done = f"{say_count(one.done + beside)}" if not plan else f"{say_count(one.done)} of {say_count(one.planned)}"
    return Bar(
        label,
        (one.done, one.part, one.not_done, unknown, one.awaited, beside),
        behind.parts,
        planned=planned,
        planned_source=behind.planned,
        planned_said=one.plan_stated.value,
        ends=done + (f" + {say_count(beside)}" if plan and beside else ""),
        source=behind.whole,
    )
