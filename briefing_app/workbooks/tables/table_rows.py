"""Which rows below a line of headings are records, and what all the others are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_app.operation.kinds import Kind, Type
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import CellContent
from briefing_app.workbooks.tables.column_values import as_number, fits, is_count, is_ref, says_type
from briefing_app.workbooks.tables.found_tables import FoundColumn, Left, LeftOut
from briefing_app.workbooks.tables.heading_words import Words, words_of
from briefing_app.workbooks.tables.titles import Title, title_of

Filled = list[tuple[int, CellContent]]
"""The filled cells of a row, by column."""

_MAYBE_TOTALS = frozenset(
    (
        "sum",
        "all",
        "london",
        "mps",
        "overall",
        "met",
        "pan london",
        "all boroughs",
        "all london",
        "average",
        "avg",
        "mean",
    )
)
_TOTAL_FIRST = re.compile(r"(?:sub[- ]?|grand |overall |running )?totals?\b", re.IGNORECASE)
_TOTAL_LAST = re.compile(r".{1,40}\b(?:sub[- ]?)?totals?\W*", re.IGNORECASE)
_NOTE = re.compile(
    r"\W*(?:notes?|n\.?b\.?|source|footnotes?|key|caveats?|disclaimer|guidance|please note|prepared by"
    r"|completed by|contact|data (?:as )?at|figures (?:as )?at|last updated)\b\s*(?:\d+\s*)?[:\-–.)]|\s*\*"
    r"|\s*(?:notes?|sources?|footnotes?|key)\s*$|(?:\[\d\]|\(\d\)|[¹²³†‡])\s*\w",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\W*(?:(?:for )?example(?:s| rows?| entry| only)?|sample(?: rows?| entry| only)?|e\.?g\.?"
    r"|dummy(?: row)?|delete (?:this )?row)(?:\W.{0,40})?",
    re.IGNORECASE,
)
_NIL = frozenset(
    (
        "nil",
        "nil return",
        "nothing to report",
        "none",
        "n a",
        "nil to report",
        "none to report",
        "nil report",
        "no return",
        "nothing to declare",
    )
)
_NIL_SAID = re.compile(
    r"(?:nil|there (?:were|was|have been) no|no|none)\b(?: \w+){0,5}"
    r"(?: (?:reported|to report|planned|made|took place|this period|on the day|return|conducted|executed|undertaken))?",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\W*(?:d{1,2}[/.\-]m{1,3}[/.\-]y{2,4}(?: hh[:.]?mm)?|hh[:.]?mm(?:[:.]?ss)?|yyyy-mm-dd|free text"
    r"|text|number|numeric|whole number|date|time"
    r"|y ?/ ?n(?: ?/ ?n[k/a]+)?|yes ?/ ?no|drop[ -]?down(?: list)?"
    r"|(?:please )?select.*|choose.*|from (?:the )?list|mandatory|required|optional"
    r"|enter .*|e\.?g\.? .*|auto|24 ?(?:hr|hour).*|max .*)\W*",
    re.IGNORECASE,
)
_SURE_HINT = re.compile(
    r".*(?:dd|hh)[/.\-:]?mm|.*free text|.*drop[ -]?down|.*mandatory"
    r"|\W*(?:please )?select\b|\W*yes ?/ ?no\W*|\W*y ?/ ?n\W*",
    re.IGNORECASE,
)
_LONG_PROSE = 60
_KEYED = frozenset(
    ("borough", "borough name", "london borough", "date", "day", "ocu", "bocu", "area", "unit", "team", "section")
)


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
    sections: list[tuple[int, Title, int]] = field(default_factory=list)
    """Row, what it says and the column in which it does."""
    doubtful: dict[int, str] = field(default_factory=dict)
    """Records that may be none → what they say."""
    trailing: list[int] = field(default_factory=list)

    def section_of(self) -> Iterator[tuple[int, Title]]:
        return ((row, title) for row, title, _ in self.sections)


def sort_rows(region: Region, columns: Mapping[int, FoundColumn] | None) -> Sorted:
    """Sort a region's rows. Without columns (they are not known yet) by words and shape alone."""
    found = Sorted()
    previous_blank = False
    for place, number in enumerate(region.numbers):
        filled = region.row(number)
        if not filled:
            if number in region.with_faults:
                found.records.append(number)
            previous_blank = True
            continue
        _sort_row(region, columns, found, number, filled, first=place == 0, after_blank=previous_blank)
        previous_blank = False
    return found


