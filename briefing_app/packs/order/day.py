"""The order's day: its phases, the custody suites against the prisoners to expect, and the cover it asks for."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from briefing_app.figures.required_cover import required_cover_figure
from briefing_app.operation.counting.planned_work import prisoners_by_hour
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.order.clashes import required_cover
from briefing_app.operation.order.order import Item
from briefing_app.operation.words import NOT_STATED, plural, say_count
from briefing_app.packs.blocks import Notice
from briefing_app.packs.figure_pages import figure_with_twin
from briefing_app.packs.material import Material, say_minute
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def phases_table(material: Material) -> Iterator[Flowable]:
    """Nothing where the order has no phases."""
    found = sorted(material.order.of("phases"), key=lambda one: (one.whole("starts") is None, one.whole("starts") or 0))
    if found:
        lines = [
            Line(
                (
                    one.text("name") or NOT_STATED,
                    say_minute(one.whole("starts")),
                    say_minute(one.whole("ends")),
                    one.text("aim") or "–",
                )
            )
            for one in found
        ]
        heads = columns("Phase", "From", "Until", "What it is for", shares=(0.2, 0.19, 0.19, 0.42))
        yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Phases of the order")


def custody_table(material: Material, *, width: float) -> DataTable | None:
    """The suites with their cells; None where the order names none."""
    suites = material.order.of("custody")
    if not suites:
        return None
    lines = [
        Line(
            (
                one.text("suite") or NOT_STATED,
                one.text("borough") or "–",
                _number(one.whole("cells")),
                _number(one.whole("closed")),
                _number(open_cells(one)),
                one.text("contact") or "–",
            )
        )
        for one in suites
    ]
    cells = [open_cells(one) for one in suites]
    known = [number for number in cells if number is not None]
    total = say_count(sum(known)) if known else NOT_STATED
    lines.append(Line(("All that state it", "", "", "", total, ""), RowStyle.TOTAL))
    numbers = ("Cells", "Closed", "Open")
    heads = columns("Custody suite", "Borough", *numbers, "Contact", right=numbers)
    return DataTable(heads, lines, width=width, title="Custody suites and cells")


def cells_in_all(material: Material) -> int | None:
    """Open cells of the suites that state them; None where none does."""
    known = [number for one in material.order.of("custody") if (number := open_cells(one)) is not None]
    return sum(known) if known else None


def open_cells(suite: Item) -> int | None:
    cells = suite.whole("cells")
    return None if cells is None else cells - (suite.whole("closed") or 0)


def prisoners_against_cells(material: Material) -> Iterator[Flowable]:
    """In words: the hours in which more prisoners are expected than cells are open."""
    cells = cells_in_all(material)
    if cells is None:
        return
    short = [(hour, number) for hour, number in prisoners_by_hour(material.position) if number > cells]
    if short:
        hours = "; ".join(f"{say_clock(hour)} to {say_clock(hour + 60)}: {say_count(number)}" for hour, number in short)
        title = f"More prisoners than the {plural(cells, 'open cell')} in {plural(len(short), 'hour')}"
        yield Notice(title, f"{hours}. Prisoners of earlier hours come on top.")


def _number(value: int | None) -> str:
    return NOT_STATED if value is None else say_count(value)


def cover_pages(material: Material) -> Iterator[Flowable]:
    """Required cover against plan and result; nothing where the order asks for none."""
    required = required_cover(material.order)
    if required:
        yield from figure_with_twin(required_cover_figure(material.position, required), tight=True)
