"""What goes to the reader process and what comes back, as plain data that can do no harm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from briefing_app.operation.background.areas import Area, AreaKind
from briefing_app.operation.background.tables import Aspect, BackgroundTable, Reported
from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import (
    Cover,
    HeldRow,
    Part,
    Problem,
    Question,
    Remembered,
    Severity,
    SheetReading,
    SheetState,
    Status,
)
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.operation.times import Period
from briefing_app.workbooks.files.containers import Inner
from briefing_app.workbooks.read_return import ReadReturn

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """A private copy to read, under the name the sender gave it, for an operation."""

    copy: str
    name: str
    operation: Operation
    phase: Phase | None
    borough: str | None
    password: str | None = field(default=None, repr=False)
    """Used once by the reader; never written anywhere."""
    inner: bool = False
    """The file comes out of a container, all of which is taken apart already."""
    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: Sequence[Remembered] = ()
    amendments: Sequence[Amendment] = ()
    to_show: bool = False
    """Not to be read as a return: its sheets are wanted as they are."""
    as_background: bool = False
    """Not to be read as a return either, but as public tables by borough."""

    def content(self) -> bytes:
        return Path(self.copy).read_bytes()


def from_request(request: Request) -> Plain:
    operation = request.operation
    return {
        "copy": request.copy,
        "name": request.name,
        "phase": request.phase,
        "borough": request.borough,
        "password": request.password,
        "inner": request.inner,
        "answers": dict(request.answers),
        "amendments": [_from_amendment(one) for one in request.amendments],
        "to_show": request.to_show,
        "as_background": request.as_background,
        "remembered": [
            [one.borough, one.kind, one.field, one.content, one.value, one.confirmed_at] for one in request.remembered
        ],
        "operation": {
            "ref": operation.ref,
            "name": operation.name,
            "day": operation.day.isoformat(),
            "period": [operation.period.starts, operation.period.ends],
            "boroughs": operation.boroughs,
            "marking": operation.marking,
            "handling": operation.handling,
            "plan_due": operation.plan_due,
            "result_due": operation.result_due,
        },
    }


def request_from(plain: Plain) -> Request:
    operation = plain["operation"]
    return Request(
        copy=plain["copy"],
        name=plain["name"],
        phase=Phase(plain["phase"]) if plain["phase"] else None,
        borough=plain["borough"],
        password=plain["password"],
        inner=plain["inner"],
        answers=plain["answers"],
        amendments=tuple(Amendment(*one) for one in plain["amendments"]),
        to_show=plain["to_show"],
        as_background=plain["as_background"],
        remembered=tuple(Remembered(*one) for one in plain["remembered"]),
        operation=Operation(
            ref=operation["ref"],
            name=operation["name"],
            day=date.fromisoformat(operation["day"]),
            period=Period(*operation["period"]),
            boroughs=tuple(operation["boroughs"]),
            marking=Marking(operation["marking"]),
            handling=operation["handling"],
            plan_due=operation["plan_due"],
            result_due=operation["result_due"],
        ),
    )


def from_container(files: Sequence[Inner]) -> bytes:
    """One line that says what is in it, then the files' bytes one after the other."""
    head = {"inner": [[one.name, len(one.content), one.refused] for one in files]}
    return b"".join((orjson.dumps(head), b"\n", *(one.content for one in files)))


def container_from(answer: bytes) -> Iterator[Inner] | None:
    """None where the answer is about one file. Raises KeyError, TypeError or ValueError where it is neither."""
    line = answer.find(b"\n")
    # No other answer has a line's end in it.
    return None if line < 0 else _inner_files(orjson.loads(answer[:line])["inner"], answer, line + 1)


def _inner_files(listed: list[Any], answer: bytes, place: int) -> Iterator[Inner]:
    for name, length, refused in listed:
        yield Inner(str(name), answer[place : place + length], str(refused))
        place += length


def from_return(found: ReadReturn) -> Plain:
    return {
        "parts": [_from_part(part) for part in found.parts],
        "questions": from_questions(found.questions),
        "answered": found.answered,
        "amendments": [_from_amendment(one) for one in found.amendments],
    }


def _from_amendment(one: Amendment) -> list[Any]:
    return [one.sheet, one.row, one.column, one.before, one.after, one.by, one.at, one.reason]


def from_sheets(sheets: Sequence[SheetShown]) -> Plain:
    return {
        "sheets": [
            {
                "name": one.name,
                "rows": one.rows,
                "hidden": one.hidden,
                "faults": [[*place, what] for place, what in one.faults.items()],
                "struck": sorted(one.struck),
                "comments": [[*place, what] for place, what in one.comments.items()],
                "hidden_rows": sorted(one.hidden_rows),
                "hidden_columns": sorted(one.hidden_columns),
                "merged": one.merged,
                "cut": one.cut,
                "cut_cells": sorted(one.cut_cells),
            }
            for one in sheets
        ]
    }


