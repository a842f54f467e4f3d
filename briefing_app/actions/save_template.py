"""Write the returns that boroughs are to fill in: blank, or a result with the rows of the plan that was accepted."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.position import Position
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.values import Value
from briefing_app.operation.words import listed_few, plural
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.operations import operation_of
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store
from briefing_app.workbooks.writing.template import return_file_name, write_return, write_template


def save_template(
    store: Store,
    path: str | Path,
    *,
    operation_ref: str,
    phase: Phase,
    borough: str | None = None,
    blank: bool = False,
) -> Path:
    """A borough's result return has the rows of its plan, with their references, unless it is to be `blank`.

    Raises Refused for a borough that is none, or where the file can't be written.
    """
    position = None
    with store.reading() as connection:
        operation = operation_of(connection, operation_ref)
        if borough and phase is Phase.RESULT and not blank:
            position = position_of(connection, operation_ref)
    found = borough_named(borough) if borough else None
    if borough and (found is None or found.name not in operation.boroughs):
        raise Refused(f"“{borough}” is no borough of this operation.")
    place = Path(path)
    write_whole(place, _template(operation, phase, found.name if found else None, position))
    return place


def save_templates(
    store: Store,
    folder: str | Path,
    *,
    operation_ref: str,
    phase: Phase,
    boroughs: Sequence[str] = (),
    blank: bool = False,
) -> Steps[tuple[Path, ...]]:
    """One for each of the boroughs, or for every borough of the operation, named so that it comes back recognised.

    Raises Refused where files of these names are there already, for one of them may be a return that came; and
    where a file can't be written: those before it are there, and whole.
    """
    with store.reading() as connection:
        position = position_of(connection, operation_ref)
    operation = position.operation
    chosen = tuple(boroughs) or operation.boroughs
    places = [Path(folder) / return_file_name(operation, borough, phase, 1) for borough in chosen]
    there = [place.name for place in places if place.exists()]
    if there:
        raise Refused(
            f"{listed_few(there)} {'is' if len(there) == 1 else 'are'} in {folder} already, perhaps filled in by a "
            "borough. Nothing was written; choose an empty folder."
        )
    written: list[Path] = []
    for borough, place in zip(chosen, places, strict=True):
        yield Step(len(written), len(chosen), f"Writing {place.name}")
        known = position if phase is Phase.RESULT and not blank else None
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, _template(operation, phase, borough, known))
        written.append(place)
    return tuple(written)


def _template(operation: Operation, phase: Phase, borough: str | None, position: Position | None) -> bytes:
    content = BytesIO()
    rows = _planned_rows(position, borough) if position is not None and borough is not None else {}
    if rows and position is not None and borough is not None:
        note = _left_out(position, borough)
        write_return(content, operation=operation, borough=borough, phase=phase, cover={}, rows=rows, note=note)
    else:
        write_template(content, operation=operation, borough=borough, phase=phase)
    return content.getvalue()


def _left_out(position: Position, borough: str) -> str:
    """Rows of the plan that do not count yet are not known well enough to be sent out again, and that is said."""
    held = sum(one.held for one in position.received_from(borough, Phase.PLAN))
    return f"without {plural(held, 'row')} of the plan that {'is' if held == 1 else 'are'} not settled" if held else ""


def _planned_rows(position: Position, borough: str) -> Mapping[str, Sequence[Mapping[str, Value]]]:
    """What the borough planned, by kind, as far as its result says it again; never what identifies a person."""
    found = {}
    for one in kinds():
        fields = [field.name for field in one.fields_in(Phase.RESULT) if not field.withheld]
        records = [record for record in position.of(one.name, Phase.PLAN) if record.borough == borough]
        if records and Phase.RESULT in one.phases:
            found[one.name] = [{name: record[name] for name in fields} for record in records]
    return found
