"""Save records as a spreadsheet that can be taken elsewhere."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing_app.actions.list_records import Listed
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Kind, Type, kind
from briefing_app.operation.times import from_minute
from briefing_app.processes.whole_files import write_whole
from briefing_app.workbooks.tables.own_sheets import SOURCE_HEADINGS
from briefing_app.workbooks.writing.export import Exported, to_csv, to_xlsx


def save_records(records: Sequence[Listed], kind_name: str, path: str | Path) -> Path:
    """Write a .csv or .xlsx with a column for each field and where each row came from.

    Fields that identify a person are left out. Raises Refused for another ending or where it can't be written.
    """
    place = Path(path)
    definition = kind(kind_name)
    names = [name for name in definition.record_columns if not _withheld(definition, name)]
    headings = ["Borough", "Phase", *(_heading(definition, name) for name in names), *SOURCE_HEADINGS]
    rows = [_row(definition, names, one) for one in records]
    match place.suffix.casefold():
        case ".csv":
            content = to_csv(headings, rows)
        case ".xlsx":
            content = to_xlsx(definition.sheet, headings, rows)
        case other:
            raise Refused(f"Records are saved as .csv or .xlsx, not as “{other or place.name}”.")
    write_whole(place, content)
    return place


def _withheld(definition: Kind, name: str) -> bool:
    return name not in definition.worked_out and definition.field(name).withheld


def _heading(definition: Kind, name: str) -> str:
    return name.replace("_", " ").capitalize() if name in definition.worked_out else definition.field(name).heading


def _row(definition: Kind, names: Sequence[str], one: Listed) -> list[Exported]:
    record = one.record
    values = [_value(definition, name, record[name]) for name in names]
    source: list[Exported] = [one.received.file_name, record.sheet, record.row, one.received.sha256]
    return [record.borough, record.phase.value, *values, *source]


def _value(definition: Kind, name: str, value: str | int | None) -> Exported:
    type_ = Type.DATETIME if name == "arrested_at" else None
    if name not in definition.worked_out:
        type_ = definition.field(name).type
    if type_ is Type.DATETIME and isinstance(value, int):
        return from_minute(value)
    if type_ is Type.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    return value
