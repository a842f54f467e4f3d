"""The pre-operation briefing: its sections in IIMARCH order, then a sheet for each borough."""

from functools import partial

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
from briefing_app.packs.chapters import Chapter, chapter
from briefing_app.packs.further_figures import further_sections

CHAPTERS = (
    chapter(summary.SECTION),
    Chapter("information", "Information", information.sections),
    chapter(intention.SECTION),
    chapter(*method.SECTIONS),
    chapter(*deployments.SECTIONS),
    Chapter("patrols", "Patrol plan", patrols.sections),
    chapter(*enquiries.SECTIONS),
    chapter(engagement.SECTION),
    chapter(administration.SECTION),
    chapter(risk.SECTION),
    chapter(*communications.SECTIONS),
    chapter(*human_rights.SECTIONS),
    Chapter("borough-sheets", "Borough sheets", partial(borough_sections, sheet=borough_sheet)),
    Chapter("further-figures", "Further figures", further_sections),
    chapter(returns_pages.QUALITY, returns_pages.SHEETS),
    chapter(sources.SECTION),
    chapter(sign_off.SECTION),
)
RELEASED = (chapter(intention.SECTION), chapter(*human_rights.SECTIONS))
