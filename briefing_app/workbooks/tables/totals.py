"""What a table prints as its totals, compared with what its rows add up to."""

from collections.abc import Callable, Mapping, Sequence

from briefing_app.operation.kinds import Kind, Type
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.words import plural, say_count
from briefing_app.workbooks.files.contents import CellContent, is_blank
from briefing_app.workbooks.tables.column_values import as_number
from briefing_app.workbooks.tables.found_tables import FoundColumn
from briefing_app.workbooks.tables.table_rows import Sorted, Total, our_sums


def compare_totals(
    kind: Kind,
    sheet: str,
    rows: Sequence[Sequence[CellContent]],
    records: Sequence[int],
    found: Sorted,
    columns: Mapping[int, FoundColumn],
    cell: Callable[[int, int], str],
) -> list[Problem]:
    """A problem for every printed total that no reading of it agrees with, with both numbers."""
    problems = []
    sections = [one.row for one in found.sections]
    for total in found.totals:
        for column, printed in total.numbers.items():
            known = columns.get(column)
            counted = known is not None and kind.field(known.field).type is Type.INT
            if not counted and len(total.numbers) > 1:
                continue
            sums = []
            for meant in our_sums(records, total, found.totals, sections):
                ours = _sum(rows, meant, column) if counted else _count(kind, rows, meant, columns)
                if ours is not None and (meant or not records):
                    sums.append(ours)
            if sums and printed not in sums:
                what = kind.field(known.field).heading if counted and known is not None else kind.many
                problems.append(_differs(sheet, cell(total.row, column), what, total, printed, sums))
    return problems


def _sum(rows: Sequence[Sequence[CellContent]], meant: Sequence[int], column: int) -> int | None:
    """None where a cell's number is not plain: then nothing can be compared."""
    contents = [rows[number][column] for number in meant if column < len(rows[number])]
    filled = [content for content in contents if content != "" and content is not None]
    if set(map(type, filled)) <= {int, float}:
        whole = sum(filled)  # type: ignore[arg-type]
        return int(whole) if whole == int(whole) else None
    numbers = [as_number(content) for content in filled if not is_blank(content)]
    return None if None in numbers else sum(number for number in numbers if number is not None)


def _count(
    kind: Kind, rows: Sequence[Sequence[CellContent]], meant: Sequence[int], columns: Mapping[int, FoundColumn]
) -> int | None:
    persons = next((column for column, one in columns.items() if one.field == "persons"), None)
    if kind.name != "arrests" or persons is None:
        return len(meant)
    counted = 0
    for number in meant:
        content = rows[number][persons] if persons < len(rows[number]) else ""
        value = 1 if is_blank(content) else as_number(content)
        if value is None:
            return None
        counted += value
    return counted


def _differs(sheet: str, cell: str, what: str, total: Total, printed: int, sums: Sequence[int]) -> Problem:
    ours = sums[0] if total.row else sums[-1]
    return Problem(
        sheet,
        cell,
        "",
        str(printed),
        f"The sheet's own total “{total.label[:40]}” says {say_count(printed)} for {what}; its rows come to "
        f"{say_count(ours)}. The rows are counted; check which of the two is right.",
        Severity.WARN,
    )


def compared(sheet: str, cell: str, printed: int, ours: int, what: str) -> Problem:
    """A summary that says something else than the rows."""
    return Problem(
        sheet,
        cell,
        "",
        str(printed),
        f"The summary says {plural(printed, what, what)}; the rows of the return come to {say_count(ours)}. "
        "The rows are counted; check which of the two is right.",
        Severity.WARN,
    )
