"""The first wording of each section, from what is planned; it follows the data until a person writes."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from briefing_app.operation.counting.planned_work import not_risk_assessed, open_spaces, prisoners_by_hour
from briefing_app.operation.daylight import sunrise_and_sunset
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.order.clashes import TASKS, name_of
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.section_text import Paragraph, Run, text_of
from briefing_app.operation.order.things import thing
from briefing_app.operation.position.position import Position
from briefing_app.operation.resources import reference_rows
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import listed, listed_few, plural, say_date, say_moment, say_time


def sections() -> tuple[str, ...]:
    """Their headings, in the order of IIMARCH."""
    return thing("sections").field("section").values


def written(order: Order, section: str) -> Item | None:
    """What a person wrote under a heading; None while nobody has."""
    return next((one for one in order.of("sections") if one["section"] == section), None)


def seeded(section: str, order: Order, position: Position) -> str:
    """One sentence a line; nothing for a heading that the data has nothing to say about."""
    return "\n".join(_escaped(line) for line in _seed_of(section)(order, position))


def _escaped(line: str) -> str:
    """A sentence is a paragraph, whatever an operation's name or an objective begins with."""
    return text_of((Paragraph((Run(line),)),))


def _information(_: Order, position: Position) -> Iterator[str]:
    operation = position.operation
    yield (
        f"{operation.name} is from {say_moment(from_minute(operation.period.starts))} to "
        f"{say_moment(from_minute(operation.period.ends))} in {plural(len(operation.boroughs), 'borough')}."
    )
    for name in TASKS:
        records = position.of(name, Phase.PLAN)
        stated = [one for one in operation.boroughs if position.states(name, Phase.PLAN, one)]
        if stated:
            many = len({record.borough for record in records})
            yield (
                f"{plural(len(records), *_nouns(name))} {'is' if len(records) == 1 else 'are'} planned in "
                f"{plural(many, 'borough')}."
            )
    awaited = position.awaited(Phase.PLAN)
    if awaited:
        yield f"Plans are awaited from {listed_few(awaited, 6)}; nothing of theirs is counted here."
    spaces = open_spaces(position)
    if spaces:
        number = sum(len(names) for _, names in spaces)
        yield f"Extra patrols go to {plural(number, 'open space')} in {plural(len(spaces), 'borough')}."
    rises, sets = (say_time(from_minute(one)) for one in sunrise_and_sunset(operation.day))
    yield f"On {say_date(operation.day)} the sun rises about {rises} and sets about {sets}."


def _intention(order: Order, _: Position) -> Iterator[str]:
    objectives = order.of("objectives")
    if not objectives:
        yield "No objective has been entered yet."
    for item in objectives:
        target = item.whole("target")
        aim = f"{item.text('objective')}" or "An objective without words"
        yield f"{aim}: {target:,} {item.text('measure')}".rstrip() + "." if target is not None else f"{aim}."


def _method(order: Order, position: Position) -> Iterator[str]:
    for item in order.of("phases"):
        starts, ends = item.whole("starts"), item.whole("ends")
        if starts is not None and ends is not None:
            yield f"{name_of(item)}: {say_moment(from_minute(starts))} to {say_moment(from_minute(ends))}."
    for level in ("Gold", "Silver", "Bronze"):
        roles = [one for one in order.of("command") if one["level"] == level]
        if roles:
            yield f"{level}: {listed(_role(one) for one in roles)}."
        else:
            yield f"{level} is not named yet."
    deployments = position.of("deployments", Phase.PLAN)
    if deployments:
        known = [number for one in deployments if (number := one.whole("officers")) is not None]
        unsaid = len(deployments) - len(known)
        rest = f"; {plural(unsaid, 'deployment')} {'does' if unsaid == 1 else 'do'} not say" if unsaid else ""
        yield f"{plural(sum(known), 'officer')} are planned in {plural(len(deployments), 'deployment')}{rest}."


def _administration(order: Order, position: Position) -> Iterator[str]:
    operation = position.operation
    yield f"Result returns are due {say_moment(from_minute(operation.result_due))}."
    suites = order.of("custody")
    cells = sum((item.whole("cells") or 0) - (item.whole("closed") or 0) for item in suites)
    if suites:
        yield f"{plural(cells, 'cell')} in {listed_few([item.text('suite') for item in suites], 6)}."
    expected = prisoners_by_hour(position)
    if expected:
        hour, number = max(expected, key=lambda one: (one[1], -one[0]))
        yield f"Most prisoners are expected in the hour from {say_moment(from_minute(hour))}: {number:,}."


def _risk(_: Order, position: Position) -> Iterator[str]:
    risks = position.of("risks", Phase.PLAN)
    if risks:
        many = len({one.borough for one in risks})
        yield f"{plural(len(risks), *_nouns('risks'))} came from {plural(many, 'borough')}; the register is below."
    lacking = not_risk_assessed(position)
    warrants = position.of("warrants", Phase.PLAN)
    if warrants:
        yield f"{len(lacking):,} of {plural(len(warrants), 'planned warrant')} have no risk assessment."


def _communications(_: Order, position: Position) -> Iterator[str]:
    groups = {one.text("talkgroup") for one in position.of("deployments", Phase.PLAN)} - {None}
    if groups:
        yield f"Talkgroups in use: {listed_few(sorted(map(str, groups)), 8)}."
    yield "Nobody speaks to the press but those whom Gold has named."


def _rights(_: Order, __: Position) -> Iterator[str]:
    yield "Every arrest and every use of force must be lawful, necessary and proportionate, and the reason recorded."
    yield "Children and vulnerable adults at an address are safeguarded before anything else is done there."


def _nouns(name: str) -> tuple[str, str]:
    definition = kind(name)
    return definition.one, definition.many


def _role(item: Item) -> str:
    function = item.text("function")
    return f"{item.text('name') or 'not named'}{f' ({function})' if function else ''}"


def _nothing(_: Order, __: Position) -> Iterator[str]:
    yield from ()


_SEEDS: Mapping[str, Callable[[Order, Position], Iterator[str]]] = {
    "information": _information,
    "intention": _intention,
    "method": _method,
    "administration": _administration,
    "risk": _risk,
    "communications": _communications,
    "rights": _rights,
}


@cache
def _seed_of(section: str) -> Callable[[Order, Position], Iterator[str]]:
    """A force may call its sections otherwise, and have more of them; those have no words of the data."""
    named = {row["section"]: row["words"] for row in reference_rows("sections.csv")}
    return _SEEDS.get(named.get(section, ""), _nothing)
