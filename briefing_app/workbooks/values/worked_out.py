"""What follows from a table's fields: moments, order, strength and references."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from briefing_app.operation.boroughs import borough
from briefing_app.operation.offences import headline_of, vawg_category_of
from briefing_app.operation.returns.returns import Severity
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.values import Value
from briefing_app.operation.words import plural, say_date, say_moment, say_time
from briefing_app.workbooks.files.contents import Asked
from briefing_app.workbooks.values.clock_times import moments, next_day_of, next_showing, no_such_time, of_zone
from briefing_app.workbooks.values.missing import owed_in
from briefing_app.workbooks.values.table import Table

_LONGEST = 24 * 60
_LONGEST_NIGHT = 16 * 60
"""A patrol or duty of more than a day is a wrong date."""


def work_out(table: Table) -> None:
    if not table.numbers:
        return
    match table.kind.name:
        case "arrests":
            _work_out_arrests(table)
        case "patrols":
            _order_times(table, "planned_start", "planned_end")
            _order_times(table, "actual_start", "actual_end")
        case "deployments":
            _order_times(table, "duty_start", "duty_end")
            _add_strength(table)
        case "community":
            _check_part(table, "of_whom_women_and_girls", "people_engaged")
    _ask_of_doubled(table)
    _check_refs(table)


# --- arrests ------------------------------------------------------------------------------------


def _work_out_arrests(table: Table) -> None:
    persons = table.column("persons")
    for place in range(len(table.numbers)):
        if persons[place] is None and place not in table.held:
            persons[place] = 1
    _work_out_moments(table)
    offences, flags = table.column("primary_offence"), table.column("da_flag")
    codes = [_offence_code(offence) for offence in offences]
    pairs = [(code, flag if isinstance(flag, str) else None) for code, flag in zip(codes, flags, strict=True)]
    worked = {pair: (headline_of(pair[0], pair[1]).value, vawg_category_of(pair[0], pair[1])) for pair in set(pairs)}
    table.columns["headline"] = [worked[pair][0] for pair in pairs]
    table.columns["vawg_category"] = [worked[pair][1] for pair in pairs]


def _work_out_moments(table: Table) -> None:
    period = table.operation.period
    dates, times = table.column("arrest_date"), table.column("arrest_time")
    arrested_at: list[Value] = [None] * len(table.numbers)
    known: dict[tuple[Value, Value], tuple[str | None, tuple[Minute, ...] | None]] = {}
    first_day, last_day = (from_minute(one).date().isoformat() for one in (period.starts, period.ends - 1))
    doubled: dict[tuple[str, str, tuple[Minute, ...]], list[int]] = {}
    for place, key in enumerate(zip(dates, times, strict=True)):
        if place in table.next_day or _is_midnight(table, place):
            _end_of_day(table, place)
            key = dates[place], times[place]
        if key not in known:
            known[key] = _arrest_moments(key[0], key[1], table)
        day, found = known[key]
        if day is None:
            _ask_for_day(table, place, key[1])
            continue
        dates[place] = day
        if found is not None:
            every, found = found, of_zone(found, _zone(table.sent(place, "arrest_time")))
            if not found:
                _say_not_shown(table, place, day, str(key[1]), every)
                continue
            arrested_at[place] = found[0]
            if len(found) > 1:
                doubled.setdefault((day, str(key[1]), found), []).append(place)
        moment = arrested_at[place]
        if moment not in period if isinstance(moment, int) else not first_day <= day <= last_day:
            _say_outside(table, place, day)
    for (day, clock, found), places in doubled.items():
        _ask_of_arrests(table, day, clock, found, places, arrested_at)
    table.columns["arrested_at"] = arrested_at


def _say_outside(table: Table, place: int, day: str) -> None:
    period = table.operation.period
    table.say(
        place,
        "arrest_date",
        table.sent(place, "arrest_date") or day,
        f"The arrest is outside the operation ({say_moment(from_minute(period.starts))} to "
        f"{say_moment(from_minute(period.ends))}). Check its date and time; the row is held.",
        Severity.HOLD,
    )


def _say_not_shown(table: Table, place: int, day: str, clock: str, every: tuple[Minute, ...]) -> None:
    if every:
        why = f"London's clocks kept {from_minute(every[0]).tzname()} then."
    else:
        why = no_such_time(date.fromisoformat(day), time.fromisoformat(clock))
    words = table.sent(place, "arrest_time") or clock
    table.say(place, "arrest_time", words, f"{why} The row is held until it is put right.", Severity.HOLD)


def _is_midnight(table: Table, place: int) -> bool:
    return bool(table.as_sent) and "midnight" in table.sent(place, "arrest_time").casefold()


def _end_of_day(table: Table, place: int) -> None:
    """24:00 is the next day's 00:00; "midnight" is, where the day's own beginning lies outside the operation."""
    dates = table.column("arrest_date")
    if not isinstance(dates[place], str):
        return
    day = date.fromisoformat(str(dates[place]))
    after = day + timedelta(days=1)
    period = table.operation.period
    if place not in table.next_day:
        begins, ends = (moments(one, time())[0] in period for one in (day, after))
        if begins and ends:
            says = (
                "Midnight of a day can be its beginning or its end, and the operation has both. "
                "Write 00:00 or 24:00; the row is held."
            )
            table.say(place, "arrest_time", table.sent(place, "arrest_time"), says, Severity.HOLD)
            return
        if begins or not ends:
            return
    words = table.sent(place, "arrest_date") or f"{day:%d/%m/%Y}"
    table.note_sent(place, "arrest_date", words)
    dates[place] = after.isoformat()
    says = f"{table.sent(place, 'arrest_time')} on {say_date(day)} was read as 00:00 on {say_date(after)}."
    table.say(place, "arrest_time", table.sent(place, "arrest_time"), says, Severity.WARN)


def _zone(words: str) -> str:
    said = words.casefold()
    return "bst" if said.endswith("bst") else "gmt" if said.endswith("gmt") else ""


def _ask_for_day(table: Table, place: int, clock: Value) -> None:
    """In an operation of several days a time alone, or nothing, does not tell the day."""
    said = f"at {clock} " if clock else ""
    says = f"The arrest {said}has no date, and the operation runs over several days. Put the date in; the row is held."
    table.say(place, "arrest_date", "", says, Severity.HOLD)


def _arrest_moments(day: Value, clock: Value, table: Table) -> tuple[str | None, tuple[Minute, ...] | None]:
    """The date, worked out from the operation where it is blank, and the moments that the time may be."""
    hour_minute = time.fromisoformat(clock) if isinstance(clock, str) else None
    if isinstance(day, str):
        return day, None if hour_minute is None else moments(date.fromisoformat(day), hour_minute)
    period = table.operation.period
    several = period.minutes > _LONGEST + 60
    if hour_minute is None:
        return None if several else from_minute(period.starts).date().isoformat(), None
    days = [one for one in table.context.days if any(moment in period for moment in moments(one, hour_minute))]
    if several and len(days) != 1:
        return None, None
    on = days[0] if days else _skipped(table, hour_minute)
    return on.isoformat(), moments(on, hour_minute)


def _skipped(table: Table, clock: time) -> date:
    """The day of the operation that has no such time, else its first: the row will be held there."""
    days = table.context.days
    return next((day for day in days if not moments(day, clock)), days[0])


def _ask_of_arrests(
    table: Table, day: str, clock: str, found: tuple[Minute, ...], places: list[int], arrested_at: list[Value]
) -> None:
    asked = Asked(
        "clocks went back",
        f"{day} {clock}",
        f"{clock} came twice on {say_date(date.fromisoformat(day))}, when the clocks went back. Which is meant?",
        tuple(_with_zone(one) for one in found),
        lasting=False,
    )
    answered = table.ask(places, "arrest_time", asked, dict.fromkeys(places, clock))
    if answered is not None:
        for place in places:
            arrested_at[place] = found[answered.choice]


def _with_zone(moment: Minute) -> str:
    at = from_minute(moment)
    which = "before the clocks went back" if at.tzname() == "BST" else "after the clocks went back"
    return f"{say_time(at)} {at.tzname()}, {which}"


def _offence_code(offence: Value) -> str | None:
    """The code that a listed offence begins with; the sender's own words stay as they are."""
    if not isinstance(offence, str):
        return None
    head, _, _ = offence.partition(" ")
    return head if re.fullmatch(r"O\d\d", head) else offence


