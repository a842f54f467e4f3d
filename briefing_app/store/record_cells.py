"""In which columns of a borough's own sheet the fields of a kind stood."""

import json
from collections.abc import Collection, Mapping

import sqlalchemy as sa

from briefing_app.operation.cell_names import column_number
from briefing_app.store.tables import sheets


def columns_of(
    connection: sa.Connection, kind_name: str, return_ids: Collection[int]
) -> Mapping[tuple[int, str], Mapping[str, int]]:
    """Return and sheet → field → the number of its column, from 0; of a table on its side nothing is known."""
    rows = connection.execute(
        sa.select(sheets.c.return_id, sheets.c.sheet, sheets.c.columns).where(
            sheets.c.return_id.in_(return_ids), sheets.c.kind == kind_name
        )
    )
    found: dict[tuple[int, str], dict[str, int]] = {}
    for return_id, sheet, columns in rows:
        by_letters = json.loads(columns)
        if len(by_letters) > 1:
            named = {field: column_number(letters) for letters, field in by_letters.items()}
            found.setdefault((return_id, sheet), {}).update(named)
    return found
