"""One sheet for one serial: who it is, its tasks in the order of time, and columns to complete by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from briefing_app.operation.counting.planned_work import planned, short_offence
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Record
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import NOT_STATED, normalised, plural
from briefing_app.packs.blocks import HandBox, HandLines, Notice, pairs, small
from briefing_app.packs.borough_parts import span_said
from briefing_app.packs.briefing.serial_table import by_muster, duty_said, strength_said
from briefing_app.packs.material import Material, said, say_minute
from briefing_app.packs.order.serials import serials_of_day, tasks_named, vehicles_of
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Head, Line
from briefing_app.packs.tables import DataTable

_BY_HAND = ("Done", "Result", "Ref")
_BLANK_ROWS = (10, 8, 6, 4, 2, 1)
"""Rows for tasks that come up: as many as leave the sheet on one page."""
_TITLE = 32.0
"""Points of the sheet's heading, where it is one line."""
_ROW = 22.0
"""Points that a row to be completed by hand needs."""


@dataclass(frozen=True, slots=True)
class Serial:
    """A planned serial of a borough."""

    record: Record
    tasks: frozenset[str] = frozenset()
    """References of the work that the order gives it, normalised."""

    @property
    def title(self) -> str:
        name = self.record.text("serial")
        return f"{self.record.borough}: {name}" if name else f"{self.record.borough}: serial without a number"

    def is_given(self, task: Record) -> bool:
        """Whether a plan's row names this serial of the same borough."""
        ref = task.text("ref")
        if ref is not None and normalised(ref) in self.tasks:
            return True
        mine, named = self.record.text("serial"), task.text("assigned_serial")
        if mine is None or named is None or task.borough != self.record.borough:
            return False
        return normalised(mine) == normalised(named)


@dataclass(frozen=True, slots=True)
class _Task:
    at: int | None
    when: str
    ref: str
    says: str


def serials_of(material: Material) -> tuple[Serial, ...]:
    """Those asked for, borough by borough, by muster time."""
    wanted = material.request.subject.boroughs or material.boroughs
    return tuple(
        Serial(record, tasks_named(material, record))
        for borough in wanted
        for record in sorted(serials_of_day(material, borough), key=by_muster)
    )


def no_serials(material: Material) -> Iterable[Flowable]:
    says = f"Their sheets are made once a borough's plan states deployments. {material.based_on}."
    yield Notice(f"Planned serials: {material.state('deployments')}", says)
    lines = [
        Line((borough, "none planned" if state is Stated.STATED else state.value))
        for borough in material.request.subject.boroughs or material.boroughs
        for state in (stated(material.position, "deployments", Phase.PLAN, borough),)
    ]
    heads = [Head("Borough", share=0.5), Head("Serials in its plan", share=0.5)]
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, tight=True)


def serial_sheet(material: Material, *, serial: Serial) -> Sequence[Flowable]:
    sheet: Sequence[Flowable] = ()
    for blank in _BLANK_ROWS:
        sheet = tuple(_sheet(material, serial, blank))
        used = sum(one.wrap(PORTRAIT_WIDTH, material.text_height)[1] + one.getSpaceAfter() for one in sheet)
        if used <= material.text_height - _TITLE:
            break
    return sheet


def _sheet(material: Material, serial: Serial, blank: int) -> Iterable[Flowable]:
    record = serial.record
    yield pairs(list(_about(material, record)), label_share=0.2)
    yield _tasks(material, serial, blank)
    yield from _patrols(material, record)
    yield HandLines(
        ["Supervisor, signed", "Off duty at", "Officers injured", "Force used", "Complaints", "Property"],
        columns=2,
    )
    yield HandBox("Welfare, safety, what went well, what did not: for the hot debrief", height=52)
    yield small(f"Result return due {say_minute(material.position.operation.result_due)}. {material.based_on}.")


def _about(material: Material, record: Record) -> Iterable[tuple[str, str]]:
    yield "Call sign", record.text("call_sign") or NOT_STATED
    yield "Unit, tasking", f"{said(record.text('unit'))}, {record.text('tasking') or 'tasking not stated'}"
    yield "Supervisor", said(record.text("supervisor"))
    strength = strength_said(record)
    yield "Strength", f"{strength}: total (inspectors-sergeants-constables-specials)" if "(" in strength else strength
    yield "Muster", f"{said(record.text('muster_time'))}, {record.text('muster_place') or 'place not stated'}"
    yield "Duty", duty_said(record)
    yield "Talkgroup, meal", f"{said(record.text('talkgroup'))}; meal: {said(record.text('meal_arrangements'))}"
    yield "Vehicles, kit", f"{said(vehicles_of(material, record))}; {said(record.text('kit_dress'))}"


def _tasks(material: Material, serial: Serial, blank: int) -> Flowable:
    found = sorted(_tasks_of(material, serial), key=lambda one: (one.at is None, one.at or 0, one.ref))
    lines = [Line((one.when, one.ref, one.says, "", "", "")) for one in found]
    lines += [Line(("", "", "", "", "", ""))] * blank
    heads = [
        Head("Time", share=0.12),
        Head("Task ref", share=0.15),
        Head("Task", share=0.35),
        *(Head(name, share=share) for name, share in zip(_BY_HAND, (0.08, 0.18, 0.12), strict=True)),
    ]
    named = plural(len(found), "row of the plans names", "rows of the plans name")
    title = f"Tasks: {named if found else 'no row of the plans names'} this serial"
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, title=title, row_height=_ROW)


def _tasks_of(material: Material, serial: Serial) -> Iterable[_Task]:
    """Rows of the plans that name the serial: by reference and offence only."""
    for record in filter(serial.is_given, planned(material.position, "warrants")):
        at = record.whole("planned_time")
        words = f"{record.text('warrant_type') or 'Warrant'}: {short_offence(record.text('underlying_offence'))}"
        graded = "".join(f", {word} {value}" for word, value in _grades(record))
        yield _Task(at, NOT_STATED if at is None else say_clock(at), said(record.text("ref")), words + graded)
    for record in filter(serial.is_given, planned(material.position, "wanted")):
        words = f"{record.text('wanted_type') or 'Wanted'}: {short_offence(record.text('offence'))}"
        yield _Task(None, NOT_STATED, said(record.text("ref")), words)
    for record in filter(serial.is_given, planned(material.position, "compliance")):
        words = f"{record.text('visit_type') or 'Compliance visit'}: {record.text('order_type') or 'order not stated'}"
        yield _Task(None, record.text("planned_window") or NOT_STATED, said(record.text("ref")), words)


def _grades(record: Record) -> Iterable[tuple[str, str]]:
    priority = record.text("priority")
    if priority is not None:
        yield "priority", priority
    if record.text("risk_assessed") != "Y":
        yield "risk assessment", "not done" if record.text("risk_assessed") == "N" else NOT_STATED


def _patrols(material: Material, record: Record) -> Iterable[Flowable]:
    """The borough's patrols that the serial's unit leads; the plans don't name a serial for them."""
    unit = record.text("unit")
    led = [
        one for one in planned(material.position, "patrols", record.borough) if unit and one.text("lead_unit") == unit
    ]
    if led:
        lines = [
            Line((span_said(one, "planned_start", "planned_end"), said(one.text("ref")), said(one.text("location"))))
            for one in sorted(led, key=lambda one: (one.whole("planned_start") or 0, one.id))
        ]
        heads = [Head("Time", share=0.18), Head("Ref", share=0.22), Head("Place", share=0.6)]
        title = f"Patrols in {record.borough} that {unit} leads"
        yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title=title, size=SMALL, tight=True)
