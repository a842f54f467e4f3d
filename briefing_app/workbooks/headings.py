"""Finds the row of headings of a table and says which field each column holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing_app.operation.kinds import Kind, Phase, kinds
from briefing_app.operation.words import normalised

HEADINGS_WITHIN = 30
"""Rows from the top in which the headings are looked for."""

LEAST_COLUMNS = 2
LEAST_SHARE = 0.6
"""Of a row's filled cells, the share that must be headings of one kind."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row (from 0) and, by column (from 0), the field it holds."""

    kind: Kind
    row: int
    fields: dict[int, str]
    unknown: dict[int, str]
    """Columns with a heading that is no field of the kind, in the sender's words."""
    doubled: dict[int, str]
    """Columns whose field an earlier column already holds."""


def find_headings(sheet_name: str, rows: Sequence[Sequence[object]], phase: Phase | None) -> Headings | None:
    """The best heading row of a sheet; None when it holds no kind of record.

    The sheet's name decides between kinds where it names one; else the kind whose headings
    cover most of the row, if one does so alone.
    """
    named = _kind_of_sheet(sheet_name)
    best: list[tuple[int, int, Headings]] = []
    for number, row in enumerate(rows[:HEADINGS_WITHIN]):
        words = {column: normalised(cell) for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
        if len(words) < LEAST_COLUMNS:
            continue
        for kind in (named,) if named else kinds():
            found = _match(kind, number, words, row, phase)
            known = len(found.fields) + len(found.doubled)
            if len(found.fields) >= LEAST_COLUMNS and known >= LEAST_SHARE * len(words):
                best.append((known, -number, found))
                if named and known == len(words) > LEAST_COLUMNS:
                    return found
    if not best:
        return None
    best.sort(key=lambda one: one[:2], reverse=True)
    most, where, headings = best[0]
    rivals = {found.kind.name for known, place, found in best if (known, place) == (most, where)}
    return headings if len(rivals) == 1 else None


def _match(kind: Kind, number: int, words: dict[int, str], row: Sequence[object], phase: Phase | None) -> Headings:
    names = _fields_by_word(kind.name, phase)
    fields: dict[int, str] = {}
    unknown: dict[int, str] = {}
    doubled: dict[int, str] = {}
    for column, word in words.items():
        name = names.get(word)
        if name is None:
            unknown[column] = str(row[column]).strip()
        elif name in fields.values():
            doubled[column] = name
        else:
            fields[column] = name
    return Headings(kind, number, fields, unknown, doubled)


def _kind_of_sheet(name: str) -> Kind | None:
    word = normalised(name)
    return next((kind for kind in kinds() if word in (normalised(kind.sheet), kind.name, normalised(kind.many))), None)


@cache
def _fields_by_word(kind_name: str, phase: Phase | None) -> dict[str, str]:
    """Heading, field name or other name → field. A heading's own meaning beats another's other name.

    The fields of the return's phase come first, so that "Officers" means what that phase asks for.
    """
    kind = next(one for one in kinds() if one.name == kind_name)
    ordered = sorted(kind.fields, key=lambda field: phase is not None and phase not in field.phases)
    words: dict[str, str] = {}
    for field in ordered:
        words.setdefault(normalised(field.heading), field.name)
        words.setdefault(normalised(field.name), field.name)
    for field in ordered:
        for other in field.also_called:
            words.setdefault(normalised(other), field.name)
    return words
