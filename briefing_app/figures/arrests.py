"""Arrests by borough, proactive, reactive and not stated."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_missing
from briefing_app.figures.figure import (
    Align,
    Cell,
    Chart,
    Column,
    Figure,
    LabelAt,
    Mark,
    Row,
    Source,
    Style,
    Table,
)
from briefing_app.figures.scales import count_axis
from briefing_app.operation.counting.arrest_counts import ArrestSplit, BoroughArrests, arrests_by_borough, ranked
from briefing_app.operation.kinds import PARTNER_UNITS, Phase
from briefing_app.operation.position.position import Position
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import listed_few, plural, say_count

NOT_BY_PARTNERS = (("arresting_unit", tuple(sorted(PARTNER_UNITS))),)

_TYPES = (
    (Style.PROACTIVE, "Proactive", "proactive"),
    (Style.REACTIVE, "Reactive", "reactive"),
    (Style.NOT_STATED, None, "not stated"),
)


def arrests_figure(position: Position) -> Figure:
    """Stacked bars, most first; the awaited last and hatched; partners' arrests apart."""
    arrests = ranked(arrests_by_borough(position))
    stating = [one for one in arrests if one.stated is Stated.STATED]
    missing = say_missing(_where(arrests, Stated.AWAITED), _where(arrests, Stated.NOT_STATED))
    total = _total(stating)
    partners = sum(one.partners for one in arrests)
    apart = f"; {plural(partners, 'arrest')} by partners stand apart" if partners else ""
    return Figure(
        id="arrests-by-borough",
        name="Arrests by borough",
        title=joined(_finding(stating, total.total, arrests), missing if stating else ""),
        subtitle=f"Persons arrested by the Met, by the borough in which it happened{apart}",
        sentence=_sentence(stating, total, partners, missing),
        basis=basis_of(position, Phase.RESULT),
        table=_table(arrests, total, partners),
        chart=_chart(arrests),
        group="Arrests",
    )


def _where(arrests: Sequence[BoroughArrests], answer: Stated) -> tuple[str, ...]:
    return tuple(one.borough for one in arrests if one.stated is answer)


def _total(stating: Sequence[BoroughArrests]) -> ArrestSplit:
    return ArrestSplit(
        sum(one.split.proactive for one in stating),
        sum(one.split.reactive for one in stating),
        sum(one.split.not_stated for one in stating),
    )


def _finding(stating: Sequence[BoroughArrests], total: int, arrests: Sequence[BoroughArrests]) -> str:
    if not stating:
        return nothing_stated("arrests", _where(arrests, Stated.AWAITED), [one.borough for one in arrests])
    if not total:
        return f"No arrests in the {plural(len(stating), 'borough')} that state them"
    most = stating[0].split.total
    first = [one.borough for one in stating if one.split.total == most]
    if len(first) == 1:
        return f"{first[0]} made {say_count(most)} of {plural(total, 'arrest')}"
    return f"{listed_few(first)} each made {say_count(most)} of {plural(total, 'arrest')}"


def _sentence(stating: Sequence[BoroughArrests], total: ArrestSplit, partners: int, missing: str) -> str:
    if not stating:
        return "No arrests have been stated yet" + (f": {missing}." if missing else ".")
    leading = [f"{one.borough} {say_count(one.split.total)}" for one in stating[:3] if one.split.total]
    most = f" Most: {', '.join(leading)}." if leading else ""
    apart = f" Partners made {say_count(partners)} more, which are not in the total." if partners else ""
    return (
        f"{plural(total.total, 'arrest')} in {plural(len(stating), 'borough')}: {_split_said(total)}."
        f"{most}{apart}" + (f" {missing}." if missing else "")
    )


def _split_said(split: ArrestSplit) -> str:
    parts = [f"{say_count(split.proactive)} proactive", f"{say_count(split.reactive)} reactive"]
    return ", ".join([*parts, f"{say_count(split.not_stated)} not stated"] if split.not_stated else parts)


