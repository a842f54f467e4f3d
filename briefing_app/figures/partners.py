"""Partners apart from the Met: their arrests, their officers, and the work done together with them."""

from collections.abc import Sequence

from briefing_app.figures.arrests import NOT_BY_PARTNERS
from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, results_are_in, say_missing
from briefing_app.figures.figure import Figure, Source, Style
from briefing_app.figures.officers_by_unit import unit_source
from briefing_app.operation.counting.arrest_counts import ARRESTS, met_arrests, partner_arrests, persons, total_of
from briefing_app.operation.counting.measures import measure_of
from briefing_app.operation.counting.officers import officers_by_unit, partner_officers
from briefing_app.operation.counting.partner_work import WITH_PARTNERS, partner_work
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, kind
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that
from briefing_app.operation.words import listed, plural, say_count

_GROUP = "Partners"
_MOST = 14
"""Partners by name; the rest stand together."""
_OTHERS = "Other partners"


def partner_arrests_figure(position: Position) -> Figure:
    """Beside the Met's total and never in it."""
    boroughs = boroughs_of(position)
    awaited, silent = (
        boroughs_that(position, ARRESTS, Phase.RESULT, one, boroughs) for one in (Stated.AWAITED, Stated.NOT_STATED)
    )
    known = len(awaited) + len(silent) < len(boroughs)
    counted = dict.fromkeys(sorted(PARTNER_UNITS), 0)
    for record in partner_arrests(position):
        counted[record.text("arresting_unit") or ""] += persons(record)
    total, met = sum(counted.values()), total_of(met_arrests(position))
    if known:
        made = plural(total, "arrest") if total else "No arrests"
        title = joined(f"{made} by partners; the Met's {say_count(met)} stand apart", say_missing(awaited, silent))
    else:
        title = nothing_stated("arrests", awaited, boroughs)
    state = Stated.STATED if known else Stated.AWAITED if awaited else Stated.NOT_STATED
    return bar_figure(
        Said(
            "partner-arrests",
            "Arrests by partners",
            title,
            "Persons arrested by partners' officers, as the boroughs report them; outside the Met's total",
            basis_of(position, Phase.RESULT),
            group=_GROUP,
        ),
        [
            Bar(name, (counted[name],), (_arrested_by(name),), state)
            for name in sorted(counted, key=lambda name: (-counted[name], name))
        ],
        (Series(Style.PARTNER, "arrests"),),
        rows_are="Partner",
        counted="Persons arrested",
    )


def _arrested_by(name: str) -> Source:
    return Source(ARRESTS, Phase.RESULT.value, (("arresting_unit", name),), one_of=NOT_BY_PARTNERS, adds="persons")


def partner_officers_figure(position: Position) -> Figure:
    """Their people in the boroughs' deployments: planned in outline, deployed filled."""
    after = results_are_in(position)
    measure = measure_of(position, "deployments")
    state = measure.result_stated if after else measure.plan_stated
    whole = partner_officers(position)
    found = {one.unit: one.officers for one in officers_by_unit(position) if one.partner}
    plan = measure.plan_stated is Stated.STATED
    missing = (
        say_missing(measure.results_awaited, measure.results_not_stated)
        if after
        else say_missing(measure.plans_awaited, measure.plans_not_stated)
    )
    if state is not Stated.STATED:
        lacking = measure.results_awaited if after else measure.plans_awaited
        title = nothing_stated("deployments", lacking, boroughs_of(position))
    elif not whole.planned and not whole.actual:
        title = joined("No officers of partners in the deployments", missing)
    elif after:
        planned = f" of {say_count(whole.planned)} planned" if plan else ""
        title = joined(f"{say_count(whole.actual)}{planned} officers of partners deployed", missing)
    else:
        title = joined(f"{plural(whole.planned, 'officer')} of partners planned", missing)
    bars = []
    for name in sorted(PARTNER_UNITS, key=lambda name: (-(found[name].planned if name in found else 0), name)):
        one = found.get(name)
        planned_number, actual = (one.planned, one.actual) if one is not None else (0, 0)
        waiting = one.awaited + one.unsaid if one is not None else 0
        behind = unit_source(name, Phase.PLAN)
        said = say_count(planned_number) if plan else measure.plan_stated.value
        bars.append(
            Bar(
                name,
                (actual, waiting) if after else (),
                (unit_source(name, Phase.RESULT), None) if after else (),
                state,
                planned=planned_number if plan else None,
                planned_source=behind,
                planned_said=measure.plan_stated.value,
                ends=f"{say_count(actual)} of {said}" if after else said,
                source=unit_source(name, Phase.RESULT) if after else behind,
            )
        )
    series = (
        Series(Style.PARTNER, "deployed", "Deployed"),
        Series(Style.AWAITED, "planned, result awaited or not stated", "Planned, result awaited or not stated"),
    )
    return bar_figure(
        Said(
            "partner-officers",
            "Partners' officers",
            title,
            "Officers and staff of partners in the boroughs' deployments; outline planned, filled deployed",
            basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
            group=_GROUP,
        ),
        bars,
        series if after else (),
        rows_are="Partner",
        counted="Officers",
        planned=True,
    )


