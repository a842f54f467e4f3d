"""The records behind a number on a tile, a mark or a table's cell, each with its cells on the borough's own sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_app.actions.list_records import Listed, listed
from briefing_app.figures.figure import Source
from briefing_app.figures.records_behind import records_behind as answering
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.position.filtered import filtered, whole_records
from briefing_app.operation.position.filters import TIME_FIELDS, Filter
from briefing_app.store.amendments import amended_fields
from briefing_app.store.record_cells import columns_of
from briefing_app.store.returns import as_sent_of, position_of
from briefing_app.store.store import Store

Place = tuple[int, int]
"""Row and column of a sheet, both from 0."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A record behind a number, and where it stands."""

    listed: Listed
    about: Place | None
    """The cell that makes it answer; None where it is the row as a whole, or where the columns are not known."""
    cells: tuple[Place, ...] = field(default=())
    """All of the record's cells, from left to right."""

    @property
    def cell(self) -> str:
        """ "G17", "A17 to T17", or "row 17"."""
        if self.about is not None:
            return cell_name(*self.about)
        if not self.cells:
            return f"row {self.listed.record.row}"
        return f"{cell_name(*self.cells[0])} to {cell_name(*self.cells[-1])}"


def records_behind(
    store: Store, source: Source, *, operation_ref: str, wanted: Filter | None = None
) -> tuple[Behind, ...]:
    """Each record with its workbook, sheet and cells; of a filtered number, those that the filter keeps."""
    with store.reading() as connection:
        position = position_of(connection, operation_ref, kinds_wanted=(source.kind,))
        as_sent = as_sent_of(connection, source.kind, operation_ref)
        amended = amended_fields(connection, source.kind, operation_ref)
        columns = columns_of(connection, source.kind, [one.id for one in position.returns])
    kept = filtered(position, wanted or Filter())
    records = whole_records(position, source.kind, answering(kept, source))
    found = listed(position, records, as_sent, amended)
    return tuple(
        _placed(one, columns.get((one.record.return_id, one.record.sheet), {}), _asked_of(source, one)) for one in found
    )


def _asked_of(source: Source, one: Listed) -> Iterable[str]:
    """The fields by which a record answers, the most telling first."""
    yield from (name for name, _ in (*source.where, *source.one_of) if name not in ("borough", "ref"))
    if source.during is not None:
        yield from TIME_FIELDS.get((source.kind, one.record.phase), ())[:1]


def _placed(one: Listed, columns: Mapping[str, int], asked: Iterable[str]) -> Behind:
    row = one.record.row - 1
    about = next(((row, columns[name]) for name in asked if name in columns), None)
    return Behind(one, about, tuple((row, column) for column in sorted(columns.values())))
