"""A new operation takes over what holds for another day from an earlier one, or is filled in from a template."""

from datetime import date
from pathlib import Path

import pytest

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import edit_order, show_order, undo_edit
from briefing_app.actions.list_operations import list_operations
from briefing_app.actions.list_starts import list_starts
from briefing_app.actions.save_order_template import save_order_template, templates_folder
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.order.entries import shown
from briefing_app.operation.order.order import Order
from briefing_app.operation.order.settings import OPERATION
from briefing_app.operation.order.things import thing
from briefing_app.operation.resources import template_files
from briefing_app.operation.values import Value
from briefing_app.store.store import Store
from tests.positions import moment

NEXT_YEAR = date(2022, 5, 12)


def put(store: Store, operation: Operation, name: str, id: str, /, **values: Value) -> None:
    changes = [Change(name, id, THERE, None, 1), *(Change(name, id, field, None, to) for field, to in values.items())]
    edit_order(store, f"Add {name}", changes, operation_ref=operation.ref, by="Insp Example")


def order_of(store: Store, operation: Operation) -> Order:
    return show_order(store, operation_ref=operation.ref).order


def test_that_the_order_of_last_year_comes_along_moved_to_its_new_day(store: Store, operation: Operation) -> None:
    put(store, operation, "command", "a", level="Gold", name="Cmdr A Example")
    put(store, operation, "objectives", "b", objective="Arrest", target=150, achieved="Met", evidence="180 arrests")
    put(store, operation, "phases", "c", name="Night", starts=moment("22:00"), ends=moment("02:00+1"))
    put(store, operation, "serials", "d", serial="1", starts=moment("06:00"), ends=moment("14:00"), tasks="LAM-W-001")
    put(store, operation, "sections", "e", section="Method", text="Our own words", seed="The data's of 2021")
    put(store, operation, "log", "f", what="Stand down", entry="Decision")
    put(store, operation, "points", "g", point="Radios")
    put(store, operation, "actions", "h", action="More radios", owner="Silver", status="Open")
    put(store, operation, "actions", "i", action="New vests", owner="Gold", status="Closed")
    made = create_operation(store, name="The next", day=NEXT_YEAR, like=operation.ref)
    order = order_of(store, made)
    assert [one.text("name") for one in order.of("command")] == ["Cmdr A Example"]
    (objective,) = order.of("objectives")
    assert dict(objective.values) == {"objective": "Arrest", "target": 150}
    (phase,) = order.of("phases")
    assert (phase["starts"], phase["ends"]) == (moment("22:00", NEXT_YEAR), moment("02:00+1", NEXT_YEAR))
    (serial,) = order.of("serials")
    assert dict(serial.values) == {
        "serial": "1",
        "starts": moment("06:00", NEXT_YEAR),
        "ends": moment("14:00", NEXT_YEAR),
    }
    (section,) = order.of("sections")
    assert dict(section.values) == {"section": "Method", "text": "Our own words"}
    assert order.of("log") == order.of("points") == ()
    assert [(one.id, one["action"]) for one in order.of("actions")] == [("h", "More radios")]
    undo_edit(store, operation_ref=made.ref, by="Insp Example")
    assert set(order_of(store, made).items) == {OPERATION}


def test_that_a_clock_time_stays_the_same_over_a_change_of_the_clocks(store: Store) -> None:
    summer = create_operation(store, name="Summer", day=date(2021, 7, 1))
    put(store, summer, "phases", "a", name="Early", starts=moment("01:30+1", date(2021, 7, 1)))
    winter = create_operation(store, name="Winter", day=date(2021, 10, 30), like=summer.ref)
    (phase,) = order_of(store, winter).of("phases")
    field = thing("phases").field("starts")
    assert shown(field, phase["starts"]) == "31/10/2021 01:30 BST"


def test_that_marking_and_deadlines_are_as_they_were(store: Store, operation: Operation) -> None:
    changes = [
        Change(OPERATION, OPERATION, "marking", "OFFICIAL-SENSITIVE", "OFFICIAL"),
        Change(OPERATION, OPERATION, "plan_due", operation.plan_due, moment("12:00") - 1440),
    ]
    edit_order(store, "Set", changes, operation_ref=operation.ref, by="Insp Example")
    made = create_operation(store, name="The next", day=NEXT_YEAR, like=operation.ref)
    assert made.marking.value == "OFFICIAL"
    assert made.plan_due == moment("12:00", NEXT_YEAR) - 1440
    assert list_operations(store)[0] == made


def test_that_every_template_that_ships_can_be_started_from(store: Store, operation: Operation) -> None:
    starts = list_starts((operation,))
    assert [one.words for one in starts][:2] == ["Blank", "VAWG Day of Action, Thu 13 May 2021"]
    templates = [one.template for one in starts if one.template is not None]
    assert templates == list(template_files())
    for path in templates:
        made = create_operation(store, name="From a template", day=NEXT_YEAR, template=path)
        order = order_of(store, made)
        assert order.of("command")
        assert order.of("phases")[-1]["ends"] == moment("02:00+1", NEXT_YEAR)


def test_that_a_template_that_says_what_no_field_can_be_makes_no_operation(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('name = "Bad"\n[[phases]]\nstarts = "noon"\n', encoding="utf-8")
    with pytest.raises(Refused, match="The template Bad, phases: “noon” is no time"):
        create_operation(store, name="None", day=NEXT_YEAR, template=path)
    path.write_text("no template", encoding="utf-8")
    with pytest.raises(Refused, match=r"bad\.toml can't be read"):
        create_operation(store, name="None", day=NEXT_YEAR, template=path)
    assert list_operations(store) == ()


def test_that_an_order_saved_as_a_template_can_be_started_from_without_anybodys_name(
    store: Store, operation: Operation
) -> None:
    put(store, operation, "command", "a", level="Gold", function="Strategic", name="Cmdr A Example", contact="Ext 1")
    put(store, operation, "phases", "b", name="Night", starts=moment("22:00"), ends=moment("02:00+1"))
    put(store, operation, "sections", "c", section="Method", text='# Ours\n"Quoted" and C:\\temp\n| a | b |', seed="x")
    put(store, operation, "objectives", "d", objective="Arrest", target=150, achieved="Met")
    path = save_order_template(store, operation_ref=operation.ref, name="Our  usual day")
    start = next(one for one in list_starts((), templates_folder(store)) if one.template == path)
    assert start.words == "Template: Our usual day"
    made = create_operation(store, name="The next", day=NEXT_YEAR, template=path)
    order = order_of(store, made)
    assert [dict(one.values) for one in order.of("command")] == [{"level": "Gold", "function": "Strategic"}]
    (phase,) = order.of("phases")
    assert (phase["starts"], phase["ends"]) == (moment("22:00", NEXT_YEAR), moment("02:00+1", NEXT_YEAR))
    assert order.of("sections")[0]["text"] == '# Ours\n"Quoted" and C:\\temp\n| a | b |'
    assert dict(order.of("objectives")[0].values) == {"objective": "Arrest", "target": 150}


def test_that_an_empty_order_is_no_template(store: Store, operation: Operation) -> None:
    with pytest.raises(Refused, match="nothing in it yet"):
        save_order_template(store, operation_ref=operation.ref, name="Empty")
