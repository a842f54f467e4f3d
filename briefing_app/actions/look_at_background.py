"""Look for public tables by borough in a file, before anything is written."""

from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.errors import NotFound
from briefing_app.store.backgrounds import backgrounds_of
from briefing_app.store.operations import operation_of
from briefing_app.store.returns import content_of
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers


def look_at_background(
    store: Store,
    path: str | Path,
    *,
    operation_ref: str,
    readers: Readers,
    name: str = "",
    password: str | None = None,
) -> BackgroundFile:
    """The tables of a file, read in a throw-away process. `name` is the sender's, where the path has another.

    Raises Refused with a sentence where it can't be read, or has no table by borough.
    """
    with store.reading() as connection:
        operation = operation_of(connection, operation_ref)
    return readers.read_background(str(path), operation, name=name, password=password)


def look_at_attached(store: Store, number: int, *, operation_ref: str, readers: Readers) -> BackgroundFile:
    """The same for a table that is attached already, so that another measure of it can be chosen.

    Raises NotFound where it is not attached any more.
    """
    with store.reading() as connection:
        operation = operation_of(connection, operation_ref)
        background = attached(backgrounds_of(connection, operation_ref), number)
        content = content_of(connection, background.sha256)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(content)
        return readers.read_background(str(copy), operation, name=background.file_name)


def attached(backgrounds: tuple[Background, ...], number: int) -> Background:
    """Raises NotFound with what there is."""
    found = next((one for one in backgrounds if one.number == number), None)
    if found is None:
        there = ", ".join(f"{one.number} ({one.name})" for one in backgrounds) or "none"
        raise NotFound(f"No background table {number} is attached to this operation. Attached now: {there}.")
    return found
