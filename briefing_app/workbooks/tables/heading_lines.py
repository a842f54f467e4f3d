"""Finds the rows of headings of a sheet, and which kind of record stands below each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from briefing_app.operation.kinds import IfMissing, Kind, Phase, kind, kinds
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.tables.column_values import is_day, letter_of_ref
from briefing_app.workbooks.tables.heading_words import KEYS, Meaning, Words, known_words, weights, words_of
from briefing_app.workbooks.tables.long_headings import is_listed, means_anywhere, meant_by

Rows = Sequence[Sequence[CellContent]]
Merged = Sequence[tuple[int, int, int, int]]

LEAST_COLUMNS = 2
LEAST_SHARE = 0.5
"""Of a row's filled cells, the share that must be headings, unless there are many of them."""

MANY_COLUMNS = 4
DEEPEST = 3
"""Rows that a heading may be made of."""

LONGEST_HEADING = 120
_ROWS_LOOKED_AT_FOR_REFS = 20
_ALIKE = 0.9
_WORTH_AT_LENGTH = 0.3
"""What a heading that is known without its filler only says about its kind."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading: how it may be read, the fullest reading first."""

    column: int
    readings: tuple[str, ...]
    unsure: bool = False
    """A word above its neighbour was taken for its own as well, and no merged cells say so."""

    @property
    def said(self) -> str:
        """In the sender's words."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Line:
    """The headings of one table: its rows (from 0, the last included) and its columns."""

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    known: int
    """How many of them are headings of some kind."""
    distinct: int = 0
    """How many different ones."""
    joined: int = 0
    """How many are made of more than one row's words."""

    @property
    def left(self) -> int:
        return self.headings[0].column

    @property
    def right(self) -> int:
        """The last column."""
        return self.headings[-1].column


@dataclass(frozen=True, slots=True)
class KindFound:
    """Which kind a line of headings belongs to, and how sure that is."""

    kind: Kind
    rivals: tuple[Kind, ...] = ()
    """Where a person must choose: the other kinds that it may as well be."""
    against_name: bool = False
    """The headings say another kind than the sheet's name or title does."""


# --- lines ----------------------------------------------------------------------------------


def find_lines(rows: Rows, merged: Merged, numbers: Sequence[int]) -> list[Line]:
    """Every line of headings among the rows of these numbers, from the top, side by side ones apart."""
    found = [line for number in numbers if (line := _line_ending_at(rows, number, merged)) is not None]
    lines: list[Line] = []
    for line in sorted(found, key=lambda one: (-one.distinct, -one.joined, -one.known, one.bottom - one.top, one.top)):
        if not any(_overlap(line, other) for other in lines):
            lines.append(line)
    lines.sort(key=lambda one: (one.top, one.left))
    return lines


def find_lines_in_bands(rows: Rows, merged: Merged, numbers: Sequence[int]) -> list[Line]:
    """The lines of headings of tables that stand side by side, parted by columns blank all the way down."""
    used = sorted({column for number in numbers for column, cell in enumerate(rows[number]) if not is_blank(cell)})
    starts = [after for before, after in pairwise(used) if after - before > 1]
    if not starts:
        return []
    lines: list[Line] = []
    bounds = [used[0], *starts, used[-1] + 1]
    for left, end in pairwise(bounds):
        band = [row[left:end] for row in rows]
        inside = [
            (top, first - left, bottom, last - left)
            for top, first, bottom, last in merged
            if left <= first and last < end
        ]
        for line in find_lines(band, inside, numbers):
            moved = tuple(replace(one, column=one.column + left) for one in line.headings)
            lines.append(Line(line.top, line.bottom, moved, line.known, line.distinct, line.joined))
    return sorted(lines, key=lambda one: (one.top, one.left))


def _overlap(one: Line, other: Line) -> bool:
    rows = one.top <= other.bottom and other.top <= one.bottom
    return rows and one.left <= other.right and other.left <= one.right


def _line_ending_at(rows: Rows, bottom: int, merged: Merged) -> Line | None:
    """The best line of headings of which this is the last row; more rows only where they tell more."""
    best: Line | None = None
    if not _may_be_headings(rows[bottom]) or any(letter_of_ref(cell) is not None for cell in rows[bottom]):
        return None
    for top in range(bottom, max(-1, bottom - DEEPEST), -1):
        if top < bottom and not _may_be_parent(rows[top]):
            break
        line = _line(rows, top, bottom, merged)
        if line is not None and (best is None or _worth(line) > _worth(best)):
            best = line
    return best