# --- start and end ------------------------------------------------------------------------------


def _order_times(table: Table, start_name: str, end_name: str) -> None:
    """An end before its start is the next day's, if it came as a time of day; else the row is held."""
    if not table.has(start_name):
        return
    starts, ends = table.column(start_name), table.column(end_name)
    _hold_outside(table, start_name)
    if not table.has(end_name):
        return
    clock_only = table.clock_only.get(end_name, ())
    if table.twice:
        _order_doubled(table, start_name, end_name)
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if not (isinstance(start, int) and isinstance(end, int)):
            continue
        if place in clock_only:
            after = _after(start, end)
            if after is None:
                shown = from_minute(end).time()
                why = no_such_time(next_day_of(start, shown), shown)
                says = f"{why} The row is held until it is put right."
                table.say(place, end_name, table.sent(place, end_name), says, Severity.HOLD)
                continue
            ends[place] = end = after
            if from_minute(start).time() == from_minute(end).time():
                says = (
                    f"Start and end are both {say_time(from_minute(start))}. If that is a whole day, give the end its "
                    "date; the row is held."
                )
                table.say(place, end_name, table.sent(place, end_name), says, Severity.HOLD)
                continue
        of_clock = place in clock_only or place in table.clock_only.get(start_name, ())
        if of_clock and _is_long_night(start, end):
            says = (
                f"From {say_time(from_minute(start))} to {say_time(from_minute(end))} would be "
                f"{plural((end - start) // 60, 'hour')}, into the next day. Put the times right, or give the end its "
                "date; the row is held."
            )
            table.say(place, end_name, table.sent(place, end_name), says, Severity.HOLD)
            continue
        if end <= start or end - start > _LONGEST:
            found = table.sent(place, end_name) or say_moment(from_minute(end))
            fault = "is not after the start" if end <= start else "is more than a day after the start"
            says = f"The end {say_moment(from_minute(end))} {fault} {say_moment(from_minute(start))}; the row is held."
            table.say(place, end_name, found, says, Severity.HOLD)


