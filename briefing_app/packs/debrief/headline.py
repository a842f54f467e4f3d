"""Headline: the numbers of the day, whether they add up, and what was said in public."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.arrest_counts import partner_arrests, total_of
from briefing_app.operation.counting.arrest_sums import reconcile, unlinked
from briefing_app.operation.counting.results_counted import sum_of
from briefing_app.operation.kinds import kind
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, plural, say_count
from briefing_app.packs.blocks import BY_HAND, Notice, lead, pairs, small
from briefing_app.packs.debrief.outcomes import sum_said
from briefing_app.packs.figure_pages import figure_beside_twin
from briefing_app.packs.material import Material, Section, capital, say_minute
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Line, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.tiles import Tiles


def headline(material: Material) -> Iterable[Flowable]:
    figure = material.figure("headline")
    yield lead(f"{figure.title}.")
    yield Tiles(figure.tiles, columns=5)
    yield reconciliation(material)
    yield from figure_beside_twin(material.figure("arrests-by-headline"))
    yield pairs(list(_welfare(material)), title="Also reported")
    yield small(f"{figure.subtitle}. {capital(figure.basis_said)}.")


def reconciliation(material: Material) -> Flowable:
    found = reconcile(material.position)
    if material.state("arrests") is not Stated.STATED:
        return Notice(
            f"Arrests: {material.state('arrests')}", "No borough states its arrests yet: nothing adds up so far."
        )
    says = " = ".join([f"{say_count(found.total)} in all", *(f"{say_count(n)} by {name}" for name, n in found.sums)])
    if found.reconciles:
        return Notice(f"The arrests add up: {says.split(' = ')[0]}", f"{says}.")
    wrong = "; ".join(f"{name}: {say_count(n)}" for name, n in found.sums if n != found.total)
    return Notice(f"The arrests do not add up to {say_count(found.total)}", f"Different: {wrong}.")


def _welfare(material: Material) -> Iterable[tuple[str, str]]:
    position = material.position
    injured = sum_of(position, "deployments", "officers_injured")
    yield "Officers injured", sum_said(material, "deployments", injured)
    partners = total_of(partner_arrests(position))
    yield "Arrests by partners", f"{material.number('arrests', partners)}, apart from the Met's total"
    yield "Complaints", BY_HAND


def background(material: Material) -> Iterable[Flowable]:
    """What became of the arrests; what was said in public, kept well apart; the cross-check."""
    yield from figure_beside_twin(material.figure("arrests-by-outcome"))
    facts = material.facts
    if facts is None:
        yield lead(material.words.text("background.generic"))
    else:
        yield Notice("Reported in public, not counted here", " ".join(_reported(material)))
        yield small(f"Source: {facts.source('reported')}.")
    found = unlinked(material.position)
    if found:
        yield DataTable(
            columns("Borough", "Kind", "Ref", "What does not match", shares=(0.2, 0.15, 0.15, 0.5)),
            [Line((one.borough, kind(one.kind).sheet, one.ref or NOT_STATED, one.says)) for one in found],
            width=PORTRAIT_WIDTH,
            size=SMALL,
            title=f"Cross-check of arrests: {plural(len(found), 'row')} without a match",
        )
    elif material.state("arrests") is Stated.STATED:
        yield Notice(
            "Every arrest and what led to it match",
            "Each warrant, wanted enquiry and compliance visit marked arrested names an arrest of its borough, and "
            "each arrest linked to planned work names a row that is marked arrested.",
        )
    yield small(f"Counted as at {say_minute(material.position.as_at(material.phase))}; {material.basis().said}.")


def _reported(material: Material) -> tuple[str, ...]:
    facts = material.facts
    if facts is None:
        return ()
    return (facts.words.text("reported.says"),)


SECTIONS = (
    Section("headline", "Headline", headline),
    Section("background", "Headline: outcomes, background, cross-check", background, level=1),
)
