"""Plan against actual over all kinds of work, least completed first: each bar is what was planned, out of a hundred."""

from collections.abc import Iterator, Sequence

from briefing_app.figures.basis import basis_of, joined, say_missing
from briefing_app.figures.figure import (
    Align,
    Axis,
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
    Tick,
)
from briefing_app.figures.plan_to_result import DONE_IS
from briefing_app.figures.work_sources import WorkSources
from briefing_app.operation.counting.measures import ActivityMeasure, plan_against_actual, worst_first
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, Standing
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import say_count


def plan_and_actual_figure(position: Position) -> Figure:
    measures = worst_first(plan_against_actual(position))
    finding = _finding(measures)
    missing = say_missing(position.awaited(Phase.RESULT), ())
    return Figure(
        id="plan-and-actual",
        name="Plan against actual",
        title=joined(finding, missing if position.included(Phase.RESULT) else ""),
        subtitle="Planned work of every kind by what came of it, in percent of what was planned",
        sentence=_sentence(measures, finding, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(measures),
        chart=_chart(measures),
        group="Warrants and visits",
    )


def _finding(measures: Sequence[ActivityMeasure]) -> str:
    known = [one for one in measures if one.share is not None and one.result_stated is Stated.STATED]
    if not known:
        return "Plan and actual can't be compared yet"
    worst = known[0]
    return f"Least completed: {worst.name}, {worst.share_said}"


def _sentence(measures: Sequence[ActivityMeasure], finding: str, missing: str) -> str:
    parts = [f"{one.name} {one.share_said}" for one in measures if one.plan_stated is Stated.STATED]
    said = f"{finding}. Completed, of planned: {', '.join(parts)}." if parts else f"{finding}."
    return said + (f" {missing}." if missing else "")


def _chart(measures: Sequence[ActivityMeasure]) -> Chart:
    marks = tuple(mark for place, one in enumerate(measures) for mark in _marks(place, one))
    present = {mark.style for mark in marks if mark.right > mark.left}
    return Chart(
        Axis("Percent of planned", 0, 100, tuple(Tick(at, f"{at}%") for at in range(0, 101, 20))),
        tuple(Row(one.kind, one.name.capitalize()) for one in measures),
        marks,
        tuple((style, words) for style, words in _LEGEND if style in present),
    )


_LEGEND = (
    (Style.ACTUAL, "done"),
    (Style.SHADE, "in part"),
    (Style.GAP, "not done"),
    (Style.NOT_STATED, "not reported or not stated"),
    (Style.AWAITED, "awaited"),
)


def _marks(place: int, one: ActivityMeasure) -> Iterator[Mark]:
    name = one.name.capitalize()
    if one.plan_stated is not Stated.STATED or not one.planned:
        word = one.plan_stated.value if one.plan_stated is not Stated.STATED else "none planned"
        style = {Stated.AWAITED: Style.AWAITED, Stated.NOT_STATED: Style.NOT_STATED}.get(one.plan_stated, Style.EVEN)
        yield Mark(place, 0, 100, style, word, LabelAt.INSIDE, says=f"{name}: {word}")
        return
    left = 0
    for style, number, words, source in _parts(one):
        if number:
            says = f"{name}: {say_count(number)} of {say_count(one.planned)} planned {words}"
            starts, ends = 100 * left / one.planned, min(100.0, 100 * (left + number) / one.planned)
            yield Mark(
                place, starts, ends, style, say_count(number), LabelAt.INSIDE, shade=0.5, says=says, source=source,
                value=number,
            )  # fmt: skip
            left += number
    said = f"{one.share_said} of {say_count(one.answered)}" if one.answered else one.share_said
    yield Mark(place, 100, 100, Style.EVEN, said, LabelAt.END, says=f"{name}: {said} planned {DONE_IS[one.kind]}")


def _parts(one: ActivityMeasure) -> Iterator[tuple[Style, int, str, Source]]:
    behind = WorkSources(one.kind)
    yield Style.ACTUAL, one.done, DONE_IS[one.kind], behind.done
    yield Style.SHADE, one.part, "done in part", behind.part
    yield Style.GAP, one.not_done, "not done", behind.not_done
    yield Style.NOT_STATED, one.not_reported, "not reported", behind.not_reported(one.results)
    yield Style.NOT_STATED, one.outcome_not_stated, "with no outcome stated", behind.outcome_not_stated
    yield Style.NOT_STATED, one.unsaid, "in boroughs not stating it", behind.not_reported(one.results_not_stated)
    yield Style.AWAITED, one.awaited, "with the result awaited", behind.awaited


def _table(measures: Sequence[ActivityMeasure]) -> Table:
    columns = (Column("Work", Align.LEFT), *map(Column, _HEADINGS))
    return Table(columns, tuple(_row(one) for one in measures))


_HEADINGS = (
    "Planned",
    "Done",
    "In part",
    "Not done",
    "Not reported",
    "Outcome not stated",
    "Result not stated",
    "Awaited",
    "Completed",
    "Added",
)


def _row(one: ActivityMeasure) -> tuple[Cell, ...]:
    name = Cell(one.name, one.name.capitalize())
    plan, result = one.plan_stated, one.result_stated
    planned = Cell(None, plan.value)
    if plan is Stated.STATED:
        planned = Cell(one.planned, say_count(one.planned), Source(one.kind, Phase.PLAN.value))
    if Stated.STATED not in (plan, result):
        return (name, planned, *[Cell(None, result.value)] * (len(_HEADINGS) - 1))
    sources = [source for _, _, _, source in _parts(one)]
    missing = result is not Stated.STATED

    def number(value: int, source: Source | None = None) -> Cell:
        return Cell(None, result.value) if missing else Cell(value, say_count(value), source)

    return (
        name,
        planned,
        number(one.done, sources[0]),
        number(one.part, sources[1]),
        number(one.not_done, sources[2]),
        number(one.not_reported, sources[3]),
        number(one.outcome_not_stated, sources[4]),
        Cell(one.unsaid, say_count(one.unsaid), sources[5]),
        Cell(one.awaited, say_count(one.awaited), sources[6]),
        Cell(None if one.share is None or missing else 100 * one.share, one.share_said),
        number(one.added, Source(one.kind, Phase.RESULT.value, standing=(Standing.ADDED,))),
    )