def _is_long_night(start: Minute, end: Minute) -> bool:
    """An end before its start is the next morning's; 7:00 to 3:00 is more likely a day's work."""
    ends = from_minute(end)
    return (
        _LONGEST >= end - start > _LONGEST_NIGHT and ends.date() != from_minute(start).date() and ends.time() != time()
    )


def _hold_outside(table: Table, start_name: str) -> None:
    """A start on another day than the operation's is a wrong date, or another operation's."""
    days = table.context.days
    first = moments(days[0], time())[0]
    last = moments(days[-1] + timedelta(days=1), time())[0]
    starts = table.column(start_name)
    outside = [place for place, start in enumerate(starts) if isinstance(start, int) and not first <= start < last]
    for place in outside:
        moment = from_minute(starts[place])  # type: ignore[arg-type]
        when = say_date(days[0]) if len(days) == 1 else f"{say_date(days[0])} to {say_date(days[-1])}"
        says = f"{say_moment(moment)} is outside the operation ({when}). Check the date; the row is held."
        table.say(place, start_name, table.sent(place, start_name) or say_moment(moment), says, Severity.HOLD)


def _after(start: Minute, end: Minute) -> Minute | None:
    """The first moment after `start` at which the clocks show what they show at `end`; None where they skip it."""
    if 0 < end - start < _LONGEST:
        return end
    return next_showing(start, from_minute(end).time())


def _showings(start: Minute, clock: time) -> Iterator[Minute]:
    """The moments from the day of `start` on at which the clocks show this."""
    first = from_minute(start).date()
    for number in range(3):
        yield from moments(first + timedelta(days=number), clock)


def _order_doubled(table: Table, start_name: str, end_name: str) -> None:
    """Of two moments that a time may mean, the one that lies rightly between start and end, if it is one alone."""
    starts, ends = table.column(start_name), table.column(end_name)
    doubled = {place: None for name in (start_name, end_name) for place in table.twice.get(name, ())}
    for place in doubled:
        start, end = starts[place], ends[place]
        if not (isinstance(start, int) and isinstance(end, int)):
            continue
        may_start = table.twice.get(start_name, {}).pop(place, (start,))
        may_end: tuple[Minute, ...] = table.twice.get(end_name, {}).pop(place, (end,))
        if place in table.clock_only.get(end_name, ()):
            clock = from_minute(end).time()
            may_end = tuple(dict.fromkeys(one for first in may_start for one in _next_showing(first, clock)))
        fitting = [(one, other) for one in may_start for other in may_end if 0 < other - one <= _LONGEST]
        if not fitting:
            continue
        starts[place], ends[place] = fitting[0]
        if len(fitting) == 1:
            continue
        choices = tuple(f"{_said(one)} to {_said(other)}" for one, other in fitting)
        asked = Asked(
            "clocks went back",
            choices[0],
            f"The clocks went back between {_said(fitting[0][0])} and {_said(fitting[-1][1])}, and a time came twice. "
            "Which is meant?",
            choices,
            lasting=False,
        )
        answered = table.ask([place], end_name, asked, {place: table.sent(place, end_name)})
        if answered is not None:
            starts[place], ends[place] = fitting[answered.choice]


