"""Press lines: sentences and tables built only from counts that may be published."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from briefing_app.figures.figure import Align
from briefing_app.operation.counting.press_figures import bcu_said
from briefing_app.operation.counting.sums import people_engaged, staff_trained
from briefing_app.operation.kinds import Phase
from briefing_app.operation.offences import Headline
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import listed, plural, say_count, say_date
from briefing_app.packs.blocks import HandBox, HandLines, Notice, bullets, small, sub
from briefing_app.packs.material import Material, Section, capital, say_minute
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Head, Line, RowStyle, columns
from briefing_app.packs.tables import DataTable
from briefing_app.packs.texts import words

_OF_PERSONS = frozenset({"warrants", "wanted", "compliance"})


def lines(material: Material) -> Iterable[Flowable]:
    if not material.request.approved:
        yield Notice("Not for release", material.words.text("marking_note"))
    yield sub("Lines")
    yield from bullets(sentences(material))
    yield HandBox(material.words.text("lines.quote"), height=60)
    yield sub("Notes to editors")
    yield from bullets(_notes(material))
    yield from _signed_off(material)


def _signed_off(material: Material) -> Iterator[Flowable]:
    """What a second person signed holds for these very lines; by hand where nobody did."""
    signed = material.order.item("press", "press")
    if signed is not None and signed.text("signed_by"):
        when = say_minute(signed.whole("signed_at"))
        if signed.text("lines") == "\n".join(sentences(material)):
            written = signed.text("written_by")
            yield small(f"Lines written by {written}, signed off by {signed.text('signed_by')} on {when}.")
            return
        says = f"{signed.text('signed_by')} signed off other lines on {when}. These are to be signed off again."
        yield Notice("Not signed off as they stand", says)
    yield HandLines(["Signed off by", "Rank", "Signature", "Date and time"], columns=2)


def tables(material: Material) -> Iterable[Flowable]:
    figures = material.press
    if figures.stated_by_any is not Stated.STATED:
        says = f"No borough gives its arrests yet, so nothing of them can be published. {material.based_on}."
        yield Notice(f"Arrests: {figures.stated_by_any.value}", says)
        return
    yield _by_bcu(material)
    yield _by_borough(material)
    for table, title in (("type", "How the arrest came about"), ("outcome", "Outcome")):
        rows = [Line((capital(key[1]), figures.said(*key))) for key in figures.keys(table)]
        total = Line(("All", figures.said("total")), RowStyle.TOTAL)
        heads = columns(title, "Persons arrested", right=("Persons arrested",), shares=(0.7, 0.3))
        yield DataTable(heads, [*rows, total], width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=f"{title}, London")
    yield small(f"{words('press').text('lines.withheld')} {material.based_on}.")


def sentences(material: Material) -> Iterator[str]:
    """A sentence whose number is withheld is left out, not rounded or paraphrased."""
    figures, operation = material.press, material.position.operation
    total = figures.number("total")
    day = say_date(operation.day)
    if total is not None:
        yield f"{plural(total, 'person was', 'people were')} arrested across London on {day}."
        parts = [
            (figures.number("type", "Proactive"), "planned work"),
            (figures.number("type", "Reactive"), "calls and incidents"),
        ]
        said = [f"{say_count(number)} from {what}" for number, what in parts if number]
        if said:
            yield f"Of the arrests, {listed(said)} on the day."
    for category in (Headline.DOMESTIC, Headline.SEXUAL, Headline.OTHER_VAWG):
        number = figures.number("category", category.value)
        if number:
            yield f"{category.value}: {plural(number, 'person', 'people')} arrested."
    yield from _work(material)


def _work(material: Material) -> Iterator[str]:
    """What was done besides arrests, as far as results state it."""
    said = {
        "warrants": ("warrant was executed", "warrants were executed"),
        "wanted": ("wanted person was located", "wanted people were located"),
        "compliance": (
            "known offender was seen in a compliance check",
            "known offenders were seen in compliance checks",
        ),
        "patrols": ("patrol was carried out", "patrols were carried out"),
        "venues": ("venue was visited", "venues were visited"),
        "business": ("business was engaged", "businesses were engaged"),
    }
    for name, (one, many) in said.items():
        measure = material.measure(name)
        number = measure.done_in_all
        if measure.result_stated is not Stated.STATED or not number:
            continue
        if name in _OF_PERSONS and number < material.press.threshold:
            continue
        yield f"{plural(number, one, many)}."
    for total, said_of in (
        (staff_trained(material.position), ("member of staff was trained", "members of staff were trained")),
        (
            people_engaged(material.position),
            ("member of the public was spoken to", "members of the public were spoken to"),
        ),
    ):
        if total.number >= material.press.threshold:
            yield f"{plural(total.number, *said_of)}."


def _notes(material: Material) -> Iterator[str]:
    position = material.position
    included, awaited = position.included(Phase.RESULT), position.awaited(Phase.RESULT)
    returns = f"{len(included)} of {len(included) + len(awaited)} boroughs"
    yield f"Figures correct as at {say_minute(position.as_at(Phase.RESULT))}, from {returns}."
    if awaited:
        yield f"Returns awaited: {listed(awaited)}."
    silent = [name for name, state in material.press.states.items() if state is Stated.NOT_STATED]
    if silent:
        yield f"Arrests not stated by: {listed(silent)}."
    for name in ("provisional", "definitions", "withheld", "partners", "missing", "contact"):
        yield material.words.text(f"lines.{name}")


def _by_bcu(material: Material) -> Flowable:
    figures = material.press
    categories = [category.value for category in Headline]
    rows = [
        Line((bcu_said(code), *(figures.said("cell", code, one) for one in categories), figures.said("bcu", code)))
        for _, code in sorted(figures.keys("bcu"), key=lambda key: bcu_said(key[1]))
    ]
    totals = (*(figures.said("category", one) for one in categories), figures.said("total"))
    rows.append(Line(("London", *totals), RowStyle.TOTAL))
    heads = columns("Command unit", *categories, "All", right=(*categories, "All"))
    title = "Persons arrested by command unit and category"
    return DataTable(heads, rows, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)


def _by_borough(material: Material) -> Flowable:
    """In two columns of boroughs: all categories together."""
    figures = material.press
    cells = [
        (name, figures.said("borough", name) if state is Stated.STATED else state.value)
        for name, state in sorted(figures.states.items())
    ]
    deep = -(-len(cells) // 2)
    halves = [(cells[row], cells[row + deep] if row + deep < len(cells) else ("", "")) for row in range(deep)]
    rows = [Line((*left, "", *right)) for left, right in halves]
    half = (Head("Borough", share=0.3), Head("Persons", Align.RIGHT, share=0.17))
    heads = (*half, Head("", share=0.06), *half)
    title = "Persons arrested by borough, all categories together"
    return DataTable(heads, rows, width=PORTRAIT_WIDTH, size=SMALL, tight=True, title=title)


def press_sections(_material: Material) -> tuple[Section, ...]:
    return (Section("lines", "Press lines", lines), press_tables("Press lines: tables"))


def press_tables(title: str) -> Section:
    return Section("press-tables", title, tables)
