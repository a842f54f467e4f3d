"""The words of a section of the order on paper: what a person wrote, or what follows from the data until then."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable

from briefing_app.operation.order import section_text
from briefing_app.operation.order.section_text import Block, Bullet, Heading, Paragraph, Runs, Table, words_of
from briefing_app.operation.order.seeds import seeded, written
from briefing_app.packs.blocks import bullet_of, prose_of, sub
from briefing_app.packs.material import Material
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.typesetting import shown

INFORMATION, INTENTION, METHOD, ADMINISTRATION = "Information", "Intention", "Method", "Administration"
RISK, COMMUNICATIONS, RIGHTS = "Risk assessment", "Communications", "Human rights and other legal issues"

_SAID_IN_TABLES = (INTENTION, METHOD)
"""What follows from the data for these stands in the tables right below: objectives, phases, command."""


def section_words(material: Material, section: str) -> Iterator[Flowable]:
    """None in a release copy: the words are the inspector's, and nobody has looked whether they may leave."""
    if material.request.subject.release:
        return
    item = written(material.order, section)
    if item is None and section in _SAID_IN_TABLES:
        return
    said = item.text("text") if item is not None else seeded(section, material.order, material.position)
    for block in section_text.blocks(said):
        yield _set(block)


def _set(block: Block) -> Flowable:
    match block:
        case Heading(runs, _):
            return sub(words_of(runs))
        case Bullet(runs):
            return bullet_of(_marked(runs))
        case Table(rows):
            heads, *others = (tuple(map(words_of, row)) for row in rows)
            lines = [Line(row) for row in others] or [Line(("",) * len(heads))]
            return DataTable(columns(*heads), lines, width=PORTRAIT_WIDTH)
        case Paragraph(runs):
            return prose_of(_marked(runs))


def _marked(runs: Runs) -> str:
    """Whole, however long: a commander's own words are never cut."""
    said = []
    for run in runs:
        words = escape(shown(run.words))
        before, after = run.words[:1].isspace(), run.words[-1:].isspace() and bool(words)
        said.append(" " * before + (f"<b>{words}</b>" if run.bold else words) + " " * after)
    return "".join(said)