def _next_showing(start: Minute, clock: time) -> tuple[Minute, ...]:
    """The first moment after `start` at which the clocks show this, and its double."""
    after = [one for one in _showings(start, clock) if one > start]
    return tuple(one for one in after if one - after[0] <= 60)


def _said(moment: Minute) -> str:
    at = from_minute(moment)
    return f"{say_time(at)} {at.tzname()}"


def _ask_of_doubled(table: Table) -> None:
    """Times that came twice and that no start or end decides."""
    for name, doubled in table.twice.items():
        alike: dict[tuple[Minute, Minute], list[int]] = {}
        for place, both in doubled.items():
            alike.setdefault(both, []).append(place)
        for both, places in alike.items():
            choices = tuple(_with_zone(one) for one in both)
            says = f"{say_moment(from_minute(both[0]))} came twice, as the clocks went back. Which is meant?"
            asked = Asked("clocks went back", say_moment(from_minute(both[0])), says, choices, lasting=False)
            answered = table.ask(places, name, asked, {place: table.sent(place, name) for place in places})
            if answered is not None:
                for place in places:
                    table.column(name)[place] = both[answered.choice]


# --- counts -------------------------------------------------------------------------------------

_RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos", "police_staff_partners")


def _add_strength(table: Table) -> None:
    """The total strength is the sum of the ranks where they are given; the total alone is enough."""
    totals = table.column("officers")
    by_rank = list(zip(*(table.column(rank) for rank in _RANKS), strict=True))
    owed = owed_in(table, table.definition("officers"))
    for place, ranks in enumerate(by_rank):
        stated = [rank for rank in ranks if isinstance(rank, int)]
        total = totals[place]
        if total is None and stated:
            totals[place] = sum(stated)
        elif total is None and owed[place] and place not in table.held:
            says = "Neither the total strength nor any rank is given; the row is held."
            table.say(place, "officers", table.sent(place, "officers"), says, Severity.HOLD)
        elif isinstance(total, int) and stated and sum(stated) != total:
            says = f"Officers is {total}, its ranks add up to {sum(stated)}; the stated total is counted. Check it."
            table.say(place, "officers", str(total), says, Severity.WARN)


def _check_part(table: Table, part_name: str, whole_name: str) -> None:
    for place, (part, whole) in enumerate(zip(table.column(part_name), table.column(whole_name), strict=True)):
        if isinstance(part, int) and isinstance(whole, int) and part > whole:
            says = f"{part} is more than the {whole} of {table.definition(whole_name).heading}. Check it."
            table.say(place, part_name, str(part), says, Severity.WARN)


# --- references ---------------------------------------------------------------------------------


def _check_refs(table: Table) -> None:
    """A reference used twice may be one thing counted twice: the second row is held."""
    refs = table.column("ref")
    first_row: dict[Value, int] = {}
    for place, ref in enumerate(refs):
        if ref is None:
            continue
        if ref in first_row or ref in table.refs_before:
            where = table.refs_before.get(ref) or f"row {first_row[ref]}"
            says = (
                f"{ref} is already the reference of {where}. If this is another "
                f"{table.kind.one}, give it a reference of its own; the row is held."
            )
            table.say(place, "ref", str(ref), says, Severity.HOLD)
        else:
            first_row[ref] = table.numbers[place]
    prefix = f"{borough(table.borough).abbreviation}-{table.kind.letter}-"
    number = 0
    for place, ref in enumerate(refs):
        if ref is None:
            number += 1
            while (made := f"{prefix}{number:03d}") in first_row or made in table.refs_taken:
                number += 1
            refs[place] = made
            table.note_sent(place, "ref", "")
