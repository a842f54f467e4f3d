"""What came of the plan by borough, by unit and by place, worst first, and why things were not done: tables alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing_app.figures.basis import basis_of
from briefing_app.figures.figure import Align, Cell, Column, Figure, Source, Table
from briefing_app.figures.plan_and_actual import plan_and_actual_figure
from briefing_app.operation.counting.measures import (
    OUTCOME_FIELD,
    ActivityMeasure,
    measure_of,
    part_of,
    place_of,
)
from briefing_app.operation.counting.place_coverage import PlaceCoverage, Visit, planned_places, say_short_span
from briefing_app.operation.counting.results_counted import reasons_not_done
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.position import Activity, Position
from briefing_app.operation.position.stated import Stated, boroughs_of, stated
from briefing_app.operation.words import NOT_STATED, listed_few, plural, say_count

_PLANNED = ("done", "part", "not_done", "outcome_not_stated", "not_reported", "unsaid", "awaited")
_HEADINGS = ("Planned", "Done", "In part", "Not done", "Not reported", "Not stated", "Awaited", "Completed", "Added")
_NUMBERS = (
    ("done",),
    ("part",),
    ("not_done",),
    ("not_reported",),
    ("outcome_not_stated", "unsaid"),
    ("awaited",),
)
_ADDED = ("added", "added_done")


def came_of_it(position: Position) -> tuple[Figure, ...]:
    """By activity, by borough, by unit, by place, and the reasons."""
    return (
        plan_and_actual_figure(position),
        by_borough_figure(position),
        by_unit_figure(position),
        by_place_figure(position),
        reasons_figure(position),
    )


def by_borough_figure(position: Position) -> Figure:
    found = [
        (borough, measure_of(position, name, (borough,)), tuple(position.activities_in(name, borough)))
        for borough in boroughs_of(position)
        for name in OUTCOME_FIELD
    ]
    there = [one for one in found if one[2]]
    there.sort(key=lambda one: _worst(one[1]))
    rows = tuple(
        (Cell(borough, borough), Cell(one.name, one.name.capitalize()), *_cells(position, one, activities))
        for borough, one, activities in there
    )
    columns = (Column("Borough", Align.LEFT), Column("Work", Align.LEFT), *map(Column, _HEADINGS))
    return _figure(position, "came-of-it-boroughs", "By borough", rows, columns, "Planned work of each borough")


def by_unit_figure(position: Position) -> Figure:
    """Kinds of which rows name a unit; what the plan names counts, and the result where nothing was planned."""
    rows = []
    for name in OUTCOME_FIELD:
        if not any(field.name == "unit" for field in kind(name).fields):
            continue
        whole = measure_of(position, name)
        units: dict[str, list[Activity]] = defaultdict(list)
        for activity in position.activities(name):
            units[(activity.plan or activity.records[0]).text("unit") or NOT_STATED].append(activity)
        for unit, activities in units.items():
            counted = Counter(_place(position, activity, name) for activity in activities)
            rows.append((unit, part_of(whole, counted), activities))
    rows.sort(key=lambda one: _worst(one[1]))
    cells = tuple(
        (Cell(unit, unit), Cell(one.name, one.name.capitalize()), *_cells(position, one, activities))
        for unit, one, activities in rows
    )
    columns = (Column("Unit", Align.LEFT), Column("Work", Align.LEFT), *map(Column, _HEADINGS))
    return _figure(position, "came-of-it-units", "By unit", cells, columns, "Planned work of each unit")


def by_place_figure(position: Position) -> Figure:
    """Missed places first, then the longest gaps."""
    order = {Visit.MISSED: 0, Visit.NOT_REPORTED: 1, Visit.VISITED: 2, Visit.NOT_STATED: 3, Visit.AWAITED: 4}
    places = sorted(planned_places(position), key=lambda one: (order[one.visit], -_uncovered(one)))
    columns = (
        Column("Borough", Align.LEFT),
        Column("Place", Align.LEFT),
        Column("Patrols planned"),
        Column("What came of it", Align.LEFT),
        Column("Minutes uncovered"),
        Column("When, and why", Align.LEFT),
    )
    return _figure(
        position, "came-of-it-places", "By place", tuple(map(_place_row, places)), columns, "Planned places of patrol"
    )


def reasons_figure(position: Position) -> Figure:
    rows = tuple(
        (
            Cell(one.word or NOT_STATED, one.word or "Reason not stated"),
            Cell(
                one.number,
                say_count(one.number),
                Source(
                    "patrols",
                    Phase.RESULT.value,
                    (("reason_not_done", one.word),),
                    one_of=(("status", ("Not done", "Part completed")),),
                ),
            ),
        )
        for one in reasons_not_done(position)
    )
    columns = (Column("Why patrols were not done, or cut short", Align.LEFT), Column("Patrols"))
    return _figure(position, "came-of-it-reasons", "Reasons not done", rows, columns, "Patrols not done or cut short")


def done_source(position: Position, name: str) -> Source | None:
    """The rows of all that was done of a kind, whether planned or not."""
    found = [
        activity.result.id
        for activity in position.activities(name)
        if activity.result is not None and _place(position, activity, name) in ("done", "added_done", "unmatched_done")
    ]
    return _ids(name, found)


def _figure(
    position: Position,
    id: str,
    name: str,
    rows: Sequence[tuple[Cell, ...]],
    columns: Sequence[Column],
    subtitle: str,
) -> Figure:
    awaited = position.awaited(Phase.RESULT)
    waiting = f"; {plural(len(awaited), 'result')} awaited: {listed_few(awaited)}" if awaited else ""
    says = f"{name}: {plural(len(rows), 'row')}, worst first{waiting}" if rows else f"{name}: nothing to show{waiting}"
    return Figure(
        id=id,
        name=name,
        title=says,
        subtitle=subtitle,
        sentence=f"{says}.",
        basis=basis_of(position, Phase.RESULT, Phase.PLAN),
        table=Table(tuple(columns), tuple(rows)),
    )


def _worst(one: ActivityMeasure) -> tuple[bool, float, int]:
    """Least completed first, and of those alike the one with most planned; what nobody answered comes last."""
    return one.share is None, one.share or 0.0, -one.planned


def _place(position: Position, activity: Activity, name: str) -> str:
    return place_of(name, activity, stated(position, name, Phase.RESULT, activity.borough))


def _cells(position: Position, one: ActivityMeasure, activities: Iterable[Activity]) -> Iterator[Cell]:
    """Each number leads to the very rows that it counts: of the result, and of the plan where none answers."""
    plans: list[int] = []
    behind: dict[str, list[int]] = defaultdict(list)
    for activity in activities:
        where = _place(position, activity, one.kind)
        if activity.plan is not None and where in _PLANNED:
            plans.append(activity.plan.id)
        record = activity.result or activity.plan
        if record is not None:
            behind[where].append(record.id)
    plan, result = one.plan_stated, one.result_stated
    known = plan is Stated.STATED
    yield Cell(len(plans), say_count(len(plans)), _ids(one.kind, plans)) if known else Cell(None, plan.value)
    for names in _NUMBERS:
        yield _number(one, behind, names, Stated.STATED if names == ("awaited",) or "unsaid" in names else result)
    share = one.share if result is Stated.STATED else None
    yield Cell(None if share is None else 100 * share, one.share_said)
    yield _number(one, behind, _ADDED, result)


def _number(one: ActivityMeasure, behind: Mapping[str, Sequence[int]], names: Iterable[str], answer: Stated) -> Cell:
    found = [one_id for name in names for one_id in behind.get(name, ())]
    if answer is not Stated.STATED:
        return Cell(None, answer.value)
    return Cell(len(found), say_count(len(found)), _ids(one.kind, found))


def _ids(name: str, ids: Sequence[int]) -> Source | None:
    return Source(name, ids=tuple(ids)) if ids else None


def _uncovered(place: PlaceCoverage) -> int:
    return sum(gap.period.minutes for gap in place.gaps)


def _place_row(place: PlaceCoverage) -> tuple[Cell, ...]:
    where = (("borough", place.borough),)
    source = Source("patrols", Phase.PLAN.value, where, one_of=(("location", place.locations), ("ref", place.refs)))
    number = len(place.refs)
    answered = place.visit not in (Visit.AWAITED, Visit.NOT_STATED)
    minutes = _uncovered(place)
    why = "; ".join(say_short_span(gap.period) + (f" ({gap.why})" if gap.why else "") for gap in place.gaps)
    return (
        Cell(place.borough, place.borough),
        Cell(place.place, place.place),
        Cell(number, say_count(number), source),
        Cell(place.visit.value, place.visit.value),
        Cell(minutes, say_count(minutes)) if answered else Cell(None, place.visit.value),
        Cell(why, why),
    )
