"""A public table is attached, changed, removed and brought back; nothing else of the operation changes."""

from pathlib import Path

import pytest

from briefing_app.actions.attach_background import Attached, attach_background
from briefing_app.actions.change_background import change_background
from briefing_app.actions.list_backgrounds import list_backgrounds, report_background
from briefing_app.actions.look_at_background import look_at_attached, look_at_background
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.make_pack import make_pack
from briefing_app.actions.remove_background import remove_background
from briefing_app.actions.save_figures import save_figure
from briefing_app.actions.show_figures import show_figures
from briefing_app.actions.show_stored_sheets import show_stored_sheets
from briefing_app.actions.undo_last import redo_last, undo_last
from briefing_app.operation.background.chosen import Choice
from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome
from briefing_app.operation.steps import finish
from briefing_app.packs.request import PackKind
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import persons, save, take
from tests.made_workbooks import THE_DAY, Content, workbook

_TEN = ("Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield", "Greenwich", "Hackney")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "crime.xlsx"
    rows: list[list[Content]] = [["Borough", "Jan 2021", "Feb 2021"]]
    rows += [[name, place, place + 100] for place, name in enumerate(_TEN)]
    path.write_bytes(workbook({"Crime": rows}))
    return path


def attach(store: Store, operation: Operation, readers: Readers, path: Path, period: str = "Feb 2021") -> Attached:
    file = look_at_background(store, path, operation_ref=operation.ref, readers=readers)
    return attach_background(
        store,
        file,
        Choice("Crime", (), period),
        source_line="Source: a public body.",
        title="Recorded crime",
        operation_ref=operation.ref,
        by="A. Example",
        attached_at=27_000_000,
    )


def names(store: Store, operation: Operation) -> list[str]:
    return [one.name for one in list_backgrounds(store, operation_ref=operation.ref)]


def test_that_an_attached_table_is_kept_with_its_bytes_its_choice_and_its_source(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    attached = attach(store, operation, readers, table)
    assert attached.changes.background
    (kept,) = list_backgrounds(store, operation_ref=operation.ref)
    assert kept == attached.background
    assert (kept.name, kept.source_line, kept.attached_by) == (
        "Recorded crime, Feb 2021",
        "a public body",
        "A. Example",
    )
    assert kept.chosen.boroughs["Camden"].value == 104
    assert report_background(kept)["boroughs"][5] == {"borough": "Camden", "value": 104, "why": "", "cells": ["C6"]}
    table.unlink()
    (sheet,) = show_stored_sheets(store, kept, operation=operation, readers=readers)
    assert sheet.rows[5] == ("Camden", "4", "104")


def test_that_attaching_touches_nothing_else_of_the_operation(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]]))
    before = {one.id: one for one in show_figures(store, operation_ref=operation.ref).figures}
    attach(store, operation, readers, table)
    after = {one.id: one for one in show_figures(store, operation_ref=operation.ref).figures}
    assert after.keys() - before.keys() == {"background-1", "background-1-map"}
    assert {name: after[name] for name in before} == before
    assert persons(store, operation) == 2


def test_that_another_period_can_be_chosen_from_the_kept_bytes_alone(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    attach(store, operation, readers, table)
    table.unlink()
    file = look_at_attached(store, 1, operation_ref=operation.ref, readers=readers)
    changed = change_background(
        store, 1, file, Choice("Crime", (), "Jan 2021"), source_line="another", title="", operation_ref=operation.ref
    )
    (kept,) = list_backgrounds(store, operation_ref=operation.ref)
    assert kept == changed.background
    assert (kept.number, kept.choice.period, kept.source_line) == (1, "Jan 2021", "another")
    # It was attached when it came, whenever it is changed.
    assert (kept.attached_at, kept.attached_by) == (27_000_000, "A. Example")
    assert kept.chosen.boroughs["Camden"].value == 4


def test_that_what_is_changed_to_the_same_is_no_change(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    before = attach(store, operation, readers, table).background
    file = look_at_attached(store, 1, operation_ref=operation.ref, readers=readers)
    again = change_background(
        store,
        1,
        file,
        before.choice,
        source_line=before.source_line,
        title=before.title,
        operation_ref=operation.ref,
    )
    assert not again.changes
    undo_last(store, operation_ref=operation.ref)
    assert names(store, operation) == []


def test_that_a_removal_is_undone_and_done_again_and_its_number_is_never_given_twice(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    attach(store, operation, readers, table)
    remove_background(store, 1, operation_ref=operation.ref)
    assert names(store, operation) == []
    undone = undo_last(store, operation_ref=operation.ref)
    assert undone is not None
    assert undone.said == "Took back the removal of background: Recorded crime."
    assert names(store, operation) == ["Recorded crime, Feb 2021"]
    assert redo_last(store, operation_ref=operation.ref) is not None
    assert names(store, operation) == []
    assert attach(store, operation, readers, table).background.number == 2
    with pytest.raises(NotFound, match=r"Attached now: 2 \(Recorded crime, Feb 2021\)"):
        remove_background(store, 1, operation_ref=operation.ref)


def test_that_undo_goes_through_imports_and_background_in_the_order_in_which_they_were_done(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    def state() -> tuple[int, int]:
        return persons(store, operation), len(names(store, operation))

    attach(store, operation, readers, table)
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]]))
    attach(store, operation, readers, table, "Jan 2021")
    take(store, operation, readers, save(tmp_path / "b.xlsx", [["SWR-A-001", 3, THE_DAY]], {"Borough": "Southwark"}))
    states = [state()]
    while undo_last(store, operation_ref=operation.ref) is not None:
        states.append(state())
    assert states == [(5, 2), (2, 2), (2, 1), (0, 1), (0, 0)]
    again = [state()]
    while redo_last(store, operation_ref=operation.ref) is not None:
        again.append(state())
    assert again == states[::-1]


