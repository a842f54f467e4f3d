"""What an import did, or would do, as the command line's contract gives it."""

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_app.operation.returns.difference import Difference
from briefing_app.operation.returns.returns import Looked, Outcome, Severity, SheetReading
from briefing_app.operation.times import say_iso
from briefing_app.operation.words import listed, listed_few


def report_import(files: Sequence[Looked], answers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """In the form of the command line's contract; `answers` are those that were given with the files."""
    counted = [
        _rows(sheet)
        for one in files
        for part in one.each
        if part.outcome is not Outcome.REFUSED
        for sheet in part.reading.sheets
    ]
    totals = {name: sum(rows[name] for rows in counted) for name in ("read", "accepted", "held", "not_records")}
    report: dict[str, Any] = {"files": [_file(one) for one in files], "rows": totals}
    if unused := unused_answers(files, answers or {}):
        report["unused_answers"] = unused
    return report


def unused_answers(files: Sequence[Looked], answers: Mapping[str, str]) -> dict[str, str]:
    """Of the answers given those that settled nothing: question → why not, in one sentence."""
    settled = {name for file in files for one in (file, *file.each) for name in one.reading.answered}
    asked = {question.id: question for file in files for one in file.each for question in one.reading.questions}
    asked |= {question.id: question for file in files for question in file.reading.questions}
    unused = {}
    for name, choice in answers.items():
        if name in asked:
            unused[name] = f"“{choice}” is none of the choices: {' | '.join(asked[name].choices)}."
        elif name not in settled:
            unused[name] = "No question of this name was asked about these files."
    return unused


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
    said: dict[str, Any] = {
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
            for part in one.each
            for sheet in part.reading.sheets
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
    if one.difference is not None:
        said["difference"] = _difference(one.difference)
    if reading.amendments:
        said["amended"] = [
            {
                "sheet": made.sheet,
                "cell": made.cell,
                "before": made.before,
                "after": made.after,
                "by": made.by,
                "at": say_iso(made.at),
                "reason": made.reason,
            }
            for made in reading.amendments
        ]
    if reading.fault:
        said["fault"] = reading.fault
    return said


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "new": len(found.new),
        "changed": [
            {
                "kind": row.kind,
                "ref": row.ref,
                "row": row.row_after,
                "fields": {one.field: {"before": one.before, "after": one.after} for one in row.changes},
            }
            for row in found.changed
        ],
        "gone": [{"kind": row.kind, "ref": row.ref, "row": row.row_before} for row in found.gone],
        "unchanged": found.unchanged,
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
        "difference": _difference(one.difference) if one.difference is not None else None,
    }


def say_import(files: Sequence[Looked], answers: Mapping[str, str] | None = None) -> str:
    """One line for each file, its problems that hold rows below it, answers that settled nothing, and the sum."""
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
                f"    {question.id}: {question.says} ({' | '.join(question.choices)}) "
                + (f" at {listed_few(question.cells)}" if question.cells else "")
                for question in one.reading.questions
            ]
    lines += [f"answer to {name}: {why}" for name, why in unused_answers(files, answers or {}).items()]
    rows = report_import(files)["rows"]
    lines.append(
        f"{rows['read']:,} rows read: {rows['accepted']:,} accepted, {rows['held']:,} held, "
        f"{rows['not_records']:,} no records (totals, notes, nil statements)"
    )
    return "\n".join(lines)
