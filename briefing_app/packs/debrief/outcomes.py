"""Disruption and positive outcomes: what warrants, enquiries, visits and patrols led to."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.measures import compliance_results
from briefing_app.operation.counting.results_counted import counted_words, sum_of
from briefing_app.operation.counting.sums import Sum
from briefing_app.operation.kinds import kind
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, say_count, say_share
from briefing_app.packs.blocks import HandBox, pairs, small
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable

_HALF = (PORTRAIT_WIDTH - 14) / 2


def outcomes(material: Material) -> Iterable[Flowable]:
    yield Beside(
        [word_table(material, "warrants", "result", "What came of warrants")],
        [word_table(material, "wanted", "result", "What came of wanted enquiries")],
        widths=(_HALF, _HALF),
        space=14,
    )
    yield Beside(
        [word_table(material, "compliance", "result", "What came of compliance visits")],
        [word_table(material, "compliance", "action", "Action after compliance visits")],
        widths=(_HALF, _HALF),
        space=14,
    )
    yield pairs(list(_disruption(material)), title="Disruption")
    yield HandBox(material.words.text("positive.case_study"), height=110)
    yield small(
        "Rows of the results, planned and added alike. Arrests stand in the arrest pages; nothing here is added to "
        f"them. {material.based_on}."
    )


def word_table(material: Material, name: str, field: str, title: str, *, width: float = _HALF) -> Flowable:
    """Result rows of a kind by the words of one field, with their total."""
    measure = material.measure(name)
    counts = counted_words(material.position, name, field)
    lines = [Line((one.word or NOT_STATED, say_count(one.number))) for one in counts]
    total = sum(one.number for one in counts)
    if not lines:
        lines = [Line((measure.result_stated.value if not measure.results else "none reported", ""))]
    else:
        lines.append(Line(("All reported", say_count(total)), RowStyle.TOTAL))
    heading = kind(name).field(field).heading
    return DataTable(columns(heading, "Number", right=("Number",)), lines, width=width, title=title)


def _disruption(material: Material) -> Iterable[tuple[str, str]]:
    position = material.position
    yield "Breaches found", _breaches_said(material)
    for label, name, field in (
        ("Stop and search on patrol", "patrols", "stop_and_search"),
        ("Intelligence reports from patrols", "patrols", "intel_reports"),
        ("Referrals to support", "community", "referrals_to_support"),
    ):
        yield label, sum_said(material, name, sum_of(position, name, field))


def _breaches_said(material: Material) -> str:
    if material.state("compliance") is not Stated.STATED:
        return material.state("compliance").value
    found = compliance_results(material.position)
    share = say_share(found.breaches, found.seen)
    return f"{say_count(found.breaches)} of {say_count(found.seen)} subjects seen ({share})"


def sum_said(material: Material, name: str, found: Sum) -> str:
    """The number, and how many rows don't state it; "awaited" or "not stated" where no borough says anything."""
    state = material.state(name)
    if state is not Stated.STATED:
        return state.value
    of = kind(name).many
    if not found.known:
        return f"{NOT_STATED} by any of {say_count(found.not_stated)} {of}"
    missing = f" ({NOT_STATED} by {say_count(found.not_stated)} {of})" if found.not_stated else ""
    return say_count(found.number) + missing


SECTION = Section("outcomes", "Disruption and positive outcomes", outcomes)
