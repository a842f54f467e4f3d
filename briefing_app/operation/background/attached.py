"""A public table as it is attached to an operation, with the line that says where it comes from."""

from dataclasses import dataclass

from briefing_app.operation.background.chosen import Choice, Chosen
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import say_date

KIND = "background"
"""What stands for such a table where the source of a number is named."""


@dataclass(frozen=True, slots=True)
class Background:
    """One attached table; its number stays its own within the operation."""

    number: int
    file_name: str
    sha256: str
    choice: Choice
    title: str
    """What the inspector calls it: "Recorded crime"."""
    source_line: str
    attached_at: Minute
    attached_by: str
    chosen: Chosen

    @property
    def name(self) -> str:
        """ "Recorded crime, Feb 2025": with its period, where the title does not say it."""
        period = self.chosen.period
        return self.title if not period or period in self.title else f"{self.title}, {period}"

    @property
    def source_said(self) -> str:
        """ "Source: MPS recorded crime (crime.csv, attached Thu 13 May 2021)"."""
        day = say_date(from_minute(self.attached_at).date())
        return f"Source: {self.source_line} ({self.file_name}, attached {day})"
