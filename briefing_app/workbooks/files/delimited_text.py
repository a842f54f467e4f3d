"""Reads text with separated columns: csv, tab-separated, semicolons or bars, in any encoding that is sent."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby

SEPARATORS = ("\t", ";", "|", ",")

LONGEST_FIELD = 32_767
"""Characters in a cell of Excel; a longer one comes from a quotation mark that is never closed."""

LEAST_ROWS = 2
LEAST_SHARE = 0.5
"""Of the lines with anything in them, those that must stand in one table's columns…"""
LEAST_RUN = 4
"""… unless so many do one after the other, in three columns or more."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEP_LINE = re.compile(r'\A"?sep=(.)"?\r?(?:\n|\Z)', re.IGNORECASE | re.DOTALL)
_SAMPLE = 65_536

Records = list[list[str]]


def decoded(content: bytes) -> str | None:
    """The text in a file, or None where it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content.decode(encoding, "replace"))
    if b"\x00" in content[:_SAMPLE]:
        wide = _wide_encoding(content)
        return _text(content.decode(wide, "replace")) if wide else None
    try:
        return _text(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _text(content.decode("cp1252", "replace"))


def _wide_encoding(content: bytes) -> str | None:
    """Which UTF-16 a text without a mark is in: most of its high bytes are zero, hardly a low one is."""
    sample = content[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if high.count(0) > 0.6 * len(high) and low.count(0) <= 0.01 * len(low):
            return encoding
    return None


def _text(text: str) -> str | None:
    sample = text[:_SAMPLE]
    odd = sum(1 for character in set(sample) if character < " " and character not in "\t\r\n\x0b\x0c\x1a")
    return None if odd > 2 or "\x00" in text else text


def records_of(text: str) -> Records | None:
    """The rows of a table in text, numbered as Excel would show them; None where the text is no table.

    The separator is the one a `sep=` line names, or the one that parts most of the text into like rows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    stated = _SEP_LINE.match(text)
    if stated:
        return _plain(_parsed(text[stated.end() :], stated[1]))
    best: tuple[float, int, Records] | None = None
    for separator in SEPARATORS:
        if separator not in text:
            continue
        records = _parsed(text, separator)
        share, width = _likeness(records)
        if share and (best is None or (share, width) > best[:2]):
            best = share, width, records
    return _plain(best[2]) if best else None


def _parsed(text: str, separator: str) -> Records:
    """With quotation marks where they close as they should, else with every mark taken as it stands."""
    csv.field_size_limit(max(131_072, len(text) + 1))
    with suppress(csv.Error):
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        if not any(len(field) > LONGEST_FIELD for record in records for field in record):
            return records
    return [line.split(separator) if line else [] for line in text.split("\n")]


def _likeness(records: Sequence[Sequence[str]]) -> tuple[float, int]:
    """The share of filled lines that have the commonest number of columns, and that number; 0 where it is no table."""
    filled = [record for record in records if record and (len(record) > 1 or record[0].strip())]
    widths = Counter(len(record) for record in filled if len(record) > 1)
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    like = [record for record in filled if len(record) == width]
    in_run = width > 2 and _longest_run(filled, width) >= LEAST_RUN
    if count < LEAST_ROWS or not (count >= LEAST_SHARE * len(filled) or in_run) or _is_prose(like):
        return 0.0, 0
    # Where two part it nearly as well, the one with more columns.
    return round(count / len(filled), 1), width


def _longest_run(records: Sequence[Sequence[str]], width: int) -> int:
    return max(
        (sum(1 for _ in run) for same, run in groupby(records, lambda one: len(one) == width) if same), default=0
    )


def _is_prose(records: Sequence[Sequence[str]]) -> bool:
    """In prose a space follows nearly every separator and several words follow the space."""
    sample = records[:200]
    later = [field for record in sample for field in record[1:] if field.strip()]
    if not later:
        return False
    spaced = sum(1 for field in later if field.startswith(" "))
    return spaced > 0.8 * len(later) and sum(len(field.split()) for field in later) >= 2.5 * len(later)


def _plain(records: Records) -> Records:
    """Text that an export wraps as `="0123"`, so that Excel keeps its zeros, is that text."""
    for record in records:
        for place, field in enumerate(record):
            if field.startswith('="') and field.endswith('"') and len(field) > 2:
                record[place] = field[2:-1]
    return records
