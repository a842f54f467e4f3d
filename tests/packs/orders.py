"""Operation orders for tests: each thing with its fields, as the edits of an inspector would make it."""

from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.values import Value
from tests.positions import moment


def order_with(**things: list[dict[str, Value]]) -> Order:
    """`order_with(command=[{"level": "Gold", …}])`."""
    return Order(
        {
            name: tuple(Item(name, f"{name}-{place}", values) for place, values in enumerate(many))
            for name, many in things.items()
        }
    )


def full_order() -> Order:
    """Something of every kind of thing, for an operation in Lambeth and Camden."""
    return order_with(
        command=[
            {"level": "Bronze", "function": "Lambeth", "name": "Insp B Bronze", "contact": "ext 303"},
            {"level": "Gold", "name": "Cmdr G Gold", "contact": "ext 101"},
            {"level": "Silver", "name": "Supt S Silver", "contact": "ext 202"},
        ],
        objectives=[
            {
                "number": 2,
                "objective": "Reassure in open spaces",
                "measure": "Patrols",
                "target": 7,
                "figure": "Patrols completed",
                "achieved": "Partly met",
                "evidence": "Rain until nine",
            },
            {"number": 1, "objective": "Arrest who is wanted", "measure": "Arrests", "target": 40, "figure": "Arrests"},
        ],
        phases=[
            {"name": "Arrest phase", "starts": moment("05:30"), "ends": moment("10:00"), "aim": "Doors before work"}
        ],
        custody=[{"suite": "Brixton suite", "borough": "Lambeth", "cells": 9, "closed": 7, "contact": "ext 404"}],
        cover=[
            {
                "borough": "Lambeth",
                "place": "Clapham Common",
                "starts": moment("18:00"),
                "ends": moment("22:00"),
                "officers": 8,
            }
        ],
        serials=[
            {
                "serial": "S901",
                "call_sign": "LX91",
                "unit": "Response",
                "supervisor": "PS P Nine",
                "strength": "0-1-6-0-2",
                "tasking": "High street",
                "borough": "Lambeth",
                "muster_place": "Brixton yard",
                "muster": moment("16:00"),
                "starts": moment("16:30"),
                "ends": moment("23:30"),
                "tasks": "LAM-W-001; LAM-P-001",
                "talkgroup": "TG9",
                "meal": "at nine",
                "vehicle": "two carriers",
                "kit": "Level 2",
            },
        ],
        sections=[
            {
                "section": "Information",
                "text": "# What we know\nThe **second** weekend of fine weather.\n"
                "- Crowds by nine\n| When | Where |\n| 21:00 | The common |",
            },
        ],
        log=[
            {
                "at": moment("19:10"),
                "entry": "Decision",
                "what": "Reserve to Camden",
                "rationale": "Crowd grew",
                "stage": "Take action and review what happened",
                "by": "Silver",
            }
        ],
        points=[
            {
                "category": "Went well",
                "heading": "Communication",
                "serial": "S901",
                "point": "One channel for all",
                "lesson": "LAM-L-001",
            }
        ],
        actions=[
            {
                "action": "Ask for lights on the common",
                "owner": "Bronze Lambeth",
                "due": "2021-06-01",
                "status": "Open",
                "outcome": "Letter sent",
            }
        ],
    )


SAID_BEFORE = (
    *("Cmdr G Gold", "ext 101", "Supt S Silver", "ext 202", "Insp B Bronze", "ext 303"),
    *("Reassure in open spaces", "Arrest who is wanted", "Arrest phase", "Doors before work"),
    *("Brixton suite", "ext 404", "Clapham Common", "S901", "LX91", "PS P Nine", "High street", "Brixton yard"),
    *("16:00", "16:30–23:30", "9 (0-1-6-0)", "TG9", "at nine", "Level 2"),
    *("What we know", "The second weekend of fine weather.", "Crowds by nine", "The common"),
)
SAID_AFTERWARDS = (
    *("Cmdr G Gold", "Reassure in open spaces", "Partly met", "Rain until nine", "Arrest who is wanted"),
    *("Reserve to Camden", "Crowd grew", "Take action and review", "One channel for all", "LAM-L-001"),
    *("Ask for lights on the common", "Bronze Lambeth", "Tue 1 Jun 2021", "Letter sent", "Clapham Common"),
)
