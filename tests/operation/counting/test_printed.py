"""What a pack's pages say now is compared with what they said, cell by cell or row by row."""

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.operation.counting.printed import Printed, amended, packed, pages_and_places, unpacked


def figure(*rows: tuple[str, ...], page: int = 7) -> Printed:
    return Printed(page, "figure 4", "figure arrests-by-borough", ("Borough", "Arrests"), rows)


def said(before: Printed, after: Printed) -> list[str]:
    return [one.said for one in amended([before], [after])]


def test_that_a_changed_cell_is_named_with_its_page_figure_row_and_both_values() -> None:
    before, after = figure(("Lambeth", "9"), ("Camden", "3")), figure(("Camden", "3"), ("Lambeth", "11"))
    assert said(before, after) == ["page 7, figure 4: Lambeth, Arrests: 11, was 9"]


def test_that_a_borough_that_was_awaited_is_said_so_and_not_as_a_zero() -> None:
    assert said(figure(("Lambeth", "awaited")), figure(("Lambeth", "0"))) == [
        "page 7, figure 4: Lambeth, Arrests: 0, was awaited"
    ]


def test_that_a_table_on_another_page_with_the_same_numbers_has_not_changed() -> None:
    assert said(figure(("Lambeth", "9")), figure(("Lambeth", "9"), page=9)) == []


def test_that_rows_without_a_name_of_their_own_are_compared_whole() -> None:
    before, after = figure(("05:00", "A"), ("05:00", "B")), figure(("05:00", "A"), ("05:00", "C"))
    assert said(before, after) == [
        "page 7, figure 4: is not there any more: 05:00 · B",
        "page 7, figure 4: new: 05:00 · C",
    ]


def test_that_what_is_gone_and_what_is_new_are_said() -> None:
    other = Printed(3, "table “Risks”", "risk", ("Risk",), (("Rain",),))
    assert [one.said for one in amended([figure(("Lambeth", "9"))], [other])] == [
        "page 7, figure 4: is not there any more",
        "page 7, table “Risks”: is new since; it is not in the issued pack",
    ]


def test_that_pages_name_each_place_once() -> None:
    changes = amended([figure(("A", "1"), ("B", "2"))], [figure(("A", "2"), ("B", "3"))])
    assert pages_and_places(changes) == ("page 7: figure 4",)


_ROWS = st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=8).map(tuple)


@given(_ROWS, _ROWS)
def test_that_there_are_changes_exactly_where_rows_differ_and_that_keeping_loses_nothing(
    rows: tuple[tuple[str, str], ...], others: tuple[tuple[str, str], ...]
) -> None:
    before, after = figure(*rows), figure(*others)
    assert bool(amended([before], [after])) == (sorted(rows) != sorted(others))
    assert unpacked(packed([before, after])) == (before, after)
