"""Arrests broken down for the debrief: by command unit, offence, unit, trigger, outcome and hour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefing_app.figures.bars import Bar, Said, Series, Strip, bar_figure, strip_figure
from briefing_app.figures.basis import basis_of, joined
from briefing_app.figures.figure import Basis, Figure, Style
from briefing_app.operation.arrest_counts import (
    ARRESTS,
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
from briefing_app.operation.coverage import BoroughCoverage, Coverage, HourCell, say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.planned_work import group_said, short_offence, stated_by_any
from briefing_app.operation.position import Position
from briefing_app.operation.stated import Stated
from briefing_app.operation.words import NOT_STATED, plural, say_count, say_number


@dataclass(frozen=True, slots=True)
class _By:
    """One way of breaking the arrests down."""

    key: str
    name: str
    counted_by: str
    """ "Persons arrested by the Met, by …"."""
    rows_are: str
    counts: Callable[[Position], Sequence[Counted]]


_WAYS = (
    _By(
        "headline",
        "Arrests by headline category",
        "headline category, one person once",
        "Headline category",
        arrests_by_headline,
    ),
    _By("bcu", "Arrests by BCU", "Basic Command Unit", "Basic Command Unit", arrests_by_bcu),
    _By(
        "offence-group",
        "Arrests by offence group",
        "Home Office group of the offence",
        "Offence group",
        arrests_by_offence_group,
    ),
    _By("offence", "Arrests by offence", "primary offence", "Offence", arrests_by_offence),
    _By("unit", "Arrests by unit", "arresting unit", "Unit", arrests_by_unit),
    _By(
        "trigger",
        "Arrests by trigger",
        "what led to the arrest",
        "Trigger",
        lambda position: arrests_by(position, "trigger"),
    ),
    _By(
        "outcome",
        "Outcomes of arrests",
        "outcome so far",
        "Outcome",
        lambda position: arrests_by(position, "outcome"),
    ),
)


def arrest_breakdowns(position: Position) -> tuple[Figure, ...]:
    """Each adds up to the same total."""
    basis = basis_of(position, Phase.RESULT)
    return (*(_breakdown(position, way, basis) for way in _WAYS), _hours_figure(position, basis))


def _breakdown(position: Position, way: _By, basis: tuple[Basis, ...]) -> Figure:
    state = stated_by_any(position, ARRESTS, Phase.RESULT)
    counted = way.counts(position)
    return bar_figure(
        Said(
            f"arrests-by-{way.key}",
            way.name,
            _finding(counted, total_of(met_arrests(position))),
            f"Persons arrested by the Met, by {way.counted_by}",
            basis,
        ),
        [replace(_bar(one, offences=way.key == "offence"), stated=state) for one in counted],
        (Series(Style.ACTUAL, "arrests"),),
        rows_are=way.rows_are,
        counted="Persons arrested",
    )


def _bar(one: Counted, *, offences: bool) -> Bar:
    word = NOT_STATED if one.word is None else group_said(one.word)
    return Bar(word, (one.persons,), short=short_offence(one.word) if offences else "")


def _finding(counted: Sequence[Counted], total: int) -> str:
    stated = [one for one in counted if one.word is not None and one.persons]
    unstated = sum(one.persons for one in counted if one.word is None)
    if not total:
        return "No arrests have been stated yet"
    if not stated:
        return f"Not stated for any of {plural(total, 'arrest')}"
    top = max(stated, key=lambda one: one.persons)
    return joined(
        f"{group_said(top.word or '')}: {say_count(top.persons)} of {plural(total, 'arrest')}",
        f"{say_count(unstated)} not stated" if unstated else "",
    )


def _hours_figure(position: Position, basis: tuple[Basis, ...]) -> Figure:
    counted = arrests_by_hour(position)
    busiest = max(counted.hours, key=lambda one: one[1], default=(0, 0))
    title = (
        f"Most arrests in the hour from {say_clock(busiest[0])}: {say_count(busiest[1])}"
        if busiest[1]
        else "No arrest times are stated yet"
    )
    notes = joined(
        f"{say_count(counted.not_stated)} without a time" if counted.not_stated else "",
        f"{say_count(counted.outside)} outside the operation's period" if counted.outside else "",
    )
    known = stated_by_any(position, ARRESTS, Phase.RESULT) is Stated.STATED
    elsewhere = (("Outside", counted.outside), ("No time", counted.not_stated))
    strips = (Strip("Arrests", tuple(number for _, number in counted.hours), elsewhere),) if known else ()
    return strip_figure(
        Said(
            "arrests-by-hour",
            "Arrests through the day",
            joined(title, notes),
            "Persons arrested by the Met, by hour of arrest",
            basis,
        ),
        [hour for hour, _ in counted.hours],
        strips,
        counted="persons arrested",
    )


def patrol_hours_figure(position: Position, coverage: Coverage) -> Figure:
    """Officers on patrol by hour, planned and actual, over boroughs of which both are known."""
    planned = _by_hour(coverage, lambda one: one.planned)
    actual = _by_hour(coverage, lambda one: one.actual)
    title = (
        f"{say_number(sum(actual))} of {say_number(sum(planned))} planned officer-hours within the operation's period"
        if coverage.compared
        else "Planned and actual patrols can't be compared yet"
    )
    where = f"in the {plural(len(coverage.compared), 'borough')} with both plan and result"
    return strip_figure(
        Said(
            "patrol-by-hour",
            "Officers on patrol by hour",
            title,
            f"Officers on patrol, averaged over each hour, {where}",
            basis_of(position, Phase.RESULT, Phase.PLAN),
        ),
        coverage.hours,
        (Strip("Planned", planned), Strip("Actual", actual)) if coverage.compared else (),
        counted="officers",
    )


def _by_hour(coverage: Coverage, cells: Callable[[BoroughCoverage], Sequence[HourCell]]) -> tuple[float, ...]:
    return tuple(
        sum(cells(one)[place].officer_minutes for one in coverage.compared) / 60 for place in range(len(coverage.hours))
    )
