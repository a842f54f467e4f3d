"""What the borough sheets of both packs share: the head, short words for rows, and a whole borough on one page."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from reportlab.platypus import Flowable

from briefing_app.operation.counting.borough_summary import BoroughSummary
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.position.position import Record
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.times import Minute
from briefing_app.operation.words import AWAITED, NOT_STATED
from briefing_app.packs.material import Material, Section, said, say_minute
from briefing_app.packs.order.command import local_bronze
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.register_strip import RegisterSquare
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable

SPACE = 12.0
HALF = (PORTRAIT_WIDTH - SPACE) / 2
_SIZES = (7.5, 7.0, 6.5, 6.0, 5.6)
_TITLE_HEIGHT = 30.0
_TALLEST_PAIR = 500.0


def borough_sections(
    material: Material, sheet: Callable[[Material, str], Iterable[Flowable]], *, level: int = 1
) -> tuple[Section, ...]:
    """A section for each borough, or for each of those asked for; at level 1 together one part of the pack."""
    return tuple(
        Section(
            f"borough-{place}",
            borough,
            partial(_sheet_of, sheet, borough),
            level=level,
            group="Borough sheets" if place == 1 and level == 1 else "",
        )
        for place, borough in enumerate(material.request.subject.boroughs or material.boroughs, 1)
    )


def _sheet_of(
    sheet: Callable[[Material, str], Iterable[Flowable]], borough: str, material: Material
) -> Iterable[Flowable]:
    return sheet(material, borough)


def on_one_page(build: Callable[[float], Sequence[Flowable]], text_height: float) -> Sequence[Flowable]:
    """The sheet at the largest size of type that holds it on one page; if none does it runs on at the smallest."""
    sheet: Sequence[Flowable] = ()
    for size in _SIZES:
        sheet = build(size)
        used = sum(one.wrap(PORTRAIT_WIDTH, text_height)[1] + one.getSpaceAfter() for one in sheet)
        if used <= text_height - _TITLE_HEIGHT:
            break
    return sheet


def return_said(received: Received | None) -> str:
    """ "version 2, Final, data as at Thu 13 May 2021 18:00; completed by …"."""
    if received is None:
        return AWAITED
    return (
        f"version {received.version}, {received.status}, data as at {say_minute(received.data_as_at)}; "
        f"completed by {said(received.completed_by)}, approved by {said(received.approved_by)}"
    )


def borough_head(
    material: Material,
    summary: BoroughSummary,
    returns: Sequence[tuple[str, Received | None]],
    size: float,
    *,
    due: Minute | None = None,
    more: Sequence[tuple[str, str]] = (),
) -> Flowable:
    """Who it is, what it sent, and (in a briefing) when its result return is due; on a sheet by itself its code."""
    deadline = "" if due is None else f"Result return due {say_minute(due)}. "
    bronze = local_bronze(material, summary.borough, summary.bcu or "")
    rows = [
        ("Command unit", f"{summary.bcu or 'none'}. {deadline}Local Bronze: {bronze}"),
        *((name, return_said(received)) for name, received in returns),
        *more,
    ]
    heads = columns("", "", shares=(0.14, 0.86))
    if material.request.kind.has_cover:
        return DataTable(heads, [Line(row) for row in rows], width=PORTRAIT_WIDTH, size=size, headless=True, tight=True)
    rows.append(("Register", f"{material.code.reference} · {material.code.said} · {material.code.status}"))
    square = RegisterSquare()
    width = PORTRAIT_WIDTH - square.width - SPACE
    table = DataTable(heads, [Line(row) for row in rows], width=width, size=size, headless=True, tight=True)
    return Beside([table], [square], widths=(width, square.width), space=SPACE)


def sheet_table(
    title: str,
    headings: Sequence[str],
    lines: Sequence[Line],
    *,
    size: float,
    empty: str,
    width: float = PORTRAIT_WIDTH,
    right: Sequence[str] = (),
) -> DataTable:
    """A table with its number of rows, or one line that says why there are none."""
    if not lines:
        heads = columns("", shares=(1.0,))
        return DataTable(heads, [Line((empty,))], width=width, size=size, title=title, headless=True, tight=True)
    heads = columns(*headings, right=right)
    return DataTable(heads, lines, width=width, size=size, title=f"{title} ({len(lines)})", tight=True)


def span_said(record: Record | None, start: str, end: str) -> str:
    """`17:00–23:00`, with a ? for the one that is not stated."""
    if record is None:
        return NOT_STATED
    starts, ends = record.whole(start), record.whole(end)
    if starts is None and ends is None:
        return NOT_STATED
    return f"{'?' if starts is None else say_clock(starts)}–{'?' if ends is None else say_clock(ends)}"


def two_columns(tables: Sequence[DataTable]) -> list[Flowable]:
    """Half-width tables in two columns of like height; one after the other where they would not fit a page."""
    stacks: tuple[list[Flowable], list[Flowable]] = ([], [])
    heights = [0.0, 0.0]
    for table in tables:
        shorter = 0 if heights[0] <= heights[1] else 1
        stacks[shorter].append(table)
        heights[shorter] += table.wrap(HALF, _TALLEST_PAIR)[1] + table.getSpaceAfter()
    if max(heights) > _TALLEST_PAIR:
        return list(tables)
    return [Beside(*stacks, widths=(HALF, HALF), space=SPACE)]