def test_that_an_earlier_moment_shows_what_was_attached_then(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    attach(store, operation, readers, table)
    file = look_at_attached(store, 1, operation_ref=operation.ref, readers=readers)
    change_background(
        store,
        1,
        file,
        Choice("Crime", (), "Jan 2021"),
        source_line="x",
        title="Recorded crime",
        operation_ref=operation.ref,
        changed_at=27_000_010,
    )
    remove_background(store, 1, operation_ref=operation.ref, removed_at=27_000_020)
    undo_last(store, operation_ref=operation.ref, undone_at=27_000_030)
    known = {
        moment: names(store.as_known_at(moment), operation)
        for moment in (26_999_999, 27_000_000, 27_000_010, 27_000_020, 27_000_030)
    }
    assert known == {
        26_999_999: [],
        27_000_000: ["Recorded crime, Feb 2021"],
        27_000_010: ["Recorded crime, Jan 2021"],
        27_000_020: [],
        27_000_030: ["Recorded crime, Jan 2021"],
    }


def test_that_what_was_undone_before_something_new_can_not_be_done_again(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    attach(store, operation, readers, table)
    undo_last(store, operation_ref=operation.ref)
    take(store, operation, readers, save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]]))
    assert redo_last(store, operation_ref=operation.ref) is None
    undo_last(store, operation_ref=operation.ref)
    attach(store, operation, readers, table)
    assert redo_last(store, operation_ref=operation.ref) is None
    assert (persons(store, operation), len(names(store, operation))) == (0, 1)


def test_that_a_table_without_a_source_line_or_with_another_measure_is_refused(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    file = look_at_background(store, table, operation_ref=operation.ref, readers=readers)
    with pytest.raises(Refused, match="Say where the table comes from"):
        attach_background(
            store, file, Choice("Crime", (), "Feb 2021"), source_line=" Source: ", operation_ref=operation.ref
        )
    with pytest.raises(Refused, match="no such measure or period"):
        attach_background(
            store, file, Choice("Crime", ("Rates",), "Feb 2021"), source_line="x", operation_ref=operation.ref
        )
    assert names(store, operation) == []


def test_that_a_dropped_public_table_is_told_from_a_return_and_from_any_other_file(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    other = tmp_path / "budget.xlsx"
    other.write_bytes(workbook({"Budget": [["Item", "Cost"], ["Tea", 3]]}))
    returned = save(tmp_path / "a.xlsx", [["LAM-A-001", 2, THE_DAY]])
    looked = finish(look_at_returns(store, [table, other, returned], operation_ref=operation.ref, readers=readers))
    assert [one.reading.is_background for one in looked] == [True, False, False]
    assert [one.outcome for one in looked] == [Outcome.REFUSED, Outcome.REFUSED, Outcome.IMPORTED]
    assert "a table of figures by borough (10 boroughs on the sheet Crime), and no return" in looked[0].why
    # The copy that was read is what is attached.
    file = look_at_background(
        store, looked[0].copy, operation_ref=operation.ref, readers=readers, name=looked[0].reading.name
    )
    assert (file.name, file.sha256) == ("crime.xlsx", looked[0].reading.sha256)


def test_that_a_locked_or_damaged_file_is_refused_with_a_sentence(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(table.read_bytes()[:3000])
    with pytest.raises(Refused, match=r"damaged|cut off"):
        look_at_background(store, cut, operation_ref=operation.ref, readers=readers)
    with pytest.raises(Refused, match="There is no such file any more"):
        look_at_background(store, tmp_path / "none.xlsx", operation_ref=operation.ref, readers=readers)


def test_that_a_briefing_with_another_table_is_another_version_and_a_debrief_is_not(
    store: Store, operation: Operation, readers: Readers, table: Path
) -> None:
    def version(kind: PackKind) -> int:
        return finish(make_pack(store, operation_ref=operation.ref, kind=kind, made_at=27_000_100)).version

    assert (version(PackKind.BRIEFING), version(PackKind.SUMMARY)) == (1, 1)
    attach(store, operation, readers, table)
    assert (version(PackKind.BRIEFING), version(PackKind.SUMMARY)) == (2, 1)
    assert version(PackKind.BRIEFING) == 2


def test_that_a_figure_that_this_app_saved_is_not_offered_as_background(
    store: Store, operation: Operation, readers: Readers, table: Path, tmp_path: Path
) -> None:
    attach(store, operation, readers, table)
    figures = {one.id: one for one in show_figures(store, operation_ref=operation.ref).figures}
    saved = save_figure(figures["background-1"], tmp_path / "figure.xlsx")
    (looked,) = finish(look_at_returns(store, [saved], operation_ref=operation.ref, readers=readers))
    assert not looked.reading.is_background
    assert "saved from this app" in looked.why
