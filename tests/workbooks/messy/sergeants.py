"""Returns as many sergeants write them, each after a manner of its own, with what every row should come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

from openpyxl.utils import get_column_letter

from briefing_app.operation.kinds import Kind, Phase, Type
from tests.made_workbooks import THE_DAY, Content
from tests.other_workbooks import as_ods, as_xls
from tests.workbooks.messy.invented_returns import PAIRS, Truth, fields_reported, kinds_in, records_of, stored
from tests.workbooks.messy.own_words import HEADINGS, SAID
from tests.workbooks.messy.written import Page, Written, workbook_of

Line = list[Content]
Writer = Callable[[Truth, int, str], Content]
"""A column's content for a record, its number and its borough."""


@dataclass
class Manner:
    """How one sergeant writes. What is left as it is here, is written as the template asks."""

    name: str
    own_headings: bool = True
    dress: Callable[[str, int, Random], str] = lambda said, place, rng: said
    day: Callable[[date, Random], Content] = lambda day, rng: day
    clock: Callable[[time, Random], Content] = lambda clock, rng: clock
    pair: Callable[[time, time, Random], str] | None = None
    """Start and end in one cell."""
    moment: Callable[[datetime, Random], Content] | None = None
    """A moment with its day; else its time alone."""
    day_column: bool = False
    count: Callable[[int, str, Random], Content] = lambda number, name, rng: number
    own_words: bool = False
    text: Callable[[str, Random], str] = lambda said, rng: said
    blank: Callable[[Random], Content] = lambda rng: None
    late: bool = False
    """Shifts that go over midnight."""
    ranks: bool = False
    two_rows: bool = False
    above: Callable[[Page, Kind, Random], None] = lambda page, of, rng: None
    below: Callable[[Page, Kind, Sequence[Truth], Sequence[str], Random], None] = lambda page, of, rows, fields, rng: (
        None
    )
    extra: Sequence[tuple[str, Callable[[int], Content]]] = ()
    between: Callable[[Page, int, Random], None] = lambda page, number, rng: None
    together: str = ""
    """Two kinds on one sheet: "stacked", "untitled" or "beside"."""
    both_phases: bool = False
    """A sheet of the other phase as well, each named after its own."""
    again: int = 0
    """After so many rows the headings stand again, as on a new page."""
    ticks: tuple[str, str] = ("", "")
    """Instead of Y and N."""
    nil_sheets: bool = False
    """Sheets of the other kinds that say nil."""
    merged_down: bool = False
    """A value that is the row's above as well stands in one merged cell."""
    repeats_plan: bool = False
    sheet: Callable[[Kind, Random], str] = lambda of, rng: of.sheet
    cover: bool = True
    file: str = "Lambeth {phase} return.xlsx"
    form: str = "xlsx"
    on_side: bool = False
    only: Sequence[str] = ()
    left: int = 1
    doubled: bool = False
    boroughs: Sequence[str] = ("Lambeth",)
    hidden_columns: bool = False


@dataclass
class Made:
    """A file as sent, and its rows as they are meant."""

    name: str
    content: bytes
    truths: list[Written]
    pages: list[Page] = field(default_factory=list)