def _worth(line: Line) -> tuple[int, int, int]:
    return line.distinct, line.joined, line.known


def _may_be_headings(row: Sequence[CellContent]) -> bool:
    """At least two cells of text, short ones, and hardly anything else."""
    texts = others = 0
    for cell in row:
        if isinstance(cell, str):
            if cell and not cell.isspace():
                if len(cell) <= LONGEST_HEADING:
                    texts += 1
                else:
                    others += 1
        elif cell is not None:
            others += 1
    return texts >= LEAST_COLUMNS and texts >= 2 * others


def _may_be_parent(row: Sequence[CellContent]) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled or any(letter_of_ref(cell) is not None for cell in filled):
        return False
    return all(isinstance(cell, str) and len(cell) <= LONGEST_HEADING and not _is_of_a_form(cell) for cell in filled)


def _is_of_a_form(cell: str) -> bool:
    """ "Borough:", or an answer such as a date: a line above a table that heads nothing."""
    said = cell.strip()
    return said.endswith(":") or is_day(said) or said.replace(",", "").isdecimal()


def _line(rows: Rows, top: int, bottom: int, merged: Merged) -> Line | None:
    headings = _headings(rows, top, bottom, merged)
    told = _told_apart(headings, [_known_reading(heading) for heading in headings])
    count, distinct = len(told) - told.count(None), len({words_of(said) for said in told if said is not None})
    last = _texts(rows[bottom])
    joined = sum(
        1
        for heading, said in zip(headings, told, strict=True)
        if said is not None and heading.column in last and words_of(said) != words_of(last[heading.column])
    )
    few = count < LEAST_SHARE * len(headings)
    if all(said is None or is_listed(said) for said in told):
        # "Completed", "Vehicle": a row of listed values that are headings elsewhere.
        return None
    # Words of two kinds ("Trigger", "Patrol") head no table of either.
    if distinct < LEAST_COLUMNS or (few and count < MANY_COLUMNS):
        return None
    if fields_in(headings) < (MANY_COLUMNS if few else LEAST_COLUMNS):
        return None
    return Line(top, bottom, tuple(headings), count, distinct, joined)


def _told_apart(headings: Sequence[Heading], told: Sequence[str | None]) -> list[str | None]:
    """Where a word above a neighbour would make two headings the same, its own word alone is what a heading says."""
    said = [words_of(one) for one in told if one is not None]
    return [
        one if one is None or not heading.unsure or said.count(words_of(one)) < 2 else _other_reading(heading, one)
        for heading, one in zip(headings, told, strict=True)
    ]


def _other_reading(heading: Heading, told: str) -> str:
    return next((said for said in heading.readings if said != told and words_of(said) in known_words()), told)


def _known_reading(heading: Heading) -> str | None:
    """The fullest reading that is a heading as it stands, else at length; no fuller than it needs to be."""
    known = known_words()
    exact = next((said for said in heading.readings if words_of(said) in known), None)
    if exact is not None:
        return exact
    meant = next(filter(None, map(means_anywhere, heading.readings)), None)
    return next((said for said in reversed(heading.readings) if means_anywhere(said) == meant), None) if meant else None


def _headings(rows: Rows, top: int, bottom: int, merged: Merged) -> list[Heading]:
    """Parent and child together, each column: "Planned" over "Start" is "Planned Start", or just "Start"."""
    levels = [_spread(rows, number, merged, fill=number < bottom) for number in range(top, bottom + 1)]
    own = [_texts(rows[number]) for number in range(top, bottom + 1)]
    columns = sorted(set().union(*own))
    recorded = any(first <= bottom and last >= top and right > left for first, left, last, right in merged)
    headings = []
    for column in columns:
        said = [level.get(column, "") for level in levels]
        stood = [level.get(column, "") for level in own]
        # A cell merged downwards says the same thing twice.
        said = [text for place, text in enumerate(said) if text and (not place or text != said[place - 1])]
        if not stood[-1] and len(levels) > 1:
            # Nothing of its own in the last row: only what stands right above counts, not what is spread.
            readings = [" ".join(text for text in stood if text)]
        else:
            readings = [" ".join(said[start:]) for start in range(len(said))]
            bare = " ".join(text for text in stood if text)
            if bare and bare not in readings:
                readings.append(bare)
        readings = [one for one in readings if one]
        if readings:
            headings.append(Heading(column, tuple(readings), not recorded and len(readings) > 1 and not all(stood)))
    return headings


def _texts(row: Sequence[CellContent]) -> dict[int, str]:
    return {
        column: cell.strip()
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip() and len(cell) <= LONGEST_HEADING
    }


