"""What was put right lies over what was sent, and what was sent is never lost."""

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.screens.review.mending import Cell, Hand, Mending, alike, said_in

SHEET = SheetShown("Arrests", (("Ref", "Time"), ("A-1", "25:10"), ("A-2",)), faults={(2, 1): "#N/A"})
HAND = Hand("A. Example", 100)
STANDING = Amendment("Arrests", 2, 1, "25:10", "22:10", "B. Example", 50)


def test_that_a_change_says_what_was_sent_and_whose_it_is() -> None:
    mending = Mending()
    mending.put(mending.wanted(SHEET, {(1, 1): "22:10"}, HAND))
    assert mending.all == (Amendment("Arrests", 2, 1, "25:10", "22:10", "A. Example", 100),)
    assert mending.is_changed


def test_that_what_was_sent_typed_again_is_no_change() -> None:
    mending = Mending()
    mending.put(mending.wanted(SHEET, {(1, 1): "22:10"}, HAND))
    mending.put(mending.wanted(SHEET, {(1, 1): "25:10"}, HAND))
    assert mending.all == ()
    assert not mending.is_changed


def test_that_a_change_that_stands_can_be_taken_back_to_what_was_sent() -> None:
    mending = Mending([STANDING])
    assert mending.all == (STANDING,)
    assert not mending.is_changed
    mending.put(mending.wanted(SHEET, {(1, 1): "25:10"}, HAND))
    assert mending.all == ()
    assert mending.is_changed


def test_that_a_cell_with_an_error_can_be_said_to_be_blank() -> None:
    mending = Mending()
    mending.put(mending.wanted(SHEET, {(2, 1): "x"}, HAND))
    mending.put(mending.wanted(SHEET, {(2, 1): ""}, HAND))
    assert [one.after for one in mending.all] == [""]


def test_that_cells_that_say_the_same_already_are_left_alone() -> None:
    assert Mending().wanted(SHEET, {(1, 0): "A-1", (2, 0): "A-9"}, HAND).keys() == {("Arrests", 2, 0)}


def test_that_like_cells_are_found_as_they_say_now() -> None:
    laid = {(1, 0): Amendment("Arrests", 2, 0, "A-1", "A-2", "A. Example", 1)}
    assert alike(SHEET, laid, 0, "A-2") == [(1, 0), (2, 0)]
    assert alike(SHEET, {}, 1, "") == [(2, 1)]


PLACES = st.tuples(st.integers(0, 2), st.integers(0, 1))


@given(st.lists(st.dictionaries(PLACES, st.sampled_from(["", "25:10", "22:10", "A-1"]), min_size=1), max_size=6))
def test_that_taking_everything_back_gives_what_was_there(edits: list[dict[tuple[int, int], str]]) -> None:
    mending = Mending([STANDING])
    undone: list[dict[Cell, Amendment | None]] = []
    for texts in edits:
        undone.append(dict(mending.put(mending.wanted(SHEET, texts, HAND))))
        for place, text in texts.items():
            now = mending.of(("Arrests", *place))
            assert (now.after if now is not None else said_in(SHEET, place)) == text
    for laid in reversed(undone):
        mending.put(laid)
    assert mending.all == (STANDING,)
