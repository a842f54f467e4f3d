"""Edits of the order are kept, undone and done again without limit, and never overwrite somebody else's."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.edit_order import Overtaken, edit_order, redo_edit, show_order, undo_edit
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.order.edits import THERE, Change
from briefing_app.operation.values import Value
from briefing_app.store.store import Store, open_store
from tests.made_workbooks import THE_DAY

NOON = 27_015_060


class Pen:
    """Writes in an order as one person, a minute later each time."""

    def __init__(self, store: Store, operation: Operation, by: str = "Insp Example") -> None:
        self.store, self.ref, self.by, self.at = store, operation.ref, by, NOON

    def put(self, id: str, field: str, before: Value, after: Value, *, says: str = "", wait: int = 10) -> None:
        self.at += wait
        change = Change("serials", id, field, before, after)
        edit_order(self.store, says or f"Change {field}", [change], operation_ref=self.ref, by=self.by, at=self.at)

    def undo(self) -> str:
        self.at += 10
        done = undo_edit(self.store, operation_ref=self.ref, by=self.by, at=self.at)
        return done[0].says if done else ""

    def redo(self) -> str:
        self.at += 10
        done = redo_edit(self.store, operation_ref=self.ref, by=self.by, at=self.at)
        return done[0].says if done else ""

    def call_signs(self, at: int | None = None) -> dict[str, Value]:
        order = show_order(self.store, operation_ref=self.ref, at=at).order
        return {one.id: one["call_sign"] for one in order.of("serials")}


@pytest.fixture
def pen(store: Store, operation: Operation) -> Pen:
    return Pen(store, operation)


def test_that_undo_and_redo_go_back_and_forth_by_name(pen: Pen) -> None:
    pen.put("1", THERE, None, 1, says="Add serial 1")
    pen.put("1", "call_sign", None, "MP 1", says="Call sign of serial 1")
    pen.put("1", "call_sign", "MP 1", "MP 2", says="Another call sign")
    assert pen.call_signs() == {"1": "MP 2"}
    assert [pen.undo(), pen.undo(), pen.undo(), pen.undo()] == [
        "Another call sign",
        "Call sign of serial 1",
        "Add serial 1",
        "",
    ]
    assert pen.call_signs() == {}
    assert [pen.redo(), pen.redo(), pen.redo(), pen.redo()] == [
        "Add serial 1",
        "Call sign of serial 1",
        "Another call sign",
        "",
    ]
    assert pen.call_signs() == {"1": "MP 2"}


def test_that_what_was_taken_out_comes_back_with_its_values_in_its_place(pen: Pen) -> None:
    for name in ("1", "2"):
        pen.put(name, THERE, None, 1)
        pen.put(name, "call_sign", None, f"MP {name}")
    pen.put("1", THERE, 1, None)
    assert pen.call_signs() == {"2": "MP 2"}
    pen.undo()
    assert list(pen.call_signs().items()) == [("1", "MP 1"), ("2", "MP 2")]


def test_that_a_new_edit_leaves_nothing_to_be_done_again(pen: Pen) -> None:
    pen.put("1", THERE, None, 1)
    pen.undo()
    pen.put("2", THERE, None, 1)
    assert pen.redo() == ""


def test_that_typing_that_goes_on_is_one_edit_and_what_comes_later_another(pen: Pen) -> None:
    pen.put("1", THERE, None, 1)
    pen.put("1", "tasking", None, "Sto")
    pen.put("1", "tasking", "Sto", "Stop and", wait=0)
    pen.put("1", "tasking", "Stop and", "Stop and talk", wait=0)
    pen.put("1", "tasking", "Stop and talk", "Stop and talk to them", wait=1)
    pen.undo()
    order = show_order(pen.store, operation_ref=pen.ref).order
    assert order.of("serials")[0]["tasking"] == "Stop and talk"
    pen.undo()
    order = show_order(pen.store, operation_ref=pen.ref).order
    assert order.of("serials")[0]["tasking"] is None


def test_that_somebody_elses_change_of_the_same_field_is_not_overwritten(pen: Pen, operation: Operation) -> None:
    pen.put("1", THERE, None, 1)
    other = Pen(pen.store, operation, by="Sgt Sample")
    other.put("1", "call_sign", None, "MP 7", wait=30)
    with pytest.raises(Overtaken, match=r"Sgt Sample changed it at .* Nothing was overwritten"):
        pen.put("1", "call_sign", None, "MP 1")
    pen.put("1", "tasking", None, "Patrol")
    assert pen.call_signs() == {"1": "MP 7"}


def test_that_the_order_can_be_looked_at_as_it_was_known(pen: Pen) -> None:
    pen.put("1", THERE, None, 1)
    pen.put("1", "call_sign", None, "MP 1")
    then = pen.at
    pen.put("1", "call_sign", "MP 1", "MP 2")
    pen.undo()
    pen.put("1", "call_sign", "MP 1", "MP 3")
    assert pen.call_signs(then) == {"1": "MP 1"}
    assert pen.call_signs(then - 1) == {"1": None}
    assert pen.call_signs(NOON) == {}
    assert pen.call_signs() == {"1": "MP 3"}


def test_that_a_field_that_is_none_is_refused(pen: Pen) -> None:
    with pytest.raises(Refused, match="no field"):
        pen.put("1", "shoe size", None, "9")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(("add", "sign", "out", "undo", "redo")), max_size=25))
def test_that_any_course_of_edits_stands_as_a_list_of_states_does(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    with open_store(tmp_path_factory.mktemp("order") / "store.sqlite") as store:
        pen = Pen(store, create_operation(store, name="A day", day=THE_DAY))
        states: list[dict[str, Value]] = [{}]
        undone: list[dict[str, Value]] = []
        for number, step in enumerate(steps):
            now = states[-1]
            match step:
                case "add":
                    pen.put(str(number), THERE, None, 1)
                    states.append({**now, str(number): None})
                case "sign" if now:
                    first = next(iter(now))
                    pen.put(first, "call_sign", now[first], f"MP {number}")
                    states.append({**now, first: f"MP {number}"})
                case "out" if now:
                    first = next(iter(now))
                    pen.put(first, THERE, 1, None)
                    states.append({key: value for key, value in now.items() if key != first})
                case "undo":
                    assert bool(pen.undo()) is (len(states) > 1)
                    if len(states) > 1:
                        undone.append(states.pop())
                    continue
                case "redo":
                    assert bool(pen.redo()) is bool(undone)
                    if undone:
                        states.append(undone.pop())
                    continue
                case _:
                    continue
            undone.clear()
            assert pen.call_signs() == states[-1]
        assert pen.call_signs() == states[-1]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(("add", "sign", "sign again", "out", "undo", "redo", "other")), max_size=20))
def test_that_what_is_read_since_gives_the_same_order_as_reading_it_all(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    with open_store(tmp_path_factory.mktemp("order") / "store.sqlite") as store:
        ref = create_operation(store, name="A day", day=THE_DAY).ref
        known = show_order(store, operation_ref=ref)
        other = Pen(store, create_operation(store, name="Elsewhere", day=THE_DAY), by="Sgt Sample")
        other.ref = ref
        for number, step in enumerate(steps):
            at = NOON + 10 * number
            serials = known.order.of("serials")
            match step:
                case "add":
                    changes = [
                        Change("serials", str(number), THERE, None, 1),
                        Change("serials", str(number), "call_sign", None, "MP"),
                    ]
                case "sign" | "sign again" if serials:
                    # Again within the minute: it is the same edit, and goes on.
                    at -= 10 if step == "sign again" else 0
                    one = serials[0]
                    changes = [Change("serials", one.id, "call_sign", one["call_sign"], f"MP {number}")]
                case "out" if serials:
                    changes = [Change("serials", serials[-1].id, THERE, 1, None)]
                case "undo" | "redo":
                    turn = undo_edit if step == "undo" else redo_edit
                    turned = turn(store, operation_ref=ref, by="Insp Example", at=at, known=known)
                    if turned is not None:
                        known = turned[1]
                        assert known == show_order(store, operation_ref=ref)
                    continue
                case "other":
                    # Somebody else's edit, of which this one does not know.
                    other.at = at
                    other.put(f"other {number}", THERE, None, 1, wait=0)
                    continue
                case _:
                    continue
            known = edit_order(store, step, changes, operation_ref=ref, by="Insp Example", at=at, known=known)
            assert known == show_order(store, operation_ref=ref)
