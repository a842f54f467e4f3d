"""What can be chosen of a public table: each of its measures, and sums of those that are parts of a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.operation.background.tables import BackgroundTable, Words
from briefing_app.operation.words import normalised, say_count

Wanted = tuple[str | None, ...]
"""The words of a measure; None where everything that stands there is added up."""

_NO_COUNT = re.compile(
    r"\b(?:rates?|ratios?|per|percent|percentage|proportion|share|average|mean|median|index|rank|score|density|change)\b"
    r"|%"
)
TOTAL_WORDS = frozenset({
    "total", "totals", "grand total", "sub total", "subtotal", "all", "overall", "sum", "tno",
    "total notifiable offences",
    "all offences", "all recorded offences", "all crime", "all crimes", "all recorded crime", "total offences",
    "total crime", "total recorded crime", "all ages", "all persons", "all people", "all notifiable offences",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the things to choose: a measure of the table, or the sum of several."""

    wanted: Wanted
    name: str
    members: frozenset[int]
    """The table's measures that it is, or that are added up."""

    @property
    def is_sum(self) -> bool:
        return None in self.wanted


def is_total(word: str) -> bool:
    """Whether a word in a column of kinds stands for all of them."""
    folded = normalised(word)
    return folded in TOTAL_WORDS or folded.endswith((" total", " totals")) or folded.startswith("total ")


@lru_cache(maxsize=16)
def measures_of(table: BackgroundTable) -> tuple[Measure, ...]:
    """In the table's order, each sum before what it adds up."""
    found: dict[Wanted, Measure] = {}
    for words in table.measures:
        for wanted in _sums_before(table, words):
            if wanted not in found:
                measure = _measure(table, wanted)
                if len(measure.members) > 1 and _counts(table, measure.members):
                    found[wanted] = measure
        found[words] = _measure(table, words)
    return tuple(found.values())


def measure_of(table: BackgroundTable, wanted: Wanted) -> Measure | None:
    return next((one for one in measures_of(table) if one.wanted == wanted), None)


def periods_of(table: BackgroundTable, measure: Measure) -> tuple[str, ...]:
    """Those of which the table has something of the measure, in its order."""
    there = frozenset().union(*(table.periods_by_measure.get(place, frozenset()) for place in measure.members))
    return tuple(period for place, period in enumerate(table.periods) if place in there)


def title_of(table: BackgroundTable, measure: Measure, tables: Sequence[BackgroundTable] = ()) -> str:
    """What a figure of it is called unless somebody says otherwise: the measure's words; of everything the table's.

    Where several `tables` of a file have the same measure, the sheet tells a rate from a count.
    """
    words = list(dict.fromkeys(word for word in measure.wanted if word))
    if not words:
        return table.title or table.sheet.replace("_", " ")
    alike = [one for one in tables if one is not table and measure.wanted in {each.wanted for each in measures_of(one)}]
    return ": ".join(dict.fromkeys((table.sheet, *words) if alike else words))


def latest_of(periods: Sequence[str]) -> str:
    """The last in time, where each is of a month, a year or the like; else the last of the table."""
    keys = {period: key for period in periods if (key := _time(period)) is not None}
    if keys and len(keys) == len(periods):
        return max(keys, key=lambda period: keys[period])
    return periods[-1] if periods else ""


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = re.compile(rf"(?:year to )?(?:(\d{{1,2}}) )?(?:({'|'.join(_MONTHS)}) |Q([1-4]) )?(\d{{4}})(?:-\d{{2}})?")


def _time(period: str) -> tuple[int, int, int] | None:
    """Year, month and day by which it begins; None where it is said in no such way."""
    found = _TIME.fullmatch(period)
    if found is None:
        return None
    day, month, quarter, year = found.groups()
    begins = _MONTHS.index(month) + 1 if month else 3 * int(quarter) - 2 if quarter else 0
    return int(year), begins, int(day or 0)


def totals_beside(table: BackgroundTable, measure: Measure) -> frozenset[int]:
    """The measures with which the table itself says what a sum comes to."""
    return frozenset(
        place
        for place, words in enumerate(table.measures)
        if measure.is_sum
        and all(
            (is_total(said) or not said) if word is None else said == word
            for word, said in zip(measure.wanted, words, strict=True)
        )
    )


def _sums_before(table: BackgroundTable, words: Words) -> Iterator[Wanted]:
    """ "BURGLARY, DOMESTIC": all of them, then all of BURGLARY."""
    first = next((place for place, aspect in enumerate(table.aspects) if aspect.adds_up), len(words))
    for place in range(first, len(words)):
        yield (*words[:place], *(None,) * (len(words) - place))


def _measure(table: BackgroundTable, wanted: Wanted) -> Measure:
    members = frozenset(
        place
        for place, words in enumerate(table.measures)
        if all(
            said == word or (word is None and said and not is_total(said))
            for word, said in zip(wanted, words, strict=True)
        )
    )
    return Measure(wanted, _name(table, wanted, len(members)), members)


def _name(table: BackgroundTable, wanted: Wanted, count: int) -> str:
    said = list(dict.fromkeys(word for word in wanted if word))
    if None not in wanted:
        return ": ".join(said) or table.title or table.sheet
    name = ": ".join(said) or "All rows"
    return f"{name}, {say_count(count)} kinds added up"


def _counts(table: BackgroundTable, members: frozenset[int]) -> bool:
    """Whether they can be added: whole numbers, and no word says that they are rates."""
    words = (word for place in members for word in table.measures[place])
    if any(_NO_COUNT.search(normalised(word)) for word in (*words, table.sheet)):
        return False
    return bool(members & table.counting) and members <= table.counting | table.without_numbers


def adds_over_boroughs(table: BackgroundTable, measure: Measure) -> bool:
    """Whether the boroughs' numbers may be added up: of populations and offences, not of rates."""
    return _counts(table, measure.members)
