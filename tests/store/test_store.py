"""The store opens, migrates, refuses what it is not, and keeps a transaction whole or not at all."""

import sqlite3
import threading
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from briefing_app.operation.errors import NotFound, StoreFault
from briefing_app.operation.kinds import kinds
from briefing_app.operation.operations import USUAL_THRESHOLD, new_operation
from briefing_app.store.backups import folder_of
from briefing_app.store.imports import last_import, set_undone
from briefing_app.store.operations import add_operation, all_operations, free_ref, operation_of
from briefing_app.store.returns import problems_of, received_returns
from briefing_app.store.schema import NEWEST
from briefing_app.store.soundness import check
from briefing_app.store.store import Store, open_store
from briefing_app.store.tables import metadata

OPERATION = new_operation("20210513-A", "VAWG Day of Action", date(2021, 5, 13))


def test_that_the_steps_of_migration_lead_to_the_tables_that_the_code_expects(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store, store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_that_the_newest_step_is_the_one_that_is_named() -> None:
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "briefing_app.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_that_every_field_of_every_kind_has_its_column() -> None:
    for kind in kinds():
        assert set(kind.record_columns) <= set(metadata.tables[f"records_{kind.name}"].columns.keys())


def test_that_a_field_added_to_the_definition_becomes_a_column_of_an_older_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("alter table records_patrols drop column intel_reports")
    raw.close()
    with open_store(path) as store, store.reading() as connection:
        assert "intel_reports" in {column["name"] for column in sa.inspect(connection).get_columns("records_patrols")}


def test_that_a_store_of_an_older_version_keeps_its_returns_and_what_they_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    _old_store(path, "0003")
    with open_store(path) as store:
        with store.reading() as connection:
            kept = received_returns(connection, OPERATION.ref, current_only=False)
            (problem,) = problems_of(connection, [2])
            operation = operation_of(connection, OPERATION.ref)
        assert [(one.id, one.current, one.version) for one in kept] == [(1, False, 1), (2, True, 2)]
        assert problem[1].says == "Kept."
        assert operation.threshold == USUAL_THRESHOLD
        with store.writing() as connection:
            kept_import = last_import(connection, OPERATION.ref)
            assert kept_import is not None
            set_undone(connection, kept_import, True, at=1)
        with store.reading() as connection:
            (one,) = received_returns(connection, OPERATION.ref)
        assert one.id == 1


def test_that_a_store_is_kept_as_it_was_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    _old_store(path, "0003")
    open_store(path).close()
    open_store(path).close()
    (kept,) = folder_of(path).iterdir()
    assert check(kept, thoroughly=False).version == "0003"
    assert check(path, thoroughly=False).returns == check(kept, thoroughly=False).returns == 2


def _old_store(path: Path, version: str) -> None:
    """A store as that version left it, with a return and the one that replaced it."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "briefing_app.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        connection.exec_driver_sql(
            "insert into operations (id, ref, name, day, starts, ends, marking, handling, plan_due, result_due, "
            "created_at) values (1, ?, 'x', '2021-05-13', 0, 1440, 'OFFICIAL', '', 0, 0, 0)",
            (OPERATION.ref,),
        )
        for number in (1, 2):
            connection.exec_driver_sql(
                "insert into files (id, sha256, size, content) values (?, ?, 1, ?)", (number, str(number), b"x")
            )
            connection.exec_driver_sql(
                "insert into imports (id, operation_id, imported_at) values (?, 1, ?)", (number, number)
            )
            connection.exec_driver_sql(
                "insert into returns (id, operation_id, file_id, file_name, borough, phase, version, status, "
                "received_at, marking, current, replaces_id, import_id) "
                "values (?, 1, ?, 'a.xlsx', 'Lambeth', 'result', ?, 'Final', 0, 'OFFICIAL', ?, ?, ?)",
                (number, number, number, number == 2, 1 if number == 2 else None, number),
            )
            connection.exec_driver_sql(
                "insert into problems (return_id, sheet, cell, field, found, says, severity) "
                "values (?, 'Arrests', 'A1', '', '', 'Kept.', 'warn')",
                (number,),
            )
    engine.dispose()


def test_that_an_operation_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        with store.writing() as connection:
            add_operation(connection, OPERATION, created_at=0)
        with store.reading() as connection:
            assert operation_of(connection, OPERATION.ref) == OPERATION
            assert all_operations(connection) == (OPERATION,)


def test_that_references_of_one_day_go_on_through_the_alphabet(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store, store.writing() as connection:
        refs = []
        for _ in range(28):
            refs.append(free_ref(connection, OPERATION.day))
            add_operation(connection, new_operation(refs[-1], "x", OPERATION.day), created_at=0)
    assert (refs[0], refs[1], refs[25], refs[26], refs[27]) == (
        "20210513-A",
        "20210513-B",
        "20210513-Z",
        "20210513-AA",
        "20210513-AB",
    )


def test_that_an_unknown_operation_is_named_with_those_there_are(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store:
        with store.writing() as connection:
            add_operation(connection, OPERATION, created_at=0)
        with store.reading() as connection, pytest.raises(NotFound, match="20210513-A"):
            operation_of(connection, "20210513-X")


def test_that_a_failure_inside_a_block_keeps_nothing_of_it(tmp_path: Path) -> None:
    def add_and_fail(store: Store) -> None:
        with store.writing() as connection:
            add_operation(connection, OPERATION, created_at=0)
            operation_of(connection, "another")

    with open_store(tmp_path / "s.sqlite") as store:
        with pytest.raises(NotFound):
            add_and_fail(store)
        with store.reading() as connection:
            assert all_operations(connection) == ()


def test_that_reading_sees_one_moment_while_somebody_writes(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.sqlite") as store, store.reading() as reading:
        assert all_operations(reading) == ()

        def write() -> None:
            with store.writing() as connection:
                add_operation(connection, OPERATION, created_at=0)

        writer = threading.Thread(target=write)
        writer.start()
        writer.join()
        assert all_operations(reading) == ()


def test_that_a_file_that_is_no_store_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database, " * 100)
    with pytest.raises(StoreFault, match="one of this app's stores"):
        open_store(text)
    assert text.read_text().startswith("not a database")
    foreign = tmp_path / "other.sqlite"
    with sqlite3.connect(foreign) as raw:
        raw.execute("create table songs (title text)")
    raw.close()
    with pytest.raises(StoreFault, match="not one of this app's stores"):
        open_store(foreign)


def test_that_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("update alembic_version set version_num = '9999'")
    raw.close()
    with pytest.raises(StoreFault, match="newer version"):
        open_store(path)


def test_that_a_store_in_a_place_that_cant_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreFault, match="--store"):
        open_store(tmp_path / "file" / "s.sqlite")


def test_that_a_new_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    open_store(path).close()
    assert path.stat().st_mode & 0o077 == 0