def _spread(rows: Rows, number: int, merged: Merged, *, fill: bool) -> dict[int, str]:
    """A row's texts by column; those of a parent also over the columns that they stand above."""
    texts = _texts(rows[number])
    if not fill:
        return texts
    ranges = [one for one in merged if one[0] <= number <= one[2] and one[3] > one[1]]
    if ranges:
        spread = dict(texts)
        for first_row, first, _, last in ranges:
            text = _texts(rows[first_row]).get(first)
            if text:
                spread.update(dict.fromkeys(range(first, last + 1), text))
        return spread
    spread = {}
    current = ""
    for column in range(len(rows[number])):
        current = texts.get(column, current)
        if current:
            spread[column] = current
    return spread


def split_line(rows: Rows, line: Line, last: int) -> list[Line]:
    """The lines of tables that stand side by side with a blank column between, if that tells more."""
    columns = [heading.column for heading in line.headings]
    gaps = [
        after
        for before, after in pairwise(columns)
        if after - before > 1 and _blank_between(rows, line.top, last, before, after)
    ]
    if not gaps:
        return [line]
    groups: list[list[Heading]] = [[]]
    for heading in line.headings:
        if heading.column in gaps:
            groups.append([])
        groups[-1].append(heading)
    merged_groups: list[list[Heading]] = []
    for group in groups:
        if merged_groups and (fields_in(group) < LEAST_COLUMNS or fields_in(merged_groups[-1]) < LEAST_COLUMNS):
            merged_groups[-1] += group
        else:
            merged_groups.append(group)
    if sum(map(fields_in, merged_groups)) <= fields_in(line.headings):
        return [line]
    return [Line(line.top, line.bottom, tuple(group), fields_in(group), fields_in(group)) for group in merged_groups]


def split_at(line: Line, titles: Mapping[int, Kind]) -> list[Line]:
    """The lines of tables that stand side by side without a gap, each from its own title on, if that tells more."""
    groups: dict[int, list[Heading]] = {}
    for heading in line.headings:
        start = max((one for one in titles if one <= heading.column), default=min(titles))
        groups.setdefault(start, []).append(heading)
    told = [len(_fields_of(group, titles[start])) for start, group in groups.items()]
    if len(groups) < 2 or min(told) < LEAST_COLUMNS or sum(told) <= fields_in(line.headings):
        return [line]
    return [Line(line.top, line.bottom, tuple(group), fields_in(group), fields_in(group)) for group in groups.values()]


def _blank_between(rows: Rows, top: int, last: int, before: int, after: int) -> bool:
    """Whether some column between two is blank all the way down."""
    return any(
        all(column >= len(rows[number]) or is_blank(rows[number][column]) for number in range(top, last + 1))
        for column in range(before + 1, after)
    )


def fields_in(headings: Collection[Heading]) -> int:
    """How many different fields the headings name in the kind that knows most of them."""
    return max(len(_fields_of(headings, one_kind)) for one_kind in kinds())


def _fields_of(headings: Collection[Heading], of: Kind) -> set[str]:
    return {one.field for one in _readable(headings, of, None).values()}


# --- kinds ----------------------------------------------------------------------------------


def _readable(headings: Collection[Heading], of: Kind, phase: Phase | None) -> dict[int, Meaning]:
    """Column → the likeliest meaning of its fullest reading that means anything in a kind."""
    found: dict[int, Meaning] = {}
    for heading in headings:
        meant = meaning_of(heading, of, phase)
        if meant:
            found[heading.column] = meant[0]
    return found


def meaning_of(heading: Heading, of: Kind, phase: Phase | None) -> tuple[Meaning, ...]:
    """What a heading means in a kind: by its fullest reading that is known as it stands, else by one at length."""
    every = [meant for said in heading.readings if (meant := meant_by(of.name, phase, said))]
    return next((meant for meant in every if not meant[0].at_length), every[0] if every else ())


def kind_of_line(line: Line, named: Kind | None, phase: Phase | None, below: Rows) -> KindFound | None:
    """The kind that the headings, the references below them and the sheet's name or title agree on.

    Headings win over the name where they say another kind clearly; where neither is clear, a
    person is asked.
    """
    scores = {one.name: _score(line, one, phase) for one in kinds()}
    letter = _letter_below(line, below)
    by_letter = next((one for one in kinds() if one.letter == letter), None)
    best = sorted(kinds(), key=lambda one: (scores[one.name], one is by_letter), reverse=True)
    count, weight = scores[best[0].name]
    if named is not None:
        whole = _has_needed(line, named, phase)
        return (
            KindFound(named) if whole and by_letter in (None, named) else _with_name(named, by_letter, best[0], scores)
        )
    if count < LEAST_COLUMNS:
        return None
    alike = [one for one in best if scores[one.name][0] == count and scores[one.name][1] >= _ALIKE * weight]
    if by_letter is not None and scores[by_letter.name][0] >= max(LEAST_COLUMNS, count - 1):
        return KindFound(by_letter)
    return KindFound(best[0], tuple(one for one in alike if one is not best[0]))