_STYLES = (Style.ACTUAL, Style.REACTIVE, Style.SHADE, Style.PARTNER)


def partner_work_figure(position: Position) -> Figure:
    """Patrols, visits and events that name a partner: done, or planned while no result is in."""
    after = results_are_in(position)
    phase = Phase.RESULT if after else Phase.PLAN
    found = {
        name: {kind_name: (one.done if after else one.planned) for kind_name, one in kinds.items()}
        for name, kinds in partner_work(position).items()
    }
    sizes = {name: sum(map(len, kinds.values())) for name, kinds in found.items()}
    in_order = sorted((name for name in found if sizes[name]), key=lambda name: (-sizes[name], name))
    named = in_order if len(in_order) <= _MOST + 1 else in_order[:_MOST]
    bars = [_work_bar(name, [found[name]], phase) for name in named]
    if len(named) < len(in_order):
        bars.append(_work_bar(_OTHERS, [found[name] for name in in_order[len(named) :]], phase))
    return bar_figure(
        Said(
            "partner-work",
            "Work with partners",
            _work_finding(position, in_order, sizes, after),
            f"Patrols, visits and events that name a partner, {'done' if after else 'planned'}, by partner",
            basis_of(position, phase),
            group=_GROUP,
        ),
        bars,
        tuple(
            Series(style, kind(name).many, kind(name).many.capitalize(), 0.3)
            for style, name in zip(_STYLES, WITH_PARTNERS, strict=True)
        ),
        rows_are="Partner",
        counted="Patrols, visits and events",
    )


def _work_bar(label: str, parts: Sequence[dict[str, tuple[int, ...]]], phase: Phase) -> Bar:
    ids = {name: tuple(one for part in parts for one in part[name]) for name in WITH_PARTNERS}
    return Bar(
        label,
        tuple(len(ids[name]) for name in WITH_PARTNERS),
        tuple(_work_source(name, ids[name], phase) for name in WITH_PARTNERS),
    )


def _work_source(name: str, ids: tuple[int, ...], phase: Phase) -> Source:
    return Source(name, phase.value, ids=ids)


def _work_finding(position: Position, in_order: Sequence[str], sizes: dict[str, int], after: bool) -> str:
    phase = Phase.RESULT if after else Phase.PLAN
    if not position.included(phase):
        return nothing_stated(f"{phase.value}s", position.awaited(phase), boroughs_of(position))
    missing = say_missing(position.awaited(phase), ())
    if not in_order:
        return joined("No work names a partner", missing)
    total = sum(sizes.values())
    first = [f"{name} {say_count(sizes[name])}" for name in in_order[:3]]
    return joined(f"{plural(total, 'piece')} of work with partners: {listed(first)}", missing)
