"""The post-operation debrief: results against the plan, what was learned, then a sheet for each borough."""

from briefing_app.packs import returns_pages, sign_off
from briefing_app.packs.borough_parts import borough_sections
from briefing_app.packs.cover import cover
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
from briefing_app.packs.material import Material, Section


def debrief_sections(material: Material) -> tuple[Section, ...]:
    return (
        Section("cover", "Cover", cover, listed=False),
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
        returns_pages.QUALITY,
        returns_pages.SHEETS,
        sign_off.SECTION,
    )
