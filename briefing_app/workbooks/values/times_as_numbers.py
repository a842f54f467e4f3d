"""Numbers that may be times: read as the column's other cells are written, and asked about where none tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing_app.operation.kinds import Field, IfMissing
from briefing_app.workbooks.files.contents import Asked, CellContent, Unreadable
from briefing_app.workbooks.values.clock_times import Clock, Numeral, as_numeral, is_digits, is_pointed


@dataclass(frozen=True, slots=True)
class TwoClocks:
    """A number that can be a time in two ways, or in one and in none."""

    asked: Asked
    readings: tuple[Clock | None, Clock | None]


def settle_clocks(
    definition: Field, clocks: Mapping[CellContent, Clock | Numeral]
) -> dict[CellContent, Clock | TwoClocks | Unreadable]:
    """Numbers are times in the way in which the column's other cells are; where none tells, it is asked."""
    settled: dict[CellContent, Clock | TwoClocks | Unreadable] = {
        content: clock for content, clock in clocks.items() if isinstance(clock, Clock)
    }
    numerals = {content: clock for content, clock in clocks.items() if isinstance(clock, Numeral)}
    if not numerals:
        return settled
    parted = {content: one for content, one in numerals.items() if not one.bare}
    if parted and all(one.said.startswith("0.") for one in parted.values()):
        _settle_parts_of_a_day(definition, clocks, parted, settled)
    elif parted:
        _settle_parted(definition, clocks, parted, settled)
    bare = {content: one for content, one in numerals.items() if one.bare}
    if bare:
        _settle_bare(definition, clocks, bare, settled)
    return settled


def _settle_parted(
    definition: Field,
    clocks: Iterable[CellContent],
    parted: dict[CellContent, Numeral],
    settled: dict[CellContent, Clock | TwoClocks | Unreadable],
) -> None:
    if any(is_pointed(content) for content in clocks) and all(one.by_minutes for one in parted.values()):
        for content, one in parted.items():
            clock = one.by_minutes
            if clock is not None:
                says = f"“{one.said}” was read as {clock.at:%H:%M}, as the other times of the column are written."
                settled[content] = Clock(clock.at, clock.next_day, says=says)
        return
    for content in clocks:
        # Beside numbers such as 22.3, what else is written with a point may be a number too.
        if content not in parted and (numeral := as_numeral(content)) is not None:
            parted[content] = numeral
        elif isinstance(content, float) and 0 < content < 1 and round(content, 2) == content:
            parted[content] = Numeral(f"{content:.2f}".rstrip("0"))
    example = min(parted.values(), key=lambda one: (one.by_minutes is None or one.by_parts is None, one.said))
    by_minutes, by_parts = (f"{clock.at:%H:%M}" if clock else "no time" for clock in _ways(example))
    asked = Asked(
        "times as numbers",
        "",
        f"{definition.heading} is {example.said}. Is that {by_minutes} (hours and minutes) or {by_parts} "
        f"(hours and parts of an hour)?{_for_all(len(parted))}",
        (
            f"hours and minutes: {example.said} is {by_minutes}",
            f"hours and parts of an hour: {example.said} is {by_parts}",
        ),
    )
    for content, one in parted.items():
        settled[content] = TwoClocks(asked, _ways(one))


def _settle_parts_of_a_day(
    definition: Field,
    clocks: Iterable[CellContent],
    parted: dict[CellContent, Numeral],
    settled: dict[CellContent, Clock | TwoClocks | Unreadable],
) -> None:
    """0.3 is how Excel keeps 07:12, and what it leaves of 0.30; other parts of a day in the column tell."""
    kept_as_parts = any(isinstance(content, float) and 0 < content < 1 and content not in parted for content in clocks)
    if kept_as_parts and all(one.of_day for one in parted.values()):
        settled |= {content: clock for content, one in parted.items() if (clock := one.of_day) is not None}
        return
    example = min(parted.values(), key=lambda one: (one.of_day is None or one.by_minutes is None, one.said))
    both = (example.by_minutes, example.of_day)
    by_minutes, of_day = (f"{clock.at:%H:%M}" if clock else "no time" for clock in both)
    asked = Asked(
        "times as parts of a day",
        "",
        f"{definition.heading} is {example.said}. Is that {by_minutes} (hours and minutes) or {of_day} "
        f"(a part of a day)?{_for_all(len(parted))}",
        (f"hours and minutes: {example.said} is {by_minutes}", f"parts of a day: {example.said} is {of_day}"),
    )
    settled |= {content: TwoClocks(asked, (one.by_minutes, one.of_day)) for content, one in parted.items()}


def _ways(numeral: Numeral) -> tuple[Clock | None, Clock | None]:
    return numeral.by_minutes, numeral.by_parts


def _settle_bare(
    definition: Field,
    clocks: Iterable[CellContent],
    bare: dict[CellContent, Numeral],
    settled: dict[CellContent, Clock | TwoClocks | Unreadable],
) -> None:
    """0 to 59: hours, or what Excel leaves of 0030 when it takes it for a number."""
    in_digits = any(is_digits(content) for content in clocks)
    doubtful: dict[CellContent, Numeral] = {}
    for content, one in bare.items():
        hours, digits = one.by_hours, one.by_digits
        if in_digits and digits is not None and (hours is None or int(one.said) == 0):
            says = f"“{one.said}” was read as {digits.at:%H:%M}, as the other times of the column are written."
            settled[content] = Clock(digits.at, says=says if hours is None else "")
        elif hours is not None and (in_digits or definition.if_missing is not IfMissing.OK):
            doubtful[content] = one
        else:
            settled[content] = Unreadable(f"“{one.said}” is not a time (hh:mm).")
    if not doubtful:
        return
    example = min(doubtful.values(), key=lambda one: (len(one.said), one.said))
    hour = example.by_hours
    said_hour = f"{hour.at:%H:%M}" if hour else ""
    minutes = f"00:{int(example.said):02d}"
    other = f"minutes after midnight: {example.said} is {minutes}" if in_digits else "not a time"
    or_minutes = f", or {minutes}" if in_digits else ""
    asked = Asked(
        "hours alone",
        "",
        f"{definition.heading} is {example.said}. Is that a whole hour, {said_hour}{or_minutes}?"
        f"{_for_all(len(doubtful))}",
        (f"whole hours: {example.said} is {said_hour}", other),
    )
    for content, one in doubtful.items():
        settled[content] = TwoClocks(asked, (one.by_hours, one.by_digits if in_digits else None))


def _for_all(number: int) -> str:
    return f" The answer holds for all {number} such times of the column." if number > 1 else ""