def made(manner: Manner, phase: Phase, seed: int) -> Made:
    rng = Random(f"{manner.name} {phase} {seed}")
    kinds = [one for one in kinds_in(phase) if not manner.only or one.name in manner.only]
    count = 1 if manner.form != "xlsx" else min(len(kinds), rng.randint(2, 4))
    chosen = rng.sample(kinds, count)
    pages: list[Page] = []
    if manner.cover:
        pages.append(_cover(phase, rng))
    if manner.together and len(chosen) > 1:
        pages.append(_together(manner, phase, chosen[:2], rng))
        chosen = chosen[2:]
    names: set[str] = set()
    for of in chosen:
        name = manner.sheet(of, rng)
        while name in names or any(page.name == name for page in pages):
            name = f"{name} {len(names) + 2}"
        names.add(name)
        pages.append(_page(manner, phase, of, f"{name} {phase.value}" if manner.both_phases else name, rng))
        if manner.both_phases:
            other = Phase.PLAN if phase is Phase.RESULT else Phase.RESULT
            if other in of.phases:
                pages.append(_page(manner, other, of, f"{name} {other.value}", rng))
    if manner.nil_sheets:
        for of in kinds:
            if of not in chosen and of.sheet not in names:
                page = Page(of.sheet)
                page.row(*[one.heading for one in of.fields_in(phase)][:6])
                page.row(rng.choice(("Nil", "NIL RETURN", "None", "Nothing to report")))
                pages.append(page)
    if manner.on_side:
        pages = [_turned(page) if page.records else page for page in pages]
    if manner.form not in ("xlsx", "ods", "xls"):
        # What has no sheets is called after the file.
        name = "Table 1" if manner.form == "html" else manner.file.format(phase=phase.value, kind=chosen[0].sheet)[:-4]
        for page in pages:
            page.records = [replace(one, sheet=name) for one in page.records]
    truths = [one for page in pages for one in page.records]
    file = manner.file.format(phase=phase.value, kind=chosen[0].sheet if chosen else "Return")
    return Made(file, _content(manner, pages), truths, pages)


def _cover(phase: Phase, rng: Random) -> Page:
    page = Page("Cover")
    page.row(rng.choice(("VAWG Day of Action", "Borough return")))
    page.row(rng.choice(("Borough", "BOROUGH", "Borough:")), "Lambeth")
    page.row(
        rng.choice(("Return type", "Plan or result", "Type of return")),
        rng.choice((phase.value.upper(), phase.value.title())),
    )
    page.row("Operation date", THE_DAY)
    return page


def _content(manner: Manner, pages: Sequence[Page]) -> bytes:
    if manner.form == "xlsx":

        def change(sheet: object) -> None:
            if manner.hidden_columns:
                for letter in "BD":
                    sheet.column_dimensions[letter].hidden = True  # type: ignore[attr-defined]

        return workbook_of(pages, change)
    page = next(one for one in pages if one.records)
    rows = [[_as_text(cell) for cell in line] for line in lines_of(page)]
    match manner.form:
        case "csv" | "csv-semicolon":
            mark = "," if manner.form == "csv" else ";"
            return "\r\n".join(mark.join(_quoted(cell, mark) for cell in line) for line in rows).encode(
                "cp1252", "replace"
            )
        case "tsv-utf16":
            return "\r\n".join("\t".join(_quoted(cell, "\t") for cell in line) for line in rows).encode("utf-16")
        case "html":
            body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in rows)
            return f"<html><body><table>{body}</table></body></html>".encode()
        case "ods":
            return as_ods([[cell or None for cell in line] for line in rows], page.name)
        case _:
            return as_xls([[cell or None for cell in line] for line in rows], page.name)


def lines_of(page: Page) -> list[Line]:
    width = max(column for _, column in page.cells)
    return [[page.cells.get((row, column)) for column in range(1, width + 1)] for row in range(1, page.height + 1)]


def _as_text(cell: Content) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return "" if cell is None else str(cell)


