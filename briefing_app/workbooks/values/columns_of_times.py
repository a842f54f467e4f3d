"""Times of day, and moments with or without their date: read a column at a time, like cells alike."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from briefing_app.operation.kinds import Field, IfMissing
from briefing_app.operation.returns.returns import Severity
from briefing_app.operation.times import Minute, at, from_minute, to_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import say_date
from briefing_app.workbooks.files.contents import (
    FIRST_YEAR,
    Asked,
    CellContent,
    ColumnContext,
    Doubt,
    Odd,
    Read,
    Unreadable,
    is_blank,
    refused,
    say_content,
)
from briefing_app.workbooks.values.choices import says_nothing
from briefing_app.workbooks.values.clock_times import (
    Clock,
    Numeral,
    clock_of,
    day_and_time_in,
    moments,
    next_day_of,
    next_showing,
    no_such_time,
    of_zone,
    range_in,
    to_the_minute,
)
from briefing_app.workbooks.values.columns_of_dates import (
    OF_THE_OPERATION,
    Day,
    TwoDays,
    aware_moment,
    day_of,
    from_serial,
    settle_days,
    years_meant,
)
from briefing_app.workbooks.values.times_as_numbers import TwoClocks, settle_clocks

ENDS = {"planned_start": "planned_end", "actual_start": "actual_end", "duty_start": "duty_end"}
"""Where the end goes of a cell that states both: 0700-1900."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a cell of moments: a day, a time, a time at which it ends."""

    day: Day | None = None
    clock: Clock | Numeral | None = None
    end: Clock | None = None
    moment: Minute | None = None
    """Stated with its offset from UTC."""