def sheets_from(plain: Plain) -> tuple[SheetShown, ...]:
    """Raises KeyError, TypeError or ValueError where the answer is not of this form."""
    return tuple(
        SheetShown(
            name=str(one["name"]),
            rows=tuple(tuple(row) for row in one["rows"]),
            hidden=bool(one["hidden"]),
            faults={(row, column): what for row, column, what in one["faults"]},
            struck=frozenset((row, column) for row, column in one["struck"]),
            comments={(row, column): what for row, column, what in one["comments"]},
            hidden_rows=frozenset(one["hidden_rows"]),
            hidden_columns=frozenset(one["hidden_columns"]),
            merged=tuple((top, left, bottom, right) for top, left, bottom, right in one["merged"]),
            cut=str(one["cut"]),
            cut_cells=frozenset((row, column) for row, column in one["cut_cells"]),
        )
        for one in plain["sheets"]
    )


def from_tables(tables: Sequence[BackgroundTable]) -> Plain:
    return {
        "tables": [
            {
                "sheet": one.sheet,
                "title": one.title,
                "source": one.source,
                "aspects": [[each.name, each.adds_up] for each in one.aspects],
                "measures": one.measures,
                "periods": one.periods,
                "areas": [[area.name, area.kind, [sorted(each) for each in area.members]] for area in one.areas],
                "numbers": [
                    [each.measure, each.period, each.area, each.row, each.column, each.value, each.why]
                    for each in one.numbers
                ],
                "problems": one.problems,
                "notes": one.notes,
            }
            for one in tables
        ]
    }


def tables_from(plain: Plain) -> tuple[BackgroundTable, ...]:
    """Raises KeyError, TypeError or ValueError where the answer is not of this form."""
    return tuple(
        BackgroundTable(
            sheet=str(one["sheet"]),
            title=str(one["title"]),
            source=str(one["source"]),
            aspects=tuple(Aspect(str(name), bool(adds_up)) for name, adds_up in one["aspects"]),
            measures=tuple(tuple(map(str, words)) for words in one["measures"]),
            periods=tuple(map(str, one["periods"])),
            areas=tuple(
                Area(str(name), AreaKind(kind), tuple(map(frozenset, members))) for name, kind, members in one["areas"]
            ),
            numbers=tuple(Reported(*each) for each in one["numbers"]),
            problems=tuple(map(str, one["problems"])),
            notes=tuple(map(str, one["notes"])),
        )
        for one in plain["tables"]
    )


def from_questions(questions: Sequence[Question]) -> list[Any]:
    return [[one.id, one.says, one.choices, one.cells, one.kind, one.field, one.content] for one in questions]


def questions_from(plain: Sequence[Any]) -> tuple[Question, ...]:
    return tuple(
        Question(name, says, tuple(choices), tuple(cells), kind, field, content)
        for name, says, choices, cells, kind, field, content in plain
    )


def _from_part(part: Part) -> Plain:
    cover = part.cover
    return {
        "cover": [
            cover.borough,
            cover.phase,
            cover.version,
            cover.status,
            cover.operation_date.isoformat() if cover.operation_date else None,
            cover.data_as_at,
            cover.completed_by,
            cover.approved_by,
            cover.marking,
            cover.handling,
            cover.version_stated,
        ],
        "sheets": [
            [
                one.sheet,
                one.kind,
                one.state,
                one.heading_rows,
                one.columns,
                one.rows,
                [[held.row, held.as_sent] for held in one.held],
                one.not_records,
                one.read,
            ]
            for one in part.sheets
        ],
        "problems": [[one.sheet, one.cell, one.field, one.found, one.says, one.severity] for one in part.problems],
    }


def return_from(plain: Plain) -> ReadReturn:
    """Raises KeyError, TypeError or ValueError where the answer is not of this form."""
    widths = {kind.name: len(kind.record_columns) + 2 for kind in kinds()}
    parts = tuple(_part(one, widths) for one in plain["parts"])
    if not parts:
        raise ValueError("a return has at least one part")
    return ReadReturn(
        parts=parts,
        questions=questions_from(plain["questions"]),
        answered=tuple(map(str, plain["answered"])),
        amendments=tuple(Amendment(*one) for one in plain["amendments"]),
    )


def _part(plain: Plain, widths: dict[str, int]) -> Part:
    borough, phase, version, status, day, as_at, completed, approved, marking, handling, stated = plain["cover"]
    return Part(
        cover=Cover(
            borough=borough,
            phase=Phase(phase),
            version=int(version),
            status=Status(status),
            operation_date=date.fromisoformat(day) if day else None,
            data_as_at=as_at,
            completed_by=completed,
            approved_by=approved,
            marking=Marking(marking),
            handling=handling,
            version_stated=bool(stated),
        ),
        sheets=tuple(_sheet(one, widths) for one in plain["sheets"]),
        problems=tuple(
            Problem(sheet, cell, field, found, says, Severity(severity))
            for sheet, cell, field, found, says, severity in plain["problems"]
        ),
    )


def _sheet(plain: list[Any], widths: dict[str, int]) -> SheetReading:
    sheet, kind, state, heading_rows, columns, rows, held, not_records, read = plain
    if rows and set(map(len, rows)) != {widths[kind]}:
        raise ValueError(f"rows of {kind} have the wrong width")
    return SheetReading(
        sheet=sheet,
        kind=kind,
        state=SheetState(state),
        heading_rows=tuple(heading_rows),
        columns=columns,
        rows=tuple(map(tuple, rows)),
        held=tuple(HeldRow(row, as_sent) for row, as_sent in held),
        not_records=not_records,
        read=read,
    )
