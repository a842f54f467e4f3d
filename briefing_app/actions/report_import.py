"""What an import did, or would do, as the command line's contract gives it."""

from collections.abc import Sequence
from typing import Any

from briefing_app.operation.returns import Looked, Outcome, Severity, SheetReading
from briefing_app.operation.words import listed, listed_few


def report_import(files: Sequence[Looked]) -> dict[str, Any]:
    counted = [
        _rows(sheet)
        for one in files
        for part in one.each
        if part.outcome is not Outcome.REFUSED
        for sheet in part.reading.sheets
    ]
    totals = {name: sum(rows[name] for rows in counted) for name in ("read", "accepted", "held", "not_records")}
    return {"files": [_file(one) for one in files], "rows": totals}


def _rows(sheet: SheetReading) -> dict[str, int]:
    return {
        "read": sheet.read,
        "accepted": sheet.accepted,
        "held": len(sheet.held),
        "not_records": sheet.not_records,
    }


def needs_attention(files: Sequence[Looked]) -> bool:
    """Whether anything is left for a person: a refused file, a question, a held row."""
    return any(
        one.outcome in (Outcome.REFUSED, Outcome.NEEDS_ANSWERS)
        or (one.outcome is not Outcome.UNCHANGED and any(sheet.held for sheet in one.reading.sheets))
        for file in files
        for one in file.each
    )


def _file(one: Looked) -> dict[str, Any]:
    reading = one.reading
    cover = reading.cover
    return {
        "path": reading.path,
        "sha256": reading.sha256 or None,
        "outcome": one.outcome.value,
        "why": one.why,
        "borough": listed(reading.boroughs) if cover else None,
        "phase": " and ".join(phase.value for phase in reading.phases) if cover else None,
        "version": cover.version if cover else None,
        "returns": [_return(part) for part in one.parts],
        "sheets": [
            {
                "sheet": sheet.sheet,
                "kind": sheet.kind,
                "state": sheet.state.value,
                "heading_rows": list(sheet.heading_rows),
                "columns": dict(sheet.columns),
                "rows": _rows(sheet),
            }
            for sheet in reading.sheets
        ],
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "field": problem.field,
                "found": problem.found,
                "says": problem.says,
                "severity": Severity(problem.severity).value,
            }
            for problem in reading.problems
        ],
        "questions": [
            {
                "id": question.id,
                "says": question.says,
                "choices": list(question.choices),
                "cells": list(question.cells),
            }
            for question in reading.questions
        ],
    }


def _return(one: Looked) -> dict[str, Any]:
    """One of several returns in a file."""
    cover = one.reading.cover
    return {
        "borough": cover.borough if cover else None,
        "phase": cover.phase.value if cover else None,
        "outcome": one.outcome.value,
        "why": one.why,
        "sheets": [sheet.sheet for sheet in one.reading.sheets],
    }


def say_import(files: Sequence[Looked]) -> str:
    """One line for each file, its problems that hold rows below it, and the sum."""
    lines = []
    for one in files:
        lines.append(f"{one.outcome.value}: {one.reading.name}: {one.why}")
        if one.outcome in (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.NEEDS_ANSWERS):
            lines += [
                f"    {problem.sheet} {problem.cell}: {problem.says}"
                for problem in one.reading.problems
                if problem.severity is Severity.HOLD
            ]
            lines += [
                f"    {question.id}: {question.says} ({' | '.join(question.choices)}) at {listed_few(question.cells)}"
                for question in one.reading.questions
            ]
    rows = report_import(files)["rows"]
    lines.append(
        f"{rows['read']:,} rows read: {rows['accepted']:,} accepted, {rows['held']:,} held, "
        f"{rows['not_records']:,} no records (totals, notes, nil statements)"
    )
    return "\n".join(lines)
