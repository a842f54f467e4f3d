"""Brings a store's tables to what this version of the app expects."""

import sqlalchemy as sa

from briefing_app.operation.errors import StoreFault
from briefing_app.store.tables import records

NEWEST = "0013"
"""The last step in `migrations/versions`."""


def bring_up_to_date(connection: sa.Connection) -> None:
    """Create or migrate the tables; a store made by a newer version is refused.

    Alembic, slow to import, is only called for where there is something to do.
    """
    found = _version(connection)
    if found != NEWEST:
        if found is not None and found > NEWEST:
            raise StoreFault(
                f"This store was written by a newer version of the app (its tables are version {found}, "
                f"this app knows {NEWEST}). Update the app on this PC; the store has not been changed."
            )
        _migrate(connection)
        _check_references(connection)
    _follow_definitions(connection)


def older_version(connection: sa.Connection) -> str | None:
    """The version of a store that is to be migrated; None where there is nothing to migrate."""
    found = _version(connection)
    return found if found is not None and found < NEWEST else None


def _version(connection: sa.Connection) -> str | None:
    names = set(sa.inspect(connection).get_table_names())
    if "alembic_version" in names:
        return connection.execute(sa.text("select version_num from alembic_version")).scalar_one_or_none()
    if names:
        raise StoreFault(
            "This file is a database, but not one of this app's stores; nothing in it has been changed. "
            "Choose another file, or a new name to start an empty store."
        )
    return None


def _migrate(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "briefing_app.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _check_references(connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("pragma foreign_key_check").all()
    if broken:
        raise StoreFault(
            f"The store could not be brought up to date: {len(broken)} of its rows would have lost what they "
            f"belong to (the first in {broken[0][0]}). It has been left as it was. Please report this."
        )


def _follow_definitions(connection: sa.Connection) -> None:
    """Give every table of records the columns of its kind's fields.

    A field that is added to the definition is a column here without a migration of its own:
    it is empty for what was sent before, which is what "not stated" means.
    """
    inspector = sa.inspect(connection)
    for table in records.values():
        there = {column["name"] for column in inspector.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(connection.dialect)
                connection.exec_driver_sql(f'alter table "{table.name}" add column "{column.name}" {kind}')
