"""Administration: where to be and when, what to wear and carry, prisoners, radio, meals, when returns are due."""

from collections.abc import Iterable

from reportlab.platypus import Flowable, PageBreak

from briefing_app.operation.counting.planned_work import distinct, musters
from briefing_app.operation.words import NOT_STATED, say_count
from briefing_app.packs.blocks import BY_HAND, HandBox, HandLines, Notice, bullets, prose, small, sub
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.order.section_words import ADMINISTRATION, section_words
from briefing_app.packs.order.serials import serials_of_day
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable

_MOST_KIT = 6
_MOST_BESIDE = 60
_MUSTER_SIZE = 6.8
_HALF = (PORTRAIT_WIDTH - 14) / 2


def administration(material: Material) -> Iterable[Flowable]:
    words, operation = material.words, material.position.operation
    yield Notice(
        f"Result returns are due {say_minute(operation.result_due)}",
        f"From every borough, in the operation's workbook. Address for returns and questions: {BY_HAND} below.",
    )
    yield HandLines(["Returns to (address)", "Operation desk, telephone", "Cost code", "Overtime authority"], columns=2)
    yield from section_words(material, ADMINISTRATION)
    yield sub("Equipment and dress")
    yield from bullets(words.texts("administration.equipment"))
    yield _kit(material)
    yield sub("Prisoners and property")
    yield from bullets(words.texts("administration.prisoners"))
    yield sub("Radio, meals and welfare, expenses")
    yield prose(words.text("administration.radio"))
    yield prose(words.text("administration.welfare"))
    yield prose(words.text("administration.expenses"))
    yield PageBreak()
    yield _musters(material)
    yield small(f"Serials by their muster place; the first muster of each. {material.based_on}.")
    yield HandBox(f"Parking, vehicles and refreshments at muster places, {BY_HAND}", height=110)


def _kit(material: Material) -> Flowable:
    found = distinct(serials_of_day(material), "kit_dress")
    lines = [Line((one.word or "", say_count(one.number))) for one in found[:_MOST_KIT]]
    if len(found) > _MOST_KIT:
        lines.append(Line((f"{len(found) - _MOST_KIT} more kinds, in the serial table", "")))
    heads = columns("Kit and dress in the plans", "Serials", right=("Serials",))
    return DataTable(heads, lines or [Line((NOT_STATED, ""))], width=PORTRAIT_WIDTH)


def _musters(material: Material) -> Flowable:
    """In two columns: one muster place a borough is a long list."""
    found = musters(material.position)
    lines = [
        Line((borough, place or NOT_STATED, time or NOT_STATED, say_count(serials)))
        for borough, place, time, serials in found
    ] or [Line(("none", "No muster place is in the plans that are in.", "", ""))]
    half = -(-len(lines) // 2)
    heads = columns("Borough", "Muster place", "First", "Serials", right=("First", "Serials"))
    left, right = (
        DataTable(heads, part, width=_HALF, size=_MUSTER_SIZE, tight=True, title=title)
        for part, title in ((lines[:half], "Muster places"), (lines[half:], " "))
    )
    if len(lines) > _MOST_BESIDE:
        return DataTable(heads, lines, width=PORTRAIT_WIDTH, title="Muster places", size=SMALL, tight=True)
    return Beside([left], [right] if lines[half:] else [], widths=(_HALF, _HALF), space=14)


SECTION = Section("administration", "Administration", administration)
