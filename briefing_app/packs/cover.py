"""The cover and control block: what the pack is, who answers for it, what it rests on."""

from collections.abc import Iterable

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from briefing_app.operation.handling import handling_of_returns
from briefing_app.operation.kinds import Phase
from briefing_app.operation.words import listed, plural, say_date
from briefing_app.packs.blocks import HandLines, Notice, Words, gap, pairs
from briefing_app.packs.material import Material, say_minute
from briefing_app.packs.order.command import command_table
from briefing_app.packs.page import ACCENT, BOLD, LARGEST, QUIET, REGULAR, TEXT
from briefing_app.packs.register_strip import RegisterStrip
from briefing_app.packs.typesetting import cut, markup

_LONG_NAME = 40
COVER = "cover"
"""The key of the section that is a cover: the contents stand behind it."""


def cover(material: Material) -> Iterable[Flowable]:
    yield from _titles(material)
    if not material.request.approved:
        yield Notice(material.request.status, "Not to be used as an order until it is approved and signed below.")
    yield from _control(material)
    yield from command_table(material)
    yield from _signatures()
    yield RegisterStrip(material.code)


def _titles(material: Material) -> Iterable[Flowable]:
    operation = material.position.operation
    size = LARGEST if len(operation.name) <= _LONG_NAME else LARGEST * 0.6
    yield gap(4)
    yield Words(markup(cut(operation.name, 200)), _style("cover", size, BOLD, ACCENT))
    yield Words(markup(material.request.title), _style("pack", 19, BOLD, TEXT))
    yield Words(
        markup(f"{say_date(operation.day)} · version {material.request.version}"), _style("day", 15, REGULAR, QUIET)
    )
    yield gap(8)


def _style(name: str, size: float, font: str, colour: Color) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=size * 1.2, textColor=colour, spaceAfter=4, splitLongWords=1
    )


def _control(material: Material) -> Iterable[Flowable]:
    operation, request = material.position.operation, material.request
    supersedes = "nothing" if request.supersedes is None else f"version {request.supersedes} of this pack"
    rows = [
        ("Reference", request.reference),
        ("Protective marking", material.marking.value),
        ("Handling instruction", operation.handling),
        *(("Handling stated on returns", said) for said in _handling_stated(material)),
        *material.layout_said,
        ("Suitable for publication", "No"),
        ("Status", request.status),
        ("Supersedes", supersedes),
        ("Operation runs", f"{say_minute(operation.period.starts)} to {say_minute(operation.period.ends)}"),
        ("Data as at", material.as_at_said),
        *(_returns_row(material, phase) for phase in _phases(material)),
        ("Made", say_minute(request.made_at)),
        ("Creating branch", material.words.text("cover.creating_branch")),
        ("Review date", material.words.text("cover.review_date")),
        ("Distribution", material.words.text("cover.distribution")),
        *request.facts,
    ]
    yield pairs(rows, title="Control")


def _handling_stated(material: Material) -> tuple[str, ...]:
    """In the senders' own words, which stay out of a release copy."""
    return () if material.request.subject.release else handling_of_returns(material.position)[:4]


def _phases(material: Material) -> tuple[Phase, ...]:
    return (Phase.PLAN,) if material.phase is Phase.PLAN else (Phase.RESULT, Phase.PLAN)


def _returns_row(material: Material, phase: Phase) -> tuple[str, str]:
    included, awaited = material.position.included(phase), material.position.awaited(phase)
    total = len(included) + len(awaited)
    names = listed(awaited) if len(awaited) <= 12 else plural(len(awaited), "borough")
    return (
        f"{phase.value.capitalize()} returns included",
        f"{len(included)} of {total}" + (f"; awaited: {names}" if awaited else ""),
    )


def _signatures() -> Iterable[Flowable]:
    yield HandLines(
        [
            "Author: name, rank",
            "Approved by Silver: name",
            "Rank",
            "Signature",
            "Date and time",
        ],
        columns=2,
    )
