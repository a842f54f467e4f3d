"""The post-operation debrief: results against the plan, what was learned, then a sheet for each borough."""

from briefing_app.packs import returns_pages, sign_off, sources
from briefing_app.packs.borough_parts import borough_sections
from briefing_app.packs.cover import COVER, cover
from briefing_app.packs.debrief import (
    arrests,
    coverage,
    deployment,
    engagement,
    headline,
    lessons,
    objectives,
    outcomes,
    plan_and_actual,
)
from briefing_app.packs.debrief.borough_sheet import borough_sheet
from briefing_app.packs.further_figures import further_sections
from briefing_app.packs.material import Material, Section
from briefing_app.packs.press.lines import press_tables


def debrief_sections(material: Material) -> tuple[Section, ...]:
    if material.request.subject.release:
        return (
            Section(COVER, "Cover", cover, listed=False, about_pack=True),
            press_tables("Arrests, small counts withheld"),
            *coverage.BY_HOUR,
        )
    return (
        Section(COVER, "Cover", cover, listed=False, about_pack=True),
        *headline.SECTIONS,
        plan_and_actual.SECTION,
        *arrests.SECTIONS,
        *coverage.SECTIONS,
        *deployment.SECTIONS,
        outcomes.SECTION,
        *engagement.SECTIONS,
        objectives.SECTION,
        *lessons.SECTIONS,
        *borough_sections(material, borough_sheet),
        *further_sections(material),
        returns_pages.QUALITY,
        returns_pages.SHEETS,
        sources.SECTION,
        sign_off.SECTION,
    )
