"""What the sample's workbooks hold, read with openpyxl, and the reference lists."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Row = Mapping[str, Any]
Numbers = Mapping[str, tuple[Any, ...]]
Span = tuple[datetime, datetime]

HOURS = tuple(datetime(2021, 5, 13, 5) + timedelta(hours=hour) for hour in range(24))
PARTNERS = ("British Transport Police", "City of London Police", "TfL")
ADDED = "Unplanned (added)"
OUTCOME = {
    "Warrants": "Result",
    "Wanted": "Result",
    "Compliance": "Result",
    "Venues": "Status",
    "Business": "Status",
    "Community": "Status",
    "Patrols": "Status",
    "Deployments": "Strength status",
}
DONE = {
    "Warrants": {"Executed - arrest", "Executed - search positive", "Executed - search negative", "Surrendered"},
    "Wanted": {"Located - arrested", "Located - other disposal", "Surrendered"},
    "Compliance": {"Seen - compliant", "Seen - breach found", "Refused"},
    "Venues": {"Visited", ADDED},
    "Business": {"Completed", ADDED},
    "Community": {"Completed", ADDED},
    "Patrols": {"Completed", ADDED},
    "Deployments": {"Deployed as planned", ADDED},
}
PART = {"Part completed", "Deployed under strength"}


@dataclass(frozen=True, slots=True)
class Work:
    """A reference with its row of the plan and its row of the result."""

    borough: str
    plan: Row | None
    result: Row | None


def reference(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Its rows below the line of headings, without empty ones and the sheet's own sums."""

    rows: list[Row]
    nil: bool
    """It says that there was nothing."""


def sheet_of(lines: Iterable[tuple[Any, ...]]) -> Sheet:
    left = iter(lines)
    headings = next(line for line in left if line[0] == "Ref")
    filled = [line for line in left if line[0] is not None]
    rows = [dict(zip(headings, line, strict=True)) for line in filled if line[0] not in ("NIL", "TOTAL")]
    return Sheet(rows, any(line[0] == "NIL" for line in filled))


def read(paths: Iterable[Path]) -> dict[str, dict[str, Sheet]]:
    """By borough, then by sheet. A later file of a borough takes the place of the earlier."""
    found = {}
    for path in paths:
        book = load_workbook(path, data_only=True, read_only=True)
        cover = {row[0]: row[1] for row in book["Cover"].iter_rows(values_only=True)}
        names = [sheet.title for sheet in book if sheet.title not in ("Cover", "Lists")]
        found[str(cover["Borough"])] = {name: sheet_of(book[name].iter_rows(values_only=True)) for name in names}
        book.close()
    return found


def added_up(numbers: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(sum(column) for column in zip(*numbers, strict=True))


class Sheets:
    """Every borough of the sample sends a plan and a result; one leaves a sheet of its result empty."""

    def __init__(self, resources: Path) -> None:
        samples, lists = resources / "samples", resources / "reference"
        self.plans = read(sorted((samples / "plans").glob("*.xlsx")))
        self.results = read([*sorted((samples / "results").glob("*.xlsx")), *sorted((samples / "corrected").glob("*"))])
        self.boroughs = sorted(self.plans)
        self._works: dict[str, list[Work]] = {}
        self.short = {one["borough"]: one["abbreviation"] for one in reference(lists, "boroughs")}
        self.bcu = {one["borough"]: one["bcu_code"] for one in reference(lists, "boroughs")}
        self.bcu_name = {one["bcu_code"]: one["bcu_name"] for one in reference(lists, "bcus")}
        self.offences = {one["code"]: one for one in reference(lists, "offences")}

    def work(self, sheet: str) -> list[Work]:
        if sheet not in self._works:
            self._works[sheet] = self._work(sheet)
        return self._works[sheet]

    def _work(self, sheet: str) -> list[Work]:
        found = []
        for borough in self.boroughs:
            plan = {row["Ref"]: row for row in self.plans[borough][sheet].rows}
            result = {row["Ref"]: row for row in self.results[borough][sheet].rows}
            found += [Work(borough, plan.get(ref), result.get(ref)) for ref in dict.fromkeys((*plan, *result))]
        return found

    def silent(self, sheet: str) -> set[str]:
        """Boroughs whose result has an empty sheet that does not say NIL."""
        sheets = {one: self.results[one][sheet] for one in self.boroughs}
        return {borough for borough, one in sheets.items() if not one.rows and not one.nil}
