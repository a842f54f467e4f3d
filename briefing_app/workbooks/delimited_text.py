"""Reads text with separated columns: csv, tab-separated, semicolons or bars, in any encoding that is sent."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Sequence

SEPARATORS = (",", "\t", ";", "|")
"""Where several part the text equally well, the first."""

LONGEST_FIELD = 32_767
"""Characters in a cell of Excel; a longer one comes from a quotation mark that is never closed."""

LEAST_ROWS = 2
LEAST_SHARE = 0.5
"""Of the lines with anything in them, those that must stand in one table's columns."""

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
    """The rows of a table in text, line for line from the first; None where the text is no table.

    The separator is the one a `sep=` line names, or the one that parts most of the text into like rows.
    """
    stated = _SEP_LINE.match(text)
    if stated:
        return [[], *_parsed(text[stated.end() :], stated[1])]
    if not text.strip():
        return None
    best: tuple[float, Records] | None = None
    for separator in SEPARATORS:
        if separator not in text:
            continue
        records = _parsed(text, separator)
        share = _share_in_table(records)
        if share >= LEAST_SHARE and (best is None or share > best[0] + 0.02):
            best = share, records
    return best[1] if best else None


def _parsed(text: str, separator: str) -> Records:
    """With quotation marks where they close as they should, else with every mark taken as it stands."""
    csv.field_size_limit(max(131_072, len(text) + 1))
    lines = text.splitlines(keepends=True) if "\r" in text.replace("\r\n", "") else text.split("\n")
    if len(lines) > 1 and not text.splitlines(keepends=True)[0].endswith("\n"):
        lines = [line.rstrip("\r") for line in re.split(r"\r\n|\r|\n", text)]
    try:
        records = list(csv.reader((f"{line}\n" for line in _lines(text)), delimiter=separator))
        if not any(len(field) > LONGEST_FIELD for record in records for field in record):
            return [[field.strip("\r") for field in record] for record in records]
    except csv.Error:
        pass
    return [line.split(separator) for line in _lines(text)]
