"""The serial table: all planned serials by muster time, with everything that an officer needs."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from briefing_app.operation.counting.planned_work import distinct
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.position.position import Record
from briefing_app.operation.words import NOT_STATED, normalised, plural
from briefing_app.packs.blocks import Notice, small
from briefing_app.packs.material import Material
from briefing_app.packs.order.serials import serials_of_day
from briefing_app.packs.page import LANDSCAPE_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable

_SIZE = 6.6


def serials(material: Material) -> Iterable[Flowable]:
    """A value that every serial shares is said once, above the table."""
    records = sorted(serials_of_day(material), key=by_muster)
    if not records:
        says = f"They appear here when the boroughs' plans state deployments. {material.based_on}."
        yield Notice("No planned serials are in yet", says, width=LANDSCAPE_WIDTH)
        return
    kits = {normalised(one.word or ""): _letter(place) for place, one in enumerate(distinct(records, "kit_dress"))}
    shared = {column.heading: value for column in _COLUMNS if (value := _shared(records, column)) is not None}
    shown = [column for column in _COLUMNS if column.heading not in shared]
    same = "".join(f" {heading}, for every serial: {value}." for heading, value in shared.items())
    yield small(
        f"{plural(len(records), 'planned serial')} by muster time. Strength: the total, then inspectors-sergeants-"
        f"constables-special constables where stated, and others. Kit: the list above the table.{same} "
        f"A dash is a value that the borough did not state. {material.based_on}."
    )
    lines = [Line((*(column.said(record) for column in shown), _kit(record, kits))) for record in records]
    yield _kit_list(records, kits)
    heads = columns(*(column.heading for column in shown), "Kit")
    yield DataTable(heads, lines, width=LANDSCAPE_WIDTH, size=_SIZE, tight=True)


def _kit_list(records: Sequence[Record], kits: Mapping[str, str]) -> Flowable:
    words = {normalised(one.word or ""): one.word or "" for one in distinct(records, "kit_dress")}
    lines = [Line((letter, words[key])) for key, letter in kits.items()]
    return DataTable(
        columns("Kit", "Dress and equipment", shares=(0.06, 0.94)),
        lines or [Line(("–", "not stated by any borough"))],
        width=LANDSCAPE_WIDTH,
        size=_SIZE,
        title="Kit",
    )


def strength_said(record: Record) -> str:
    """`9 (0-1-6-2)`: the total, then the ranks that were stated, then others."""
    officers = record.whole("officers")
    total = NOT_STATED if officers is None else str(officers)
    ranks = [record.whole(rank) for rank in _RANKS]
    if all(rank is None for rank in ranks):
        return total
    more = "".join(f" +{number} {word}" for field, word in _OTHERS if (number := record.whole(field)))
    return f"{total} ({'-'.join('?' if rank is None else str(rank) for rank in ranks)}){more}"


_RANKS = ("inspectors", "sergeants", "constables", "special_constables")
_OTHERS = (("pcsos", "PCSO"), ("police_staff_partners", "staff"), ("horses", "horses"))


def duty_said(record: Record) -> str:
    starts, ends = record.whole("duty_start"), record.whole("duty_end")
    if starts is None or ends is None:
        return NOT_STATED
    return f"{say_clock(starts)}–{say_clock(ends)}"


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    said: Callable[[Record], str]
    may_be_shared: bool = False


def _field(name: str) -> Callable[[Record], str]:
    return lambda record: record.text(name) or "–"


_COLUMNS = (
    _Column("Muster", _field("muster_time")),
    _Column("Serial", _field("serial")),
    _Column("Call sign", _field("call_sign")),
    _Column("Borough", lambda record: record.borough),
    _Column("Unit", _field("unit")),
    _Column("Tasking", _field("tasking")),
    _Column("Supervisor", _field("supervisor")),
    _Column("Strength", strength_said),
    _Column("Muster place", _field("muster_place"), may_be_shared=True),
    _Column("Duty", duty_said),
    _Column("Talkgroup", _field("talkgroup"), may_be_shared=True),
    _Column("Meal", _field("meal_arrangements"), may_be_shared=True),
)


def _shared(records: Sequence[Record], column: _Column) -> str | None:
    """The one value of every row, where the column may be left out for that."""
    values = {column.said(record) for record in records} if column.may_be_shared and len(records) > 1 else set()
    return values.pop() if len(values) == 1 else None


def _kit(record: Record, kits: Mapping[str, str]) -> str:
    kit = record.text("kit_dress")
    return "–" if kit is None else kits[normalised(kit)]


def _letter(place: int) -> str:
    """A, B … Z, A2, B2 …"""
    turn, letter = divmod(place, 26)
    return f"{chr(ord('A') + letter)}{turn + 1 if turn else ''}"


_DIGITS = re.compile(r"(\d+)")


def by_muster(record: Record) -> tuple[bool, int, str, list[tuple[int, str]]]:
    """By the duty that the muster is for, a muster at 05:30 to the duty from 05:00; then Serial 9 before Serial 10."""
    starts = record.whole("duty_start")
    parts = _DIGITS.split(record.text("serial") or "")
    numbered = [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
    return starts is None, starts or 0, record.text("muster_time") or "", numbered
