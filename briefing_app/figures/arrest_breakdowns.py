"""Arrests broken down for the debrief: by command unit, offence, unit, trigger, outcome and hour."""

from collections.abc import Sequence

from briefing_app.figures.bars import Bar, Said, Series, Strip, bar_figure, strip_figure
from briefing_app.figures.basis import basis_of, joined
from briefing_app.figures.figure import Basis, Figure, Style
from briefing_app.operation.arrest_counts import (
    Counted,
    arrests_by,
    arrests_by_bcu,
    arrests_by_headline,
    arrests_by_hour,
    arrests_by_offence,
    arrests_by_offence_group,
    arrests_by_unit,
    met_arrests,
    total_of,
)
from briefing_app.operation.coverage import Coverage, coverage_of, say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position import Position
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_number


def arrest_breakdowns(position: Position) -> tuple[Figure, ...]:
    """Each adds up to the same total."""
    basis = basis_of(position, Phase.RESULT)
    total = total_of(met_arrests(position))
    return (
        _breakdown(
            "headline",
            "Arrests by headline category",
            "headline category, one person once",
            arrests_by_headline(position),
            total,
            basis,
        ),
        _breakdown("bcu", "Arrests by BCU", "Basic Command Unit", arrests_by_bcu(position), total, basis),
        _breakdown(
            "offence-group",
            "Arrests by offence group",
            "Home Office offence group",
            arrests_by_offence_group(position),
            total,
            basis,
        ),
        _breakdown("offence", "Arrests by offence", "primary offence", arrests_by_offence(position), total, basis),
        _breakdown("unit", "Arrests by unit", "arresting unit", arrests_by_unit(position), total, basis),
        _breakdown(
            "trigger", "Arrests by trigger", "what led to the arrest", arrests_by(position, "trigger"), total, basis
        ),
        _breakdown("outcome", "Outcomes of arrests", "outcome so far", arrests_by(position, "outcome"), total, basis),
        _hours_figure(position, basis),
    )


def _breakdown(
    key: str, name: str, by: str, counted: Sequence[Counted], total: int, basis: tuple[Basis, ...]
) -> Figure:
    stated = [one for one in counted if one.word is not None and one.persons]
    unstated = sum(one.persons for one in counted if one.word is None)
    if not total:
        title = "No arrests have been stated yet"
    elif stated:
        top = max(stated, key=lambda one: one.persons)
        title = joined(
            f"{top.word}: {say_count(top.persons)} of {plural(total, 'arrest')}",
            f"{say_count(unstated)} not stated" if unstated else "",
        )
    else:
        title = f"Not stated for any of {plural(total, 'arrest')}"
    bars = [Bar(one.word or NOT_STATED, (one.persons,)) for one in counted]
    return bar_figure(
        Said(f"arrests-by-{key}", name, title, f"Persons arrested by the Met, by {by}", basis),
        bars,
        (Series(Style.ACTUAL, "arrests"),),
        rows_are=by.split(",")[0].capitalize() if not by.startswith(("Home", "Basic")) else by,
        counted="Persons arrested",
    )


def _hours_figure(position: Position, basis: tuple[Basis, ...]) -> Figure:
    counted = arrests_by_hour(position)
    busiest = max(counted.hours, key=lambda one: one[1], default=(0, 0))
    notes = joined(
        f"{say_count(counted.not_stated)} without a time" if counted.not_stated else "",
        f"{say_count(counted.outside)} outside the operation's period" if counted.outside else "",
    )
    title = (
        f"Most arrests in the hour from {say_clock(busiest[0])}: {say_count(busiest[1])}"
        if busiest[1]
        else "No arrest times are stated yet"
    )
    return strip_figure(
        Said(
            "arrests-by-hour",
            "Arrests through the day",
            joined(title, notes),
            "Persons arrested by the Met, by hour of arrest",
            basis,
        ),
        [hour for hour, _ in counted.hours],
        (Strip("Arrests", tuple(number for _, number in counted.hours)),),
        counted="persons arrested",
    )


def patrol_hours_figure(position: Position, coverage: Coverage | None = None) -> Figure:
    """Officers on patrol by hour, planned and actual, over boroughs of which both are known."""
    found = coverage_of(position) if coverage is None else coverage
    planned, actual = (
        tuple(
            round(sum(cells(one)[place].officer_minutes for one in found.compared) / 60, 1)
            for place in range(len(found.hours))
        )
        for cells in (lambda one: one.planned, lambda one: one.actual)
    )
    said = (
        f"{say_number(sum(actual))} of {say_number(sum(planned))} planned officer-hours within the operation's period"
        if found.compared
        else "Planned and actual patrols can't be compared yet"
    )
    return strip_figure(
        Said(
            "patrol-by-hour",
            "Officers on patrol by hour",
            said,
            f"Officers on patrol, averaged over each hour, in the {plural(len(found.compared), 'borough')} with both plan and result",
            basis_of(position, Phase.RESULT, Phase.PLAN),
        ),
        found.hours,
        (Strip("Planned", planned), Strip("Actual", actual)),
        counted="officers",
    )
