"""Holds what was read of a return against what was meant, row by row."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing_app.operation.boroughs import borough_named
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Type, kind
from briefing_app.operation.operations import Operation
from briefing_app.workbooks.read_return import ReadReturn, read_return
from tests.workbooks.messy.sergeants import Made
from tests.workbooks.messy.written import Written

WAYS = ("right", "told", "asked", "refused", "wrong", "missing")
"""What becomes of a row: right in every value; a value of it not read, and said so; held for a person; its file or
sheet refused, and said so; accepted as something else; gone without a word."""
RANKS = ("inspectors", "sergeants", "constables", "special_constables", "pcsos")
_WORKED_OUT = frozenset(("arrested_at", "headline", "vawg_category"))


@dataclass
class Outcome:
    """What became of the rows of one file, and why where it was not what was meant."""

    ways: Counter[str] = field(default_factory=Counter)
    why: list[str] = field(default_factory=list)

    def note(self, way: str, why: str = "", rows: int = 1) -> None:
        self.ways[way] += rows
        if why:
            self.why.append(f"{way}: {why}")


def outcome_of(made: Made, operation: Operation) -> Outcome:
    outcome = Outcome()
    try:
        found = read_return(made.content, made.name, operation)
    except Refused as why:
        asked = bool(getattr(why, "questions", ()))
        outcome.note("asked" if asked else "refused", str(why), len(made.truths))
        return outcome
    assert all(sheet.balances for sheet in found.sheets)
    accepted = _accepted(found)
    for truth in made.truths:
        _hold_against(truth, accepted, found, outcome)
    for (sheet, row, of), records in accepted.items():
        for record in records:
            outcome.note("wrong", f"{sheet} row {row} was taken for one of the {of}: {record}")
    return outcome


Record = dict[str, object]


def _accepted(found: ReadReturn) -> dict[tuple[str, int, str], list[Record]]:
    accepted: dict[tuple[str, int, str], list[Record]] = {}
    for part in found.parts:
        for sheet in part.sheets:
            for row in sheet.rows:
                record: Record = dict(zip(kind(sheet.kind).record_columns, row[2:], strict=True))
                record |= {"borough": part.cover.borough, "phase": part.cover.phase}
                accepted.setdefault((sheet.sheet, int(str(row[0])), sheet.kind), []).append(record)
    return accepted


def _hold_against(
    truth: Written, accepted: dict[tuple[str, int, str], list[Record]], found: ReadReturn, outcome: Outcome
) -> None:
    place = f"{truth.sheet} row {truth.row} ({truth.kind})"
    records = accepted.get((truth.sheet, truth.row, truth.kind), [])
    if records:
        differing = [(_differences(truth, record), number) for number, record in enumerate(records)]
        differences, number = min(differing, key=lambda one: len(one[0]))
        records.pop(number)
        if not records:
            accepted.pop((truth.sheet, truth.row, truth.kind))
        silent = [one for one in differences if not _is_told(found, truth, *one)]
        if silent:
            outcome.note(
                "wrong", f"{place}: " + "; ".join(f"{name} is {got!r}, not {meant!r}" for name, got, meant in silent)
            )
        elif differences:
            outcome.note("told", f"{place}: " + "; ".join(f"{name} of {meant!r}" for name, _, meant in differences))
        else:
            outcome.note("right")
        return
    held = any(one.sheet == truth.sheet and any(row.row == truth.row for row in one.held) for one in found.sheets)
    why = [
        problem.says for problem in found.problems if problem.sheet == truth.sheet and _row(problem.cell) == truth.row
    ]
    whole = [problem.says for problem in found.problems if problem.sheet == truth.sheet and "not read" in problem.says]
    if held:
        outcome.note("asked", f"{place}: {' '.join(why)[:300]}")
    elif any(problem.severity.value != "warn" for problem in found.problems if problem.sheet == truth.sheet) or whole:
        outcome.note("refused", f"{place}: {' '.join(whole)[:300]}")
    else:
        outcome.note("missing", f"{place}: {truth.values}")


def _differences(truth: Written, record: Record) -> list[tuple[str, object, object]]:
    of = kind(truth.kind)
    borough = borough_named(truth.borough)
    meant: Record = {"borough": borough.name if borough else truth.borough, "phase": truth.phase, **truth.values}
    if truth.kind == "arrests":
        meant.setdefault("persons", 1)
        meant.setdefault("arrest_date", record.get("arrest_date"))
    names: Sequence[str] = [
        *(name for name in of.record_columns if name not in _WORKED_OUT and of.field(name).type is not Type.DERIVED),
        "borough", "phase",
    ]  # fmt: skip
    return [
        (name, record.get(name), meant.get(name))
        for name in names
        if record.get(name) != meant.get(name) and name not in _follows(truth, record)
    ]


def _follows(truth: Written, record: Record) -> set[str]:
    """What may be worked out of the rest: a reference, and the ranks that "1 PS, 6 PCs" names."""
    ranks = [record.get(name) for name in RANKS]
    named = sum(one for one in ranks if isinstance(one, int)) == truth.values.get("officers")
    own = {"ref", *(RANKS if named else ())}
    return own - truth.values.keys()


def _is_told(found: ReadReturn, truth: Written, name: str, got: object, meant: object) -> bool:
    """Whether a value that is missing, or was kept as sent, is said: at its cell, at its column, or in a question."""
    if got is not None:
        of = kind(truth.kind)
        return name in of.record_columns and of.field(name).open_list and got not in of.field(name).values and any(
            problem.sheet == truth.sheet and _row(problem.cell) == truth.row and "kept as sent" in problem.says
            for problem in found.problems
        )  # fmt: skip
    if any(question.field == name for question in found.questions):
        return True
    return any(
        problem.sheet == truth.sheet and (
            (problem.field == name and (_row(problem.cell) in (truth.row, None) or "column" in problem.says))
            or "was not read" in problem.says or "left out" in problem.says
        )
        for problem in found.problems
    )  # fmt: skip


def _row(cell: str) -> int | None:
    found = re.search(r"(\d+)$", cell)
    return int(found[1]) if found else None
