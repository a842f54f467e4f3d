"""Whatever the layout, a record comes back with its own values and cells, or somebody is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from hypothesis import given, note, settings
from hypothesis import strategies as st

from briefing_app.operation.kinds import Kind, Phase, Type, kind
from briefing_app.workbooks.tables.heading_words import Part, meanings, other_names, words_of
from tests.made_workbooks import THE_DAY, Content
from tests.workbooks.tables.found import Found, cell

KINDS = ("patrols", "arrests", "deployments", "warrants", "venues", "community", "lessons")
BOROUGHS = ("Lambeth", "Southwark", "Tower Hamlets", "Hammersmith & Fulham")
PLACES = ("A park", "B common", "High Street", "The bridge, north side", "Town centre", "Station")
EXTRA = ("Comments", "CAD", "Shoulder no", "Grid", "Weather")


@dataclass(frozen=True)
class Written:
    """A table as it was written: per record, field → value and the cell in which it stands."""

    records: list[dict[str, tuple[Content, str]]]
    boroughs: list[str | None]


@dataclass
class Page:
    """Cells being written."""

    cells: dict[tuple[int, int], Content]
    turned: bool = False

    def put(self, row: int, column: int, value: Content) -> str:
        place = (column, row) if self.turned else (row, column)
        assert place not in self.cells
        self.cells[place] = value
        return cell(*place)

    @property
    def rows(self) -> list[list[Content]]:
        height = 1 + max(row for row, _ in self.cells)
        width = 1 + max(column for _, column in self.cells)
        return [[self.cells.get((row, column)) for column in range(width)] for row in range(height)]


def value_of(draw: st.DrawFn, of: Kind, name: str, number: int) -> Content:
    field = of.field(name)
    match field.type:
        case Type.ID:
            return f"LAM-{of.letter}-{number:03d}"
        case Type.INT:
            return draw(st.integers(max(1, field.least or 0), min(9, field.most or 9)))
        case Type.DATE:
            return THE_DAY
        case Type.TIME | Type.DATETIME:
            return time(draw(st.integers(6, 22)), draw(st.sampled_from((0, 15, 30))))
        case Type.ENUM | Type.MULTI | Type.BOOL if field.values:
            return draw(st.sampled_from(field.values))
        case _:
            return draw(st.sampled_from(PLACES))


@st.composite
def fields_of(draw: st.DrawFn, of: Kind, phase: Phase) -> list[str]:
    """The reference, all that rows need, and some of the rest, in any order."""
    usable = [field for field in of.fields_in(phase) if field.type not in (Type.DERIVED, Type.REF)]
    needed = [field.name for field in usable if field.if_missing.value == "hold" or field.name == "ref"]
    rest = [field.name for field in usable if field.name not in needed]
    chosen = draw(st.lists(st.sampled_from(rest), unique=True, min_size=min(3, len(rest)), max_size=min(9, len(rest))))
    return draw(st.permutations([*needed, *chosen]))


@st.composite
def headings_of(draw: st.DrawFn, of: Kind, phase: Phase, fields: list[str]) -> dict[str, str]:
    """Each field's own heading or one of the ways in which people write it, dressed up."""
    found: dict[str, str] = {}
    for place, name in enumerate(fields):
        own = of.field(name).heading
        names = [
            one
            for one in other_names(of.name, name)
            if meanings(of.name, phase)[words_of(one)][0].field == name
            and meanings(of.name, phase)[words_of(one)][0].part is Part.WHOLE
        ]
        said = draw(st.sampled_from([own, own, *names]))
        dress = draw(st.sampled_from(("{}", "{}", "{} *", "{}:", f"{place + 1}. {{}}", "{} (required)")))
        change = draw(st.sampled_from((str, str.upper, str.lower, lambda text: text.replace(" ", "\n"))))
        found[name] = dress.format(change(said))
    return found


