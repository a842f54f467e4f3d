"""Show a file's sheets as the borough sent them."""

from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Looked
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.workbooks.readers import Readers


def show_sheets(
    looked: Looked, *, operation: Operation, readers: Readers, password: str | None = None
) -> tuple[SheetShown, ...]:
    """Without what was put right here, in the file's own order. Raises Refused where they can't be shown."""
    return readers.show(looked.copy, looked.reading.name, operation, password=password)
