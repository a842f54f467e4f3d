"""Which rows below a line of headings are records, and what all the others are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from briefing_app.operation.kinds import Kind, Type
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.tables.column_values import as_number, is_count, is_ref
from briefing_app.workbooks.tables.found_tables import FoundColumn, Left, LeftOut
from briefing_app.workbooks.tables.heading_words import Words, words_of
from briefing_app.workbooks.tables.record_signs import (
    PROSE,
    doubt_of,
    fits_table,
    has_reference_alone,
    is_prose,
    is_tally,
    lines_not_filled_in,
    signs_of,
)
from briefing_app.workbooks.tables.row_words import (
    begins_notes,
    gives_example,
    is_example,
    is_hint_row,
    is_note,
    is_total,
    may_be_total,
    says_nil,
)
from briefing_app.workbooks.tables.sections import Filled as Filled
from briefing_app.workbooks.tables.sections import Place, Section, section_in
from briefing_app.workbooks.tables.titles import title_of

_ROWS_OF_EXAMPLES = 3
"""An example stands right below the headings."""
_MOST_OF_TITLE = 3
_LEAST_NUMBERED = 3
_LEAST_ADDED = 2
_FAR = 8
"""Blank rows below which a cell alone is no part of a table any more."""


@dataclass(slots=True)
class Region:
    """The rows below one line of headings, and the columns that are its own."""

    kind: Kind
    numbers: Sequence[int]
    """Of its rows, from 0."""
    row: Callable[[int], Filled]
    """A row's filled cells within the region."""
    first: int
    last: int
    """The first and last column with a heading."""
    words: frozenset[Words]
    """All readings of its headings, to know them again."""
    with_faults: frozenset[int] = frozenset()
    spread: frozenset[int] = frozenset()
    """Rows of which a cell is merged over several columns."""
    year: int = 2000


@dataclass(frozen=True, slots=True)
class Total:
    """A row of totals: its printed numbers by column, and the records above it."""

    row: int
    label: str
    numbers: Mapping[int, int]


@dataclass(slots=True)
class Sorted:
    """The rows of a region by what they are."""

    records: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    doubtful: dict[int, str] = field(default_factory=dict)
    """Records that may be none → what they say."""


def sort_rows(region: Region, columns: Mapping[int, FoundColumn] | None) -> Sorted:
    """Sort a region's rows. Without columns (they are not known yet) by words and shape alone."""
    return _Sorting(region, columns).sort()


