"""40,000 rows of arrests and of patrols validated, against one rule for each field of a tuple.

python -m tests.benchmarks.validating
"""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from random import Random

from briefing_app.operation.kinds import Field, Kind, Phase, Type, kind
from briefing_app.operation.times import at, from_minute
from briefing_app.workbooks.files.book import Book, open_book
from briefing_app.workbooks.read_return import read_book
from briefing_app.workbooks.writing.template import write_return
from tests.benchmarks.measured import measure
from tests.benchmarks.reference_returns import DAY, made_rows, reference_operation

ROWS = 40_000
NAME = "VAWG_20210513_AS_LAM_RESULT_v1.xlsx"

Rule = Callable[[object], object]


def rule_of(field: Field) -> Rule:
    """The least that can be asked of a cell: that it is of its kind, within its bounds, on its list."""
    least, most, known = field.least or 0, field.most or 10**9, frozenset(field.values)

    def whole(cell: object) -> object:
        if cell == "":
            return None
        if not isinstance(cell, float) or cell != int(cell) or not least <= cell <= most:
            raise ValueError
        return int(cell)

    def moment(cell: object) -> object:
        if cell == "":
            return None
        if isinstance(cell, datetime):
            return at(cell.date(), cell.time())
        if isinstance(cell, date | time):
            return cell.isoformat()
        raise ValueError

    def listed(cell: object) -> object:
        if cell != "" and cell not in known:
            raise ValueError
        return cell or None

    def words(cell: object) -> object:
        return str(cell).strip() or None

    match field.type:
        case Type.INT:
            return whole
        case Type.DATE | Type.TIME | Type.DATETIME:
            return moment
        case Type.ENUM | Type.BOOL if known and not field.open_list:
            return listed
        case _:
            return words


def floor(book: Book, one: Kind) -> list[tuple[object, ...]]:
    sheet = next(sheet for sheet in book.sheets if sheet.name == one.sheet)
    rules = [rule_of(field) for field in one.fields_in(Phase.RESULT)]
    return [tuple([rule(cell) for rule, cell in zip(rules, row, strict=False)]) for row in sheet.rows[3 : 3 + ROWS]]


def ours(book: Book, one: Kind) -> None:
    found = read_book(book, NAME, reference_operation())
    assert sum(sheet.accepted for sheet in found.sheets if sheet.kind == one.name) == ROWS


def main() -> None:
    operation = reference_operation()
    assert from_minute(operation.period.starts).date() == DAY
    for one in (kind("arrests"), kind("patrols")):
        content = BytesIO()
        rows = {one.name: made_rows(one, Phase.RESULT, ROWS, Random(1))}
        write_return(content, operation=operation, borough="Lambeth", phase=Phase.RESULT, cover={}, rows=rows)
        book = open_book(content.getvalue(), NAME)
        works: dict[str, Callable[[], object]] = {
            f"one rule for each field, {one.many}": lambda book=book, one=one: floor(book, one),
            f"this app, {one.many}, tables found": lambda book=book, one=one: ours(book, one),
        }
        measure(works, against=next(iter(works)))


if __name__ == "__main__":
    main()
