"""Show the sheets of a return that is in the store, as the borough sent them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.store.returns import content_of
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers


def show_stored_sheets(
    store: Store, received: Received, *, operation: Operation, readers: Readers, password: str | None = None
) -> tuple[SheetShown, ...]:
    """In the file's own order, without what was put right here. Raises Refused where they can't be shown."""
    with store.reading() as connection:
        content = content_of(connection, received.sha256)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(content)
        return readers.show(str(copy), received.file_name, operation, password=password)