def _quoted(cell: str, mark: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(one in cell for one in (mark, '"', "\n")) else cell


# --- one table ------------------------------------------------------------------------------------


def _page(manner: Manner, phase: Phase, of: Kind, name: str, rng: Random) -> Page:
    page = Page(name, of.name, phase=phase, left=manner.left)
    manner.above(page, of, rng)
    _table(manner, phase, of, page, rng)
    return page


def _together(manner: Manner, phase: Phase, kinds: Sequence[Kind], rng: Random) -> Page:
    page = Page("Return", phase=phase)
    first, second = kinds
    if manner.together in ("stacked", "untitled"):
        for of in kinds:
            if manner.together == "stacked":
                page.row(of.sheet)
            page.of = of.name
            _table(manner, phase, of, page, rng)
            page.blank(2)
        return page
    left, right = Page("Return", first.name, phase=phase), Page("Return", second.name, phase=phase)
    for one, of in ((left, first), (right, second)):
        one.row(of.sheet)
        _table(manner, phase, of, one, rng)
    shift = max(column for _, column in left.cells) + 1
    page.cells = left.cells | {(row, column + shift): cell for (row, column), cell in right.cells.items()}
    page.height = max(left.height, right.height)
    page.records = left.records + right.records
    return page


def _table(manner: Manner, phase: Phase, of: Kind, page: Page, rng: Random) -> None:
    fields = [one for one in fields_reported(of, phase, rng) if one != "ref" or len(manner.boroughs) == 1]
    if manner.repeats_plan and of.name == "patrols" and phase is Phase.RESULT:
        planned = ["planned_start", "planned_end", "planned_officers"]
        fields = [
            *[one for one in fields if one not in planned][:2],
            *planned,
            *[one for one in fields if one not in planned][2:],
        ]
    if manner.ranks and of.name == "deployments":
        place = fields.index("officers")
        fields[place : place + 1] = ["sergeants", "constables", "officers"]
    records = records_of(of, fields, rng, rng.randint(1, 2) if manner.on_side else rng.randint(3, 7))
    if manner.ranks and of.name == "deployments":
        for record in records:
            record["sergeants"], record["constables"] = 1, rng.randint(2, 9)
            record["officers"] = 1 + int(str(record["constables"]))
    if manner.late:
        _make_late(records)
    columns = _columns(manner, of, phase, fields, rng)
    _write_headings(manner, of, page, columns, rng)
    for number, record in enumerate(records, start=1):
        manner.between(page, number, rng)
        if manner.again and number > 1 and number % manner.again == 1:
            _write_headings(manner, of, page, columns, rng)
        borough = rng.choice(manner.boroughs)
        values = {name: stored(of, name, value) for name, value in record.items()}
        row = page.row(*[write(record, number, borough) for _, write in columns])
        page.records.append(Written(page.name, row, of.name, borough, phase, values))
    if manner.merged_down:
        _merge_alike(of, page, columns, records)
    manner.below(page, of, records, fields, rng)


def _merge_alike(of: Kind, page: Page, columns: Sequence[tuple[str, Writer]], records: Sequence[Truth]) -> None:
    """A unit or a place that stands in two rows one after the other, in one cell."""
    rows = [one.row for one in page.records[-len(records) :]]
    for place, (heading, _) in enumerate(columns):
        if not any(word in heading.casefold() for word in ("unit", "team", "location", "ward")):
            continue
        column = page.left + place
        for above, below in pairwise(rows):
            if below == above + 1 and page.cells.get((above, column)) == page.cells.get((below, column), ""):
                letter = get_column_letter(column)
                page.merged.append(f"{letter}{above}:{letter}{below}")
                break


def _make_late(records: Sequence[Truth]) -> None:
    for record in records:
        for start, end in PAIRS.items():
            if isinstance(record.get(start), datetime) and isinstance(record.get(end), datetime):
                record[start] = datetime.combine(THE_DAY, time(21, 30))
                record[end] = datetime.combine(THE_DAY + timedelta(days=1), time(2, 0))


def _columns(manner: Manner, of: Kind, phase: Phase, fields: Sequence[str], rng: Random) -> list[tuple[str, Writer]]:
    found: list[tuple[str, Writer]] = []
    skipped: set[str] = set()
    taken: set[str] = set()
    if len(manner.boroughs) > 1:
        found.append(("Borough", lambda record, number, borough: borough))
    if manner.day_column and any(of.field(one).type is Type.DATETIME for one in fields) and "arrest_date" not in fields:
        found.append(("Date", lambda record, number, borough: manner.day(THE_DAY, rng)))
        taken.add("Date")
    for name in fields:
        if name in skipped:
            continue
        if manner.pair is not None and name in PAIRS and PAIRS[name] in fields:
            skipped.add(PAIRS[name])
            planned = "Planned " if name.startswith("planned") and manner.repeats_plan else ""
            found.append(
                (rng.choice((f"{planned}Times", f"{planned}Hours", f"{planned}Time")), _range_writer(manner, name, rng))
            )
            continue
        heading = _heading(manner, of, name, fields, taken, rng)
        taken.add(heading)
        found.append((heading, _writer(manner, of, name, rng)))
    for heading, write in manner.extra:
        found.insert(rng.randint(1, len(found)), (heading, lambda record, number, borough, write=write: write(number)))  # type: ignore[misc]
    if manner.doubled:
        found.append(found[1])
    return found


def _heading(manner: Manner, of: Kind, name: str, fields: Sequence[str], taken: set[str], rng: Random) -> str:
    if not manner.own_headings:
        return of.field(name).heading
    twin = name.replace("actual_", "planned_") if name.startswith("actual_") else name.replace("planned_", "actual_")
    ways = HEADINGS[of.name][name].split("|")
    if twin != name and twin in fields:
        ways = ways[:1]
    free = [one for one in ways if one not in taken]
    return rng.choice(free or [of.field(name).heading])


def _range_writer(manner: Manner, name: str, rng: Random) -> Writer:
    def write(record: Truth, number: int, borough: str) -> Content:
        start, end = record.get(name), record.get(PAIRS[name])
        assert manner.pair is not None
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return None
        return manner.pair(start.time(), end.time(), rng)

    return write


def _writer(manner: Manner, of: Kind, name: str, rng: Random) -> Writer:
    definition = of.field(name)

    def write(record: Truth, number: int, borough: str) -> Content:
        value = record.get(name)
        if value is None:
            may = definition.if_missing.value == "ok" and definition.type in (Type.INT, Type.ENUM, Type.TEXT, Type.TIME)
            word = manner.blank(rng) if may else None
            # A dash among numbers is a nought.
            return None if word == "-" and definition.type is Type.INT else word
        if isinstance(value, datetime):
            return manner.moment(value, rng) if manner.moment else manner.clock(value.time(), rng)
        if isinstance(value, date):
            return manner.day(value, rng)
        if isinstance(value, time):
            return manner.clock(value, rng)
        if isinstance(value, int):
            return manner.count(value, name, rng)
        said = str(value)
        if definition.type is Type.BOOL and said in ("Y", "N") and manner.ticks[0]:
            return manner.ticks["YN".index(said)]
        if manner.own_words and definition.values:
            known = SAID.get(said[:3] if of.field(name).values[0][:3] == "O01" else said)
            said = rng.choice(known.split("|")) if known else said
        return said if definition.type is Type.ID else manner.text(said, rng)

    return write


def _write_headings(manner: Manner, of: Kind, page: Page, columns: Sequence[tuple[str, Writer]], rng: Random) -> None:
    dressed = [manner.dress(said, place, rng) for place, (said, _) in enumerate(columns)]
    if manner.two_rows:
        page.row(
            *[said.split(" ")[0] if said.split(" ")[0] in ("Planned", "Actual", "Duty") else None for said in dressed]
        )
        page.row(
            *[
                said.split(" ", 1)[1].capitalize() if said.split(" ")[0] in ("Planned", "Actual", "Duty") else said
                for said in dressed
            ]
        )
        return
    page.row(*dressed)


def _turned(page: Page) -> Page:
    """The same on its side: its records all stand at its first row."""
    other = Page(page.name, page.of, phase=page.phase)
    top = min(row for row, _ in page.cells)
    other.cells = {(column, row - top + 1): cell for (row, column), cell in page.cells.items()}
    other.height = max(row for row, _ in other.cells)
    other.records = [Written(one.sheet, 1, one.kind, one.borough, one.phase, one.values) for one in page.records]
    return other
