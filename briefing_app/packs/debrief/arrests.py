"""Arrests: by borough, command unit, offence, unit, trigger and hour; each adds up to the same total."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.arrest_counts import met_arrests, partner_arrests, total_of
from briefing_app.operation.words import plural, say_count
from briefing_app.packs.blocks import small
from briefing_app.packs.figure_note import FigureNote
from briefing_app.packs.figure_pages import figure_alone, figure_beside_twin, figure_with_twin
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.tables import DataTable


def by_borough(material: Material) -> Iterable[Flowable]:
    figure = material.figure("arrests-by-borough")
    yield from figure_alone(figure, height=material.text_height - 110)
    yield small("The same numbers stand in the table on the next page.")


def borough_table(material: Material) -> Iterable[Flowable]:
    figure = material.figure("arrests-by-borough")
    title = f"{figure.name}: the same numbers"
    yield DataTable.of(figure.table, width=PORTRAIT_WIDTH, title=title, size=SMALL, noted=True)
    yield FigureNote(figure, more=figure.sentence, numbers_only=True)


def by_offence(material: Material) -> Iterable[Flowable]:
    yield from figure_beside_twin(material.figure("arrests-by-offence"), tight=True, chart_share=0.48)


def by_bcu_and_group(material: Material) -> Iterable[Flowable]:
    yield from figure_beside_twin(material.figure("arrests-by-bcu"))
    yield from figure_beside_twin(material.figure("arrests-by-offence-group"))
    yield small(_adds_up(material))


def by_unit_and_trigger(material: Material) -> Iterable[Flowable]:
    yield from figure_beside_twin(material.figure("arrests-by-unit"), tight=True)
    yield from figure_beside_twin(material.figure("arrests-by-trigger"), tight=True)
    yield from figure_with_twin(material.figure("arrests-by-hour"), tight=True)


def _adds_up(material: Material) -> str:
    total = total_of(met_arrests(material.position))
    partners = total_of(partner_arrests(material.position))
    apart = f" {plural(partners, 'arrest')} by partners' units stand apart." if partners else ""
    return f"Each breakdown of arrests adds up to {say_count(total)}.{apart}"


SECTIONS = (
    Section("arrests", "Arrests by borough", by_borough),
    Section("arrests-table", "Arrests by borough: table", borough_table, level=1),
    Section("arrests-groups", "Arrests by command unit and offence group", by_bcu_and_group, level=1),
    Section("arrests-offence", "Arrests by offence", by_offence, level=1),
    Section("arrests-unit", "Arrests by unit, trigger and hour", by_unit_and_trigger, level=1),
)
