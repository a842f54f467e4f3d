"""The files of a drop while they are at hand, each with all that was done to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.operation.returns.returns import Looked
from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.screens.review.cell_marks import SheetMarks
from briefing_app.screens.review.mending import Mending

if TYPE_CHECKING:
    from briefing_app.actions.look_again import Told

Marks = Mapping[str, SheetMarks]
"""Sheet → what is to be marked on it."""


@dataclass
class FileAtHand:
    looked: Looked
    mending: Mending
    """Files with the same bytes have one between them."""
    told: "Told | None" = None
    sheets: tuple[SheetShown, ...] | None = None
    """None until they have come."""
    marks: Marks = field(default_factory=dict)
    why_no_sheets: str = ""
    is_checked: bool = True
    """Whether `looked` is what comes of everything that was done to it."""

    @property
    def is_told_more(self) -> bool:
        """Whether it was refused for want of something that has been told."""
        return self.told is not None and self.looked.reading.cover is None


@dataclass
class AtHand:
    """All files of the drop, in the order in which they are shown, and the answers that were given for them."""

    files: list[FileAtHand] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def looked(self) -> tuple[Looked, ...]:
        return tuple(one.looked for one in self.files)

    def has(self, file: FileAtHand) -> bool:
        return any(one is file for one in self.files)

    def place_of(self, file: FileAtHand) -> int:
        return next(place for place, one in enumerate(self.files) if one is file)
