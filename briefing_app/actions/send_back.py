"""Make the workbook that goes back to a borough: its own, with what is wrong marked in it."""

from pathlib import Path

from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.returns import Looked
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.returns import content_of, problems_of, received_returns
from briefing_app.store.store import Store
from briefing_app.workbooks.writing.marker import marked_up


def send_back(store: Store, path: str | Path, *, operation_ref: str, borough: str, phase: Phase) -> Path:
    """Save the return that counts now, marked up.

    Raises NotFound where there is none, Refused where it has no problems or can't be written.
    """
    with store.reading() as connection:
        returns = received_returns(connection, operation_ref)
        found = next((one for one in returns if (one.borough, one.phase) == (borough, phase)), None)
        if found is None:
            raise NotFound(f"There is no {phase} return of {borough} to send back.")
        content = content_of(connection, found.sha256)
        problems = [problem for _, problem in problems_of(connection, [found.id])]
    if not problems:
        raise Refused(f"{borough}'s {phase} return has no problems; there is nothing to mark.")
    place = Path(path)
    write_whole(place, marked_up(content, problems))
    return place


def send_back_looked(looked: Looked, path: str | Path) -> Path:
    """The same for a file that was looked at and not imported. Raises Refused."""
    if not looked.reading.problems:
        raise Refused(f"{looked.reading.name} has no problems in its cells; there is nothing to mark.")
    place = Path(path)
    write_whole(place, marked_up(Path(looked.copy).read_bytes(), looked.reading.problems))
    return place
