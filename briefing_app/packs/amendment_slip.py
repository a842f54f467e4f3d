"""An amendment slip: what a later return has changed in a pack that was issued, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from briefing_app.operation.counting.printed import Amended
from briefing_app.operation.handling import marking_of
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Minute
from briefing_app.operation.words import plural, say_count
from briefing_app.packs.blocks import HandLines, Notice, SectionTitle, pairs, small
from briefing_app.packs.document import About, PackDocument
from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.furniture import Furniture, furniture_of
from briefing_app.packs.material import say_minute
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.register_strip import RegisterCode, RegisterStrip
from briefing_app.packs.table_lines import Head, Line
from briefing_app.packs.tables import DataTable
from briefing_app.packs.typesetting import shown


@dataclass(frozen=True, slots=True)
class SlipRequest:
    """The pack that is amended, and what becomes of it."""

    reference: str
    """The slip's own."""
    pack_reference: str
    pack_title: str
    issued_at: Minute
    approved_by: str
    made_at: Minute
    code: str
    copies: tuple[tuple[int, str], ...]
    changes: tuple[Amended, ...]


def lay_out_slip(request: SlipRequest, position: Position) -> bytes:
    """Equal input gives equal bytes."""
    register_fonts()
    code = RegisterCode(request.reference, request.code)
    document = PackDocument(_furniture(request, position), _about(request, position), code)
    document.add_section(
        [SectionTitle(f"Amendment to {request.pack_reference}", "amendment", 0), *_page(request), RegisterStrip(code)]
    )
    return document.finish()


def _page(request: SlipRequest) -> Iterator[Flowable]:
    yield pairs(
        [
            ("Pack", request.pack_title),
            ("Issued", say_minute(request.issued_at)),
            ("Amended as at", say_minute(request.made_at)),
            ("Approved by", request.approved_by),
            ("Copies to amend", _copies_said(request.copies)),
        ],
        label_share=0.2,
    )
    if not request.changes:
        yield Notice("Nothing on its pages has changed", "The returns that came in since leave every number as it was.")
        return
    lines = [Line((say_count(one.page), one.place, one.says)) for one in request.changes]
    heads = [Head("Page", share=0.08), Head("Where", share=0.26), Head("Read", share=0.66)]
    yield DataTable(heads, lines, width=PORTRAIT_WIDTH, title=plural(len(lines), "amendment"), size=SMALL)
    yield small(
        "Sentences, drawings and totals that give the same numbers change with them. The next version holds all."
    )
    yield HandLines(["Amended by hand in copy no.", "Name", "Date and time", "Signature"], columns=2)


def _copies_said(copies: Sequence[tuple[int, str]]) -> str:
    return "; ".join(f"{number}, {name}" for number, name in copies) or "no numbered copy was issued"


def _furniture(request: SlipRequest, position: Position) -> Furniture:
    amends = f"amends {request.pack_reference} · made {say_minute(request.made_at)}"
    return furniture_of(position, "Amendment slip", amends, request.reference)


def _about(request: SlipRequest, position: Position) -> About:
    marking = marking_of(position).value
    return About(
        title=f"{shown(position.operation.name)}: amendment to {request.pack_reference}",
        subject=f"{marking}. {shown(position.operation.handling)}",
        marking=marking,
        reference=request.reference,
        made_at=request.made_at,
    )