def _has_needed(line: Line, of: Kind, phase: Phase | None) -> bool:
    """Whether the headings name all that no row of a kind can be counted without: then it is what it is called."""
    found = {_pair(one.field) for one in _readable(line.headings, of, phase).values()}
    needed = {_pair(one.name) for one in of.fields if one.if_missing is IfMissing.HOLD}
    return bool(needed) and needed <= found


def _pair(name: str) -> str:
    return name.removeprefix("planned_").removeprefix("actual_")


def _with_name(
    named: Kind, by_letter: Kind | None, best: Kind, scores: Mapping[str, tuple[int, float]]
) -> KindFound | None:
    own, other = scores[named.name], scores[best.name]
    if by_letter is named or best is named or own[0] >= other[0]:
        return KindFound(named) if own[0] else None
    if by_letter is best and other[0] > own[0]:
        return KindFound(best, against_name=True)
    if other[0] >= own[0] + 2 and other[1] >= 1.5 * own[1]:
        return KindFound(best, against_name=True)
    if own[0] < LEAST_COLUMNS:
        return KindFound(best, (named,)) if other[0] >= LEAST_COLUMNS else KindFound(named)
    return KindFound(named, (best,)) if other[1] > own[1] else KindFound(named)


def _score(line: Line, of: Kind, phase: Phase | None) -> tuple[int, float]:
    """How many fields of a kind the headings name, and how much they say for that kind alone."""
    worth = weights()
    fields: dict[str, float] = {}
    for heading in line.headings:
        meant = meaning_of(heading, of, phase)
        if meant and meant[0].field not in KEYS:
            words = (words_of(said) for said in heading.readings)
            value = max((worth[one] for one in words if one in worth), default=_WORTH_AT_LENGTH)
            value *= 1.0 if meant[0].exact else 0.8
            fields[meant[0].field] = max(value, fields.get(meant[0].field, 0.0))
    return len(fields), sum(fields.values())


def _letter_below(line: Line, below: Rows) -> str | None:
    """The letter of the references under the headings, if all of them have the same one."""
    letters: dict[str, int] = {}
    for row in below[:_ROWS_LOOKED_AT_FOR_REFS]:
        for cell in row[line.left : line.left + 3]:
            letter = letter_of_ref(cell)
            if letter:
                letters[letter] = letters.get(letter, 0) + 1
                break
    return next(iter(letters)) if len(letters) == 1 and sum(letters.values()) >= 1 else None


# --- the plain case -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlainHeadings:
    """One row of headings, all of them a kind's own words, on a sheet named after that kind."""

    kind: Kind
    row: int
    fields: dict[int, str] = field(default_factory=dict)


_HEADINGS_WITHIN = 12


def plain_headings(named: Kind | None, rows: Rows) -> PlainHeadings | None:
    """The headings of a sheet in the template's manner; None where there is anything to look at twice."""
    if named is None:
        return None
    own = _own_headings(named.name)
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        if len(row) < 3 or row[1] not in own:
            continue
        fields: dict[int, str] = {}
        width = len(row)
        while width and row[width - 1] in ("", None):
            width -= 1
        for column in range(width):
            name = own.get(row[column]) if isinstance(row[column], str) else None
            if name is None or name in fields.values():
                return None
            fields[column] = name
        return PlainHeadings(named, number, fields) if len(fields) > LEAST_COLUMNS else None
    return None


_OWN: dict[str, dict[CellContent, str]] = {}


def _own_headings(kind_name: str) -> dict[CellContent, str]:
    """A kind's headings exactly as the template writes them."""
    return {one.heading: one.name for one in kind(kind_name).fields}


def filled_rows(rows: Rows) -> Iterator[int]:
    """The numbers of the rows with anything in them."""
    return (number for number, row in enumerate(rows) if any(not is_blank(cell) for cell in row))


def words_in(line: Line) -> frozenset[Words]:
    """All readings of a line's headings, to know it again further down."""
    return frozenset(words_of(said) for heading in line.headings for said in heading.readings)
