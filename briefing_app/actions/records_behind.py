"""The records behind a number on a tile, a mark or a table's cell."""

from briefing_app.actions.list_records import Listed, listed
from briefing_app.figures.figure import Source
from briefing_app.figures.records_behind import records_behind as answering
from briefing_app.store.amendments import amended_fields
from briefing_app.store.returns import as_sent_of, position_of
from briefing_app.store.store import Store


def records_behind(store: Store, source: Source, *, operation_ref: str) -> tuple[Listed, ...]:
    """Each record with its workbook, sheet and row."""
    with store.reading() as connection:
        position = position_of(connection, operation_ref, kinds_wanted=(source.kind,))
        as_sent = as_sent_of(connection, source.kind, operation_ref)
        amended = amended_fields(connection, source.kind, operation_ref)
    return listed(position, answering(position, source), as_sent, amended)
