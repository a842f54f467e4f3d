"""Warrants, wanted enquiries and compliance visits: counts by borough and type, and what blocks them."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from briefing_app.operation.counting.planned_work import cross_count, not_risk_assessed, planned, prisoners_by_hour
from briefing_app.operation.counting.spans import say_clock
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.words import NOT_STATED, plural, say_count
from briefing_app.packs.blocks import BY_HAND, HandLines, Notice, small
from briefing_app.packs.material import Material, Section, said, say_minute
from briefing_app.packs.order.day import custody_table, prisoners_against_cells
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.side_by_side import Beside
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable

_HALF = (PORTRAIT_WIDTH - 14) / 2


_TYPES = (("warrants", "warrant_type"), ("wanted", "wanted_type"), ("compliance", "visit_type"))
_GRADES = (("warrants", "priority"), ("wanted", "risk_grade"), ("compliance", "risk_level"))

_GRADED = {"warrants": "Priority", "wanted": "Wanted", "compliance": "Visits"}


def counts(material: Material) -> Iterable[Flowable]:
    """Borough × type, one table a kind, then how urgent or risky they are."""
    for name, field in _TYPES:
        yield from on_own_page(material, count_table(material, name, field))
    yield from on_own_page(material, _grades_table(material))
    yield small(
        "A dash is none planned. Compliance visits are counted by kind of visit and risk level; nothing about the "
        f"people visited is printed. {material.based_on}."
    )


def on_own_page(material: Material, table: DataTable) -> Iterable[Flowable]:
    """The table begins a page unless it fits on this one."""
    height = table.wrap(PORTRAIT_WIDTH, material.text_height)[1]
    yield CondPageBreak(min(height, material.text_height - 40))
    yield table


def count_table(material: Material, name: str, field: str) -> DataTable:
    """Planned rows of a kind, borough × the words of one field."""
    counted = cross_count(planned(material.position, name), name, "borough", field)
    lines = []
    for borough in material.boroughs:
        state = stated(material.position, name, Phase.PLAN, borough)
        numbers = [counted.of(borough, word) for word in counted.columns]
        lines.append(
            Line((borough, *map(_dash, numbers), say_count(sum(numbers))))
            if state is Stated.STATED
            else Line((borough, state.value), RowStyle.SPAN)
        )
    totals = [*(counted.column_total(word) for word in counted.columns), counted.total]
    if material.state(name) is Stated.STATED:
        lines.append(Line(("All that state it", *map(say_count, totals)), RowStyle.TOTAL))
    headings = [*(word or NOT_STATED for word in counted.columns), "In all"]
    title = f"{kind(name).many.capitalize()} planned, by {kind(name).field(field).heading.lower()}"
    heads = columns("Borough", *headings, right=headings)
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, title=title)


def _dash(number: int) -> str:
    return say_count(number) if number else "–"


def _grades_table(material: Material) -> DataTable:
    """Priority of warrants, risk grade of the wanted, risk level of visits, by borough."""
    grades = {name: cross_count(planned(material.position, name), name, "borough", field) for name, field in _GRADES}
    headings = [
        f"{_GRADED[name]} {(word or NOT_STATED) if name == 'warrants' else (word or NOT_STATED).lower()}"
        for name, _ in _GRADES
        for word in grades[name].columns
    ]
    lines = []
    for borough in material.boroughs:
        cells: list[str] = []
        for name, _ in _GRADES:
            state = stated(material.position, name, Phase.PLAN, borough)
            one = grades[name]
            cells += [_dash(one.of(borough, word)) if state is Stated.STATED else state.value for word in one.columns]
        lines.append(_awaited_once(borough, cells))
    totals = [say_count(grades[name].column_total(word)) for name, _ in _GRADES for word in grades[name].columns]
    if totals:
        lines.append(Line(("All that state it", *totals), RowStyle.TOTAL))
    title = "Priority of warrants, risk grade of wanted enquiries, risk level of compliance visits"
    heads = columns("Borough", *headings, right=headings)
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, size=6.8, title=title)


def _awaited_once(borough: str, cells: list[str]) -> Line:
    words = set(cells)
    same = len(words) == 1 and not words & {"–"} and not cells[0].isdigit()
    return Line((borough, cells[0]), RowStyle.SPAN) if same else Line((borough, *cells))


def blocks(material: Material) -> Iterable[Flowable]:
    """What may not go ahead as it stands, and the prisoners to expect."""
    records = not_risk_assessed(material.position)
    if records:
        yield Notice(
            f"{plural(len(records), 'warrant')} not risk-assessed",
            "These may not go ahead until a supervisor has assessed them. They block approval of this plan.",
        )
        yield DataTable(
            columns("Borough", "Ref", "Warrant", "Planned", "Forced entry", "Serial", "Risk assessed"),
            [
                Line(
                    (
                        record.borough,
                        said(record.text("ref")),
                        said(record.text("warrant_type")),
                        say_minute(record.whole("planned_time")),
                        said(record.text("forced_entry_expected")),
                        said(record.text("assigned_serial")),
                        said(record.text("risk_assessed")),
                    )
                )
                for record in records
            ],
            width=PORTRAIT_WIDTH,
        )
    elif material.state("warrants") is not Stated.STATED:
        yield Notice(f"Planned warrants: {material.state('warrants')}", f"{material.based_on}.")
    else:
        yield Notice("Every planned warrant is risk-assessed", f"Of the plans that are in: {material.basis().said}.")
    suites = custody_table(material, width=PORTRAIT_WIDTH)
    if suites is None:
        yield Beside(_prisoners(material), _custody(material), widths=(_HALF, _HALF), space=14)
        return
    yield from prisoners_against_cells(material)
    yield suites
    yield from _prisoners(material, width=PORTRAIT_WIDTH)


def _prisoners(material: Material, *, width: float = _HALF) -> Sequence[Flowable]:
    hours = prisoners_by_hour(material.position)
    lines = [Line((f"{say_clock(hour)} to {say_clock(hour + 60)}", say_count(number))) for hour, number in hours]
    total = material.number("warrants", sum(number for _, number in hours))
    lines.append(Line(("All", total), RowStyle.TOTAL))
    return [
        DataTable(
            columns("Hour", "Arrest warrants", right=("Arrest warrants",)),
            lines,
            width=width,
            title="Prisoners to expect, hour by hour",
        ),
        small("Arrest warrants with a planned time; wanted enquiries and reactive arrests come on top."),
    ]


def _custody(material: Material) -> Sequence[Flowable]:
    rows = material.words.whole("administration.custody_rows")
    labels = [label for number in range(1, rows + 1) for label in (f"Suite {number}", "Cells open")]
    return [
        DataTable(
            columns("Custody suites and cells"),
            [Line((f"The list of suites is the force's: {BY_HAND}.",))],
            width=_HALF,
            title="Custody",
        ),
        HandLines(labels, width=_HALF, columns=2),
    ]


SECTIONS = (
    Section("enquiries", "Warrants, wanted and compliance: counts", counts),
    Section("enquiries-blocks", "Warrants: not risk-assessed, prisoners to expect", blocks, level=1),
)