def read_times(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> tuple[dict[CellContent, Read], list[str]]:
    """The column's different contents as times of day, `22:30`."""
    found: dict[CellContent, Read] = {}
    clocks: dict[CellContent, Clock | Numeral] = {}
    days: dict[CellContent, date] = {}
    dated = any(type(content) is datetime and content.year >= FIRST_YEAR for content in contents)
    for content in contents:
        if type(content) is time:
            found[content] = f"{to_the_minute(datetime.combine(context.day, content)):%H:%M}"
        elif is_blank(content):
            found[content] = None
        else:
            try:
                clocks[content] = _clock_with_day(content, definition, context, days, dated=dated)
            except Unreadable as why:
                found[content] = _unread(definition, content, str(why))
    for content, clock in settle_clocks(definition, clocks).items():
        also = (("arrest_date", days[content].isoformat()),) if content in days else ()
        found[content] = _time_value(definition, content, clock, also)
    return found, []


def _clock_with_day(
    content: CellContent,
    definition: Field,
    context: ColumnContext,
    days: dict[CellContent, date],
    *,
    dated: bool,
) -> Clock | Numeral:
    """The time of a cell; the date that stands in it too is noted where it is one of the operation's."""
    moment: datetime | None = None
    if isinstance(content, float) and not content.is_integer() and 20_000 <= content < 80_000:
        content_read: CellContent = from_serial(content)
    else:
        content_read = content
    if isinstance(content_read, datetime) and content_read.year >= FIRST_YEAR:
        moment = to_the_minute(content_read)
    elif isinstance(content_read, date) and content_read.year >= FIRST_YEAR and dated:
        moment = datetime.combine(content_read, time())
    elif isinstance(content_read, str) and (aware := aware_moment(content_read)) is not None:
        moment = aware
    if moment is not None:
        day: date | None = moment.date()
        clock: Clock | Numeral = Clock(moment.time().replace(second=0, microsecond=0, tzinfo=None))
    else:
        day, clock = _written_time(content_read, definition, context)
    if definition.name == "arrest_time" and day is not None and day in context.days:
        days[content] = day
    return clock


def _written_time(
    content: CellContent, definition: Field, context: ColumnContext
) -> tuple[date | None, Clock | Numeral]:
    try:
        return None, clock_of(content)
    except Unreadable:
        if (
            not isinstance(content, str)
            or (parts := day_and_time_in(content, years_meant(definition, context))) is None
        ):
            raise
        day = day_of(parts[0], definition, context)
        return day.day_first if day.certain or day.day_first in context.days else None, clock_of(parts[1])


def _time_value(
    definition: Field,
    content: CellContent,
    clock: Clock | TwoClocks | Unreadable,
    also: tuple[tuple[str, str], ...],
) -> Read:
    said = say_content(content)
    match clock:
        case Unreadable():
            return _unread(definition, content, str(clock))
        case TwoClocks():
            readings = tuple(_time_or_refused(definition, content, one) for one in clock.readings)
            return Doubt(clock.asked, readings, said)
        case Clock():
            value = f"{clock.at:%H:%M}"
            if value == said and not also and not clock.next_day:
                return value
            return Odd(value, said, clock.says, next_day=clock.next_day, also=also)


def _time_or_refused(definition: Field, content: CellContent, clock: Clock | None) -> Odd:
    said = say_content(content)
    if clock is None:
        return refused(definition, content, f"“{said}” is not a time (hh:mm).")
    return Odd(f"{clock.at:%H:%M}", said, next_day=clock.next_day)


def _unread(definition: Field, content: CellContent, why: str) -> Read:
    said = say_content(content)
    if says_nothing(said):
        if definition.if_missing is IfMissing.HOLD:
            # Whether the row owes a time is seen when its other cells are known.
            return Odd(None, said)
        return refused(definition, content, f"{definition.heading} is “{said}”.")
    return refused(definition, content, why)


# --- moments --------------------------------------------------------------------------------------


def read_moments(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> tuple[dict[CellContent, Read], list[str]]:
    """The column's different contents as moments; a time alone falls into the operation's period."""
    found: dict[CellContent, Read] = {}
    parts: dict[CellContent, Parts] = {}
    own = frozenset(context.days) if definition.name in OF_THE_OPERATION else None
    for content in contents:
        if type(content) is datetime and content.hour != 1 and _plain(content, own):
            found[content] = to_minute(to_the_minute(content))
        elif is_blank(content):
            found[content] = None
        else:
            try:
                parts[content] = _parts(content, definition, context)
            except Unreadable as why:
                found[content] = _unread(definition, content, str(why))
    if not parts:
        return found, []
    days = settle_days(definition, {content: one.day for content, one in parts.items() if one.day is not None}, context)
    clocks = settle_clocks(definition, {content: one.clock for content, one in parts.items() if one.clock is not None})
    with_time = any(type(content) is datetime or (content in days and content in clocks) for content in contents)
    for content, one in parts.items():
        if one.moment is not None:
            found[content] = Odd(one.moment, say_content(content))
        elif content not in clocks:
            found[content] = _day_alone(definition, content, days[content], with_time=with_time)
        elif content in days:
            found[content] = _dated(definition, content, days[content], clocks[content], one.end, context)
        else:
            found[content] = _undated(definition, content, clocks[content], one.end, context)
    return found, days.notes


def _plain(content: datetime, own: frozenset[date] | None) -> bool:
    """A date and time of Excel's own that needs no second look."""
    return content.date() in own if own is not None else content.year >= FIRST_YEAR


def _parts(content: CellContent, definition: Field, context: ColumnContext) -> Parts:
    if isinstance(content, float) and 20_000 <= content < 80_000:
        content = from_serial(content)
        content = content.date() if content.time() == time() else content
    match content:
        case datetime() if content.year >= FIRST_YEAR:
            return Parts(day_of(content, definition, context), Clock(to_the_minute(content).time()))
        case date() if not isinstance(content, datetime) and content.year >= FIRST_YEAR:
            return Parts(day_of(content, definition, context))
        case str():
            return _parts_of_text(content, definition, context)
    return Parts(clock=clock_of(content))


def _parts_of_text(said: str, definition: Field, context: ColumnContext) -> Parts:
    if (aware := aware_moment(said)) is not None:
        return Parts(moment=to_minute(aware))
    if (both := range_in(said, years_meant(definition, context))) is not None:
        start, end = clock_of(both[1]), clock_of(both[2])
        if not isinstance(start, Clock) or not isinstance(end, Clock) or definition.name not in ENDS:
            raise Unreadable(f"“{said.strip()}” is two times, where {definition.heading} is one.")
        return Parts(day_of(both[0], definition, context) if both[0] else None, start, end)
    try:
        return Parts(clock=clock_of(said))
    except Unreadable as why:
        if (parts := day_and_time_in(said, years_meant(definition, context))) is not None:
            return Parts(day_of(parts[0], definition, context), clock_of(parts[1]))
        try:
            return Parts(day_of(said, definition, context))
        except Unreadable:
            raise why from None


def _day_alone(definition: Field, content: CellContent, day: date | TwoDays | Unreadable, *, with_time: bool) -> Read:
    """A date without a time. A reader gives a date-time at midnight as a date: where others have times, it is one."""
    said = say_content(content)
    if isinstance(day, Unreadable):
        return refused(definition, content, str(day))
    if isinstance(day, TwoDays):
        return Doubt(day.asked, tuple(Odd(at(one, time()), said) for one in day.readings), said)
    typed = isinstance(content, date)
    if typed and (with_time or definition.if_missing is not IfMissing.HOLD):
        return at(day, time())
    not_stated = refused(definition, content, f"“{said}” has no time.")
    if not typed:
        return not_stated
    asked = Asked(
        "dates without a time",
        "",
        f"{definition.heading} is {said} without a time, and no cell of the column has one. Is it midnight?",
        ("midnight, 00:00", "the time is not stated"),
        lasting=False,
    )
    return Doubt(asked, (Odd(at(day, time()), said), not_stated), said)


def _dated(
    definition: Field,
    content: CellContent,
    day: date | TwoDays | Unreadable,
    clock: Clock | TwoClocks | Unreadable,
    end: Clock | None,
    context: ColumnContext,
) -> Read:
    said = say_content(content)
    match day, clock:
        case (Unreadable(), _) | (_, Unreadable()):
            why = day if isinstance(day, Unreadable) else clock
            return refused(definition, content, str(why))
        case date(), Clock():
            return _moment(definition, content, day, clock, end, context)
        case TwoDays(), Clock():
            return Doubt(
                day.asked,
                tuple(_settled(_moment(definition, content, one, clock, end, context)) for one in day.readings),
                said,
            )
        case date(), TwoClocks():
            return Doubt(
                clock.asked,
                tuple(
                    refused(definition, content, f"“{said}” is not a time.")
                    if one is None
                    else _settled(_moment(definition, content, day, one, end, context))
                    for one in clock.readings
                ),
                said,
            )
    return refused(definition, content, f"Neither the date nor the time of “{said}” is certain.")


def _settled(read: Read) -> Value | Odd:
    return read.readings[0] if isinstance(read, Doubt) else read


def _moment(
    definition: Field, content: CellContent, day: date, clock: Clock, end: Clock | None, context: ColumnContext
) -> Read:
    """The moment at which clocks showed `clock` on `day`."""
    if clock.midnight:
        return _named_midnight(definition, content, day, context)
    on = day + timedelta(days=1) if clock.next_day else day
    every = moments(on, clock.at)
    found = of_zone(every, clock.zone)
    if not found:
        why = f"London's clocks did not keep {clock.zone.upper()} then." if every else no_such_time(on, clock.at)
        return Odd(None, say_content(content), f"{why} The row is held until it is put right.", Severity.HOLD)
    return _placed(definition, content, found, clock, end, clock_only=False)


def _named_midnight(definition: Field, content: CellContent, day: date, context: ColumnContext) -> Read:
    """Midnight of a day is its start or its end; the operation's period tells where it holds one of them only."""
    said = say_content(content)
    both = (at(day, time()), at(day + timedelta(days=1), time()))
    inside = [one for one in both if one in context.period]
    if len(inside) == 1:
        return Odd(inside[0], said, f"“{said}” was read as {say_date(from_minute(inside[0]).date())} 00:00.")
    asked = Asked(
        "midnight",
        "",
        f"{definition.heading} is “{said}”. Is that the midnight at which the day begins, or at which it ends?",
        ("the day begins", "the day ends"),
    )
    return Doubt(asked, (Odd(both[0], said), Odd(both[1], said)), said)


def _undated(
    definition: Field,
    content: CellContent,
    clock: Clock | TwoClocks | Unreadable,
    end: Clock | None,
    context: ColumnContext,
) -> Read:
    """A time alone is the operation's own: 01:00 in an operation that starts at 05:00 is the next morning."""
    said = say_content(content)
    match clock:
        case Unreadable():
            return _unread(definition, content, str(clock))
        case TwoClocks():
            return Doubt(
                clock.asked,
                tuple(
                    refused(definition, content, f"“{said}” is not a time (hh:mm).")
                    if one is None
                    else _settled(_undated(definition, content, one, end, context))
                    for one in clock.readings
                ),
                said,
            )
        case Clock():
            pass
    days = [day for day in context.days if any(one in context.period for one in moments(day, clock.at))]
    if len(days) > 1 and definition.name not in ENDS.values() and not context.day_beside:
        return _on_which_day(definition, content, clock, end, context)
    day = days[0] if days else context.days[0]
    found = of_zone(moments(day, clock.at), clock.zone)
    if not days and (skipped := [one for one in context.days if not moments(one, clock.at)]):
        why = f"{no_such_time(skipped[0], clock.at)} The row is held until it is put right."
        return Odd(None, said, why, Severity.HOLD)
    if not found:
        return refused(definition, content, f"London's clocks did not keep {clock.zone.upper()} at “{said}”.")
    return _placed(definition, content, found, clock, end, clock_only=True)


def _on_which_day(
    definition: Field, content: CellContent, clock: Clock, end: Clock | None, context: ColumnContext
) -> Read:
    said = say_content(content)
    asked = Asked(
        "times without a date",
        "",
        f"{definition.heading} has times without a date, such as {said}, and the operation runs over "
        f"{len(context.days)} days. Which day are they of?",
        tuple(say_date(day) for day in context.days),
        lasting=False,
    )
    readings: list[Value | Odd] = []
    for day in context.days:
        found = of_zone(moments(day, clock.at), clock.zone)
        readings.append(
            _placed(definition, content, found, clock, end, clock_only=False)
            if found
            else refused(definition, content, no_such_time(day, clock.at))
        )
    return Doubt(asked, tuple(readings), said)


def _placed(
    definition: Field,
    content: CellContent,
    found: tuple[Minute, ...],
    clock: Clock,
    end: Clock | None,
    *,
    clock_only: bool,
) -> Value | Odd:
    said = say_content(content)
    later = found[1] if len(found) > 1 else None
    also: tuple[tuple[str, Value], ...] = ()
    if end is not None:
        ends = next_showing(found[0], end.at)
        if ends is None:
            why = no_such_time(next_day_of(found[0], end.at), end.at)
            return Odd(None, said, f"{why} The row is held until it is put right.", Severity.HOLD)
        also = ((ENDS[definition.name], ends),)
    if isinstance(content, datetime) and later is None and not clock_only:
        return found[0]
    return Odd(found[0], said, clock.says, clock_only=clock_only, also=also, later=later)
