from pytestqt.qtbot import QtBot

from briefing_app.operation.position.filters import Dimension, Filter
from briefing_app.screens.filter_history import FilterHistory

LAMBETH, CAMDEN = Filter(boroughs=("Lambeth",)), Filter(boroughs=("Camden",))


def test_that_a_click_replaces_the_one_before_and_leaves_the_chips(qtbot: QtBot) -> None:
    history = FilterHistory()
    history.set_chip(Dimension.UNIT, Filter(units=("TSG",)))
    history.click(LAMBETH)
    history.click(CAMDEN)
    assert history.wanted == Filter(boroughs=("Camden",), units=("TSG",))


def test_that_a_click_on_a_borough_overrules_the_chip_of_its_command_unit(qtbot: QtBot) -> None:
    history = FilterHistory()
    history.set_chip(Dimension.BCU, Filter(bcus=("AS",)))
    history.click(CAMDEN)
    assert history.wanted == CAMDEN
    history.back()
    assert history.wanted == Filter(bcus=("AS",))


def test_that_another_step_takes_the_place_of_those_that_were_gone_back_from(qtbot: QtBot) -> None:
    history = FilterHistory()
    history.click(LAMBETH)
    history.back()
    history.click(CAMDEN)
    assert not history.can_go_forward
    history.back()
    assert not history.wanted


def test_that_choosing_what_is_chosen_already_is_no_step(qtbot: QtBot) -> None:
    history = FilterHistory()
    history.click(LAMBETH)
    with qtbot.assertNotEmitted(history.changed):
        history.click(LAMBETH)
    history.back()
    assert not history.can_go_back


def test_that_another_operation_has_no_way_back_to_the_filters_of_the_last(qtbot: QtBot) -> None:
    history = FilterHistory()
    history.click(LAMBETH)
    history.forget()
    assert not history.wanted
    assert not history.can_go_back
