from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.returns.difference import Difference, ReturnRow, difference
from briefing_app.operation.values import Value


def row(number: int, ref: str | None = None, *, made_up: bool = False, **values: Value) -> ReturnRow:
    return ReturnRow("Patrols", number, {"ref": ref, **values}, ref_is_its_own=not made_up)


def between(before: list[ReturnRow], after: list[ReturnRow]) -> Difference:
    return difference({"patrols": before}, {"patrols": after})


def test_that_a_row_of_the_same_reference_is_changed_with_before_and_after() -> None:
    found = between(
        [row(4, "LAM-P-001", location="The park", planned_officers=4)],
        [row(9, "LAM-P-001", location="The park", planned_officers=6)],
    )
    (one,) = found.changed
    assert (one.ref, one.row_before, one.row_after) == ("LAM-P-001", 4, 9)
    ((change),) = one.changes
    assert (change.field, change.before, change.after) == ("planned_officers", "4", "6")
    assert not found.new
    assert not found.gone
    assert not found.unchanged


def test_that_what_is_not_stated_is_no_zero_in_a_difference() -> None:
    found = between([row(4, "LAM-P-001", planned_officers=None)], [row(4, "LAM-P-001", planned_officers=0)])
    ((change),) = found.changed[0].changes
    assert (change.before, change.after) == ("not stated", "0")


def test_that_a_row_put_in_among_made_up_references_is_the_only_new_one() -> None:
    before = [row(n, f"LAM-P-00{n}", made_up=True, location=f"Place {n}", planned_officers=2) for n in (1, 2, 3)]
    after = [
        row(1, "LAM-P-001", made_up=True, location="Put in", planned_officers=9),
        *(row(n + 1, f"LAM-P-00{n + 1}", made_up=True, location=f"Place {n}", planned_officers=2) for n in (1, 2, 3)),
    ]
    found = between(before, after)
    assert [one.row_after for one in found.new] == [1]
    assert not found.changed
    assert not found.gone
    assert found.unchanged == 3


def test_that_a_row_without_a_reference_of_which_one_field_was_put_right_is_changed() -> None:
    before = [row(4, location="The park", planned_officers=2, lead_unit="SNT", mode="Foot")]
    after = [row(4, location="The park", planned_officers=3, lead_unit="SNT", mode="Foot")]
    found = between(before, after)
    assert len(found.changed) == 1
    assert not found.new
    assert not found.gone


def test_that_rows_that_share_little_are_gone_and_new() -> None:
    found = between(
        [row(4, location="The park", planned_officers=2, mode="Cycle")],
        [row(4, location="The bridge", planned_officers=2, mode="Foot")],
    )
    assert len(found.new) == len(found.gone) == 1


def test_that_a_time_is_said_in_londons_time() -> None:
    found = between([row(4, "A", planned_start=None)], [row(4, "A", planned_start=27_014_850)])
    assert found.changed[0].changes[0].after == "Thu 13 May 2021 08:30"


ROWS = st.lists(
    st.builds(
        row,
        st.integers(2, 99),
        st.sampled_from((None, "A-1", "A-2", "A-3")),
        made_up=st.booleans(),
        location=st.sampled_from((None, "x", "y")),
        planned_officers=st.sampled_from((None, 0, 1, 2)),
    ),
    max_size=8,
)


@given(ROWS, ROWS)
def test_that_every_row_of_both_returns_is_told_once(before: list[ReturnRow], after: list[ReturnRow]) -> None:
    found = between(before, after)
    assert found.unchanged + len(found.changed) + len(found.gone) == len(before)
    assert found.unchanged + len(found.changed) + len(found.new) == len(after)


@given(ROWS)
def test_that_a_return_does_not_differ_from_itself(rows: list[ReturnRow]) -> None:
    assert not between(rows, rows)


@given(ROWS, ROWS)
def test_that_nothing_is_both_gone_and_new(before: list[ReturnRow], after: list[ReturnRow]) -> None:
    found = between(before, after)
    gone = [{(one.field, one.before) for one in row.changes if one.field != "ref"} for row in found.gone]
    new = [{(one.field, one.after) for one in row.changes if one.field != "ref"} for row in found.new]
    assert not [one for one in gone if one in new]
