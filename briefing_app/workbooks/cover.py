"""What a return says of itself on its cover sheet, and what the file's name says where it does not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing_app.operation.boroughs import Borough, all_boroughs, borough_named
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import COVER, Phase, cover_fields
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.returns import Cover, Problem, Severity, Status, Value
from briefing_app.operation.words import normalised, say_date
from briefing_app.workbooks.values.cells import CellContent, ColumnReader, Odd, say_content


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the cover."""

    value: Value
    content: str
    cell: str


@dataclass(frozen=True, slots=True)
class FileName:
    """What a file's name says: `VAWG_20210513_AS_LAM_RESULT_v2.xlsx`."""

    borough: Borough | None
    phase: Phase | None
    version: int | None


def read_cover(
    rows: Sequence[Sequence[CellContent]] | None, operation: Operation, sheet: str = COVER
) -> tuple[dict[str, Said], list[Problem]]:
    """The cover's lines by field: a label, and the value in the next filled cell of its row."""
    lines: dict[str, Said] = {}
    problems: list[Problem] = []
    definitions = {field.name: field for field in cover_fields()}
    for number, row in enumerate(rows or ()):
        labels = [column for column, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]
        if not labels:
            continue
        name = _fields_by_word().get(normalised(str(row[labels[0]])))
        if name is None or name in lines:
            continue
        # The value stands beside its label; further right stand the template's hints.
        column = labels[0] + 1
        content = row[column] if column < len(row) else None
        if content is None or (isinstance(content, str) and not content.strip()):
            continue
        cell = cell_name(number, column)
        value = ColumnReader(definitions[name], operation.period)[content]
        if isinstance(value, Odd):
            if value.says:
                # Nothing of a cover holds a row: what can't be read is asked or told.
                says = value.says.split(" The row is held")[0]
                problems.append(Problem(sheet, cell, name, value.as_sent, says, Severity.WARN))
            value = value.value
        lines[name] = Said(value, say_content(content), cell)
    return lines, problems


def read_file_name(name: str) -> FileName:
    words = [word for word in re.split(r"[_\-\s.()]+", name) if word]
    phase = next((Phase(word.casefold()) for word in words if word.casefold() in ("plan", "result")), None)
    version = next((int(found[1]) for word in words if (found := re.fullmatch(r"[vV](\d{1,3})", word))), None)
    codes = {one.abbreviation: one for one in all_boroughs()}
    named = {codes[word] for word in words if word in codes}
    return FileName(named.pop() if len(named) == 1 else None, phase, version)


def settle_cover(
    lines: dict[str, Said],
    file_name: FileName,
    operation: Operation,
    *,
    phase: Phase | None,
    borough: str | None,
    phase_of_columns: Phase | None,
) -> tuple[Cover, list[Problem]]:
    """Who sent what: by what the sender was told to be (`borough`, `phase`), the cover, then the file's name.

    Raises Refused where it can't be told, or where cover, name and codes contradict each other.
    """
    problems: list[Problem] = []
    name = _borough(lines, file_name, operation, borough)
    found_phase = phase or phase_said(lines) or file_name.phase or phase_of_columns
    if found_phase is None:
        raise Refused(
            "The file does not say whether it is a plan or a result. Put PLAN or RESULT beside “Return type” on the "
            "Cover sheet, or choose it when importing."
        )
    if file_name.phase is not None and phase is None and (said := phase_said(lines)) not in (None, file_name.phase):
        problems.append(
            Problem(
                COVER,
                lines["return_type"].cell,
                "return_type",
                lines["return_type"].content,
                f"The cover says {said}, the file's name says {file_name.phase}; the cover was followed.",
                Severity.WARN,
            )
        )
    day = lines.get("operation_date")
    stated_day = date.fromisoformat(str(day.value)) if day and day.value else None
    if day is not None and stated_day is not None and stated_day != operation.day:
        raise Refused(
            f"The return is for {say_date(stated_day)} (Cover {day.cell}), this operation is on "
            f"{say_date(operation.day)}. Choose the right operation, or ask the borough for the right file."
        )
    version = lines.get("return_version")
    return (
        Cover(
            borough=name,
            phase=found_phase,
            version=_whole(version) or file_name.version or 1,
            status=Status(_text(lines.get("return_status")) or Status.FINAL),
            operation_date=stated_day,
            data_as_at=_whole(lines.get("data_as_at")),
            completed_by=_text(lines.get("completed_by")),
            approved_by=_text(lines.get("approved_by")),
            marking=_marking(lines, operation),
            handling=_text(lines.get("handling_instruction")),
        ),
        problems,
    )


def _borough(lines: dict[str, Said], file_name: FileName, operation: Operation, told: str | None) -> str:
    stated = lines.get("borough")
    by_code = lines.get("gss_code")
    if told is not None:
        return told
    name = str(stated.value) if stated and stated.value else None
    if stated is not None and name is None:
        raise Refused(
            f"“{stated.content}” (Cover {stated.cell}) is no London borough that this app knows. "
            "Correct the name there, or choose the borough when importing."
        )
    coded = borough_named(by_code.content) if by_code else None
    if name and coded and coded.name != name and by_code is not None:
        raise Refused(
            f"The cover contradicts itself: the borough is {name}, the code {by_code.content} is {coded.name}'s. "
            "Ask the borough which is right, or choose the borough when importing."
        )
    name = name or (coded.name if coded else None) or (file_name.borough.name if file_name.borough else None)
    if name is None:
        raise Refused(
            "The file does not say which borough it is from, neither on a Cover sheet nor in its name. "
            "Choose the borough when importing."
        )
    if name not in operation.boroughs:
        raise Refused(
            f"The return is from {name}, from which this operation expects none. "
            "If it takes part, add it to the operation first."
        )
    return name


def borough_stated(lines: dict[str, Said], file_name: FileName) -> str | None:
    """The borough that the cover, or else the file's name, says; None where neither says one that is known."""
    stated, by_code = lines.get("borough"), lines.get("gss_code")
    if stated is not None:
        return str(stated.value) if stated.value else None
    coded = borough_named(by_code.content) if by_code else None
    return coded.name if coded else file_name.borough.name if file_name.borough else None


def phase_said(lines: dict[str, Said]) -> Phase | None:
    said = _text(lines.get("return_type"))
    return Phase(said.casefold()) if said else None


def _marking(lines: dict[str, Said], operation: Operation) -> Marking:
    stated = lines.get("protective_marking")
    if stated is None:
        return operation.marking
    if stated.value is None:
        raise Refused(
            f"The return is marked “{stated.content}” (Cover {stated.cell}); this app holds nothing above "
            "OFFICIAL-SENSITIVE. It was not read further. Handle the file as its marking asks."
        )
    return Marking(str(stated.value))


def _text(said: Said | None) -> str | None:
    return said.value if said is not None and isinstance(said.value, str) else None


def _whole(said: Said | None) -> int | None:
    return said.value if said is not None and isinstance(said.value, int) else None


@cache
def _fields_by_word() -> dict[str, str]:
    words: dict[str, str] = {}
    for field in cover_fields():
        for word in (field.heading, field.name, *field.also_called):
            words.setdefault(normalised(word), field.name)
    return words
