"""Plan against actual: every kind of work, worst first, by command unit, and why things were not done."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.counting.measures import ActivityMeasure, worst_first
from briefing_app.operation.counting.results_counted import measures_by_bcu, reasons_not_done
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import NOT_STATED, say_count
from briefing_app.packs.blocks import small
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH, SMALL
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable

_NUMBERS = ("Planned", "Done", "In part", "Not done", "Not reported", "Not stated", "Awaited", "Completed", "Added")
_EXPLAINED = (
    "Completed: done and half of what was done in part, of what was planned in boroughs that have reported. "
    "Not reported: planned, and missing from the result. Not stated: reported without an outcome, or a result "
    "without such a sheet. Added: never planned, in no percentage. Executed warrants count surrenders and searches; "
    "wanted people located count surrenders; compliance visits count subjects seen or refusing."
)


def plan_and_actual(material: Material) -> Iterable[Flowable]:
    lines = [_line(one) for one in worst_first(material.measures.values())]
    yield DataTable(
        columns("Work", *_NUMBERS, right=_NUMBERS),
        lines,
        width=PORTRAIT_WIDTH,
        size=SMALL,
        title="Least completed first",
    )
    yield small(_EXPLAINED)
    yield _reasons(material)
    yield _by_bcu(material)
    yield small(f"Completed, of planned, in percent; the plain counts stand above. {material.based_on}.")


def _line(one: ActivityMeasure) -> Line:
    if one.plan_stated is not Stated.STATED and one.result_stated is not Stated.STATED:
        return Line((one.name.capitalize(), one.result_stated.value), RowStyle.SPAN)
    return Line(
        (
            one.name.capitalize(),
            say_count(one.planned) if one.plan_stated is Stated.STATED else one.plan_stated.value,
            say_count(one.done),
            say_count(one.part),
            say_count(one.not_done),
            say_count(one.not_reported),
            say_count(one.outcome_not_stated + one.unsaid),
            say_count(one.awaited),
            one.share_said,
            say_count(one.added),
        )
    )


def _reasons(material: Material) -> Flowable:
    reasons = reasons_not_done(material.position)
    lines = [Line((one.word or NOT_STATED, say_count(one.number))) for one in reasons]
    heads = columns("Why patrols were not done or cut short", "Patrols", right=("Patrols",))
    state = material.state("patrols")
    none = "none was reported so" if state is Stated.STATED else state.value
    return DataTable(heads, lines or [Line((none, ""))], width=PORTRAIT_WIDTH, title="Reasons")


def _by_bcu(material: Material) -> Flowable:
    names = list(material.measures)
    headings = [material.measures[name].name.capitalize() for name in names]
    lines = [
        Line((one.name, *(measure.share_said for measure in one.measures)))
        for one in measures_by_bcu(material.position, names)
    ]
    heads = columns("Command unit", *headings, right=headings)
    return DataTable(heads, lines, width=PORTRAIT_WIDTH, size=SMALL, title="Completed by command unit")


SECTION = Section("plan-and-actual", "Plan against actual", plan_and_actual)
