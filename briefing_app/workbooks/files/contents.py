"""What a reader finds in a cell, and what it comes to: a value, an odd one, or a doubt."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from briefing_app.operation.kinds import Field, IfMissing
from briefing_app.operation.returns.returns import Severity
from briefing_app.operation.times import Minute, Period, from_minute
from briefing_app.operation.values import Value

FIRST_YEAR = 1901
"""Excel gives times of day the first days of its calendar."""

CellContent = object
"""What a reader gives: str, float, int, bool, date, datetime, time or timedelta."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A content that was mapped, parsed or refused: what it came to and what there is to say."""

    value: Value
    as_sent: str
    says: str = ""
    severity: Severity = Severity.WARN
    clock_only: bool = False
    """A time without a date, put into the operation's period."""
    next_day: bool = False
    """24:00 in a time of day: the midnight at which its day ends."""
    also: tuple[tuple[str, Value], ...] = ()
    """What the same cell states of other fields: the end of 0700-1900, the sergeants of 1-3-18."""
    later: Minute | None = None
    """The second moment at which London's clocks showed this, on the night they go back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the contents of one field, asked once for all cells that it is about."""

    about: str
    """What kind of doubt it is, such as "offence" or "times as numbers"."""
    content: str
    """The sender's words; empty where it is about a way of writing that a whole column has."""
    says: str
    choices: tuple[str, ...]
    """What a person may answer. What stands behind ": " is an example."""
    lasting: bool = True
    """Whether the answer would hold for the borough's next return as well."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A content that can be read in more than one way: for each choice of the question, what it would come to."""

    asked: Asked
    readings: tuple[Value | Odd, ...]
    as_sent: str


Read = Value | Odd | Doubt


@dataclass(frozen=True, slots=True)
class ColumnContext:
    """What else bears on a column: which kind of record it belongs to, and when the operation is."""

    kind: str
    day: date
    period: Period
    day_beside: bool = False
    """A day stands beside the column's times, so that they need not say theirs."""

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the operation runs, the first to the last."""
        first, last = from_minute(self.period.starts).date(), from_minute(self.period.ends - 1).date()
        return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


class Unreadable(Exception):
    """The content is no value of the field; carries the sentence."""


NOT_STATED_WORDS = frozenset({
    "n/a", "na", "n.a.", "n.a", "n\\a", "#n/a", "not applicable", "not known", "unknown", "unk", "n/k", "nk",
    "not stated", "not recorded", "not available", "not provided", "tbc", "t.b.c.", "tba", "tbd", "to be confirmed",
    "awaited", "?", "??", "???", "...", "..", "…", "null", "(blank)", "blank", "n/s",
})  # fmt: skip
"""Words for "we can't say". They are never a zero."""

_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")


def without_marks(said: str) -> str:
    """Without marks that are not seen, such as those that turn the direction of writing."""
    return _MARKS.sub("", said)


def tidied(said: str) -> str:
    """Without hidden marks, odd spaces and the apostrophe that keeps Excel from reading a cell."""
    return _SPACES.sub(" ", without_marks(said)).strip().lstrip("'`‘’").strip()


def refused(definition: Field, content: CellContent, why: str) -> Odd:
    """A value that can't be read is never a guess: the row is held where the field matters to it."""
    held = definition.if_missing in (IfMissing.HOLD, IfMissing.DERIVE)
    after = "The row is held until it is put right." if held else "It is kept as not stated."
    return Odd(None, say_content(content), f"{why} {after}", Severity.HOLD if held else Severity.WARN)


def say_content(content: CellContent) -> str:
    """A cell's content as the sender would see it."""
    match content:
        case bool():
            return "TRUE" if content else "FALSE"
        case float() if content.is_integer() and abs(content) < 1e15:
            return str(int(content))
        case float() if content.is_integer():
            return f"{content:.0f}"
        case datetime():
            return content.strftime("%H:%M" if content.year < FIRST_YEAR else "%d/%m/%Y %H:%M")
        case date() if content.year < FIRST_YEAR:
            return "24:00"
        case date():
            return content.strftime("%d/%m/%Y")
        case time():
            return content.strftime("%H:%M")
        case timedelta():
            minutes = int(content.total_seconds() // 60)
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
        case _:
            return str(content).strip()


def is_blank(content: CellContent) -> bool:
    return content is None or (isinstance(content, str) and not content.strip())
