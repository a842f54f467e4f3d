"""The pre-operation briefing: its sections in IIMARCH order, then a sheet for each borough."""

from briefing_app.packs import returns_pages, sign_off
from briefing_app.packs.borough_parts import borough_sections
from briefing_app.packs.briefing import (
    administration,
    communications,
    deployments,
    engagement,
    enquiries,
    human_rights,
    information,
    intention,
    method,
    patrols,
    risk,
    summary,
)
from briefing_app.packs.briefing.borough_sheet import borough_sheet
from briefing_app.packs.cover import cover
from briefing_app.packs.material import Material, Section


def briefing_sections(material: Material) -> tuple[Section, ...]:
    return (
        Section("cover", "Cover", cover, listed=False),
        summary.SECTION,
        *information.SECTIONS,
        intention.SECTION,
        *method.SECTIONS,
        *deployments.SECTIONS,
        *patrols.SECTIONS,
        *enquiries.SECTIONS,
        engagement.SECTION,
        administration.SECTION,
        risk.SECTION,
        *communications.SECTIONS,
        *human_rights.SECTIONS,
        *borough_sections(material, borough_sheet),
        returns_pages.QUALITY,
        returns_pages.SHEETS,
        sign_off.SECTION,
    )
