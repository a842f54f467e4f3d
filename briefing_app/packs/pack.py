"""Making a pack: its sections laid out one after the other, step by step, into the bytes of a PDF."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.planned_work import planned_part
from briefing_app.operation.counting.printed import Printed
from briefing_app.operation.handling import marking_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.order.order import Order
from briefing_app.operation.position.position import Position
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.words import listed_few, say_date
from briefing_app.packs.arrangement import Placed, arranged, keys_of, layout_said
from briefing_app.packs.blocks import SectionTitle, gap
from briefing_app.packs.contents import Contents, Entry
from briefing_app.packs.cover import COVER
from briefing_app.packs.document import About, PackDocument
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.furniture import Furniture, furniture_of, handling_lines
from briefing_app.packs.layout import PackLayout, highest
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.register_strip import STRIP_HEIGHT, STRIP_SPACE, RegisterCode, RegisterStrip
from briefing_app.packs.request import DRAFT, PackKind, PackRequest, Subject
from briefing_app.packs.texts import words
from briefing_app.packs.typesetting import shown

__all__ = ["DRAFT", "PackKind", "PackRequest", "Subject", "lay_out", "pack_marking", "pack_reference"]

NO_ORDER = Order()
UNNUMBERED = "copy not numbered"


def pack_reference(operation: Operation, subject: Subject, version: int) -> str:
    """`vawg-2021-05-13-briefing-v1`: stands on the cover, in the register and in the file's name."""
    parts = [operation.ref, subject.kind.value, *([subject.key] if subject.key else []), f"v{version}"]
    return "-".join(parts)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A pack's PDF, and the numbers that stand on its pages."""

    content: bytes
    printed: tuple[Printed, ...]
    withheld: str = "[]"
    """JSON: what it leaves out for disclosure control, and why."""


def lay_out(
    request: PackRequest,
    position: Position,
    figures: Iterable[Figure],
    order: Order = NO_ORDER,
    beside: Beside | None = None,
) -> Steps[LaidOut]:
    """The pack's PDF. Equal input gives equal bytes. `beside` is what the figures are laid beside."""
    register_fonts()
    if request.phase is Phase.PLAN:
        # A briefing says what is planned, also when it is made again after results have come in.
        position = planned_part(position)
        figures = figures_of(position, beside=beside)
    furniture = _furniture(request, position)
    code = RegisterCode(request.reference, request.code, request.status)
    document = PackDocument(furniture, _about(request, position), code)
    strips = not request.kind.has_cover and request.kind is not PackKind.BOROUGH
    strip = STRIP_HEIGHT + STRIP_SPACE if strips else 0.0
    shown_figures = {figure.id: figure for figure in figures}
    material = Material(
        request,
        position,
        # What the inspector wrote stays out of a release copy: nobody has looked whether it may leave.
        NO_ORDER if request.subject.release else order,
        shown_figures,
        furniture.text_height - strip,
        _marking(request, position),
        layout_said(request.subject, request.layout),
        document.drawn,
    )
    placed = arranged(material)
    entries = [entry for one in placed for entry in _entries(one.section)]
    for number, one in enumerate(placed):
        section = one.section
        yield Step(number, len(placed) + 1, f"Setting {section.title}")
        pages = [*_heading(section), *section.pages(material)]
        if strips:
            pages += [gap(STRIP_SPACE), RegisterStrip(code)]
        document.add_section(
            pages,
            landscape=section.landscape,
            key="" if section.about_pack else section.key,
            furniture=_own(furniture, one),
            apart=one.apart,
        )
        if section.key == COVER:
            document.add_section([SectionTitle("Contents", "contents", 0), Contents(entries)])
    yield Step(len(placed), len(placed) + 1, "Writing the file")
    record = material.press.record if request.kind is PackKind.PRESS else ()
    return LaidOut(document.finish(), tuple(document.printed), json.dumps(record, ensure_ascii=False))


def _own(furniture: Furniture, placed: Placed) -> Furniture | None:
    """What stands around a section that is marked by itself or belongs to an annexe."""
    if placed.marking is None and not placed.annexe:
        return None
    marking = furniture.marking if placed.marking is None else placed.marking.value
    return replace(furniture, marking=marking, annexe=placed.annexe)


def pack_marking(subject: Subject, position: Position, layout: PackLayout, *, approved: bool) -> Marking:
    """The highest of what it rests on and of its parts; press lines that a second person signed off are released."""
    if subject.kind is PackKind.PRESS and approved:
        return Marking.OFFICIAL
    return highest(marking_of(position), layout.printed(keys_of(subject)))


def _marking(request: PackRequest, position: Position) -> Marking:
    return pack_marking(request.subject, position, request.layout, approved=request.approved)


def _handling(request: PackRequest, operation: Operation) -> str:
    released = request.kind is PackKind.PRESS and request.approved
    return words("press").text("release.handling") if released else operation.handling


def _heading(section: Section) -> list[Flowable]:
    return [SectionTitle(section.title, section.key, section.level, group=section.group)] if section.listed else []


def _entries(section: Section) -> list[Entry]:
    """Its lines in the contents."""
    groups = [Entry(section.key, section.group, 0)] if section.group else []
    return [*groups, Entry(section.key, section.title, section.level)] if section.listed else []


def _furniture(request: PackRequest, position: Position) -> Furniture:
    operation, phase = position.operation, request.phase
    included, expected = len(position.included(phase)), len(operation.boroughs)
    awaited = position.awaited(phase)
    usual = furniture_of(
        position,
        f"{shown(request.title)} · version {request.version}",
        f"data as at {say_minute(position.as_at(phase))} · made {say_minute(request.made_at)}"
        f" · {phase.value} returns {included} of {expected}"
        f"{f', awaited: {listed_few(awaited)}' if awaited else ''}",
        f"{shown(request.reference)} · {'approved' if request.approved else shown(request.status)}",
    )
    return replace(
        usual,
        marking=_marking(request, position).value,
        handling=handling_lines(_handling(request, operation)),
        watermark="" if request.approved else shown(request.status),
        copy=UNNUMBERED,
    )


def _about(request: PackRequest, position: Position) -> About:
    operation, marking = position.operation, _marking(request, position).value
    return About(
        title=f"{shown(operation.name)}, {say_date(operation.day)}: {shown(request.title)}, version {request.version}",
        subject=f"{marking}. {shown(_handling(request, operation))}",
        marking=marking,
        reference=shown(request.reference),
        made_at=request.made_at,
    )
