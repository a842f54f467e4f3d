"""The records of an operation as they are kept, each with the cell's row it came from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefing_app.operation.kinds import Kind, Phase, Type, kind
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import Received
from briefing_app.operation.times import say_iso
from briefing_app.store.amendments import amended_fields
from briefing_app.store.returns import as_sent_of, position_of
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Listed:
    """A record with the file it came in and, by field, the sender's own words where they were read into others."""

    record: Record
    received: Received
    as_sent: dict[str, str]
    amended: Mapping[str, Amendment] = field(default_factory=dict)
    """Field → how its cell was put right here."""


def list_records(store: Store, kind_name: str, *, operation_ref: str, phase: Phase | None = None) -> tuple[Listed, ...]:
    """Every record of a kind that counts now, by borough, phase and row."""
    with store.reading() as connection:
        position = position_of(connection, operation_ref, kinds_wanted=(kind_name,))
        as_sent = as_sent_of(connection, kind_name, operation_ref)
        amended = amended_fields(connection, kind_name, operation_ref)
    records = [one for one in position.records[kind_name] if phase is None or one.phase is phase]
    return listed(position, records, as_sent, amended)


def listed(
    position: Position,
    records: Sequence[Record],
    as_sent: Mapping[int, str],
    amended: Mapping[tuple[int, str, int], Mapping[str, Amendment]],
) -> tuple[Listed, ...]:
    """`as_sent` by record, `amended` by return, sheet and row."""
    received = {one.id: one for one in position.returns}
    return tuple(
        Listed(
            record,
            received[record.return_id],
            json.loads(as_sent[record.id]) if record.id in as_sent else {},
            amended.get((record.return_id, record.sheet, record.row), {}),
        )
        for record in records
    )


def as_json(listed: Listed, kind_name: str) -> dict[str, Any]:
    """A record in the form of the command line's contract.

    Fields that identify a person stay in the store; `withheld` names those that hold something.
    """
    definition, record = kind(kind_name), listed.record
    said: dict[str, Any] = {"borough": record.borough, "phase": record.phase.value}
    withheld = [field.name for field in definition.fields if field.withheld and record[field.name] is not None]
    said |= {
        name: _plain(definition, name, record)
        for name in definition.record_columns
        if name in definition.worked_out or not definition.field(name).withheld
    }
    said["source"] = {
        "file": listed.received.file_name,
        "sheet": record.sheet,
        "row": record.row,
        "sha256": listed.received.sha256,
    }
    as_sent = {name: words for name, words in listed.as_sent.items() if not definition.field(name).withheld}
    if as_sent:
        said["as_sent"] = as_sent
    amended = {
        name: {"before": one.before, "after": one.after, "by": one.by, "at": say_iso(one.at), "reason": one.reason}
        for name, one in listed.amended.items()
        if not definition.field(name).withheld
    }
    if amended:
        said["amended"] = amended
    if withheld:
        said["withheld"] = withheld
    return said


def _plain(definition: Kind, name: str, record: Record) -> str | int | None:
    value = record[name]
    is_moment = name == "arrested_at" if name in definition.worked_out else definition.field(name).type is Type.DATETIME
    return say_iso(value) if is_moment and isinstance(value, int) else value
