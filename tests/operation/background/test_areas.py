"""What a row of a public table is about: a borough by any of its names, a total, or somewhere that is neither."""

import pytest

from briefing_app.operation.background.areas import AreaKind, area_named
from briefing_app.operation.boroughs import all_boroughs


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("E09000022", "Lambeth"),
        ("London Borough of Lambeth", "Lambeth"),
        ("Hammersmith & Fulham", "Hammersmith and Fulham"),
        ("Westminster, City of", "Westminster"),
        ("City of London", "City of London"),
        ("LAM", "Lambeth"),
    ],
)
def test_that_boroughs_are_known_by_name_code_and_alias(word: str, name: str) -> None:
    area = area_named(word)
    assert (area.name, area.kind) == (name, AreaKind.BOROUGH)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("London", AreaKind.SUBTOTAL),
        ("Inner London", AreaKind.SUBTOTAL),
        ("Grand Total", AreaKind.SUBTOTAL),
        ("MPS Total", AreaKind.SUBTOTAL),
        ("Central West BCU", AreaKind.SUBTOTAL),
        ("NA", AreaKind.SUBTOTAL),
        ("Camden Total", AreaKind.SUBTOTAL),
        ("London average", AreaKind.AVERAGE),
        ("Heathrow", AreaKind.WITHIN),
        ("Aviation Security(SO18)", AreaKind.WITHIN),
        ("Unknown", AreaKind.WITHIN),
        ("England and Wales", AreaKind.BEYOND),
        ("BTP", AreaKind.BEYOND),
        ("City of London Police", AreaKind.BEYOND),
        ("Slough", AreaKind.OTHER),
        ("Harrow Road", AreaKind.OTHER),
        ("Camden Town", AreaKind.OTHER),
    ],
)
def test_that_totals_and_other_places_are_no_boroughs(word: str, kind: AreaKind) -> None:
    assert area_named(word).kind is kind


def test_that_inner_and_outer_london_share_no_borough_and_leave_none_out() -> None:
    every = {one.name for one in all_boroughs()}
    inner, outer = area_named("Inner London").members, area_named("Outer London").members
    for one in outer:
        assert every - one in inner


def test_that_a_command_units_total_is_of_its_boroughs() -> None:
    assert area_named("Central West BCU").members == (
        frozenset({"Westminster", "Kensington and Chelsea", "Hammersmith and Fulham"}),
    )
