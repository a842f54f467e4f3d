"""Operations in the store."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from briefing_app.operation.errors import NotFound
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.times import Minute, Period
from briefing_app.store.tables import operation_boroughs, operations


def add_operation(connection: sa.Connection, operation: Operation, *, created_at: Minute) -> None:
    added = connection.execute(
        operations.insert().values(
            ref=operation.ref,
            name=operation.name,
            day=operation.day.isoformat(),
            starts=operation.period.starts,
            ends=operation.period.ends,
            marking=operation.marking.value,
            handling=operation.handling,
            plan_due=operation.plan_due,
            result_due=operation.result_due,
            created_at=created_at,
            threshold=operation.threshold,
        )
    )
    (operation_id,) = added.inserted_primary_key or (None,)
    _add_boroughs(connection, operation_id, operation)


def set_operation(connection: sa.Connection, operation: Operation) -> None:
    """What it is set to now; its reference stays."""
    operation_id = operation_id_of(connection, operation.ref)
    connection.execute(
        operations.update()
        .where(operations.c.id == operation_id)
        .values(
            name=operation.name,
            day=operation.day.isoformat(),
            starts=operation.period.starts,
            ends=operation.period.ends,
            marking=operation.marking.value,
            handling=operation.handling,
            plan_due=operation.plan_due,
            result_due=operation.result_due,
        )
    )
    connection.execute(operation_boroughs.delete().where(operation_boroughs.c.operation_id == operation_id))
    _add_boroughs(connection, operation_id, operation)


def _add_boroughs(connection: sa.Connection, operation_id: object, operation: Operation) -> None:
    connection.execute(
        operation_boroughs.insert(), [{"operation_id": operation_id, "borough": name} for name in operation.boroughs]
    )


def all_operations(connection: sa.Connection) -> tuple[Operation, ...]:
    """Newest day first."""
    rows = connection.execute(operations.select().order_by(operations.c.day.desc(), operations.c.id.desc())).all()
    boroughs: dict[int, list[str]] = defaultdict(list)
    columns = operation_boroughs.c
    for operation_id, borough in connection.execute(sa.select(columns.operation_id, columns.borough)):
        boroughs[operation_id].append(borough)
    return tuple(_operation(row, sorted(boroughs[row.id])) for row in rows)


def operation_of(connection: sa.Connection, ref: str) -> Operation:
    row = connection.execute(operations.select().where(operations.c.ref == ref)).one_or_none()
    if row is None:
        raise _not_found(connection, ref)
    columns = operation_boroughs.c
    names = connection.execute(sa.select(columns.borough).where(columns.operation_id == row.id)).scalars()
    return _operation(row, sorted(names))


def set_threshold(connection: sa.Connection, ref: str, threshold: int) -> None:
    """Raises NotFound where there is no such operation."""
    connection.execute(
        operations.update().where(operations.c.id == operation_id_of(connection, ref)).values(threshold=threshold)
    )


def operation_id_of(connection: sa.Connection, ref: str) -> int:
    """Raises NotFound where there is no such operation."""
    found = connection.exec_driver_sql("select id from operations where ref = ?", (ref,)).scalar_one_or_none()
    if found is None:
        raise _not_found(connection, ref)
    return int(found)


def free_ref(connection: sa.Connection, day: date) -> str:
    """The next reference for an operation on a day: `20210513-A`, then `-B`, … `-Z`, `-AA`."""
    taken = set(connection.execute(sa.select(operations.c.ref).where(operations.c.day == day.isoformat())).scalars())
    number = 0
    while (ref := f"{day:%Y%m%d}-{_letters(number)}") in taken:
        number += 1
    return ref


def _not_found(connection: sa.Connection, ref: str) -> NotFound:
    newest = sa.select(operations.c.ref).order_by(operations.c.day.desc()).limit(5)
    known = connection.execute(newest).scalars().all()
    there = f"The store has {', '.join(known)}." if known else "The store has no operation yet: create one first."
    return NotFound(f"There is no operation “{ref}” in this store. {there}")


def _letters(number: int) -> str:
    said = ""
    while True:
        said = chr(ord("A") + number % 26) + said
        if number < 26:
            return said
        number = number // 26 - 1


def _operation(row: sa.Row[tuple[object, ...]], boroughs: Sequence[str]) -> Operation:
    found = row._mapping
    return Operation(
        ref=found["ref"],
        name=found["name"],
        day=date.fromisoformat(found["day"]),
        period=Period(found["starts"], found["ends"]),
        boroughs=tuple(boroughs),
        marking=Marking(found["marking"]),
        handling=found["handling"],
        plan_due=found["plan_due"],
        result_due=found["result_due"],
        threshold=found["threshold"],
    )
