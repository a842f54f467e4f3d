"""Planned work from the plan to its result: every outcome, what nobody has said yet, and what was never planned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.figures.basis import basis_of, joined, say_missing
from briefing_app.figures.figure import Align, Cell, Chart, Column, Figure, LabelAt, Mark, Row, Source, Style, Table
from briefing_app.figures.scales import count_axis
from briefing_app.operation.counting.measures import DONE, OUTCOME_FIELD, PART, ActivityMeasure, measure_of
from briefing_app.operation.counting.outcomes import outcome_counts
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Position, Standing
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, plural, say_count

WORK = ("warrants", "wanted", "compliance", "venues", "business", "community")
_GROUPS = {
    **dict.fromkeys(("warrants", "wanted", "compliance"), "Warrants and visits"),
    **dict.fromkeys(("venues", "business", "community"), "Community and venues"),
}
DONE_IS = {
    "patrols": "completed",
    "deployments": "deployed as planned",
    "warrants": "executed",
    "wanted": "located",
    "compliance": "made contact",
    "venues": "made",
    "business": "completed",
    "community": "completed",
}


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One row below the plan; rows of the plan stand side by side, the others at the far end."""

    label: str
    style: Style
    planned: int
    added: int = 0
    unmatched: int = 0
    of_planned: Source | None = None
    shade: float = 0.0
    reported: bool = True
    """Whether it is a word of the results: awaited and not reported are none."""

    @property
    def all(self) -> int:
        return self.planned + self.added + self.unmatched


def plan_to_result_figure(position: Position, name: str) -> Figure:
    """Each outcome begins where the one before ended, so that together they reach what was planned."""
    measure = measure_of(position, name)
    outcomes = tuple(_outcomes(position, measure))
    finding = _finding(measure)
    missing = _missing(measure)
    return Figure(
        id=f"{name}-result",
        name=f"{kind(name).many.capitalize()}, from plan to result",
        title=joined(finding, missing),
        subtitle=f"Planned {kind(name).many} by what came of them; what was never planned stands apart",
        sentence=_sentence(measure, outcomes, finding, missing),
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=_table(measure, outcomes),
        chart=_chart(measure, outcomes),
        group=_GROUPS.get(name, ""),
    )


def _known(measure: ActivityMeasure) -> bool:
    return Stated.STATED in (measure.plan_stated, measure.result_stated)


def _missing(measure: ActivityMeasure) -> str:
    """The boroughs whose missing word no number of the finding stands for."""
    if measure.result_stated is Stated.STATED:
        return say_missing(
            () if measure.awaited else measure.results_awaited,
            () if measure.unsaid else measure.results_not_stated,
        )
    if measure.plan_stated is Stated.STATED:
        missing = say_missing(measure.plans_awaited, measure.plans_not_stated)
        return joined(missing, f"results {measure.result_stated.value}")
    return ""


def _finding(measure: ActivityMeasure) -> str:
    many, done = kind(measure.kind).many, DONE_IS[measure.kind]
    plan, result = measure.plan_stated, measure.result_stated
    if not _known(measure):
        return f"{many.capitalize()} are {(result if result is Stated.AWAITED else plan).value}"
    if plan is not Stated.STATED:
        return f"{many.capitalize()}: {say_count(measure.done_in_all)} {done}; plan {plan.value}"
    if result is not Stated.STATED:
        return f"{plural(measure.planned, kind(measure.kind).one, many)} planned"
    if not measure.planned:
        beside = f"{say_count(measure.added)} reported" if measure.added else "none reported"
        return f"{many.capitalize()}: none planned, {beside}"
    said = f"{many.capitalize()}: {say_count(measure.done)} of {say_count(measure.planned)} planned {done}"
    said += f", {say_count(measure.part)} in part" if measure.part else ""
    answered = f" of {say_count(measure.answered)} answered" if measure.answered < measure.planned else ""
    said += f" ({measure.share_said}{answered})" if measure.answered else ""
    said += f", {say_count(measure.added_done)} unplanned" if measure.added_done else ""
    waiting = [
        f"{say_count(number)} {word}"
        for number, word in ((measure.awaited, "awaited"), (measure.unsaid, "not stated"))
        if number
    ]
    return joined(said, ", ".join(waiting))


def _sentence(measure: ActivityMeasure, outcomes: Sequence[_Outcome], finding: str, missing: str) -> str:
    parts = [f"{one.label} {say_count(one.planned)}" for one in outcomes if one.planned]
    said = f"{finding}." + (f" Of {say_count(measure.planned)} planned: {', '.join(parts)}." if parts else "")
    unplanned = [f"{one.label} {say_count(one.added)}" for one in outcomes if one.added]
    said += f" Never planned: {', '.join(unplanned)}." if unplanned else ""
    return said + (f" {missing[:1].upper()}{missing[1:]}." if missing else "")


