"""Random tables in random shapes come back exactly."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.operation.boroughs import all_boroughs
from tests.workbooks.background.tables_read import numbers, read, read_csv

_BOROUGHS = [one.name for one in all_boroughs()]
_MONTHS = [f"{month} {year}" for year in (2023, 2024) for month in ("Jan", "Feb", "Mar", "Oct", "Dec")]
_KINDS = ["Burglary", "Robbery", "Theft", "Arson"]
_VALUES = st.one_of(st.integers(0, 99_999), st.sampled_from([None, "..", "c", ":"]))
_HEADS = [[], [["Recorded crime by borough"]], [["Recorded crime"], ["Source: a publisher"], []]]
_FEET = [[], [[], ["Source: a publisher"], ["Note: figures may change"]]]

Drawn = Mapping[tuple[str, str, str], Any]


@st.composite
def _drawn(draw: st.DrawFn) -> tuple[list[str], list[str], list[str], Drawn]:
    boroughs = draw(st.lists(st.sampled_from(_BOROUGHS), min_size=3, max_size=33, unique=True))
    months = draw(st.lists(st.sampled_from(_MONTHS), min_size=1, max_size=4, unique=True))
    kinds = draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=3, unique=True))
    values = {(kind, month, name): draw(_VALUES) for kind in kinds for month in months for name in boroughs}
    for kind in kinds:
        for month in months:
            # A column without a single number is none of numbers.
            for name in boroughs[: 1 + 4 * len(boroughs) // 5]:
                values[kind, month, name] = draw(st.integers(0, 99_999))
    return boroughs, months, kinds, values


def _written(value: Any, as_text: bool) -> Any:
    return f"{value:,}" if as_text and isinstance(value, int) else value


@settings(max_examples=60, deadline=None)
@given(_drawn(), st.sampled_from(["wide", "long", "across", "side"]), st.booleans(), st.data())
def test_that_random_tables_in_random_shapes_come_back_exactly(
    drawn: tuple[list[str], list[str], list[str], Drawn], shape: str, as_text: bool, data: st.DataObject
) -> None:
    boroughs, months, kinds, values = drawn
    cell = {key: _written(value, as_text) for key, value in values.items()}
    match shape:
        case "wide":
            rows = [["Borough", "Offence", *months]]
            rows += [
                [name, kind, *(cell[kind, month, name] for month in months)] for name in boroughs for kind in kinds
            ]
        case "long":
            rows = [["Month", "Borough", "Offence", "Count"]]
            rows += [
                [month, name, kind, cell[kind, month, name]] for month in months for name in boroughs for kind in kinds
            ]
        case "across":
            rows = [["", *(kind for kind in kinds for _ in months)], ["Borough", *months * len(kinds)]]
            rows += [[name, *(cell[kind, month, name] for kind in kinds for month in months)] for name in boroughs]
        case _:
            kinds = kinds[:1]
            rows = [["Month", *boroughs]]
            rows += [[month, *(cell[kinds[0], month, name] for name in boroughs)] for month in months]
    rows = [*data.draw(st.sampled_from(_HEADS)), *rows, *data.draw(st.sampled_from(_FEET))]
    table = read_csv(rows) if data.draw(st.booleans()) else read(rows)
    expected = {
        ((kind,) if len(kinds) > 1 else (), month, name): value if isinstance(value, int) else None
        for (kind, month, name), value in values.items()
        if kind in kinds
    }
    assert numbers(table) == expected
