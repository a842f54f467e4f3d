"""Public tables that are attached to an operation: each attaching, change and removal is kept, and can be undone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson
import sqlalchemy as sa

from briefing_app.operation.background.areas import AreaKind
from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Apart, Choice, Chosen, Given
from briefing_app.operation.times import Minute
from briefing_app.store.imports import give_up_undone, last_import, last_undone
from briefing_app.store.known_at import known_at
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import background_edits, files, imports


class Doing(StrEnum):
    """What an edit did."""

    ATTACHED = "attached"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edit that can be undone, or done again."""

    id: int
    doing: Doing
    name: str
    """What the table shows, in words."""


def add_edit(
    connection: sa.Connection, operation_ref: str, background: Background, doing: Doing, *, made_at: Minute, by: str
) -> None:
    """The table as it is from now on. Its bytes must be there already. What was undone can't be done again now."""
    operation_id = operation_id_of(connection, operation_ref)
    give_up_undone(connection, operation_id)
    newest = connection.execute(
        sa.select(sa.func.max(imports.c.id)).where(imports.c.operation_id == operation_id)
    ).scalar_one()
    connection.execute(
        background_edits.insert().values(
            operation_id=operation_id,
            number=background.number,
            doing=doing.value,
            file_id=sa.select(files.c.id).where(files.c.sha256 == background.sha256).scalar_subquery(),
            file_name=background.file_name,
            sheet=background.choice.sheet,
            wanted=_json(background.choice.wanted),
            period=background.choice.period,
            title=background.title,
            source_line=background.source_line,
            shown=_json(_from_chosen(background.chosen)),
            made_at=made_at,
            made_by=by,
            after_import=newest or 0,
        )
    )


def free_number(connection: sa.Connection, operation_ref: str) -> int:
    """A number is never given twice, so that a figure's name stays its own."""
    greatest = connection.execute(
        sa.select(sa.func.max(background_edits.c.number)).where(
            background_edits.c.operation_id == operation_id_of(connection, operation_ref)
        )
    ).scalar_one()
    return int(greatest or 0) + 1


def backgrounds_of(connection: sa.Connection, operation_ref: str) -> tuple[Background, ...]:
    """Those that are attached, now or as known at, in the order in which they came."""
    rows = connection.execute(
        sa.select(background_edits, files.c.sha256)
        .join(files, files.c.id == background_edits.c.file_id)
        .where(
            background_edits.c.operation_id == operation_id_of(connection, operation_ref),
            _stands(connection),
        )
        .order_by(background_edits.c.id)
    ).mappings()
    newest: dict[int, sa.RowMapping] = {}
    first: dict[int, sa.RowMapping] = {}
    for row in rows:
        newest[row["number"]] = row
        first.setdefault(row["number"], row)
    there = ((number, row) for number, row in sorted(newest.items()) if row["doing"] != Doing.REMOVED)
    return tuple(_background(row, first[number]) for number, row in there)


def _stands(connection: sa.Connection) -> sa.ColumnElement[bool]:
    """Whether an edit was made by the moment as of which the store is read, and not taken back by then."""
    edits, moment = background_edits.c, known_at(connection)
    if moment is None:
        return edits.undone_at.is_(None)
    return sa.and_(edits.made_at <= moment, sa.or_(edits.undone_at.is_(None), edits.undone_at > moment))


def last_edit(connection: sa.Connection, operation_ref: str) -> KeptEdit | None:
    """The one that undo takes back next; None where that is an import, or nothing."""
    row = _edits(connection, operation_ref, background_edits.c.undone_at.is_(None), newest_first=True)
    imported = last_import(connection, operation_ref)
    if row is None or (imported is not None and imported.id > row.after_import):
        return None
    return KeptEdit(row.id, Doing(row.doing), row.title)


def last_edit_undone(connection: sa.Connection, operation_ref: str) -> KeptEdit | None:
    """The one that redo brings back next; None where that is an import, or nothing."""
    undone = sa.and_(background_edits.c.undone_at.is_not(None), background_edits.c.given_up.is_(False))
    row = _edits(connection, operation_ref, undone, newest_first=False)
    imported = last_undone(connection, operation_ref)
    if row is None or (imported is not None and imported.id <= row.after_import):
        return None
    return KeptEdit(row.id, Doing(row.doing), row.title)


def set_edit_undone(connection: sa.Connection, edit: KeptEdit, *, undone_at: Minute | None) -> None:
    connection.execute(background_edits.update().where(background_edits.c.id == edit.id).values(undone_at=undone_at))


def _edits(
    connection: sa.Connection, operation_ref: str, which: sa.ColumnElement[bool], *, newest_first: bool
) -> sa.Row[Any] | None:
    number = background_edits.c.id
    return connection.execute(
        background_edits.select()
        .where(background_edits.c.operation_id == operation_id_of(connection, operation_ref), which)
        .order_by(number.desc() if newest_first else number)
        .limit(1)
    ).one_or_none()


def _background(row: sa.RowMapping, first: sa.RowMapping) -> Background:
    """As it is now; attached when it came first."""
    return Background(
        number=row["number"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        choice=Choice(row["sheet"], tuple(orjson.loads(row["wanted"])), row["period"]),
        title=row["title"],
        source_line=row["source_line"],
        attached_at=first["made_at"],
        attached_by=first["made_by"],
        chosen=_chosen(orjson.loads(row["shown"])),
    )


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _from_chosen(chosen: Chosen) -> dict[str, object]:
    return {
        "title": chosen.title,
        "measure": chosen.measure,
        "period": chosen.period,
        "boroughs": {name: _from_given(one) for name, one in chosen.boroughs.items()},
        "apart": [[one.name, one.kind, _from_given(one.given)] for one in chosen.apart],
        "kinds": chosen.kinds,
        "adds_up": chosen.adds_up,
        "notes": chosen.notes,
    }


def _chosen(plain: dict[str, Any]) -> Chosen:
    return Chosen(
        title=plain["title"],
        measure=plain["measure"],
        period=plain["period"],
        boroughs={name: _given(one) for name, one in plain["boroughs"].items()},
        apart=tuple(Apart(name, AreaKind(kind), _given(one)) for name, kind, one in plain["apart"]),
        kinds=plain["kinds"],
        adds_up=plain["adds_up"],
        notes=tuple(plain["notes"]),
    )


def _from_given(one: Given) -> list[object]:
    return [one.value, one.why, one.cells]


def _given(plain: list[Any]) -> Given:
    value, why, cells = plain
    return Given(value, why, tuple((row, column) for row, column in cells))