def _outcomes(position: Position, measure: ActivityMeasure) -> Iterator[_Outcome]:
    name, field = measure.kind, OUTCOME_FIELD[measure.kind]
    for one in outcome_counts(position, name):
        style, shade = _style(name, one.word)
        source = Source(name, Phase.RESULT.value, ((field, one.word),), standing=(Standing.REPORTED,))
        label = one.word or "Outcome not stated"
        yield _Outcome(label, style, one.planned, one.added, one.unmatched, source, shade)
    not_reported = Source(name, Phase.PLAN.value, standing=(Standing.NOT_REPORTED,))
    if measure.not_reported:
        here = Source(name, Phase.PLAN.value, one_of=(("borough", measure.results),), standing=not_reported.standing)
        yield _Outcome("Not reported", Style.NOT_STATED, measure.not_reported, of_planned=here, reported=False)
    if measure.unsaid:
        silent = (("borough", measure.results_not_stated),)
        here = Source(name, Phase.PLAN.value, one_of=silent, standing=not_reported.standing)
        yield _Outcome("Result not stated", Style.NOT_STATED, measure.unsaid, of_planned=here, reported=False)
    if measure.awaited:
        here = Source(name, Phase.PLAN.value, standing=(Standing.PLANNED,))
        yield _Outcome("Result awaited", Style.AWAITED, measure.awaited, of_planned=here, reported=False)


def _style(name: str, word: str | None) -> tuple[Style, float]:
    """Not done is light with a bold edge, so that black-and-white paper tells it from what was done."""
    if word is None:
        return Style.NOT_STATED, 0.0
    if word in DONE[name]:
        return Style.ACTUAL, 0.0
    return (Style.SHADE, 0.5) if word in PART else (Style.GAP, 0.0)


def _chart(measure: ActivityMeasure, outcomes: Sequence[_Outcome]) -> Chart:
    plan = measure.plan_stated is Stated.STATED
    beyond = measure.added + measure.unmatched
    axis = count_axis(kind(measure.kind).many.capitalize(), measure.planned + beyond)
    rows: list[Row] = []
    marks: list[Mark] = []
    if plan:
        rows.append(Row("planned", "Planned"))
        says = f"{say_count(measure.planned)} planned"
        source = Source(measure.kind, Phase.PLAN.value)
        number = measure.planned
        marks += [
            Mark(0, 0, number, Style.PLANNED, says=says, source=source, value=number),
            Mark(0, number, number, Style.EVEN, say_count(number), LabelAt.END, says=says, source=source, value=number),
        ]
    left = 0
    for one in outcomes:
        if one.planned:
            marks += _bar(len(rows), left, one.planned, one.label, one.style, one.of_planned, one.shade)
            rows.append(Row(one.label, one.label))
            left += one.planned
    left = measure.planned
    for number, label, standing in (
        (measure.added, "Never planned", Standing.ADDED),
        (measure.unmatched, "Reported, plan awaited", Standing.UNMATCHED),
    ):
        if number:
            source = Source(measure.kind, Phase.RESULT.value, standing=(standing,))
            marks += _bar(len(rows), left, number, label, Style.OVER, source, 0.5)
            rows.append(Row(label, label))
            left += number
    present = {mark.style for mark in marks if mark.right > mark.left}
    legend = tuple((style, words) for style, words in _LEGEND if style in present)
    return Chart(axis, tuple(rows), tuple(marks), legend)


_LEGEND = (
    (Style.PLANNED, "planned"),
    (Style.ACTUAL, "done"),
    (Style.SHADE, "in part"),
    (Style.GAP, "not done"),
    (Style.NOT_STATED, "not reported or not stated"),
    (Style.AWAITED, "awaited"),
    (Style.OVER, "never planned"),
)


def _bar(
    row: int, left: int, number: int, label: str, style: Style, source: Source | None, shade: float
) -> Iterator[Mark]:
    says = f"{label}: {say_count(number)}"
    right = left + number
    yield Mark(row, left, right, style, shade=shade, says=says, source=source, value=number)
    yield Mark(row, right, right, Style.EVEN, say_count(number), LabelAt.END, says=says, source=source, value=number)


def _table(measure: ActivityMeasure, outcomes: Sequence[_Outcome]) -> Table:
    columns = (
        Column("Outcome", Align.LEFT),
        Column("Of planned"),
        Column("Never planned"),
        Column("Plan awaited"),
        Column("All"),
    )
    rows = tuple(_row(measure, one) for one in outcomes)
    if not _known(measure):
        return Table(columns, ())
    numbers = [
        measure.planned if measure.plan_stated is Stated.STATED else None,
        measure.added,
        measure.unmatched,
        measure.planned + measure.added + measure.unmatched,
    ]
    total = (Cell("All", "All"), *(_cell(number, measure.plan_stated.value) for number in numbers))
    return Table(columns, rows, total)


def _row(measure: ActivityMeasure, one: _Outcome) -> tuple[Cell, ...]:
    word = None if one.label == "Outcome not stated" else one.label
    where = ((OUTCOME_FIELD[measure.kind], word),)

    def cell(number: int, standing: tuple[Standing, ...]) -> Cell:
        if not one.reported:
            return Cell(number, say_count(number))
        return Cell(number, say_count(number), Source(measure.kind, Phase.RESULT.value, where, standing=standing))

    return (
        Cell(one.label, one.label),
        Cell(one.planned, say_count(one.planned), one.of_planned),
        cell(one.added, (Standing.ADDED,)),
        cell(one.unmatched, (Standing.UNMATCHED,)),
        cell(one.all, ()),
    )


def _cell(number: int | None, word: str) -> Cell:
    return Cell(None, word or NOT_STATED) if number is None else Cell(number, say_count(number))
