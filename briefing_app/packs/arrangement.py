"""The sections of a pack as its layout arranges them: in order, each with its marking, annexes with a front sheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.platypus import Flowable

from briefing_app.operation.operations import Marking
from briefing_app.packs import briefing_pack, debrief_pack
from briefing_app.packs.blocks import lead, pairs, sub
from briefing_app.packs.chapters import Chapter
from briefing_app.packs.contents import Contents, Entry
from briefing_app.packs.cover import COVER, cover
from briefing_app.packs.layout import PackLayout, Part
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.one_page_packs import borough_sheet_sections, serial_sections, summary_sections
from briefing_app.packs.press.lines import press_sections
from briefing_app.packs.register_strip import RegisterStrip
from briefing_app.packs.request import PackKind, Subject

_CHAPTERS = {PackKind.BRIEFING: briefing_pack.CHAPTERS, PackKind.DEBRIEF: debrief_pack.CHAPTERS}
_RELEASED = {PackKind.BRIEFING: briefing_pack.RELEASED, PackKind.DEBRIEF: debrief_pack.RELEASED}
_SHEETS: Mapping[PackKind, Callable[[Material], tuple[Section, ...]]] = {
    PackKind.SUMMARY: summary_sections,
    PackKind.BOROUGH: borough_sheet_sections,
    PackKind.SERIAL: serial_sections,
    PackKind.PRESS: press_sections,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A section where it stands in the pack."""

    section: Section
    marking: Marking | None = None
    """Its own; None: the pack's."""
    annexe: str = ""
    """ "Annexe B", where it belongs to one."""
    apart: bool = False
    """Whether it begins on a sheet of its own, so that what is before it can be taken out."""


def chapters_of(subject: Subject) -> tuple[Chapter, ...]:
    """What a layout arranges, as usual; none for sheets that are not bound."""
    return (_RELEASED if subject.release else _CHAPTERS).get(subject.kind, ())


def keys_of(subject: Subject) -> tuple[str, ...]:
    return tuple(one.key for one in chapters_of(subject))


def layout_said(subject: Subject, layout: PackLayout) -> tuple[tuple[str, str], ...]:
    """For the control block on the cover: nothing where the pack is as usual."""
    titles = {one.key: one.title for one in chapters_of(subject)}
    printed = layout.printed(tuple(titles))
    annexes = [titles[one.key] for one in printed if one.annexe]
    rows = [
        ("Layout", layout.name),
        ("Left out of this pack", "; ".join(titles[key] for key in layout.left_out(tuple(titles)))),
        ("Annexes", "; ".join(f"{_letter(place)} {title}" for place, title in enumerate(annexes))),
        *(
            (f"{titles[one.key]} marked", f"{one.marking}{f': {one.reason}' if one.reason else ''}")
            for one in printed
            if one.marking is not None
        ),
    ]
    return tuple((label, said) for label, said in rows if said)


def arranged(material: Material) -> tuple[Placed, ...]:
    """All sections of the pack in the order in which they are printed."""
    subject = material.request.subject
    if not subject.kind.has_cover:
        return tuple(map(Placed, _SHEETS[subject.kind](material)))
    chapters = {one.key: one for one in chapters_of(subject)}
    placed = [Placed(Section(COVER, "Cover", cover, listed=False, about_pack=True))]
    annexes = 0
    for part in material.request.layout.printed(tuple(chapters)):
        sections = chapters[part.key].sections(material)
        if not sections:
            continue
        if part.annexe:
            placed += _annexe(f"Annexe {_letter(annexes)}", chapters[part.key], part, sections)
            annexes += 1
        else:
            after_annexe = bool(placed[-1].annexe)
            placed += _body(part, sections, apart=after_annexe)
    return tuple(placed)


def _body(part: Part, sections: Sequence[Section], *, apart: bool) -> Iterator[Placed]:
    for place, section in enumerate(sections):
        # Of a chapter whose first section stands under a chapter that is left out, the first leads the others.
        level = 0 if place == 0 and not section.group else section.level
        yield Placed(replace(section, level=level), part.marking, apart=apart and place == 0)


def _annexe(name: str, chapter: Chapter, part: Part, sections: Sequence[Section]) -> Iterator[Placed]:
    front = Section(
        f"annexe-{chapter.key}",
        f"{name}: {chapter.title}",
        partial(_front_sheet, sections=sections),
        about_pack=True,
    )
    yield Placed(front, part.marking, name, apart=True)
    for section in sections:
        yield Placed(replace(section, level=1, group=""), part.marking, name)


def _front_sheet(material: Material, *, sections: Sequence[Section]) -> Iterable[Flowable]:
    """What a person needs who is given the annexe without the pack."""
    request, operation = material.request, material.position.operation
    yield lead(f"To the {request.title.lower()} of {operation.name}, version {request.version}.")
    yield pairs(
        [
            ("Belongs to", request.reference),
            ("Status", request.status),
            ("Operation runs", f"{say_minute(operation.period.starts)} to {say_minute(operation.period.ends)}"),
            ("Data as at", material.as_at_said),
            ("Returns", material.basis().said),
            ("Handling", operation.handling),
            ("Handed out", "with the pack, or apart from it: its pages are counted by themselves"),
        ]
    )
    yield sub("In this annexe")
    yield Contents([Entry(one.key, one.title, 1) for one in sections])
    yield RegisterStrip(material.code)


def _letter(place: int) -> str:
    return chr(ord("A") + place)
