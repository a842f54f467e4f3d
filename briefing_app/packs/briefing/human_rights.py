"""Human rights and other legal issues: convention rights, powers, necessity, reminders."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.packs.blocks import Notice, prose
from briefing_app.packs.material import Material, Section
from briefing_app.packs.order.section_words import RIGHTS, section_words
from briefing_app.packs.page import PORTRAIT_WIDTH, TABLE
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable


def rights(material: Material) -> Iterable[Flowable]:
    words = material.words
    yield from section_words(material, RIGHTS)
    yield prose(words.text("legal.intro"))
    yield DataTable(
        columns("Article", "Right", "What it asks of us here", shares=(0.1, 0.27, 0.63)),
        [Line(row) for row in words.rows("legal.articles")],
        width=PORTRAIT_WIDTH,
        title="European Convention on Human Rights",
    )
    yield _card("Reminder", words.rows("legal.reminders"), "Duties on every task")


def powers(material: Material) -> Iterable[Flowable]:
    words = material.words
    yield _card("Power", words.rows("legal.powers"), "Powers card", size=10.0)
    yield Notice("When an arrest is necessary", words.text("legal.necessity"))


def _card(heading: str, rows: tuple[tuple[str, ...], ...], title: str, *, size: float = TABLE) -> DataTable:
    return DataTable(
        columns(heading, "In short", shares=(0.22, 0.78)),
        [Line(row) for row in rows],
        width=PORTRAIT_WIDTH,
        title=title,
        size=size,
    )


SECTIONS = (
    Section("legal", "Human rights and other legal issues", rights),
    Section("legal-powers", "Human rights and legal: powers", powers, level=1),
)
