"""The reference work: 33 returns with 48,900 rows in all, invented, written once and kept in a temporary folder."""

import tempfile
from datetime import date, time
from pathlib import Path
from random import Random

from briefing_app.operation.kinds import IfMissing, Kind, Phase, Type, kinds
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.times import at, from_minute
from briefing_app.workbooks.writing.template import return_file_name, write_return

DAY = date(2021, 5, 13)
ROWS = 48_900


def reference_operation() -> Operation:
    return new_operation("20210513-A", "VAWG Day of Action", DAY)


def reference_returns() -> list[Path]:
    """32 results and one plan, in the template's layout, with the same number of rows on every sheet."""
    folder = Path(tempfile.gettempdir()) / "operations-briefing-benchmark" / "returns-2"
    operation = reference_operation()
    work = [(name, Phase.RESULT) for name in operation.boroughs] + [(operation.boroughs[0], Phase.PLAN)]
    paths = [folder / return_file_name(operation, name, phase, 1) for name, phase in work]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        sheets = sum(1 for _, phase in work for kind in kinds() if phase in kind.phases)
        each, more = divmod(ROWS, sheets)
        rng = Random(1)
        number = 0
        for (name, phase), path in zip(work, paths, strict=True):
            rows = {}
            for kind in kinds():
                if phase in kind.phases:
                    rows[kind.name] = made_rows(kind, phase, each + (number < more), rng)
                    number += 1
            write_return(path, operation=operation, borough=name, phase=phase, cover={}, rows=rows)
    return paths


def made_rows(kind: Kind, phase: Phase, count: int, rng: Random) -> list[dict[str, str | int | None]]:
    """So many records of a kind, none of them with a doubt."""
    return [_row(kind, phase, number, rng) for number in range(1, count + 1)]


def _row(kind: Kind, phase: Phase, number: int, rng: Random) -> dict[str, str | int | None]:
    row: dict[str, str | int | None] = {}
    start = at(DAY, time(6)) + rng.randrange(0, 900, 15)
    for field in kind.fields_in(phase):
        match field.type:
            case Type.ID:
                row[field.name] = f"XXX-{kind.letter}-{number:04d}"
            case Type.INT:
                row[field.name] = rng.randint(1, 5)
            case Type.DATE:
                row[field.name] = DAY.isoformat()
            case Type.TIME:
                row[field.name] = f"{from_minute(start):%H:%M}"
            case Type.DATETIME:
                row[field.name] = start + (240 if field.name.endswith("end") else 0)
            case Type.ENUM | Type.BOOL | Type.MULTI if field.values:
                row[field.name] = rng.choice(field.values)
            case Type.DERIVED:
                continue
            case _:
                owed = field.if_missing is not IfMissing.OK
                row[field.name] = f"Invented {rng.randint(1, 300)}" if owed or rng.random() < 0.5 else None
    if "officers" in row:
        row["officers"] = None
    if "of_whom_women_and_girls" in row:
        row["of_whom_women_and_girls"] = 1
    return row
