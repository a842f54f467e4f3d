"""Write a blank return for boroughs to fill in."""

from io import BytesIO
from pathlib import Path

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.operations import operation_of
from briefing_app.store.store import Store
from briefing_app.workbooks.writing.template import write_template


def save_template(
    store: Store, path: str | Path, *, operation_ref: str, phase: Phase, borough: str | None = None
) -> Path:
    """Raises Refused for a borough that is none, or where the file can't be written."""
    with store.reading() as connection:
        operation = operation_of(connection, operation_ref)
    found = borough_named(borough) if borough else None
    if borough and (found is None or found.name not in operation.boroughs):
        raise Refused(f"“{borough}” is no borough of this operation.")
    content = BytesIO()
    write_template(content, operation=operation, borough=found.name if found else None, phase=phase)
    place = Path(path)
    write_whole(place, content.getvalue())
    return place
