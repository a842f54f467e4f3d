"""Data quality and provenance: every return with its file and hash, what was held, what is late or awaited."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.position.return_status import Standing, State, due, lane_of
from briefing_app.operation.position.stated import Stated, stated
from briefing_app.operation.returns.returns import Received, SheetState
from briefing_app.operation.words import AWAITED, listed, plural, say_count
from briefing_app.packs.blocks import Notice, prose, small, sub
from briefing_app.packs.material import Material, Section, say_minute
from briefing_app.packs.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Line, RowStyle, columns
from briefing_app.packs.tables import DataTable

_HASH_SHOWN = 12


def data_quality(material: Material) -> Iterable[Flowable]:
    yield prose(
        "Every number in this pack is counted from the rows of the returns listed here, each kept with its file, "
        "sheet and row. The app shows the rows behind any number; the SHA-256 tells whether a file is the one received."
    )
    for phase in (Phase.PLAN,) if material.phase is Phase.PLAN else (Phase.RESULT, Phase.PLAN):
        yield from _returns_of(material, phase)


def _returns_of(material: Material, phase: Phase) -> Iterable[Flowable]:
    position = material.position
    received = sorted(position.received(phase), key=lambda one: (one.borough, one.version))
    standings = {one: lane_of(position, one).of(phase) for one in material.boroughs}
    late = [borough for borough, one in standings.items() if State.LATE in one.states]
    awaited = position.awaited(phase)
    held = sum(one.held for one in received)
    facts = [
        f"{plural(len(received), f'{phase.value} return')} in, of {len(position.operation.boroughs)}",
        f"due {say_minute(due(position.operation, phase))}",
        f"awaited: {listed(awaited)}" if awaited else "none awaited",
        f"figures taken after the deadline: {listed(late)}" if late else "none late",
        f"{plural(held, 'row')} held for attention: not in any figure" if held else "no row held",
    ]
    yield sub(f"{phase.value.capitalize()} returns")
    yield prose("; ".join(facts) + ".")
    lines = [_return_line(one, standings[one.borough]) for one in received]
    lines += [Line((borough, AWAITED), RowStyle.SPAN) for borough in awaited]
    heads = columns(
        "Borough",
        "Version",
        "Status",
        "Data as at",
        "Received",
        "File",
        "SHA-256 begins",
        "Rows",
        "Held",
        right=("Version", "Rows", "Held"),
    )
    yield DataTable(heads, lines, width=LANDSCAPE_WIDTH, size=7.0, tight=True)


def _return_line(one: Received, standing: Standing) -> Line:
    return Line(
        (
            one.borough,
            str(one.version),
            f"{one.status.value}; {standing.said.lower()}",
            say_minute(one.data_as_at),
            say_minute(one.received_at),
            one.file_name,
            one.sha256[:_HASH_SHOWN],
            say_count(one.accepted),
            say_count(one.held),
        )
    )


def sheets(material: Material) -> Iterable[Flowable]:
    """Borough × kind: rows, a stated nil, not stated, awaited."""
    shown = [one for one in kinds() if material.phase in one.phases]
    position = material.position
    counts = {
        (one.name, borough): sum(record.borough == borough for record in position.of(one.name, material.phase))
        for one in shown
        for borough in material.boroughs
    }
    lines = []
    for borough in material.boroughs:
        states = [stated(position, one.name, material.phase, borough) for one in shown]
        if set(states) == {Stated.AWAITED}:
            lines.append(Line((borough, AWAITED), RowStyle.SPAN))
            continue
        cells = [
            _sheet_said(material, one.name, borough, state, counts[one.name, borough])
            for one, state in zip(shown, states, strict=True)
        ]
        lines.append(Line((borough, *cells)))
    headings = [one.sheet for one in shown]
    yield DataTable(
        columns("Borough", *headings, right=headings),
        lines,
        width=PORTRAIT_WIDTH,
        size=7.0,
        tight=True,
        title=f"What each borough's {material.phase.value} states, in rows",
    )
    yield small(
        "nil: the borough says that there is nothing to report, a stated zero. not stated: no such sheet, an empty "
        "one, or every row held. Only rows and a stated nil give numbers."
    )
    yield from _remarks(material)


def _sheet_said(material: Material, name: str, borough: str, state: Stated, number: int) -> str:
    if state is not Stated.STATED:
        return state.value
    if material.position.sheet_state(name, material.phase, borough) is SheetState.NIL or not number:
        return "nil"
    return say_count(number)


def _remarks(material: Material) -> Iterable[Flowable]:
    """Cells that many rows leave out."""
    lines = _blank_lines(material)
    if lines:
        yield DataTable(
            columns("Kind", "Field", "Rows without it", "Of rows", right=("Rows without it", "Of rows")),
            lines,
            width=PORTRAIT_WIDTH,
            title="Fields that the figures use and that rows leave out",
        )
    else:
        yield Notice("Nothing that the figures use is left out", f"{material.based_on}.")


_USED = {
    "arrests": ("arrest_type", "primary_offence", "outcome", "arresting_unit", "da_flag", "arrested_at"),
    "patrols": ("planned_officers", "actual_officers", "status", "patrol_type"),
    "deployments": ("officers", "tasking", "supervisor", "muster_time", "strength_status"),
    "warrants": ("underlying_offence", "priority", "risk_assessed", "result"),
    "wanted": ("offence", "risk_grade", "result"),
    "compliance": ("visit_type", "risk_level", "result"),
    "venues": ("venue_type", "status"),
    "business": ("business_type", "status", "staff_trained"),
    "community": ("engagement_type", "status", "people_engaged"),
    "risks": ("likelihood", "impact", "owner"),
    "lessons": ("category", "owner", "due_date"),
}


def _blank_lines(material: Material) -> list[Line]:
    lines = []
    for one in kinds():
        records = material.position.of(one.name, material.phase)
        in_phase = {field.name: field.heading for field in one.fields_in(material.phase)}
        headings = {**in_phase, **({"arrested_at": "Date and time"} if one.name == "arrests" else {})}
        for field in _USED[one.name]:
            blank = sum(record[field] is None for record in records) if field in headings else 0
            if blank:
                lines.append(Line((one.many.capitalize(), headings[field], say_count(blank), say_count(len(records)))))
    return lines


QUALITY = Section("data-quality", "Data quality and provenance", data_quality, landscape=True, about_pack=True)
SHEETS = Section("data-quality-sheets", "Data quality: what each return states", sheets, level=1, about_pack=True)
