"""Returns written as boroughs write them, each record with what it should come to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from briefing_app.operation.kinds import Phase, Type, kind
from briefing_app.operation.offences import offence_of
from briefing_app.operation.operations import Operation
from briefing_app.operation.times import LONDON, to_minute
from briefing_app.workbooks.read_return import ReadReturn, read_return
from tests.made_workbooks import THE_DAY, Content, operation

Record = dict[str, object]


@dataclass(frozen=True)
class Written:
    """A record as it should be read: where it stands, whose it is, and its values by field."""

    sheet: str
    row: int
    kind: str
    borough: str
    phase: Phase
    values: Record


@dataclass
class Page:
    """One sheet being written, from the top."""

    name: str
    of: str = ""
    fields: Sequence[str | None] = ()
    borough: str = "Lambeth"
    phase: Phase = Phase.PLAN
    left: int = 1
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)
    records: list[Written] = field(default_factory=list)
    hidden: bool = False
    height: int = 0

    def row(self, *cells: Content) -> int:
        """Write a row; give its number."""
        self.height += 1
        for place, value in enumerate(cells):
            if value is not None:
                self.cells[self.height, self.left + place] = value
        return self.height

    def blank(self, rows: int = 1) -> None:
        self.height += rows

    def record(self, *cells: Content, **values: object) -> None:
        """Write a record in the order of `fields`; `values` are those that come to something else than they look."""
        row = self.row(*cells)
        said: Record = {name: cell for name, cell in zip(self.fields, cells, strict=False) if name and cell is not None}
        said |= values
        values = {name: value for name, value in said.items() if value is not None}
        self.records.append(Written(self.name, row, self.of, self.borough, self.phase, values))

    def expect(self, row: int, of: str = "", borough: str = "", **values: object) -> None:
        """A record in this row that was not written by `record`."""
        self.records.append(Written(self.name, row, of or self.of, borough or self.borough, self.phase, values))


def workbook_of(pages: Sequence[Page], change: Callable[[Worksheet], None] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for (row, column), value in page.cells.items():
            sheet.cell(row, column, value)
        for merged in page.merged:
            sheet.merge_cells(merged)
        for cell, words in page.comments.items():
            sheet[cell].comment = Comment(words, "a borough")
        if page.hidden:
            sheet.sheet_state = "hidden"
        if change is not None:
            change(sheet)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def read_pages(
    *pages: Page,
    name: str = "LAM_PLAN.xlsx",
    of: Operation | None = None,
    answers: Mapping[str, str] | None = None,
) -> ReadReturn:
    found = read_return(workbook_of(pages), name, of or operation(), answers=answers)
    assert all(sheet.balances for sheet in found.sheets)
    return found


def answered(*pages: Page, choose: Mapping[str, str], name: str = "LAM_PLAN.xlsx") -> ReadReturn:
    """Read again with an answer to each question that has one of these words, by the beginning of its choice."""
    answers = {
        question.id: next(choice for choice in question.choices if choice.startswith(start))
        for question in read_pages(*pages, name=name).questions
        for words, start in choose.items()
        if words in question.says
    }
    return read_pages(*pages, name=name, answers=answers)


def assert_read(found: ReadReturn, *pages: Page, of: Operation | None = None) -> None:
    """Every record that was written is accepted with its own values, in its own row, and there is no other."""
    wanted = sorted((one for page in pages for one in page.records), key=_place)
    said = [(one, _values(one, of or operation())) for one in wanted]
    accepted = sorted(
        (
            Written(
                sheet.sheet,
                int(row[0] or 0),
                sheet.kind,
                part.cover.borough,
                part.cover.phase,
                _record(sheet.kind, row),
            )
            for part in found.parts
            for sheet in part.sheets
            for row in sheet.rows
        ),
        key=_place,
    )
    assert [_place(one) for one in accepted] == [_place(one) for one in wanted], [
        problem.says for problem in found.problems if problem.severity.value != "warn"
    ]
    left = list(accepted)
    for one, values in said:
        match = next((other for other in left if _place(other) == _place(one) and _same(other.values, values)), None)
        assert match is not None, (one, values, [other.values for other in left if _place(other) == _place(one)])
        left.remove(match)


def _place(one: Written) -> tuple[str, str, str, str, int]:
    return one.borough, one.phase.value, one.kind, one.sheet, one.row


def _record(name: str, row: Sequence[object]) -> Record:
    return {
        column: value for column, value in zip(kind(name).record_columns, row[2:], strict=True) if value is not None
    }


def _same(found: Record, wanted: Record) -> bool:
    """All that was written and nothing else; a reference that nobody wrote is made up."""
    made_up = {"arrested_at", "headline", "vawg_category"} | ({"ref"} - wanted.keys())
    return {name: value for name, value in found.items() if name not in made_up} == wanted


def _values(one: Written, of: Operation) -> Record:
    found = {name: _value(one.kind, name, value, of) for name, value in one.values.items()}
    if one.kind == "arrests":
        found = {"persons": 1, "arrest_date": of.day.isoformat(), **found}
    return found


def _value(name: str, column: str, value: object, of: Operation) -> object:
    definition = kind(name).field(column)
    if definition.type is Type.DATETIME:
        return _moment(value, of)
    if isinstance(value, datetime):
        return f"{value:%H:%M}" if definition.type is Type.TIME else value.date().isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    offence = offence_of(value) if isinstance(value, str) and definition.values else None
    return offence.said if offence is not None and offence.code == value else value


def _moment(value: object, of: Operation) -> object:
    """A time of day is the operation's: before it begins, the next morning's."""
    if isinstance(value, datetime):
        return to_minute(value.replace(tzinfo=LONDON))
    if isinstance(value, str):
        value = time.fromisoformat(value)
    assert isinstance(value, time)
    moment = to_minute(datetime.combine(of.day, value, LONDON))
    return (
        moment if moment >= of.period.starts else to_minute(datetime.combine(of.day + timedelta(days=1), value, LONDON))
    )


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(THE_DAY.year, THE_DAY.month, day, hour, minute)
