"""Staff trained and people engaged, by borough and by type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_leading, say_missing
from briefing_app.figures.engagement import GROUP
from briefing_app.figures.figure import Cell, Column, Figure, Source, Style, Table
from briefing_app.figures.work_sources import WorkSources
from briefing_app.operation.counting.measures import DONE, OUTCOME_FIELD, PART
from briefing_app.operation.counting.planned_work import listed_word
from briefing_app.operation.counting.sums import Sum, reported, summed
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import plural, say_count


@dataclass(frozen=True, slots=True)
class _People:
    """A number of people that results state, with its words."""

    kind: str
    field: str
    type_field: str
    id: str
    name: str
    people: str
    """ "staff trained"."""
    subtitle: str


STAFF = _People(
    "business",
    "staff_trained",
    "business_type",
    "staff-trained",
    "Staff trained",
    "staff trained",
    "Staff trained at businesses",
)


PEOPLE = _People(
    "community",
    "people_engaged",
    "engagement_type",
    "people-engaged",
    "People engaged",
    "people engaged",
    "People engaged at community events",
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A borough, or a type, with its sum."""

    label: str
    number: Sum
    stated: Stated
    source: Source


def people_by_borough(position: Position, of: _People) -> Figure:
    """Ranked; a borough that states none of its numbers is not stated, one that states some says how many not."""
    by_borough: dict[str, list[Record]] = {name: [] for name in boroughs_of(position)}
    for record in reported(position, of.kind):
        by_borough[record.borough].append(record)
    lines = []
    for name, records in by_borough.items():
        number, state = summed(records, of.field), stated(position, of.kind, Phase.RESULT, name)
        answer = Stated.NOT_STATED if state is Stated.STATED and not number.known else state
        source = replace(_people_source(of, WorkSources(of.kind).of(Phase.RESULT)), where=(("borough", name),))
        lines.append(_Line(name, number, answer, source))
    return _people_figure(position, of, "borough", lines)


def people_by_type(position: Position, of: _People) -> Figure:
    """Ranked by the type of business or event."""
    by_type: dict[str | None, list[Record]] = {}
    for record in reported(position, of.kind):
        by_type.setdefault(listed_word(of.kind, of.type_field, record.text(of.type_field)), []).append(record)
    lines = []
    for word, records in by_type.items():
        number = summed(records, of.field)
        source = _people_source(of, WorkSources(of.kind, of.type_field, word).of(Phase.RESULT))
        state = Stated.STATED if number.known else Stated.NOT_STATED
        lines.append(_Line("Type not stated" if word is None else word, number, state, source))
    return _people_figure(position, of, "type", lines)


def _people_source(of: _People, rows: Source) -> Source:
    """Those of the rows that were done, wholly or in part: only they engaged or trained anybody."""
    words = tuple(sorted(DONE[of.kind] | PART))
    return replace(rows, one_of=((OUTCOME_FIELD[of.kind], words),), adds=of.field)


_ORDER = (Stated.STATED, Stated.NOT_STATED, Stated.AWAITED)


def _people_figure(position: Position, of: _People, by: str, lines: Sequence[_Line]) -> Figure:
    whole = summed(reported(position, of.kind), of.field)
    in_order = sorted(lines, key=lambda one: (_ORDER.index(one.stated), -one.number.number, one.label))
    boroughs = boroughs_of(position)
    answers = {name: stated(position, of.kind, Phase.RESULT, name) for name in boroughs}
    answers |= {one.label: one.stated for one in lines if by == "borough"}
    awaited, silent = (
        tuple(name for name in boroughs if answers[name] is one) for one in (Stated.AWAITED, Stated.NOT_STATED)
    )
    if len(awaited) + len(silent) == len(boroughs):
        title = nothing_stated(of.people, awaited, boroughs)
        in_order = in_order if by == "borough" else []
    else:
        events = kind(of.kind)
        unstated = f"{plural(whole.not_stated, events.one, events.many)} not stating it" if whole.not_stated else ""
        title = joined(_most(of, in_order, whole), unstated, say_missing(awaited, silent))
    figure = bar_figure(
        Said(
            f"{of.id}-by-{by}",
            f"{of.name} by {by}",
            title,
            f"{of.subtitle}, by {by}",
            basis_of(position, Phase.RESULT),
            group=GROUP,
        ),
        [_people_bar(one) for one in in_order],
        (Series(Style.ACTUAL, of.people),),
        rows_are=by.capitalize(),
        counted=of.name,
    )
    return replace(figure, table=_with_unstated(figure.table, in_order)) if whole.not_stated else figure


def _people_bar(one: _Line) -> Bar:
    number = one.number
    apart = f" ({say_count(number.not_stated)} not stated)" if number.not_stated else ""
    said = say_count(number.number) + apart
    return Bar(one.label, (number.number,), (one.source,), one.stated, ends=said, source=one.source)


def _most(of: _People, lines: Sequence[_Line], whole: Sum) -> str:
    most = max((one.number.number for one in lines if one.stated is Stated.STATED), default=0)
    if not most:
        return f"No {of.people}"
    first = [(one.label, most) for one in lines if one.number.number == most and one.stated is Stated.STATED]
    return say_leading(first, say_count(most), f"{say_count(whole.number)} {of.people}")


def _with_unstated(table: Table, lines: Sequence[_Line]) -> Table:
    """A column with how many of the rows behind each number don't state it."""

    def cell(one: _Line) -> Cell:
        unstated = one.number.not_stated
        return Cell(None, "awaited") if one.stated is Stated.AWAITED else Cell(unstated, say_count(unstated))

    whole = sum(one.number.not_stated for one in lines)
    return Table(
        (*table.columns, Column("Not stating it")),
        tuple((*row, cell(one)) for row, one in zip(table.rows, lines, strict=True)),
        (*table.total, Cell(whole, say_count(whole))) if table.total else (),
    )