def _counts(split: ArrestSplit) -> tuple[int, int, int]:
    return split.proactive, split.reactive, split.not_stated


def _chart(arrests: Sequence[BoroughArrests]) -> Chart:
    most = max((one.split.total for one in arrests if one.stated is Stated.STATED), default=0)
    axis = count_axis("Persons arrested", most)
    marks = [mark for place, one in enumerate(arrests) for mark in _marks(place, one, axis.ends)]
    present = {mark.style for mark in marks}
    words = {**{style: word for style, _, word in _TYPES}, Style.AWAITED: "return awaited"}
    return Chart(
        axis=axis,
        rows=tuple(Row(one.borough, one.borough) for one in arrests),
        marks=tuple(marks),
        legend=tuple((style, word) for style, word in words.items() if style in present),
    )


def _marks(place: int, one: BoroughArrests, axis_ends: float) -> Iterator[Mark]:
    if one.stated is not Stated.STATED:
        style = Style.AWAITED if one.stated is Stated.AWAITED else Style.NOT_STATED
        yield Mark(
            place, 0, axis_ends, style, one.stated.value, LabelAt.INSIDE, says=f"{one.borough}: arrests {one.stated}"
        )
        return
    left, last = 0, Style.EVEN
    for (style, word, said), number in zip(_TYPES, _counts(one.split), strict=True):
        if number:
            yield Mark(
                place,
                left,
                left + number,
                style,
                say_count(number),
                LabelAt.INSIDE,
                says=f"{one.borough}: {say_count(number)} {said} of {plural(one.split.total, 'arrest')}",
                source=arrests_source(one.borough, _of_type(word)),
                value=number,
            )
            left, last = left + number, style
    yield Mark(
        place,
        left,
        left,
        last,
        say_count(one.split.total),
        LabelAt.END,
        says=f"{one.borough}: {plural(one.split.total, 'arrest')}",
        source=arrests_source(one.borough),
        value=one.split.total,
    )


def _of_type(word: str | None) -> tuple[tuple[str, str | None], ...]:
    return (("arrest_type", word),)


def arrests_source(borough: str = "", where: tuple[tuple[str, str | int | None], ...] = ()) -> Source:
    """The Met's arrests, of one borough and with these values."""
    here = (("borough", borough),) if borough else ()
    return Source("arrests", Phase.RESULT.value, (*here, *where), none_of=NOT_BY_PARTNERS, adds="persons")


def _table(arrests: Sequence[BoroughArrests], total: ArrestSplit, partners: int) -> Table:
    headings = ["Proactive", "Reactive", "Not stated", "Arrests", *(["Partners' arrests, apart"] if partners else [])]
    any_stated = any(one.stated is Stated.STATED for one in arrests)
    return Table(
        columns=(Column("Borough", Align.LEFT), *(Column(heading) for heading in headings)),
        rows=tuple((Cell(one.borough, one.borough), *_cells(one, partners > 0)) for one in arrests),
        total=(Cell("All", "All that state arrests"), *_number_cells("", total, partners if partners else None))
        if any_stated
        else (),
    )


def _cells(one: BoroughArrests, with_partners: bool) -> tuple[Cell, ...]:
    if one.stated is Stated.STATED:
        return _number_cells(one.borough, one.split, one.partners if with_partners else None)
    return (Cell(None, one.stated.value),) * (5 if with_partners else 4)


def _number_cells(borough: str, split: ArrestSplit, partners: int | None) -> tuple[Cell, ...]:
    cells = [
        Cell(number, say_count(number), arrests_source(borough, _of_type(word)))
        for (_, word, _), number in zip(_TYPES, _counts(split), strict=True)
    ]
    cells.append(Cell(split.total, say_count(split.total), arrests_source(borough)))
    if partners is not None:
        here = (("borough", borough),) if borough else ()
        cells.append(
            Cell(
                partners,
                say_count(partners),
                Source("arrests", Phase.RESULT.value, here, one_of=NOT_BY_PARTNERS, adds="persons"),
            )
        )
    return tuple(cells)
