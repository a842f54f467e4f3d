"""What the order holds after the day: the log, the points of the debrief, the actions that follow."""

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from briefing_app.operation.order.order import Item
from briefing_app.operation.order.things import thing
from briefing_app.operation.words import NOT_STATED, plural, say_date
from briefing_app.packs.blocks import small
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable


def log(material: Material) -> Iterator[Flowable]:
    entries = sorted(material.order.of("log"), key=lambda one: (one.whole("at") is None, one.whole("at") or 0))
    lines = [
        Line(
            (
                say_minute(one.whole("at")),
                one.text("entry") or NOT_STATED,
                one.text("what") or NOT_STATED,
                one.text("rationale") or "–",
                one.text("stage") or "–",
                one.text("by") or NOT_STATED,
            )
        )
        for one in entries
    ]
    heads = columns(
        *("Time", "Entry", "Decision or event", "Rationale", "National Decision Model", "By"),
        shares=(0.13, 0.09, 0.27, 0.23, 0.16, 0.12),
    )
    title = f"Log: {plural(len(lines), 'entry', 'entries')}"
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)


def points_table(material: Material) -> Iterator[Flowable]:
    """By category, as the form has them; nothing where there are none."""
    points = material.order.of("points")
    if not points:
        return
    lines: list[Line] = []
    for category in (*thing("points").field("category").values, ""):
        mine = [one for one in points if one.text("category") == category]
        if mine:
            lines.append(Line((f"{category or 'Category not stated'} ({len(mine)})",), RowStyle.GROUP))
            lines += [_point(one) for one in mine]
    heads = columns("Point", "JESIP heading", "Serial", "From lesson", shares=(0.54, 0.2, 0.12, 0.14))
    title = f"{plural(len(points), 'point')} of the debrief"
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)


def _point(item: Item) -> Line:
    return Line(
        (
            item.text("point") or NOT_STATED,
            item.text("heading") or "–",
            item.text("serial") or "–",
            item.text("lesson") or "–",
        )
    )


def points_under(material: Material, heading: str) -> str:
    """What was said under a heading of JESIP, for the answer to its prompt; empty where nothing was."""
    return "; ".join(one.text("point") for one in material.order.of("points") if one.text("heading") == heading)


def actions_table(material: Material) -> Iterator[Flowable]:
    """Those that somebody has taken on, open ones first; nothing where there are none."""
    actions = sorted(material.order.of("actions"), key=_when)
    if not actions:
        return
    lines = [
        Line(
            (
                _day(one),
                one.text("action") or NOT_STATED,
                one.text("owner") or NOT_STATED,
                one.text("status") or NOT_STATED,
                "; ".join(filter(None, (one.text("outcome"), _closed_in(one)))) or "–",
            )
        )
        for one in actions
    ]
    heads = columns("Due", "Action", "Owner (role)", "Status", "What came of it", shares=(0.14, 0.34, 0.17, 0.1, 0.25))
    open_ones = sum(one.text("status") != "Closed" for one in actions)
    title = f"{plural(len(actions), 'action')} taken on, {open_ones} not closed"
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)
    yield small("What boroughs recommend and what follows from visits stands below, as they sent it.")


def _closed_in(item: Item) -> str:
    return f"closed in {item.text('closed_in')}" if item.text("closed_in") else ""


def _when(item: Item) -> tuple[bool, bool, str]:
    return item.text("status") == "Closed", not item.text("due"), item.text("due")


def _day(item: Item) -> str:
    due = item.text("due")
    return say_date(date.fromisoformat(due)) if due else NOT_STATED


def hot_debriefs(material: Material) -> Iterator[Flowable]:
    """Serial by serial; nothing where none was written down."""
    found = sorted(material.order.of("hot"), key=lambda one: one.text("serial"))
    if not found:
        return
    lines = [
        Line(
            (
                one.text("serial") or NOT_STATED,
                say_minute(one.whole("at")) if one.whole("at") is not None else NOT_STATED,
                one.text("by") or NOT_STATED,
                one.text("said") or NOT_STATED,
                one.text("structured") or NOT_STATED,
            )
        )
        for one in found
    ]
    heads = columns("Serial", "Time", "Held by", "What was said", "Structured debrief", shares=(12, 14, 18, 40, 16))
    title = f"Hot debriefs: {plural(len(lines), 'serial')}"
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)


def answer(material: Material, field: str) -> str:
    """What the debrief answers to a question that is asked once; empty where it was not."""
    found = material.order.item("after", "after")
    return found.text(field) if found is not None else ""


def log_sections(material: Material) -> tuple[Section, ...]:
    """None while nothing was kept in the log."""
    return (Section("log", "Log", log),) if material.order.of("log") else ()
