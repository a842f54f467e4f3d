"""Officers by unit: planned in outline, deployed filled; partners last and apart."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing_app.figures.basis import basis_of, joined, none_stated, results_are_in, say_missing
from briefing_app.figures.figure import Align, Cell, Chart, Column, Figure, LabelAt, Mark, Row, Source, Style, Table
from briefing_app.figures.scales import count_axis
from briefing_app.operation.counting.measures import ActivityMeasure, measure_of
from briefing_app.operation.counting.officers import (
    Officers,
    UnitOfficers,
    met_officers,
    officers_by_unit,
    partner_officers,
)
from briefing_app.operation.kinds import PARTNER_UNITS, Phase, units
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import plural, say_count


def units_figure(position: Position) -> Figure:
    by_unit = officers_by_unit(position)
    measure = measure_of(position, "deployments")
    after = results_are_in(position)
    missing = (
        say_missing(measure.results_awaited, measure.results_not_stated)
        if after
        else say_missing(measure.plans_awaited, measure.plans_not_stated)
    )
    met, partners = met_officers(position), partner_officers(position)
    parts = [say_officers_of(met, measure)]
    if partners.planned or partners.actual:
        parts.append(f"partners, apart: {say_officers_of(partners, measure)}")
    return Figure(
        id="officers-by-unit",
        name="Officers by unit",
        title=joined(_units_finding(by_unit, met, measure, after), missing),
        subtitle="Officers of each unit's deployments; outline planned, filled actual; partners last and apart",
        sentence=f"{'; '.join(parts)}." + (f" {missing}." if missing else ""),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN) if after else basis_of(position, Phase.PLAN),
        table=_units_table(by_unit, met, measure, after),
        chart=_units_chart(by_unit, measure, after),
        group="Units",
    )


def _units_finding(by_unit: Sequence[UnitOfficers], met: Officers, measure: ActivityMeasure, after: bool) -> str:
    own = [one for one in by_unit if not one.partner]
    if after and measure.result_stated is Stated.STATED and own and met.actual:
        number, total, verb = own[0].officers.actual, f"{say_count(met.actual)} officers", "fielded"
    elif own and met.planned:
        own = sorted(own, key=lambda one: (-one.officers.planned, one.unit))
        number, total, verb = own[0].officers.planned, f"{say_count(met.planned)} officers planned", "provides"
    else:
        return none_stated(measure, after, "officers deployed" if after else "officers planned")
    return f"{own[0].unit} {verb} {say_count(number)} of {total}"


def _units_chart(by_unit: Sequence[UnitOfficers], measure: ActivityMeasure, after: bool) -> Chart:
    most = max((max(one.officers.planned, _reach(one.officers)) for one in by_unit), default=0)
    marks = [mark for place, one in enumerate(by_unit) for mark in _unit_marks(place, one, measure, after)]
    present = {mark.style for mark in marks}
    return Chart(
        axis=count_axis("Officers", most),
        rows=tuple(Row(one.unit, _unit_name(one), "Partners" if one.partner else "") for one in by_unit),
        marks=tuple(marks),
        legend=tuple((style, words) for style, words in _UNIT_LEGEND if style in present),
    )


_UNIT_LEGEND = (
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "actual"),
    (Style.PARTNER, "actual, partners"),
    (Style.NOT_STATED, "planned, result not stated"),
    (Style.AWAITED, "planned, result awaited"),
)


def _reach(officers: Officers) -> int:
    return officers.actual + officers.unsaid + officers.awaited


def _unit_marks(place: int, one: UnitOfficers, measure: ActivityMeasure, after: bool) -> Iterator[Mark]:
    officers = one.officers
    if officers.planned:
        says = f"{one.unit}: {plural(officers.planned, 'officer')} planned"
        source = unit_source(one.unit, Phase.PLAN)
        number = officers.planned
        yield Mark(place, 0, number, Style.PLANNED, top=0.1, bottom=0.9, says=says, source=source, value=number)
    left = 0
    if after:
        filled = Style.PARTNER if one.partner else Style.ACTUAL
        parts = (
            (filled, officers.actual, "deployed"),
            (Style.NOT_STATED, officers.unsaid, "planned, result not stated"),
            (Style.AWAITED, officers.awaited, "planned, result awaited"),
        )
        for style, number, words in parts:
            if number:
                says = f"{one.unit}: {plural(number, 'officer')} {words}"
                behind = unit_source(one.unit, Phase.RESULT) if style is filled else None
                right = left + number
                yield Mark(place, left, right, style, top=0.25, bottom=0.75, says=says, source=behind, value=number)
                left = right
    reach = max(officers.planned, left)
    said = _unit_said(officers, measure, after)
    yield Mark(
        place,
        reach,
        reach,
        Style.EVEN,
        said,
        LabelAt.END,
        says=f"{one.unit}: {said}",
        source=unit_source(one.unit, Phase.RESULT if after else Phase.PLAN),
    )


def _unit_name(one: UnitOfficers) -> str:
    return f"{one.unit} (partner)" if one.partner else one.unit


def _unit_said(officers: Officers, measure: ActivityMeasure, after: bool) -> str:
    planned = say_count(officers.planned) if measure.plan_stated is Stated.STATED else measure.plan_stated.value
    if not after:
        return planned
    waiting = officers.awaited + officers.unsaid
    if waiting and waiting == officers.planned and not officers.actual:
        return f"{'awaited' if officers.awaited else 'not stated'}, {planned} planned"
    return f"{say_count(officers.actual)} of {planned}"


@lru_cache(maxsize=4096)
def unit_source(unit: str, phase: Phase, borough: str = "") -> Source:
    """A unit's deployments, or those in one borough; under Other stands every unit that is not on the list."""
    here = (("borough", borough),) if borough else ()
    not_deployed = (("strength_status", ("Not deployed",)),) if phase is Phase.RESULT else ()
    if unit == "Other":
        not_other = (*(name for name in units() if name != "Other"), None)
        return Source("deployments", phase.value, here, none_of=(("unit", not_other), *not_deployed), adds="officers")
    where = (*here, ("unit", None if unit == "Not stated" else unit))
    return Source("deployments", phase.value, where, none_of=not_deployed, adds="officers")


