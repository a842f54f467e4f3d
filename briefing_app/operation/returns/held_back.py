"""What of a reading does not count for now, or not at all; its books balance as before."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from briefing_app.operation.kinds import kind
from briefing_app.operation.returns.returns import HeldRow, Question, Reading, SheetReading, SheetState


def waiting(reading: Reading, questions: Sequence[Question]) -> Reading:
    """With all its rows held: it states nothing before somebody has answered."""
    return replace(
        reading,
        sheets=tuple(_all_held(sheet) for sheet in reading.sheets),
        questions=(*reading.questions, *questions),
        parts=(),
    )


def left_out(reading: Reading, kinds: Collection[str]) -> Reading:
    """With its rows of these kinds as no records, and their sheets saying nothing."""
    if not kinds:
        return reading
    sheets = tuple(
        replace(one, rows=(), held=(), not_records=one.read, state=SheetState.EMPTY) if one.kind in kinds else one
        for one in reading.sheets
    )
    gone = {one.sheet for one in sheets if one.kind in kinds} - {one.sheet for one in sheets if one.kind not in kinds}
    problems = tuple(one for one in reading.problems if one.sheet not in gone)
    return replace(reading, sheets=sheets, problems=problems)


def _all_held(sheet: SheetReading) -> SheetReading:
    if not sheet.kind:
        return sheet
    definition = kind(sheet.kind)
    # What identifies a person is no part of what is shown of a held row.
    shown = {field.name for field in definition.fields if not field.withheld}
    rows = [
        HeldRow(
            int(row[0] or 0),
            {
                name: str(value)
                for name, value in zip(definition.record_columns, row[2:], strict=True)
                if value is not None and name in shown
            },
        )
        for row in sheet.rows
    ]
    held = tuple(sorted((*sheet.held, *rows), key=lambda one: one.row))
    return replace(sheet, rows=(), held=held, state=SheetState.EMPTY)
