"""Layouts of packs as text: the one chosen for an operation's pack of a kind, and templates with names."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from briefing_app.operation.times import Minute
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import pack_layouts, pack_templates


def chosen_layout(connection: sa.Connection, operation_ref: str, kind: str) -> str:
    """Empty where none was chosen."""
    found = connection.execute(
        sa.select(pack_layouts.c.content).where(
            pack_layouts.c.operation_id == operation_id_of(connection, operation_ref), pack_layouts.c.kind == kind
        )
    ).scalar_one_or_none()
    return found or ""


def set_layout(connection: sa.Connection, operation_ref: str, kind: str, content: str) -> None:
    """In the place of what was chosen before."""
    made = insert(pack_layouts).values(
        operation_id=operation_id_of(connection, operation_ref), kind=kind, content=content
    )
    connection.execute(made.on_conflict_do_update(index_elements=["operation_id", "kind"], set_={"content": content}))


def set_template(connection: sa.Connection, kind: str, name: str, content: str, *, saved_at: Minute) -> None:
    """In the place of one of the same name."""
    made = insert(pack_templates).values(kind=kind, name=name, content=content, saved_at=saved_at)
    new = {"content": content, "saved_at": saved_at}
    connection.execute(made.on_conflict_do_update(index_elements=["kind", "name"], set_=new))


def remove_template(connection: sa.Connection, kind: str, name: str) -> None:
    connection.execute(pack_templates.delete().where(pack_templates.c.kind == kind, pack_templates.c.name == name))


def templates_of(connection: sa.Connection, kind: str) -> Mapping[str, str]:
    """Name → layout, by name."""
    rows = connection.execute(
        sa.select(pack_templates.c.name, pack_templates.c.content)
        .where(pack_templates.c.kind == kind)
        .order_by(pack_templates.c.name)
    )
    return {row.name: row.content for row in rows}
