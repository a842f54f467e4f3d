"""What a column's contents look like: references, offences, units, counts, days, times."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache

from briefing_app.operation.boroughs import all_boroughs
from briefing_app.operation.kinds import Field, Kind, Type
from briefing_app.operation.offences import offence_named
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.values.clock_times import range_in
from briefing_app.workbooks.values.counts import says_a_count
from briefing_app.workbooks.values.dittos import is_ditto

REF = re.compile(r"([A-Z]{2,4})([-/_ ]?)([A-Z])[-/_ ]?\d{1,5}", re.IGNORECASE)
"""LAM-A-001: its borough's letters, what parts them from the kind's, and that."""

_ANY_REF = re.compile(r"(?=\S*\d)[\w./\\\-#]{1,24}|[A-Za-z]{1,5} ?[-/]? ?\d{1,6}|[A-Za-z]|[A-Z]{2,6}")
_COUNT = re.compile(
    r"(?:c\.?|ca\.?|approx\.?|about|~|<|>|circa)?\s*\d{1,3}(?:,?\d{3})*\s*[+*]?|nil|none|zero|-|–|n/?a|\d+(?:[-/+]\d+)+|"
    r"\d+ ?(?:pcs?|ps|sgts?|officers?|offrs?|x .*)",
    re.IGNORECASE,
)
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d)?(?::[0-5]\d)?\s*(?:[ap]\.?m\.?)?\s*(?:hrs?|hours|h)?"
_ONE_CLOCK = re.compile(rf"{_CLOCK}|noon|midday|midnight", re.IGNORECASE)
_RANGE = re.compile(rf"{_CLOCK}\s*(?:-|–|—|to|until|x|/|>)\s*{_CLOCK}", re.IGNORECASE)
_DAYLIKE = re.compile(
    r"(?:[a-z]{3,9}\.?,?\s+)?(?:\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th)?[ \-][a-z]{3,9}\.?(?:,?[ \-]\d{2,4})?)",
    re.IGNORECASE,
)
_NOT_STATED = frozenset(
    ("n/a", "na", "nk", "n/k", "tbc", "tba", "not known", "unknown", "?", "-", "–", "nil", "none", "not stated", "")
)
_YES_NO = frozenset(("y", "n", "yes", "no", "true", "false", "nk", "n/k", "not known"))
_TICKS = frozenset("✓✔☑√✗✘☐✕✖×☒x10")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""Days from 2000 to 2099 as Excel counts them."""


def is_ref(content: CellContent) -> bool:
    """A reference of any sort: one word with a digit in it, or a letter."""
    if isinstance(content, (int, float)) and not isinstance(content, bool):
        return True
    return isinstance(content, str) and _ANY_REF.fullmatch(content.strip()) is not None


def letter_of_ref(content: CellContent) -> str | None:
    """The kind's letter in a reference. "Club 24" is none: letters that no mark parts must be a borough's."""
    found = REF.fullmatch(content.strip()) if isinstance(content, str) else None
    if found is None or (found[2] not in ("-", "/", "_") and found[1].casefold() not in _abbreviations()):
        return None
    return found[3].upper()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(one.abbreviation.casefold() for one in all_boroughs())


def as_number(content: CellContent) -> int | None:
    """A whole number that is plainly one; nothing approximate."""
    if isinstance(content, bool):
        return None
    if isinstance(content, (int, float)):
        return int(content) if content == content and abs(content) < 1e9 and content == int(content) else None
    if isinstance(content, str):
        said = content.strip().replace(",", "")
        return int(said) if re.fullmatch(r"\d{1,9}", said) else None
    return None


def is_count(content: CellContent) -> bool:
    if isinstance(content, bool):
        return False
    return isinstance(content, (int, float)) or (
        isinstance(content, str) and _COUNT.fullmatch(content.strip()) is not None
    )


def is_clock(content: CellContent) -> bool:
    """A time of day, alone or as a range."""
    if isinstance(content, (time, timedelta, datetime)):
        return True
    if isinstance(content, (bool, date)):
        return False
    if isinstance(content, (int, float)):
        return (
            0 <= content < 1
            or (content == int(content) and 0 <= content <= 2400 and int(content) % 100 < 60)
            or _is_serial(content)
        )
    return isinstance(content, str) and (_ONE_CLOCK.fullmatch(content.strip()) is not None or is_range(content))


def is_range(content: CellContent) -> bool:
    """From one time of day to another, perhaps on a day: 0700-1900."""
    if not isinstance(content, str):
        return False
    return _RANGE.fullmatch(content.strip()) is not None or range_in(content) is not None


def is_day(content: CellContent) -> bool:
    if isinstance(content, date):
        return True
    if isinstance(content, (int, float)) and not isinstance(content, bool):
        return _is_serial(content)
    return isinstance(content, str) and _DAYLIKE.fullmatch(content.strip()) is not None