class _Sorting:
    """Goes through the rows of one region from the top."""

    def __init__(self, region: Region, columns: Mapping[int, FoundColumn] | None) -> None:
        self._region = region
        self._columns = columns
        self._found = Sorted()
        self._after_blank: dict[int, bool] = {}
        self._in_notes = False

    def sort(self) -> Sorted:
        found = self._found
        place = 0
        last: int | None = None
        for number in self._region.numbers:
            filled = self._region.row(number)
            if not filled:
                if number in self._region.with_faults:
                    found.records.append(number)
                continue
            self._sort_row(number, filled, place, gap=number - last - 1 if last is not None else 0)
            last = number
            place += 1
        if self._columns is not None:
            self._settle_references_alone(self._columns)
            self._doubt(self._columns)
        return found

    def _sort_row(self, number: int, filled: Filled, place: int, *, gap: int) -> None:
        """`gap` is how many blank rows are above it."""
        why = self._no_record(number, filled, place)
        if why is None and len(filled) == 1 and gap >= _FAR:
            why = LeftOut(number + 1, Left.STRAY, str(filled[0][1]))
        if why is None:
            self._found.records.append(number)
            self._after_blank[number] = gap > 0
        else:
            self._found.left_out.append(why)
        self._in_notes = why is not None and why.why is Left.NOTE and (self._in_notes or begins_notes(why.says))

    def _no_record(self, number: int, filled: Filled, place: int) -> LeftOut | None:
        region, columns = self._region, self._columns
        texts = [(column, cell.strip()) for column, cell in filled if isinstance(cell, str)]
        column, content = filled[0]
        said = content.strip() if isinstance(content, str) else ""
        row = number + 1
        if self._headings_again(texts, filled):
            self._take_title_before(number)
            return LeftOut(row, Left.HEADINGS)
        if place == 0 and _numbers_the_columns(filled):
            return LeftOut(row, Left.HEADINGS)
        if len(texts) == len(filled) and says_nil([text for _, text in texts], region.kind):
            return LeftOut(row, Left.NIL, said)
        if is_example(said) and self._is_marker(column, filled):
            return LeftOut(row, Left.EXAMPLE, said)
        if place < _ROWS_OF_EXAMPLES and (examples := [one for one, text in texts if gives_example(text)]):
            if not all(map(self._is_of_prose, examples)):
                return LeftOut(row, Left.EXAMPLE, said)
            self._found.doubtful[number] = said
        if place == 0 and is_hint_row([text for _, text in texts], len(filled)):
            return LeftOut(row, Left.EXAMPLE, "how to fill in the columns")
        if (total := self._total(number, filled, texts)) is not None:
            self._found.totals.append(total)
            return LeftOut(row, Left.TOTAL, total.label)
        if said and is_note(said) and len(filled) <= 2 and not fits_table(region.kind, columns, filled):
            if len(filled) < 2 or columns is None or not signs_of(region.kind, columns, filled).needed:
                return LeftOut(row, Left.NOTE, said)
            # "Note: radios poor" beside what was done about it may be a risk or a lesson.
            self._found.doubtful[number] = said
        if (section := section_in(number, filled, self._place(number))) is not None:
            self._found.sections.append(section)
            return LeftOut(row, Left.SECTION, section.title.text)
        if len(filled) == 1 and self._is_note_alone(column, said, number):
            return LeftOut(row, Left.NOTE, said)
        if columns is None:
            return None
        if all(one not in columns for one, _ in filled):
            # Nothing of a record in it: beside the table, or in columns that are not read.
            return LeftOut(row, Left.NOTE, said or str(content))
        if len(filled) == 1 and said and self._is_reference_of_words(column, said):
            return LeftOut(row, Left.WORDS, said)
        if is_tally(region.kind, columns, filled):
            return LeftOut(row, Left.SUMMARY, " ".join(str(cell) for _, cell in filled))
        return None

    def _is_note_alone(self, column: int, said: str, number: int) -> bool:
        if self._in_notes and said:
            return True
        spread = number in self._region.spread
        return is_prose(self._region.kind, self._columns, column, said, spread=spread)

    def _is_reference_of_words(self, column: int, said: str) -> bool:
        """Words alone where references stand ("Early turn"): they head what follows, or nothing."""
        known = (self._columns or {}).get(column)
        return known is not None and self._region.kind.field(known.field).type is Type.ID and not is_ref(said)

    def _is_of_prose(self, column: int) -> bool:
        known = (self._columns or {}).get(column)
        return known is not None and known.field in PROSE

    def _place(self, number: int) -> Place:
        region = self._region
        return Place(region.kind, self._columns, region.first, number in region.spread, region.year)

    # --- headings -----------------------------------------------------------------------------

    def _headings_again(self, texts: list[tuple[int, str]], filled: Filled) -> bool:
        if len(texts) < 2 or len(texts) < len(filled):
            return False
        same = sum(1 for _, text in texts if words_of(text) in self._region.words)
        return same >= 2 and same >= 0.6 * len(texts)

    def _take_title_before(self, number: int) -> None:
        """What stands right above headings that come again is the page's title."""
        found, columns = self._found, self._columns
        while columns is not None and found.records and found.records[-1] == number - 1:
            number -= 1
            filled = self._region.row(number)
            signs = signs_of(self._region.kind, columns, filled)
            if signs.good or signs.ref or signs.needed or is_ref(filled[0][1]):
                return
            if len(filled) > _MOST_OF_TITLE or (len(filled) > 1 and not signs.wrong):
                return
            found.records.pop()
            said = ", ".join(str(cell) for _, cell in filled)
            found.left_out.append(LeftOut(number + 1, Left.SECTION, said))

    def _is_marker(self, column: int, filled: Filled) -> bool:
        """Whether a word like "Example" marks its row, and is not a value such as the name of a pub."""
        if column < self._region.first or len(filled) == 1:
            return True
        if self._columns is None:
            return column <= self._region.first
        known = self._columns.get(column)
        return known is None or self._region.kind.field(known.field).type is Type.ID

    # --- totals -------------------------------------------------------------------------------

    def _total(self, number: int, filled: Filled, texts: list[tuple[int, str]]) -> Total | None:
        label = next(((column, text) for column, text in texts[:3] if is_total(text)), None)
        if label is None:
            return self._total_without_label(number, filled)
        column, text = label
        columns = self._columns
        others = [(place, cell) for place, cell in filled if place != column]
        numbers = {place: value for place, cell in others if (value := as_number(cell)) is not None}
        sure = not may_be_total(text)
        if ":" in text and (said := re.search(r"(\d[\d,]*)\s*$", text)):
            numbers[column] = int(said[1].replace(",", ""))
        if not numbers and columns is not None and any(map(_has_letters, others)):
            # A total of nothing: "Total Fitness | Licensing" is a visit, or somebody says what it is.
            if may_be_total(text) or not fits_table(self._region.kind, columns, others):
                self._found.doubtful[number] = text
            return None
        counted = all(is_count(cell) or _beside_label(cell) for _, cell in others)
        if counted and (numbers or sure):
            return Total(number, text, numbers)
        if not sure or self._columns is None:
            return Total(number, text, numbers) if sure else None
        known = self._columns.get(column)
        if known is not None and self._region.kind.field(known.field).type is Type.ID:
            return Total(number, text, numbers)
        # "Total" as a place, or as what somebody wrote in a record: the rest of the row decides.
        dated = [
            place for place, cell in others if place in self._columns and not is_count(cell) and not _beside_label(cell)
        ]
        return None if dated else Total(number, text, numbers)

    def _total_without_label(self, number: int, filled: Filled) -> Total | None:
        """Numbers alone in their row, each the sum of the records above it."""
        columns, above = self._columns, self._found.records
        if columns is None or len(above) < _LEAST_ADDED or any(isinstance(cell, str) for _, cell in filled):
            return None
        rows = [dict(self._region.row(one)) for one in above]
        printed: dict[int, int] = {}
        for column, cell in filled:
            known = columns.get(column)
            value = as_number(cell)
            if known is None or value is None or self._region.kind.field(known.field).type is not Type.INT:
                return None
            if value != sum(as_number(row.get(column, "")) or 0 for row in rows):
                return None
            printed[column] = value
        return Total(number, "", printed)

    # --- what is in doubt ---------------------------------------------------------------------

    def _settle_references_alone(self, columns: Mapping[int, FoundColumn]) -> None:
        """Rows with a reference and nothing else: lines of a form that nobody filled in, or in doubt."""
        kind, found = self._region.kind, self._found
        rows = {number: self._region.row(number) for number in found.records}
        alone = {number: filled[0][1] for number, filled in rows.items() if has_reference_alone(kind, columns, filled)}
        if not alone:
            return
        column = next(place for place, one in columns.items() if kind.field(one.field).type is Type.ID)
        more = {number: dict(filled).get(column, "") for number, filled in rows.items() if number not in alone}
        refs = [ref for ref in more.values() if ref != ""]
        empty = set(lines_not_filled_in(alone, max(more, default=-1), refs))
        found.records = [number for number in found.records if number not in empty]
        found.left_out += [LeftOut(number + 1, Left.UNFILLED, str(alone[number])) for number in sorted(empty)]
        found.doubtful |= {number: str(ref) for number, ref in alone.items() if number not in empty}

    def _doubt(self, columns: Mapping[int, FoundColumn]) -> None:
        found, kind = self._found, self._region.kind
        rows = {number: self._region.row(number) for number in found.records}
        fitting = [good for filled in rows.values() if (good := signs_of(kind, columns, filled).good)]
        usual = median(fitting) if fitting else 0
        for number, filled in rows.items():
            if number in found.doubtful or not filled:
                continue
            after_blank = self._after_blank.get(number, False)
            if doubt := doubt_of(kind, columns, filled, usual, after_blank=after_blank):
                found.doubtful[number] = doubt
        found.doubtful = dict(sorted(found.doubtful.items()))


