"""Has the sheets of the files at hand read when they are to be seen, and keeps those of the last few."""

from PySide6.QtCore import QObject, Signal

from briefing_app.operation.returns.sheet_shown import SheetShown
from briefing_app.screens.background import Failure
from briefing_app.screens.desk import Desk
from briefing_app.screens.review.at_hand import AtHand, Marks
from briefing_app.screens.review.cell_marks import marks_of

_MOST_KEPT = 6
"""Files whose sheets stay in memory; those of others are read again when they are wanted again."""


class SheetsAtHand(QObject):
    came = Signal(int)
    """The sheets of the file at this place are there, or why they can't be shown."""

    def __init__(self, desk: Desk, at_hand: AtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._recent: list[int] = []

    def forget(self) -> None:
        """Other files come."""
        self._recent.clear()

    def want(self, place: int) -> None:
        self._recent = [place, *(one for one in self._recent if one != place)]
        for old in self._recent[_MOST_KEPT:]:
            self._at_hand.files[old].sheets = None
        del self._recent[_MOST_KEPT:]
        file, operation = self._at_hand.files[place], self._desk.operation
        if file.sheets is not None or not file.looked.copy or operation is None:
            self.came.emit(place)
            return
        readers, looked = self._desk.readers, file.looked
        password = file.told.password if file.told is not None else None

        def job() -> tuple[tuple[SheetShown, ...], Marks]:
            from briefing_app.actions.show_sheets import show_sheets

            sheets = show_sheets(looked, operation=operation, readers=readers, password=password)
            return sheets, marks_of(looked.reading, sheets)

        def done(found: tuple[tuple[SheetShown, ...], Marks]) -> None:
            if not self._at_hand.has(file):
                return
            file.sheets, file.marks = found
            file.why_no_sheets = ""
            if file.looked is not looked:
                file.marks = marks_of(file.looked.reading, file.sheets)
            self.came.emit(self._at_hand.place_of(file))

        def failed(failure: Failure) -> None:
            if self._at_hand.has(file):
                file.why_no_sheets = failure.says
                self.came.emit(self._at_hand.place_of(file))

        self._desk.run(self, job, done, doing=f"Opening {looked.reading.name}", on_failed=failed)
