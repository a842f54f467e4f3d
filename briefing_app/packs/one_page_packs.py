"""Packs of single sheets without a cover: the summary, the borough sheets, the serial sheets."""

from functools import partial

from briefing_app.operation.kinds import Phase
from briefing_app.packs.borough_parts import borough_sections
from briefing_app.packs.briefing import borough_sheet as planned_sheet
from briefing_app.packs.briefing import summary as planned_summary
from briefing_app.packs.briefing.serial_sheet import Serial, no_serials, serial_sheet, serials_of
from briefing_app.packs.debrief import borough_sheet as reported_sheet
from briefing_app.packs.debrief import summary as reported_summary
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import BOLD, PORTRAIT_WIDTH, SECTION
from briefing_app.packs.typesetting import one_line

_ROOM = 100.0
"""Points that the rest of the summary's title needs: it stays on one line."""


def summary_sections(material: Material) -> tuple[Section, ...]:
    name = one_line(material.position.operation.name, BOLD, SECTION, PORTRAIT_WIDTH - _ROOM)
    page = planned_summary.summary if material.phase is Phase.PLAN else reported_summary.summary
    return (Section("summary", f"{name}: summary", page),)


def borough_sheet_sections(material: Material) -> tuple[Section, ...]:
    sheet = planned_sheet.borough_sheet if material.phase is Phase.PLAN else reported_sheet.borough_sheet
    return borough_sections(material, sheet, level=0)


def serial_sections(material: Material) -> tuple[Section, ...]:
    found = serials_of(material)
    if not found:
        return (Section("no-serials", "Serial sheets", no_serials),)
    return tuple(_serial_section(place, serial) for place, serial in enumerate(found, 1))


def _serial_section(place: int, serial: Serial) -> Section:
    return Section(f"serial-{place}", serial.title, partial(serial_sheet, serial=serial))