def _is_serial(content: float) -> bool:
    return _FIRST_SERIAL <= content <= _LAST_SERIAL


def is_moment(content: CellContent) -> bool:
    """A day, a time of day or both."""
    if is_clock(content) or is_day(content):
        return True
    if isinstance(content, str):
        # "13/05/2021 22:30", "2021-05-13T22:30", "22:30 on 13/05"
        parts = re.split(r"[ T,]+(?:on |at )?", content.strip())
        return (
            len(parts) <= 6
            and any(map(is_clock, parts))
            and any(is_day(" ".join(parts[:n])) or is_day(" ".join(parts[n:])) for n in range(1, len(parts)))
        )
    return False


def fits(field: Field, content: CellContent) -> bool:
    """Whether a content may be a value of a field. Text fits anything; words for "not known" fit everywhere."""
    if isinstance(content, str) and (content.strip().casefold() in _NOT_STATED or is_ditto(content)):
        return True
    match field.type:
        case Type.INT:
            if isinstance(content, date):
                return field.feeds == "strength"
            return is_count(content) or (isinstance(content, str) and says_a_count(field, content))
        case Type.TIME:
            return is_clock(content) or is_moment(content)
        case Type.DATETIME:
            return is_moment(content)
        case Type.DATE:
            return is_day(content) or is_moment(content)
        case Type.BOOL:
            said = str(content).strip().casefold()
            return isinstance(content, bool) or _listed(field, content) or said in _YES_NO or said in _TICKS
        case Type.ENUM | Type.MULTI:
            return isinstance(content, str)
        case _:
            return True


def says_type(field: Field) -> bool:
    """Whether a value's form tells anything about this field."""
    return field.type in (Type.INT, Type.TIME, Type.DATETIME, Type.DATE, Type.BOOL)


def _listed(field: Field, content: CellContent) -> bool:
    return isinstance(content, str) and normalised(content) in {normalised(value) for value in field.values}


def share(contents: Iterable[CellContent], test: Callable[[CellContent], bool]) -> float:
    """Of the filled contents, the share for which the test holds; 0 where there are none."""
    filled = [content for content in contents if not is_blank(content)]
    return sum(1 for content in filled if test(content)) / len(filled) if filled else 0.0


def never_fits(field: Field, contents: Sequence[CellContent]) -> bool:
    """Whether the column has contents and not one of them could be a value of the field."""
    filled = [content for content in contents[:200] if not is_blank(content)]
    return bool(filled) and says_type(field) and not any(fits(field, content) for content in filled)


def field_by_values(kind: Kind, contents: Sequence[CellContent], free: Sequence[str]) -> str | None:
    """The one field, of those still free, that a column without a saying heading can only be.

    Only what can't be mistaken: references with the kind's letter, and offences of the list where
    the kind has one field for them.
    """
    filled = [content for content in contents if not is_blank(content)]
    if not filled:
        return None
    if "ref" in free and sum(1 for one in filled if letter_of_ref(one) == kind.letter) >= 0.9 * len(filled):
        return "ref"
    offences = [one for one in kind.fields if any(value.startswith("O01 ") for value in one.values)]
    if len(offences) == 1 and offences[0].name in free and share(filled, _is_offence) >= 0.9:
        return offences[0].name
    return None


def fields_by_form(kind: Kind, contents: Sequence[CellContent], free: Sequence[str]) -> tuple[str, ...]:
    """The free fields that a column could be by the form of its values: times, days, listed words, yes and no."""
    filled = [content for content in contents if not is_blank(content)]
    if not filled:
        return ()
    fields = [kind.field(name) for name in free]
    listed = [
        one.name
        for one in fields
        if one.values and one.type is not Type.BOOL and sum(_listed(one, cell) for cell in filled) >= 0.9 * len(filled)
    ]
    if listed:
        return tuple(listed)
    if share(filled, lambda content: isinstance(content, str) and content.strip().casefold() in _YES_NO) == 1:
        return tuple(one.name for one in fields if one.type is Type.BOOL)
    if (
        share(
            filled,
            lambda content: (
                isinstance(content, (time, datetime))
                or (isinstance(content, str) and is_clock(content) and ":" in content)
            ),
        )
        >= 0.9
    ):
        return tuple(one.name for one in fields if one.type in (Type.TIME, Type.DATETIME))
    if share(filled, lambda content: isinstance(content, date) and not isinstance(content, datetime)) >= 0.9:
        return tuple(one.name for one in fields if one.type is Type.DATE)
    return ()


def _is_offence(content: CellContent) -> bool:
    return isinstance(content, str) and offence_named(content) is not None
