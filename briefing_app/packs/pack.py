"""Making a pack: its sections laid out one after the other, step by step, into the bytes of a PDF."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure
from briefing_app.operation.handling import invented_notice, marking_of
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.planned_work import planned_part
from briefing_app.operation.position import Position
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.words import say_date
from briefing_app.packs.blocks import SectionTitle
from briefing_app.packs.briefing_pack import briefing_sections
from briefing_app.packs.contents import Contents, Entry
from briefing_app.packs.debrief_pack import debrief_sections
from briefing_app.packs.document import About, PackDocument
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.furniture import Furniture, handling_lines
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.page import BOLD, PORTRAIT_WIDTH, SMALL
from briefing_app.packs.request import DRAFT, PackKind, PackRequest
from briefing_app.packs.typesetting import one_line, shown

__all__ = ["DRAFT", "PackKind", "PackRequest", "lay_out", "pack_reference"]

_SECTIONS = {PackKind.BRIEFING: briefing_sections, PackKind.DEBRIEF: debrief_sections}


def pack_reference(operation: Operation, kind: PackKind, version: int) -> str:
    """`vawg-2021-05-13-briefing-v1`: stands on the cover, in the register and in the file's name."""
    return f"{operation.ref}-{kind.value}-v{version}"


def lay_out(request: PackRequest, position: Position, figures: Iterable[Figure]) -> Steps[bytes]:
    """The pack's PDF. Equal input gives equal bytes."""
    register_fonts()
    if request.kind.phase is Phase.PLAN:
        # A briefing says what is planned, also when it is made again after results have come in.
        position = planned_part(position)
        figures = figures_of(position)
    furniture = _furniture(request, position)
    material = Material(request, position, {figure.id: figure for figure in figures}, furniture.text_height)
    sections = _SECTIONS[request.kind](material)
    document = PackDocument(furniture, _about(request, position))
    entries = [entry for section in sections for entry in _entries(section)]
    for number, section in enumerate(sections):
        yield Step(number, len(sections) + 1, f"Setting {section.title}")
        document.add_section([*_heading(section), *section.pages(material)], landscape=section.landscape)
        if number == 0:
            document.add_section([SectionTitle("Contents", "contents", 0), Contents(entries)])
    yield Step(len(sections), len(sections) + 1, "Writing the file")
    return document.finish()


def _heading(section: Section) -> list[Flowable]:
    return [SectionTitle(section.title, section.key, section.level, group=section.group)] if section.listed else []


def _entries(section: Section) -> list[Entry]:
    """Its lines in the contents."""
    groups = [Entry(section.key, section.group, 0)] if section.group else []
    return [*groups, Entry(section.key, section.title, section.level)] if section.listed else []


def _furniture(request: PackRequest, position: Position) -> Furniture:
    operation, phase = position.operation, request.kind.phase
    name = one_line(operation.name, BOLD, SMALL, PORTRAIT_WIDTH / 3)
    included, expected = len(position.included(phase)), len(operation.boroughs)
    notice = invented_notice(position)
    return Furniture(
        marking=marking_of(position).value,
        handling=handling_lines(operation.handling),
        notice=one_line(notice, BOLD, SMALL, PORTRAIT_WIDTH - 20) if notice else "",
        footer=(
            f"{name} · {say_date(operation.day)} · {request.kind.title} · version {request.version}",
            f"data as at {say_minute(position.as_at(phase))} · {phase.value} returns {included} of {expected}"
            f" · made {say_minute(request.made_at)} · {shown(request.reference)}",
        ),
        watermark="" if request.approved else shown(request.status),
    )


def _about(request: PackRequest, position: Position) -> About:
    operation, marking = position.operation, marking_of(position).value
    return About(
        title=f"{shown(operation.name)}, {say_date(operation.day)}: {request.kind.title}, version {request.version}",
        subject=f"{marking}. {shown(operation.handling)}",
        keywords=(marking, shown(request.reference)),
        made_at=request.made_at,
    )
