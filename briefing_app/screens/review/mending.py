"""What is put right in one file: what stands from an earlier import, and what was typed since the drop."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.operation.times import Minute

Cell = tuple[str, int, int]
"""Sheet, row and column, the numbers from 0."""

LEFT_OUT = "Row left out"
"""The reason of amendments that empty a row's cells."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who puts it right, when, and why."""

    by: str
    at: Minute
    reason: str = ""


class Mending:
    """The cells of one file as they stand now. The file itself stays as it was sent."""

    def __init__(self, standing: Iterable[Amendment] = ()) -> None:
        self._standing = {cell_of(one): one for one in standing}
        self._laid = dict(self._standing)

    @property
    def all(self) -> tuple[Amendment, ...]:
        """Everything that is laid over the file now, what was done last at the end."""
        return tuple(self._laid.values())

    @property
    def is_changed(self) -> bool:
        """Whether anything was done since the drop."""
        return self._laid != self._standing

    def of(self, cell: Cell) -> Amendment | None:
        """What is laid over a cell; None where it says what was sent."""
        return self._laid.get(cell)

    def by_sheet(self) -> Mapping[str, Mapping[Place, Amendment]]:
        """Everything that is laid over the file, by sheet and cell."""
        found: dict[str, dict[Place, Amendment]] = defaultdict(dict)
        for (sheet, row, column), one in self._laid.items():
            found[sheet][row, column] = one
        return found

    def wanted(self, sheet: SheetShown, texts: Mapping[Place, str], hand: Hand) -> Mapping[Cell, Amendment | None]:
        """What has to be laid for the cells to say this; cells that say it already are left alone."""
        found: dict[Cell, Amendment | None] = {}
        for (row, column), text in texts.items():
            cell = (sheet.name, row, column)
            sent, now = said_in(sheet, (row, column)), self._laid.get(cell)
            if text == (now.after if now is not None else sent):
                continue
            found[cell] = (
                Amendment(sheet.name, row + 1, column, sent, text, hand.by, hand.at, hand.reason)
                if text != sent or (row, column) in sheet.faults
                else None
            )
        return found

    def put(self, laid: Mapping[Cell, Amendment | None]) -> Mapping[Cell, Amendment | None]:
        """Lay these; gives back what was there instead of each."""
        before: dict[Cell, Amendment | None] = {}
        for cell, amendment in laid.items():
            before[cell] = self._laid.pop(cell, None)
            if amendment is not None:
                self._laid[cell] = amendment
        return before


def cell_of(amendment: Amendment) -> Cell:
    return amendment.sheet, amendment.row - 1, amendment.column


def said_in(sheet: SheetShown, place: Place) -> str:
    """What the borough sent in a cell; nothing where its row is shorter."""
    row, column = place
    line = sheet.rows[row] if 0 <= row < len(sheet.rows) else ()
    return line[column] if 0 <= column < len(line) else ""


def width_of(sheet: SheetShown) -> int:
    return max(map(len, sheet.rows), default=0)


def alike(sheet: SheetShown, laid: Mapping[Place, Amendment], column: int, content: str) -> Sequence[Place]:
    """The cells of a column that say the same now."""
    found = []
    for number, row in enumerate(sheet.rows):
        amendment = laid.get((number, column)) if laid else None
        said = amendment.after if amendment is not None else row[column] if column < len(row) else ""
        if said == content:
            found.append((number, column))
    return found
