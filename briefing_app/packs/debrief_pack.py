"""The post-operation debrief: results against the plan, what was learned, then a sheet for each borough."""

from functools import partial

from briefing_app.packs import returns_pages, sign_off, sources
from briefing_app.packs.borough_parts import borough_sections
from briefing_app.packs.chapters import Chapter, chapter
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
from briefing_app.packs.order.afterwards import log_sections
from briefing_app.packs.press.lines import press_tables

CHAPTERS = (
    chapter(*headline.SECTIONS),
    chapter(plan_and_actual.SECTION),
    chapter(*arrests.SECTIONS),
    chapter(*coverage.SECTIONS),
    chapter(*deployment.SECTIONS),
    chapter(outcomes.SECTION),
    chapter(*engagement.SECTIONS),
    chapter(objectives.SECTION),
    chapter(*lessons.DEBRIEF),
    chapter(lessons.ACTIONS),
    Chapter("log", "Log", log_sections),
    Chapter("borough-sheets", "Borough sheets", partial(borough_sections, sheet=borough_sheet)),
    Chapter("further-figures", "Further figures", further_sections),
    chapter(returns_pages.QUALITY, returns_pages.SHEETS),
    chapter(sources.SECTION),
    chapter(sign_off.SECTION),
)
RELEASED = (chapter(press_tables("Arrests, small counts withheld")), chapter(*coverage.BY_HOUR))