def _numbers_the_columns(filled: Filled) -> bool:
    """1, 2, 3 or A, B, C below the headings, one for each column."""
    if len(filled) < _LEAST_NUMBERED:
        return False
    said = [str(number) if (number := as_number(cell)) is not None else str(cell).strip() for _, cell in filled]
    bare = [one.strip("()[]. ").casefold() for one in said]
    places = range(len(bare))
    return bare == [str(place + 1) for place in places] or bare == [chr(ord("a") + place) for place in places]


def _has_letters(cell: tuple[int, CellContent]) -> bool:
    return isinstance(cell[1], str) and any(letter.isalpha() for letter in cell[1])


def _beside_label(cell: CellContent) -> bool:
    """Another part of the label ("Lambeth", "Total"), a share or a blank mark: nothing of a record."""
    return isinstance(cell, str) and (
        re.fullmatch(r"\W*|\d+(\.\d+)?%|[\d.,]+ ?h(?:rs|ours)?", cell.strip()) is not None or title_of(cell, 2000).whole
    )


def our_sums(
    region_rows: Sequence[int], total: Total, totals: Sequence[Total], sections: Sequence[int]
) -> Iterator[Sequence[int]]:
    """The records that a total may be meant for: since the total before it, since its section began, or all."""
    above = [row for row in region_rows if row < total.row]
    starts = {max((one.row for one in totals if one.row < total.row), default=-1)}
    starts |= {max((row for row in sections if row < total.row), default=-1), -1}
    for start in sorted(starts, reverse=True):
        yield above if start < 0 else [row for row in above if row > start]
    if len(above) < len(region_rows):
        yield region_rows
