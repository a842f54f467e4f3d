from datetime import date

import pytest

from briefing_app.actions.choose_figures import PICTURE, choose_figure, figure_choices
from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.errors import NotFound
from briefing_app.operation.operations import Operation
from briefing_app.packs.request import PackKind
from briefing_app.store.store import Store, open_store


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store.sqlite") as made:
        yield made


@pytest.fixture
def operation(store: Store) -> Operation:
    return create_operation(store, name="Trial", day=date(2021, 5, 13))


def test_that_without_a_choice_a_figure_stands_in_the_picture_and_in_no_pack_beyond_its_own(store, operation) -> None:
    choices = figure_choices(store, operation_ref=operation.ref)
    assert choices.in_picture("coverage-actual")
    assert not any(choices.in_pack("coverage-actual", pack) for pack in PackKind)


def test_that_a_choice_is_kept_for_each_place_and_changed_again(store, operation) -> None:
    ref = operation.ref
    choose_figure(store, "coverage-actual", PICTURE, chosen=False, operation_ref=ref)
    choose_figure(store, "coverage-actual", PackKind.DEBRIEF.value, chosen=True, operation_ref=ref)
    choices = figure_choices(store, operation_ref=ref)
    assert not choices.in_picture("coverage-actual")
    assert choices.in_pack("coverage-actual", PackKind.DEBRIEF)
    assert not choices.in_pack("coverage-actual", PackKind.BRIEFING)
    choices = choose_figure(store, "coverage-actual", PICTURE, chosen=True, operation_ref=ref)
    assert choices.in_picture("coverage-actual")


def test_that_choices_belong_to_one_operation(store, operation) -> None:
    other = create_operation(store, name="Other", day=date(2021, 5, 14))
    choose_figure(store, "coverage-actual", PICTURE, chosen=False, operation_ref=operation.ref)
    assert figure_choices(store, operation_ref=other.ref).in_picture("coverage-actual")


def test_that_no_choice_can_be_made_for_an_operation_that_is_not_there(store) -> None:
    with pytest.raises(NotFound):
        choose_figure(store, "coverage-actual", PICTURE, chosen=False, operation_ref="20990101-A")
