"""What an operation's figures are laid beside: an earlier operation, and the cover that its order requires."""

from datetime import date
from pathlib import Path

import pytest

from briefing_app.actions.choose_figures import choose_figure
from briefing_app.actions.compare_with import compare_with, earlier_chosen
from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order
from briefing_app.actions.filter_figures import filter_figures
from briefing_app.actions.make_pack import make_pack
from briefing_app.actions.show_figures import Shown, show_figures
from briefing_app.figures.all_figures import FIGURE_IDS
from briefing_app.figures.comparison import COMPARISONS
from briefing_app.figures.figure import Figure
from briefing_app.figures.required_cover import REQUIRED_COVER
from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.position.filters import Filter
from briefing_app.operation.steps import finish
from briefing_app.operation.times import Period
from briefing_app.packs.request import PackKind
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers
from tests.actions.test_import_returns import save, take
from tests.made_workbooks import THE_DAY
from tests.packs.read_back import whole_text
from tests.positions import moment


@pytest.fixture
def earlier(store: Store, readers: Readers, tmp_path: Path) -> Operation:
    """A month before, on which Lambeth made eight arrests."""
    made = create_operation(store, name="Spring day", day=date(2021, 4, 13))
    then = {"Operation date": date(2021, 4, 13)}
    take(store, made, readers, save(tmp_path / "then.xlsx", [["LAM-A-001", 8, "2021-04-13"]], then))
    return made


@pytest.fixture
def nine(store: Store, operation: Operation, readers: Readers, tmp_path: Path) -> None:
    take(store, operation, readers, save(tmp_path / "now.xlsx", [["LAM-A-001", 9, THE_DAY]]))


def require(store: Store, operation: Operation, officers: int = 6) -> None:
    """Six officers in Lambeth from 22:00 to 23:00."""
    values = {"borough": "Lambeth", "starts": moment("22:00"), "ends": moment("23:00"), "officers": officers}
    changes = [Change("cover", "1", THERE, None, 1)]
    changes += [Change("cover", "1", field, None, value) for field, value in values.items()]
    edit_order(store, "Require cover", changes, operation_ref=operation.ref, by="Insp Example")


def shown(store: Store, operation: Operation) -> Shown:
    return show_figures(store, operation_ref=operation.ref)


def under(shown: Shown, figure_id: str, wanted: Filter) -> Figure:
    (found,) = filter_figures(shown, wanted, only=[figure_id])
    return found


def test_that_without_anything_beside_it_the_picture_says_how_to_come_by_it(
    nine: None, store: Store, operation: Operation
) -> None:
    figures = {one.id: one for one in shown(store, operation).figures}
    assert "Compare with" in figures[COMPARISONS[0]].sentence
    assert "is set in the plan" in figures[REQUIRED_COVER].sentence
    assert not set(COMPARISONS[1:]) & figures.keys()
    assert all(figures[one].chart is None for one in (COMPARISONS[0], REQUIRED_COVER))


def test_that_the_earlier_operation_is_compared_and_stays_chosen(
    nine: None, store: Store, operation: Operation, earlier: Operation, tmp_path: Path
) -> None:
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    with open_store(tmp_path / "store.sqlite") as again:
        assert earlier_chosen(again, operation_ref=operation.ref) == earlier.ref
        now = shown(again, operation)
    assert tuple(one.id for one in now.figures) == FIGURE_IDS
    rows = now.figure("compare-arrests-by-borough").table.rows
    assert [cell.said for cell in next(row for row in rows if row[0].said == "Lambeth")] == ["Lambeth", "9", "8", "+1"]
    compare_with(store, None, operation_ref=operation.ref)
    assert earlier_chosen(store, operation_ref=operation.ref) is None


def test_that_another_choice_takes_the_place_of_the_first(
    store: Store, operation: Operation, earlier: Operation
) -> None:
    other = create_operation(store, name="Winter day", day=date(2021, 1, 13))
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    compare_with(store, other.ref, operation_ref=operation.ref)
    assert earlier_chosen(store, operation_ref=operation.ref) == other.ref
    assert earlier_chosen(store, operation_ref=other.ref) is None