@st.composite
def table(draw: st.DrawFn, page: Page, of: Kind, phase: Phase, top: int, left: int) -> tuple[Written, int, int]:
    """Write one table; give what was written, its last row and its last column."""
    fields = draw(fields_of(of, phase))
    headings = draw(headings_of(of, phase, fields))
    extra = draw(st.lists(st.sampled_from(EXTRA), unique=True, max_size=2))
    columns: list[str] = draw(st.permutations([*fields, *extra]))
    split = draw(st.booleans()) and not page.turned
    row = top
    for column, name in enumerate(columns, start=left):
        said = headings.get(name, name)
        words = said.split(" ")
        if split and name in headings and len(words) > 1 and not any(mark in said for mark in "(*.:"):
            page.put(row, column, words[0])
            page.put(row + 1, column, " ".join(words[1:]))
        else:
            page.put(row + (1 if split else 0), column, said)
    row += 2 if split else 1
    with_sections = not page.turned and draw(st.booleans())
    records: list[dict[str, tuple[Content, str]]] = []
    boroughs: list[str | None] = []
    borough: str | None = None
    # With its reference alone a row is a line of the form that nobody filled in.
    kept = next(name for name in fields if name != "ref")
    counts = dict.fromkeys((name for name in fields if of.field(name).type is Type.INT), 0)
    for number in range(1, draw(st.integers(1, 6)) + 1):
        if with_sections and draw(st.booleans()):
            borough = draw(st.sampled_from(BOROUGHS))
            page.put(row, left, borough)
            row += 1
        if not page.turned:
            row += draw(st.sampled_from((0, 0, 0, 1, 2)))
        record: dict[str, tuple[Content, str]] = {}
        for column, name in enumerate(columns, start=left):
            if name in extra:
                page.put(row, column, "x")
                continue
            field = of.field(name)
            if name != kept and field.if_missing.value in ("ok", "warn") and draw(st.integers(0, 4)) == 0:
                continue
            value = value_of(draw, of, name, number)
            record[name] = value, page.put(row, column, value)
            if name in counts and isinstance(value, int):
                counts[name] += value
        records.append(record)
        boroughs.append(borough)
        row += 1
        if not page.turned and not split and draw(st.integers(0, 6)) == 0:
            for column, name in enumerate(columns, start=left):
                page.put(row, column, headings.get(name, name))
            row += 1
    if not page.turned and counts and draw(st.booleans()):
        first = next((column for column, name in enumerate(columns, start=left) if name not in counts), None)
        if first is not None:
            page.put(row, first, draw(st.sampled_from(("Total", "TOTAL", "Grand total"))))
            for column, name in enumerate(columns, start=left):
                if name in counts:
                    page.put(row, column, counts[name])
            row += 1
    return Written(records, boroughs), row - 1, left + len(columns) - 1


def check(found: Found, place: int, written: Mapping[str, Written]) -> None:
    """Each record that is not held is one that was written, with the same values in the same cells."""
    one = found.tables[place]
    truth = written[one.kind.name]
    held = {doubt.record for doubt in one.doubtful}
    canonical = {"Hammersmith & Fulham": "Hammersmith and Fulham"}
    by_cells = {frozenset(where for _, where in record.values()): number for number, record in enumerate(truth.records)}
    seen: list[int] = []
    for number, (record, cells) in enumerate(zip(found.records(place), found.cells(place), strict=True)):
        if number in held:
            continue
        where = frozenset(cells[name] for name in record)
        match = next((number for keys, number in by_cells.items() if where <= keys), None)
        assert match is not None, (record, where)
        expected = truth.records[match]
        for name, value in record.items():
            assert expected[name] == (value, cells[name])
        if not found.questions.open:
            assert set(record) == set(expected)
        borough = truth.boroughs[match]
        if borough is not None:
            assert one.boroughs is not None
            assert one.boroughs[number] == canonical.get(borough, borough)
        seen.append(match)
    assert len(seen) == len(set(seen))
    if not held:
        assert sorted(seen) == list(range(len(truth.records)))
    else:
        assert found.questions.open


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_that_a_table_in_any_layout_is_read_row_for_row_or_asked_about(data: st.DataObject) -> None:
    phase = data.draw(st.sampled_from(list(Phase)))
    of = kind(data.draw(st.sampled_from([name for name in KINDS if phase in kind(name).phases])))
    page = Page({}, turned=data.draw(st.integers(0, 4)) == 0)
    top = data.draw(st.integers(0, 5)) if not page.turned else 0
    left = data.draw(st.integers(0, 3)) if not page.turned else 0
    for row in range(top):
        if data.draw(st.booleans()):
            page.put(
                row,
                0,
                data.draw(
                    st.sampled_from(
                        ("OFFICIAL-SENSITIVE", "VAWG Day of Action", f"Sheet of {of.many}", date(2021, 5, 13))
                    )
                ),
            )
    written, _, _ = data.draw(table(page, of, phase, top, left))
    name = data.draw(st.sampled_from((of.sheet, of.sheet, "Sheet1")))
    note(f"{name}, {phase}\n" + "\n".join(map(str, page.rows)))
    found = Found(name, page.rows, phase)
    if found.tables == ():
        raise AssertionError("no table was found")
    for place in range(len(found.tables)):
        assert found.tables[place].kind is of or found.tables[place].doubtful
        if found.tables[place].kind is of:
            check(found, place, {of.name: written})


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_that_two_tables_on_a_sheet_are_read_row_for_row_or_asked_about(data: st.DataObject) -> None:
    phase = Phase.RESULT
    first, second = (
        kind(name) for name in data.draw(st.permutations(("patrols", "arrests", "warrants", "lessons")))[:2]
    )
    page = Page({})
    beside = data.draw(st.booleans())
    page.put(0, 0, first.sheet)
    one, bottom, right = data.draw(table(page, first, phase, 1, 0))
    if beside:
        page.put(0, right + 2, second.sheet)
        two, _, _ = data.draw(table(page, second, phase, 1, right + 2))
    else:
        page.put(bottom + 3, 0, second.sheet)
        two, _, _ = data.draw(table(page, second, phase, bottom + 4, 0))
    note("\n".join(map(str, page.rows)))
    found = Found("Return", page.rows, phase)
    written = {first.name: one, second.name: two}
    assert {table.kind.name for table in found.tables} == set(written)
    for place in range(len(found.tables)):
        check(found, place, written)
