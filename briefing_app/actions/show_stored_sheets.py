"""Show the sheets of a return or of a public table that is in the store, as they came."""

from pathlib import Path
from tempfile import TemporaryDirectory

from briefing_app.operation.background.attached import Background
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.store.returns import content_of
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers


def show_stored_sheets(
    store: Store, kept: Received | Background, *, operation: Operation, readers: Readers, password: str | None = None
) -> tuple[SheetShown, ...]:
    """In the file's own order, without what was put right here. Raises Refused where they can't be shown."""
    with store.reading() as connection:
        content = content_of(connection, kept.sha256)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        copy.write_bytes(content)
        return readers.show(str(copy), kept.file_name, operation, password=password)
