"""Looks again, in the background and one after the other, at files to which something was done."""

from PySide6.QtCore import QObject, Signal

from briefing_app.operation.returns.returns import Looked
from briefing_app.operation.steps import Steps
from briefing_app.screens.background import Failure
from briefing_app.screens.desk import Desk
from briefing_app.screens.review.at_hand import AtHand, FileAtHand, Marks
from briefing_app.screens.review.cell_marks import marks_of


class LookingAgain(QObject):
    """What is done to a file while it is being looked at is looked at after that; nothing out of date is shown."""

    looked_again = Signal(int)
    """The file at this place was looked at anew, or could not be; others' outcomes may be others too."""

    def __init__(self, desk: Desk, at_hand: AtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_hand = at_hand
        self._waiting: list[int] = []
        """Places of files, in the order in which they are to be looked at."""
        self._is_looking = False

    @property
    def is_under_way(self) -> bool:
        return self._is_looking or bool(self._waiting)

    def want(self, place: int) -> None:
        self._at_hand.files[place].is_checked = False
        if place not in self._waiting:
            self._waiting.append(place)
        self._look_next()

    def forget(self) -> None:
        """Other files come: what was wanted of the ones before is not."""
        self._waiting.clear()

    def _look_next(self) -> None:
        store, operation = self._desk.store, self._desk.operation
        if self._is_looking or not self._waiting or store is None or operation is None:
            return
        place = self._waiting.pop(0)
        file = self._at_hand.files[place]
        readers, looked, sheets = self._desk.readers, self._at_hand.looked, file.sheets
        told, answers, amendments = file.told, dict(self._at_hand.answers), file.mending.all
        self._is_looking = True

        def job() -> Steps[tuple[tuple[Looked, ...], Marks]]:
            from briefing_app.actions.look_again import look_again

            found = yield from look_again(
                store,
                looked,
                place,
                operation_ref=operation.ref,
                readers=readers,
                told=told,
                answers=answers,
                amendments=amendments,
            )
            return found, marks_of(found[place].reading, sheets or ())

        def done(found: tuple[tuple[Looked, ...], Marks]) -> None:
            self._is_looking = False
            if self._at_hand.has(file) and place not in self._waiting:
                self._take(file, found[0], found[1] if file.sheets is sheets else None)
            self._look_next()

        def failed(failure: Failure) -> None:
            self._is_looking = False
            self._desk.failed.emit(failure)
            self._tell(file)
            self._look_next()

        def stopped() -> None:
            self._is_looking = False
            self._waiting.clear()
            self._tell(file)

        self._desk.run(
            self, job, done, doing=f"Checking {file.looked.reading.name}", on_failed=failed, on_stopped=stopped
        )

    def _take(self, file: FileAtHand, looked: tuple[Looked, ...], marks: Marks | None) -> None:
        for one, now in zip(self._at_hand.files, looked, strict=True):
            one.looked = now
        file.is_checked = True
        if file.sheets is not None:
            file.marks = marks if marks is not None else marks_of(file.looked.reading, file.sheets)
        self._tell(file)

    def _tell(self, file: FileAtHand) -> None:
        if self._at_hand.has(file):
            self.looked_again.emit(self._at_hand.place_of(file))
