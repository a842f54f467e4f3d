"""What a sheet's name, a title above a table or a section's heading says: borough, kind, day, phase."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.kinds import Kind, Phase
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.tables.heading_words import kinds_by_words, words_of


@dataclass(frozen=True, slots=True)
class Title:
    """What a text says of what stands below it. `rest` is left over when all of that is taken away."""

    text: str
    borough: str | None = None
    kind: Kind | None = None
    kinds: int = 0
    """How many kinds it names; where several, `kind` is none of them."""
    day: date | None = None
    phase: Phase | None = None
    rest: str = ""
    summary: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.borough or self.kind or self.day or self.phase or self.summary)

    @property
    def whole(self) -> bool:
        """Whether it says nothing but that."""
        return self.says_something and not self.rest


_PHASES = {
    "plan": Phase.PLAN, "planned": Phase.PLAN, "planning": Phase.PLAN, "plans": Phase.PLAN, "result": Phase.RESULT,
    "results": Phase.RESULT, "actual": Phase.RESULT, "actuals": Phase.RESULT,
}  # fmt: skip
_SUMMARIES = frozenset((
    "summary", "summaries", "totals", "dashboard", "pivot", "overview", "headlines", "stats", "statistics", "charts",
    "chart", "graphs", "graph", "breakdown", "kpi", "kpis",
))  # fmt: skip
# Words around a name that change nothing about it.
_EMPTY = frozenset((
    "return", "returns", "borough", "boroughs", "sheet", "table", "list", "schedule", "form", "data", "for", "of",
    "the", "on", "in", "at", "by", "from", "and", "vawg", "day", "action", "operation", "op", "date", "section",
    "part", "mps", "met", "police", "london", "details", "log", "bcu", "unit", "final", "draft", "version",
    "official", "sensitive", "only", "name", "activity", "activities", "all", "update", "ocu", "bocu", "lb",
    "council", "tab", "thu", "fri", "sat", "sun", "mon", "tue", "wed", "thursday", "friday", "saturday", "sunday",
    "monday", "tuesday", "wednesday",
))  # fmt: skip
_BESIDE_NAMES = frozenset((
    "copy", "fw", "fwd", "re", "new", "latest", "updated", "amended", "completed", "complete", "submission",
    "submitted", "template", "pre", "post", "event", "outcome", "outcomes", "debrief", "after", "before", "jan",
    "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "v", "ver", "xlsx", "xls",
    "csv", "as", "aw", "ce", "cn", "ea", "ne", "nw", "se", "sn", "sw", "wa", "os", "o", "s", "is", "are", "st",
    "nd", "rd", "th", "our", "this",
))  # fmt: skip
_SPLIT = re.compile(r"\s+[-–—/]\s+|[–—:|,;()\[\]_\n•>]+|\s-|-\s")
_REF = re.compile(r"[A-Z]{2,4}[-/][A-Z][-/]?\d{1,6}", re.IGNORECASE)
"""A record's reference begins with its borough's letters, and is no title."""
_NUMBER = re.compile(r"\d{1,3}|v\d{1,3}|[ivx]{1,4}|[a-h]")
_DAY_FIRST = re.compile(r"(?<![\d/.])(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?![\d/.])")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[ \-]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:[ \-,]+(\d{4}|\d{2}))?\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14


def phases_in(word: str) -> Phase | None:
    """The phase that a word names."""
    return _PHASES.get(word.casefold())


def says_nothing_of_itself(word: str) -> bool:
    """Whether a word beside a name changes nothing about it: "return", "final", a number, what a kind is called."""
    words = normalised(word).split()
    known = (*_EMPTY, *_PHASES, *_SUMMARIES, *_BESIDE_NAMES)
    return all(one in known or _NUMBER.fullmatch(one) or one.isdecimal() or _take_kind([one])[0] for one in words)


def title_of(content: CellContent, year: int) -> Title:
    """What one cell says as a title. A day without a year is in the operation's."""
    if isinstance(content, datetime):
        return Title(str(content), day=content.date())
    if isinstance(content, date):
        return Title(str(content), day=content)
    if not isinstance(content, str) or not content.strip() or len(content) > 200 or _REF.fullmatch(content.strip()):
        return Title(str(content) if isinstance(content, str) else "", rest="…")
    return _title_of_text(content.strip(), year)


@lru_cache(maxsize=4096)
def _title_of_text(text: str, year: int) -> Title:
    day, bare = _take_day(text, year)
    borough: str | None = None
    kinds: dict[str, Kind] = {}
    phase: set[Phase] = set()
    summary = False
    rest: list[str] = []
    whole = borough_named(bare)
    parts = [] if whole else [part for part in _SPLIT.split(bare) if part.strip()]
    if whole:
        borough = whole.name
    if sum(len(part.split()) for part in parts) > _MOST_WORDS:
        return Title(text, day=day, rest=bare)
    boroughs = {borough} if borough else set()
    for part in parts:
        left = part
        named = borough_named(left)
        if named:
            boroughs.add(named.name)
            continue
        words = normalised(left).split()
        phase |= {_PHASES[word] for word in words if word in _PHASES}
        found, words = _take_kind(words)
        while found:
            kinds[found.name] = found
            found, words = _take_kind(words)
        summary = summary or any(word in _SUMMARIES for word in words)
        words = [word for word in words if word not in _PHASES and word not in _SUMMARIES]
        among = _borough_among(words)
        if among:
            boroughs.add(among)
            continue
        rest += [word for word in words if word not in _EMPTY and not _NUMBER.fullmatch(word)]
    return Title(
        text,
        borough=boroughs.pop() if len(boroughs) == 1 else None,
        kind=next(iter(kinds.values())) if len(kinds) == 1 else None,
        kinds=len(kinds),
        day=day,
        phase=phase.pop() if len(phase) == 1 else None,
        rest=" ".join(rest) if len(boroughs) < 2 else text,
        summary=summary,
    )


def _take_kind(words: list[str]) -> tuple[Kind | None, list[str]]:
    """The longest run of words that is what a kind is called, and the words without it."""
    names = kinds_by_words()
    for length in range(min(4, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = names.get(words_of(" ".join(words[start : start + length])))
            if found:
                return found, words[:start] + words[start + length :]
    return None, words


def _borough_among(words: list[str]) -> str | None:
    """A borough that is all the words, but for empty ones at either end: never one inside a longer name."""
    start, end = 0, len(words)
    while True:
        named = borough_named(" ".join(words[start:end])) if start < end else None
        if named:
            return named.name
        if start < end and (words[start] in _EMPTY or _NUMBER.fullmatch(words[start])):
            start += 1
        elif start < end and (words[end - 1] in _EMPTY or _NUMBER.fullmatch(words[end - 1])):
            end -= 1
        else:
            return None


def _take_day(text: str, year: int) -> tuple[date | None, str]:
    for pattern, order in ((_ISO, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        found = pattern.search(text)
        if found:
            return _date(*(int(found[group]) for group in order)), _without(text, found)
    found = _WRITTEN.search(text)
    if found:
        month = _MONTHS.index(found[2].casefold()) + 1
        return _date(int(found[3]) if found[3] else year, month, int(found[1])), _without(text, found)
    return None, text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
