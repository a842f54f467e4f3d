"""Required cover against planned against actual, place by place, with the shortfalls in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing_app.figures.basis import basis_of, joined
from briefing_app.figures.figure import Align, Cell, Chart, Column, Figure, LabelAt, Mark, Row, Source, Style, Table
from briefing_app.figures.patrol_hours import patrol_source
from briefing_app.figures.scales import count_axis
from briefing_app.operation.counting.place_coverage import say_short_span
from briefing_app.operation.counting.required_cover import Cover, CoverMet, RequiredCover, cover_met
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.filters import Dimension
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import listed, plural, say_count, say_number, say_share

REQUIRED_COVER = "required-cover"
_NAMED = 6
_NONE = "No required cover is set"
_NOT_BY = (Dimension.UNIT, Dimension.WORDS)
"""What is required is of all officers: beside those of one unit it would look short."""
_HOW = (
    "Required cover is set in the plan: a place, a time and the least number of officers. "
    "Planned and actual patrols are then held against it here, and every shortfall is named."
)


def required_cover_figure(position: Position, required: Sequence[RequiredCover]) -> Figure:
    """A bar for each requirement: required behind, planned in outline, actual filled, never more than required."""
    covers = cover_met(position, required)
    if not covers:
        return _nothing_required(position)
    finding = _finding(covers)
    return Figure(
        id=REQUIRED_COVER,
        name="Required cover",
        title=finding,
        subtitle="Officer-hours within the required time, by place; officers beyond those required count no more",
        sentence=_sentence(covers, finding),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(covers),
        chart=_chart(covers),
        group="Patrols",
        not_by=_NOT_BY,
    )


def _nothing_required(position: Position) -> Figure:
    """It says how there comes to be some."""
    return Figure(
        id=REQUIRED_COVER,
        name="Required cover",
        title=_NONE,
        subtitle="Officers required, planned and there, by place",
        sentence=_HOW,
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=Table((), ()),
        group="Patrols",
    )


def _hours(minutes: int) -> float:
    return minutes / 60


def _finding(covers: Sequence[CoverMet]) -> str:
    known = [one for one in covers if one.actual.stated is Stated.STATED]
    if known:
        part, whole = sum(one.actual.minutes for one in known), sum(one.required.minutes for one in known)
        short = sum(bool(one.actual.shortfalls) for one in known)
        what = f"{say_share(part, whole)} of required officer-hours were there"
        missed = f"{plural(short, 'place')} short" if short else "no place short"
    else:
        planned = [one for one in covers if one.planned.stated is Stated.STATED]
        if not planned:
            return "Patrol plans are awaited or not stated where cover is required"
        part, whole = sum(one.planned.minutes for one in planned), sum(one.required.minutes for one in planned)
        short = sum(bool(one.planned.shortfalls) for one in planned)
        what = f"{say_share(part, whole)} of required officer-hours are planned"
        missed = f"{plural(short, 'place')} planned short" if short else "no place planned short"
    waiting = len(covers) - len(known)
    return joined(what, missed, f"{plural(waiting, 'result')} awaited or not stated" if known and waiting else "")


def _sentence(covers: Sequence[CoverMet], finding: str) -> str:
    said = [f"{finding}."]
    for side, word in (("planned", "Planned short"), ("actual", "Short on the day")):
        short = [short for one in covers for short in _side(one, side).shortfalls]
        longest = sorted(short, key=lambda one: (-(one.required - one.there) * one.period.minutes, one.where))
        named = [one.said for one in longest[:_NAMED]]
        if named:
            rest = len(longest) - _NAMED
            said.append(f"{word}: {listed([*named, *([f'{say_count(rest)} more'] if rest > 0 else [])])}.")
    return " ".join(said)


def _side(one: CoverMet, side: str) -> Cover:
    return one.planned if side == "planned" else one.actual


def _chart(covers: Sequence[CoverMet]) -> Chart:
    most = max((_hours(one.required.minutes) for one in covers), default=0.0)
    axis = count_axis("Officer-hours", round(most + 0.499))
    marks = tuple(mark for place, one in enumerate(covers) for mark in _marks(place, one))
    present = {mark.style for mark in marks if mark.right > mark.left}
    return Chart(
        axis,
        tuple(Row(f"{place} {one.required.where}", _label(one.required)) for place, one in enumerate(covers)),
        marks,
        tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.EVEN, "required"),
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "actual"),
    (Style.NOT_STATED, "may have been there, not stated"),
    (Style.AWAITED, "result awaited"),
)


def _label(required: RequiredCover) -> str:
    return f"{required.where} {say_short_span(required.period)}"


def _marks(place: int, one: CoverMet) -> Iterator[Mark]:
    whole, name = _hours(one.required.minutes), _label(one.required)
    says = f"{name}: {plural(one.required.officers, 'officer')} required, {say_number(whole)} officer-hours"
    yield Mark(place, 0, whole, Style.EVEN, top=0.04, bottom=0.96, says=says, value=whole)
    if one.planned.minutes:
        planned = _hours(one.planned.minutes)
        says = f"{name}: {say_number(planned)} officer-hours planned"
        yield Mark(place, 0, planned, Style.PLANNED, top=0.16, bottom=0.84, says=says, source=_behind(one, Phase.PLAN))
    if one.actual.stated is Stated.STATED:
        actual, unsaid = _hours(one.actual.minutes), _hours(one.actual.unsaid)
        behind = _behind(one, Phase.RESULT)
        says = f"{name}: {say_number(actual)} officer-hours there"
        if actual:
            yield Mark(place, 0, actual, Style.ACTUAL, top=0.3, bottom=0.7, says=says, source=behind)
        if unsaid:
            says = f"{name}: {say_number(unsaid)} officer-hours not stated"
            yield Mark(place, actual, actual + unsaid, Style.NOT_STATED, top=0.3, bottom=0.7, says=says, source=behind)
    else:
        awaited = one.actual.stated is Stated.AWAITED
        style, says = (Style.AWAITED if awaited else Style.NOT_STATED), f"{name}: result {one.actual.stated}"
        yield Mark(place, 0, whole, style, top=0.3, bottom=0.7, says=says)
    said = f"{_said(one.actual)} of {say_number(whole)}"
    yield Mark(place, whole, whole, Style.EVEN, said, LabelAt.END, says=f"{name}: {said} officer-hours")


def _said(cover: Cover) -> str:
    return say_number(_hours(cover.minutes)) if cover.stated is Stated.STATED else cover.stated.value


def _behind(one: CoverMet, phase: Phase) -> Source:
    """The borough's patrols in the required time: those of the place are among them."""
    period = one.required.period
    source = patrol_source(phase, (one.required.borough,), period.starts)
    return replace(source, lasting=period.minutes, adds="")


def _table(covers: Sequence[CoverMet]) -> Table:
    columns = (
        Column("Where", Align.LEFT),
        Column("When", Align.LEFT),
        Column("Officers required"),
        Column("Officer-hours required"),
        Column("Planned"),
        Column("Actual"),
        Column("Short on the day", Align.LEFT),
    )
    return Table(columns, tuple(_row(one) for one in covers))


def _row(one: CoverMet) -> tuple[Cell, ...]:
    required = one.required
    short = "; ".join(
        f"{short.there} of {short.required} {say_short_span(short.period)}" for short in one.actual.shortfalls
    )
    whole = _hours(required.minutes)
    return (
        Cell(required.where, required.where),
        Cell(say_short_span(required.period), say_short_span(required.period)),
        Cell(required.officers, say_count(required.officers)),
        Cell(whole, say_number(whole)),
        _cell(one.planned),
        _cell(one.actual),
        Cell(short or None, short if one.actual.stated is Stated.STATED else one.actual.stated.value),
    )


def _cell(cover: Cover) -> Cell:
    if cover.stated is not Stated.STATED:
        return Cell(None, cover.stated.value)
    return Cell(_hours(cover.minutes), _said(cover))