def test_that_an_operation_is_not_compared_with_itself_or_with_none_that_is_there(
    store: Store, operation: Operation
) -> None:
    with pytest.raises(Refused, match="itself"):
        compare_with(store, operation.ref, operation_ref=operation.ref)
    with pytest.raises(NotFound, match="20200101-A"):
        compare_with(store, "20200101-A", operation_ref=operation.ref)


def test_that_a_filter_by_borough_holds_for_both_operations(
    nine: None, store: Store, operation: Operation, earlier: Operation
) -> None:
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    of_lambeth = under(shown(store, operation), "compare-arrests-by-borough", Filter(boroughs=("Lambeth",)))
    assert [row[0].said for row in of_lambeth.table.rows] == ["Lambeth"]
    assert [cell.said for cell in of_lambeth.table.rows[0][1:3]] == ["9", "8"]
    assert of_lambeth.chart is not None
    assert {row.label for row in of_lambeth.chart.rows} == {"Lambeth"}


def test_that_hours_of_this_day_are_not_looked_for_in_another(
    nine: None, store: Store, operation: Operation, earlier: Operation
) -> None:
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    evening = Filter(between=Period(moment("20:00"), moment("22:00")))
    for name in COMPARISONS:
        figure = under(shown(store, operation), name, evening)
        assert figure.title.startswith("Set aside: ")
        assert figure.chart is None
        assert not figure.table.rows


def test_that_required_cover_follows_the_order(nine: None, store: Store, operation: Operation) -> None:
    require(store, operation)
    figure = shown(store, operation).figure(REQUIRED_COVER)
    assert figure.chart is not None
    assert [cell.said for cell in figure.table.rows[0][:4]] == ["Lambeth", "22:00–23:00", "6", "6"]


def test_that_required_cover_is_cut_to_the_hours_asked_for_and_never_held_against_one_unit(
    nine: None, store: Store, operation: Operation
) -> None:
    require(store, operation)
    now = shown(store, operation)
    half = under(now, REQUIRED_COVER, Filter(between=Period(moment("22:30"), moment("23:30"))))
    assert [cell.said for cell in half.table.rows[0][1:4]] == ["22:30–23:00", "6", "3"]
    assert under(now, REQUIRED_COVER, Filter(units=("TSG",))).title == "Set aside: TSG"
    assert under(now, REQUIRED_COVER, Filter(boroughs=("Camden",))).chart is None


def test_that_every_figure_can_be_chosen_for_a_pack_and_is_printed_in_it(
    nine: None, store: Store, operation: Operation, earlier: Operation
) -> None:
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    require(store, operation)
    for name in FIGURE_IDS:
        choose_figure(store, name, PackKind.DEBRIEF.value, chosen=True, operation_ref=operation.ref)
    pack = finish(make_pack(store, operation_ref=operation.ref, kind=PackKind.DEBRIEF, made_at=moment("20:00")))
    printed = " ".join(whole_text(pack.content).split("Further figures")[-1].split())
    for figure in shown(store, operation).figures:
        assert " ".join(figure.title.split()) in printed, figure.id


def test_that_a_pack_is_made_anew_when_what_its_figures_are_beside_has_changed(
    nine: None, store: Store, operation: Operation, earlier: Operation
) -> None:
    def version() -> int:
        return finish(make_pack(store, operation_ref=operation.ref, kind=PackKind.DEBRIEF)).version

    require(store, operation)
    compare_with(store, earlier.ref, operation_ref=operation.ref)
    assert version() == 1
    for name in (COMPARISONS[2], REQUIRED_COVER):
        choose_figure(store, name, PackKind.DEBRIEF.value, chosen=True, operation_ref=operation.ref)
    assert version() == 2
    compare_with(store, None, operation_ref=operation.ref)
    assert version() == 3
    assert version() == 3