def _units_table(by_unit: Sequence[UnitOfficers], met: Officers, measure: ActivityMeasure, after: bool) -> Table:
    columns = (
        Column("Unit", Align.LEFT),
        Column("Planned"),
        Column("Deployed"),
        Column("Planned, result awaited"),
        Column("Planned, result not stated"),
    )
    rows = tuple(
        (
            Cell(one.unit, _unit_name(one)),
            *_unit_cells(one.unit, one.officers, measure, after),
        )
        for one in by_unit
    )
    total = (Cell("All", "All units of the Met"), *_unit_cells("", met, measure, after)) if by_unit else ()
    return Table(columns, rows, total)


def _unit_cells(unit: str, officers: Officers, measure: ActivityMeasure, after: bool) -> tuple[Cell, ...]:
    def source(phase: Phase) -> Source:
        if unit:
            return unit_source(unit, phase)
        not_deployed = (("strength_status", ("Not deployed",)),) if phase is Phase.RESULT else ()
        not_met = ("unit", tuple(sorted(PARTNER_UNITS)))
        return Source("deployments", phase.value, none_of=(not_met, *not_deployed), adds="officers")

    planned = (
        Cell(officers.planned, say_count(officers.planned), source(Phase.PLAN))
        if measure.plan_stated is Stated.STATED
        else Cell(None, measure.plan_stated.value)
    )
    if not after:
        return (planned, Cell(None, "awaited"), Cell(None, "awaited"), Cell(None, "awaited"))
    waiting = officers.awaited + officers.unsaid
    unknown = waiting and waiting == officers.planned and not officers.actual
    actual = (
        Cell(None, "awaited" if officers.awaited else "not stated")
        if unknown
        else Cell(officers.actual, say_count(officers.actual), source(Phase.RESULT))
    )
    return (
        planned,
        actual,
        Cell(officers.awaited, say_count(officers.awaited)),
        Cell(officers.unsaid, say_count(officers.unsaid)),
    )


def say_officers_of(officers: Officers, measure: ActivityMeasure) -> str:
    parts = []
    if measure.plan_stated is Stated.STATED:
        parts.append(f"{say_count(officers.planned)} officers planned")
    if measure.result_stated is Stated.STATED:
        parts.append(f"{say_count(officers.actual)} officers reported deployed")
    return ", ".join(parts) or "no officers stated yet"
