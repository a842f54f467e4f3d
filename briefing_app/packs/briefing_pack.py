"""The pre-operation briefing: its sections in IIMARCH order, then a sheet for each borough."""

from briefing_app.packs import returns_pages, sign_off, sources
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
from briefing_app.packs.cover import COVER, cover
from briefing_app.packs.further_figures import further_sections
from briefing_app.packs.material import Material, Section


def briefing_sections(material: Material) -> tuple[Section, ...]:
    if material.request.subject.release:
        return (
            Section(COVER, "Cover", cover, listed=False, about_pack=True),
            intention.SECTION,
            *human_rights.SECTIONS,
        )
    return (
        Section(COVER, "Cover", cover, listed=False, about_pack=True),
        summary.SECTION,
        *information.sections(material),
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
        *further_sections(material),
        returns_pages.QUALITY,
        returns_pages.SHEETS,
        sources.SECTION,
        sign_off.SECTION,
    )
