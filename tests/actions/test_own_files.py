"""What the app itself saved is no return when it is dropped: nothing of it is counted a second time."""

from pathlib import Path

import pytest

from briefing_app.actions.list_records import list_records
from briefing_app.actions.save_figures import PictureFormat, save_figures
from briefing_app.actions.save_records import save_records
from briefing_app.actions.show_figures import show_figures
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.store import Store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import look, save, take
from tests.made_workbooks import THE_DAY


@pytest.fixture
def with_arrests(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> Operation:
    take(store, operation, readers, save(tmp_path / "a.xlsx", [[f"LAM-A-{n:03d}", 1, THE_DAY] for n in range(1, 6)]))
    return operation


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_that_saved_records_are_no_return(
    store: Store, with_arrests: Operation, readers: Readers, tmp_path: Path, ending: str
) -> None:
    listed = list_records(store, "arrests", operation_ref=with_arrests.ref)
    saved = save_records(listed, "arrests", tmp_path / f"saved.{ending}")
    (looked,) = look(store, with_arrests, readers, saved)
    assert looked.outcome is Outcome.REFUSED
    assert "saved from this app" in looked.why


def test_that_a_saved_figure_is_no_return(
    store: Store, with_arrests: Operation, readers: Readers, tmp_path: Path
) -> None:
    figures = show_figures(store, operation_ref=with_arrests.ref).figures
    saved = finish(save_figures(figures, tmp_path / "figures", formats=(PictureFormat.XLSX,)))
    looked = look(store, with_arrests, readers, *saved)
    assert {one.outcome for one in looked} == {Outcome.REFUSED}
    assert {one.why for one in looked if "saved from this app" not in one.why} == set()
