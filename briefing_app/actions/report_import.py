"""What an import did, or would do, as the command line's contract gives it."""

from collections.abc import Sequence
from typing import Any

from briefing_app.operation.returns import Looked, Outcome, Severity
from briefing_app.operation.words import listed_few


def report_import(files: Sequence[Looked]) -> dict[str, Any]:
    reported = [_file(one) for one in files]
    counted = [
        sheet["rows"]
        for file, one in zip(reported, files, strict=True)
        if one.outcome is not Outcome.REFUSED
        for sheet in file["sheets"]
    ]
    totals = {name: sum(rows[name] for rows in counted) for name in ("read", "accepted", "held", "not_records")}
    return {"files": reported, "rows": totals}


def needs_attention(files: Sequence[Looked]) -> bool:
    """Whether anything is left for a person: a refused file, a question, a held row."""
    return any(
        one.outcome in (Outcome.REFUSED, Outcome.NEEDS_ANSWERS)
        or (one.outcome is not Outcome.UNCHANGED and any(sheet.held for sheet in one.reading.sheets))
        for one in files
    )


def _file(one: Looked) -> dict[str, Any]:
    reading = one.reading
    cover = reading.cover
    return {
        "path": reading.path,
        "sha256": reading.sha256 or None,
        "outcome": one.outcome.value,
        "why": one.why,
        "borough": cover.borough if cover else None,
        "phase": cover.phase.value if cover else None,
        "version": cover.version if cover else None,
        "sheets": [
            {
                "sheet": sheet.sheet,
                "kind": sheet.kind,
                "state": sheet.state.value,
                "heading_rows": list(sheet.heading_rows),
                "columns": dict(sheet.columns),
                "rows": {
                    "read": sheet.read,
                    "accepted": sheet.accepted,
                    "held": len(sheet.held),
                    "not_records": sheet.not_records,
                },
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