def _sort_row(
    region: Region,
    columns: Mapping[int, FoundColumn] | None,
    found: Sorted,
    number: int,
    filled: Filled,
    *,
    first: bool,
    after_blank: bool,
) -> None:
    texts = [(column, cell.strip()) for column, cell in filled if isinstance(cell, str)]
    column, content = filled[0]
    said = content.strip() if isinstance(content, str) else ""
    if _headings_again(region, texts, filled):
        found.left_out.append(LeftOut(number + 1, Left.HEADINGS))
        return
    if _says_nil(texts, filled):
        found.left_out.append(LeftOut(number + 1, Left.NIL, said))
        return
    if _EXAMPLE.fullmatch(said) and _is_marker(region, column, filled, columns):
        found.left_out.append(LeftOut(number + 1, Left.EXAMPLE, said))
        return
    if first and _is_hint_row(texts, filled):
        found.left_out.append(LeftOut(number + 1, Left.EXAMPLE, "how to fill in the columns"))
        return
    total = _total(region, columns, number, filled, texts)
    if total is not None:
        found.totals.append(total)
        found.left_out.append(LeftOut(number + 1, Left.TOTAL, total.label))
        return
    if said and _NOTE.match(said) and len(filled) <= 2 and not _fits_table(region, columns, filled):
        found.left_out.append(LeftOut(number + 1, Left.NOTE, said))
        return
    section = _section(region, columns, number, filled, texts)
    if section is not None:
        found.sections.append((number, section, column))
        found.left_out.append(LeftOut(number + 1, Left.SECTION, section.text))
        return
    if len(filled) == 1 and _is_prose(region, columns, column, said, number):
        found.left_out.append(LeftOut(number + 1, Left.NOTE, said))
        return
    if columns is not None and all(place not in columns for place, _ in filled):
        # Nothing of a record in it: beside the table, or in columns that are not read.
        found.left_out.append(LeftOut(number + 1, Left.NOTE, said or str(content)))
        return
    doubt = "" if columns is None else _doubt(region, columns, filled, after_blank=after_blank)
    if doubt:
        found.doubtful[number] = doubt
    found.records.append(number)


def _headings_again(region: Region, texts: list[tuple[int, str]], filled: Filled) -> bool:
    if len(texts) < 2 or len(texts) < len(filled):
        return False
    same = sum(1 for _, text in texts if words_of(text) in region.words)
    return same >= 2 and same >= 0.6 * len(texts)


def _says_nil(texts: list[tuple[int, str]], filled: Filled) -> bool:
    if len(texts) < len(filled):
        return False
    if all(normalised(text) in _NIL or text in ("-", "–") for _, text in texts):
        return any(normalised(text) in _NIL for _, text in texts)
    return (
        len(texts) == 1 and len(texts[0][1]) <= _LONG_PROSE and _NIL_SAID.fullmatch(normalised(texts[0][1])) is not None
    )


def _is_marker(region: Region, column: int, filled: Filled, columns: Mapping[int, FoundColumn] | None) -> bool:
    """Whether a word like "Example" marks its row, and is not a value such as the name of a pub."""
    if column < region.first or len(filled) == 1:
        return True
    if columns is None:
        return column <= region.first
    known = columns.get(column)
    return known is None or region.kind.field(known.field).type is Type.ID


def _is_hint_row(texts: list[tuple[int, str]], filled: Filled) -> bool:
    hints = sum(1 for _, text in texts if _HINT.fullmatch(text))
    sure = any(_SURE_HINT.match(text) for _, text in texts)
    return sure and hints >= 0.5 * len(filled)


# --- totals ---------------------------------------------------------------------------------


