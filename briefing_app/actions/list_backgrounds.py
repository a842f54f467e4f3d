"""The public tables that are attached to an operation, as values and as plain data."""

from typing import Any

from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.measures import measures_of, periods_of
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.times import say_iso
from briefing_app.store.backgrounds import backgrounds_of
from briefing_app.store.store import Store


def list_backgrounds(store: Store, *, operation_ref: str) -> tuple[Background, ...]:
    with store.reading() as connection:
        return backgrounds_of(connection, operation_ref)


def report_background(one: Background) -> dict[str, Any]:
    """For a script: every borough's number, or why there is none, with its cells."""
    chosen = one.chosen
    return {
        "number": one.number,
        "file": one.file_name,
        "sha256": one.sha256,
        "title": one.title,
        "sheet": one.choice.sheet,
        "measure": chosen.measure,
        "period": chosen.period or None,
        "source": one.source_line,
        "attached_at": say_iso(one.attached_at),
        "attached_by": one.attached_by,
        "boroughs": [
            {
                "borough": name,
                "value": given.value,
                "why": given.why,
                "cells": [cell_name(*cell) for cell in given.cells],
            }
            for name, given in chosen.boroughs.items()
        ],
        "apart": [
            {"name": each.name, "kind": each.kind, "value": each.given.value, "why": each.given.why}
            for each in chosen.apart
        ],
        "notes": list(chosen.notes),
    }


def report_tables(file: BackgroundFile) -> list[dict[str, Any]]:
    """What there is to choose from in a file."""
    return [
        {
            "sheet": table.sheet,
            "title": table.title,
            "source": table.source,
            "measures": [{"measure": one.name, "periods": list(periods_of(table, one))} for one in measures_of(table)],
            "problems": list(table.problems),
        }
        for table in file.tables
    ]
