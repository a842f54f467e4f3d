"""Cells that somebody at the station put right; the borough's file stays as it was sent."""

from dataclasses import dataclass

from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.times import Minute


@dataclass(frozen=True, slots=True)
class Amendment:
    """One cell laid over the sheet as sent: what stood there, what was put there, by whom and when."""

    sheet: str
    row: int
    """The sheet's own number, from 1."""
    column: int
    """From 0."""
    before: str
    """As sent."""
    after: str
    """As typed; empty where the cell was emptied."""
    by: str
    at: Minute
    reason: str = ""

    @property
    def cell(self) -> str:
        return cell_name(self.row - 1, self.column)