def _total(
    region: Region,
    columns: Mapping[int, FoundColumn] | None,
    number: int,
    filled: Filled,
    texts: list[tuple[int, str]],
) -> Total | None:
    label = next(((column, text) for column, text in texts[:3] if _is_total(text)), None)
    if label is None:
        return None
    column, text = label
    others = [(place, cell) for place, cell in filled if place != column]
    numbers = {place: value for place, cell in others if (value := as_number(cell)) is not None}
    sure = normalised(text) not in _MAYBE_TOTALS
    if ":" in text and (said := re.search(r"(\d[\d,]*)\s*$", text)):
        numbers[column] = int(said[1].replace(",", ""))
    counted = all(is_count(cell) or _beside_label(cell) for _, cell in others)
    if counted and (numbers or sure):
        return Total(number, text, numbers)
    if not sure or columns is None:
        return Total(number, text, numbers) if sure else None
    known = columns.get(column)
    if known is not None and region.kind.field(known.field).type is Type.ID:
        return Total(number, text, numbers)
    # "Total" as a place, or as what somebody wrote in a record: the rest of the row decides.
    dated = [place for place, cell in others if place in columns and not is_count(cell) and not _beside_label(cell)]
    return None if dated else Total(number, text, numbers)


def _is_total(text: str) -> bool:
    if len(text) > _LONG_PROSE:
        return False
    if normalised(text) in _MAYBE_TOTALS:
        return True
    return _TOTAL_FIRST.match(text) is not None or _TOTAL_LAST.fullmatch(text.split(":")[0].strip()) is not None


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


# --- titles, notes and doubts ---------------------------------------------------------------


def _section(
    region: Region,
    columns: Mapping[int, FoundColumn] | None,
    number: int,
    filled: Filled,
    texts: list[tuple[int, str]],
) -> Title | None:
    """A row that says whose or what the rows below it are, and nothing else."""
    if len(filled) == 1:
        column, content = filled[0]
        title = title_of(content, region.year)
        if title.whole and _may_be_title(region, columns, column, content, number):
            return title
        return None
    if len(filled) == 2 and normalised(str(filled[0][1])) in _KEYED:
        return title if (title := title_of(filled[1][1], region.year)).whole else None
    if len(texts) == len(filled) <= 3 and number in region.spread:
        title = title_of(" – ".join(text for _, text in texts), region.year)
        return title if title.whole else None
    return None


def _may_be_title(
    region: Region,
    columns: Mapping[int, FoundColumn] | None,
    column: int,
    content: CellContent,
    number: int,
) -> bool:
    """A place called like a borough, alone in the column of places, is not a title for sure."""
    if number in region.spread or column <= region.first:
        return True
    known = columns.get(column) if columns else None
    return known is None or isinstance(content, date)


def _is_prose(region: Region, columns: Mapping[int, FoundColumn] | None, column: int, said: str, number: int) -> bool:
    """A sentence alone in its row, where no field takes sentences."""
    if not said or is_ref(said):
        return False
    known = columns.get(column) if columns else None
    if known is not None and region.kind.field(known.field).type is Type.TEXT:
        return False
    return number in region.spread or len(said) > _LONG_PROSE or (len(said.split()) >= 6 and said.endswith("."))


def _fits_table(region: Region, columns: Mapping[int, FoundColumn] | None, filled: Filled) -> bool:
    """Whether a row beginning like a note has what only a record has: values that fit typed columns."""
    if columns is None:
        return False
    return any(
        (known := columns.get(column)) is not None
        and says_type(region.kind.field(known.field))
        and fits(region.kind.field(known.field), cell)
        for column, cell in filled
    )


def _doubt(region: Region, columns: Mapping[int, FoundColumn], filled: Filled, *, after_blank: bool) -> str:
    """Why a row may be no record, in the row's own words; empty where it plainly is one."""
    read = [(region.kind.field(columns[column].field), cell) for column, cell in filled if column in columns]
    ref = next((cell for one, cell in read if one.type is Type.ID), None)
    if ref is not None and is_ref(ref) and (len(filled) > 1 or not isinstance(ref, (int, float))):
        return ""
    said = ", ".join(str(cell) for _, cell in filled)[:60]
    if len(columns) >= 3 and len(filled) == 1:
        one, _cell = read[0]
        needed = one.type is Type.TEXT and one.if_missing.value == "hold"
        return "" if needed else said
    if len(columns) >= 3 and all(one.type is Type.INT for one, _ in read) and len(read) == len(filled):
        return said
    typed = [(one, cell) for one, cell in read if says_type(one)]
    wrong = sum(1 for one, cell in typed if not fits(one, cell))
    if typed and wrong == len(typed) and (after_blank or len(typed) > 1):
        return said
    return ""
