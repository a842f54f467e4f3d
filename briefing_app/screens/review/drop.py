"""What lies between a drop and its import: the files, what was put right, answered and told, and what became of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import Looked, Outcome, Question, Remembered
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.operation.steps import Steps
from briefing_app.operation.times import now
from briefing_app.operation.words import plural
from briefing_app.screens.desk import Desk
from briefing_app.screens.review.at_hand import AtHand, FileAtHand
from briefing_app.screens.review.exchange import Exchange
from briefing_app.screens.review.file_table import pressing
from briefing_app.screens.review.looking_again import LookingAgain
from briefing_app.screens.review.mending import LEFT_OUT, Cell, Hand, Mending
from briefing_app.screens.review.sheets_at_hand import SheetsAtHand

if TYPE_CHECKING:
    from briefing_app.actions.look_again import Told

Laid = Mapping[Cell, Amendment | None]


class Drop(QObject):
    """Everything done here can be taken back with the undo stack, and nothing is written before the import."""

    opened = Signal()
    """Other files, or more of them."""
    looked_again = Signal(int)
    """The file at this place was looked at anew; so others' outcomes may be others too."""
    sheets_came = Signal(int)
    cells_changed = Signal(int, object)
    """The file's place, and the cells that say something else now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.undo = QUndoStack(self)
        self._at_hand = AtHand()
        self._looking = LookingAgain(desk, self._at_hand, self)
        self._looking.looked_again.connect(self.looked_again)
        self._sheets = SheetsAtHand(desk, self._at_hand, self)
        self._sheets.came.connect(self.sheets_came)
        self._paths: tuple[Path, ...] = ()
        self._mendings: dict[str, Mending] = {}
        self._told: dict[str, Told] = {}

    @property
    def files(self) -> Sequence[FileAtHand]:
        return self._at_hand.files

    @property
    def looked(self) -> tuple[Looked, ...]:
        return self._at_hand.looked

    @property
    def is_checking(self) -> bool:
        return self._looking.is_under_way

    @property
    def is_changed(self) -> bool:
        """Whether something was done that discarding would lose."""
        return self.undo.canUndo() or any(one.mending.is_changed for one in self.files)

    # --- opening ---------------------------------------------------------------------------

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at dropped files; while others are at hand they come to these."""
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None or not paths:
            return
        readers = self._desk.readers
        every = tuple(dict.fromkeys((*self._paths, *paths)))
        answers = dict(self._at_hand.answers)
        amendments = {sha256: one.all for sha256, one in self._mendings.items() if one.is_changed}

        def job() -> Steps[tuple[Looked, ...]]:
            from briefing_app.actions.look_at_returns import look_at_returns

            return look_at_returns(
                store, every, operation_ref=operation.ref, readers=readers, answers=answers, amendments=amendments
            )

        def done(looked: tuple[Looked, ...]) -> None:
            self._paths = every
            self._open(looked)

        self._desk.run(self, job, done, doing=f"Looking at {plural(len(every), 'file')}")

    def look_at_stored(self, return_ids: Sequence[int]) -> None:
        """Look at returns that are in the store, as they were sent and with what was put right since."""
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None or not return_ids:
            return
        readers = self._desk.readers

        def job() -> Steps[tuple[Looked, ...]]:
            from briefing_app.actions.look_at_returns import look_at_stored_return

            found: dict[str, Looked] = {}
            for return_id in return_ids:
                looked = yield from look_at_stored_return(
                    store, return_id, operation_ref=operation.ref, readers=readers
                )
                # Several returns may have come in one file.
                found |= {one.reading.sha256: one for one in looked}
            return tuple(found.values())

        def done(looked: tuple[Looked, ...]) -> None:
            from briefing_app.actions.look_again import Told

            self.clear()
            for one in looked:
                self._told[one.reading.sha256] = Told(one.reading.told_borough, one.reading.told_phase)
            self._open(looked)

        self._desk.run(self, job, done, doing=f"Looking at {plural(len(return_ids), 'return')}")

    def _open(self, looked: Sequence[Looked]) -> None:
        self._lay_out([self._file(looked[place]) for place in pressing(looked)])
        for place, file in enumerate(self.files):
            # What was done while these files were being looked at.
            if set(file.mending.all) != set(file.looked.reading.amendments) or file.is_told_more:
                self._looking.want(place)
        self.opened.emit()

    def _lay_out(self, files: list[FileAtHand]) -> None:
        """These instead of what was at hand."""
        self._looking.forget()
        self._sheets.forget()
        self._at_hand.files = files

    def _file(self, looked: Looked) -> FileAtHand:
        sha256 = looked.reading.sha256
        mending = self._mendings.setdefault(sha256, Mending(looked.reading.amendments))
        return FileAtHand(looked, mending, self._told.get(sha256))

    def clear(self) -> None:
        """Nothing is at hand."""
        self.undo.clear()
        self._lay_out([])
        self._paths, self._at_hand.answers, self._mendings, self._told = (), {}, {}, {}

    def want_sheets(self, place: int) -> None:
        """Have the file's sheets; `sheets_came` says when they are there, or why they are not."""
        self._sheets.want(place)

    def check(self) -> None:
        """Look at what was changed and not looked at since, as after a look that was stopped."""
        for place, file in enumerate(self.files):
            if not file.is_checked:
                self._looking.want(place)

    # --- putting right ---------------------------------------------------------------------

    def change(self, place: int, sheet: SheetShown, texts: Mapping[Place, str], reason: str = "") -> int:
        """The cells are to say this; gives back how many say something else than before."""
        file = self.files[place]
        laid = file.mending.wanted(sheet, texts, Hand(self._desk.user, now(), reason))
        if laid:
            self._exchange(place, laid, _said_of(laid))
        return len(laid)

    def leave_out(self, place: int, sheet: SheetShown, rows: Sequence[int]) -> int:
        """Empty all cells of these rows, so that they are no records."""
        mending = self.files[place].mending
        texts = {
            (row, column): ""
            for row in rows
            for column, sent in enumerate(sheet.rows[row] if row < len(sheet.rows) else ())
            if sent or mending.of((sheet.name, row, column)) is not None or (row, column) in sheet.faults
        }
        return self.change(place, sheet, texts, LEFT_OUT)

    def take_back(self, place: int, amendments: Sequence[Amendment]) -> None:
        """These cells are to say again what was sent."""
        laid: Laid = {(one.sheet, one.row - 1, one.column): None for one in amendments}
        if laid:
            self._exchange(place, laid, f"{plural(len(laid), 'cell')} as sent")

    def _exchange(self, place: int, laid: Laid, words: str) -> None:
        mending = self.files[place].mending

        def put(laid: Laid) -> Laid:
            before = mending.put(laid)
            for other, file in enumerate(self.files):
                # The same bytes may lie in the drop twice, and have one mending.
                if file.mending is mending:
                    self.cells_changed.emit(other, tuple(laid))
                    self._looking.want(other)
            return before

        self.undo.push(Exchange(words, put, laid))

    # --- answering and telling ---------------------------------------------------------------

    def answer(self, place: int, question: Question, choice: str, *, remember: bool) -> None:
        """One answer for all cells like it, in every file that asks this; `remember` is for later returns."""
        asking, answers = self.files[place], self._at_hand.answers
        looked = asking.looked

        def put(given: str | None) -> str | None:
            before = answers.pop(question.id, None)
            if given is not None:
                answers[question.id] = given
            if remember:
                self._remember(looked, question, choice, given=given is not None)
            for other, file in enumerate(self.files):
                # Some are settled when all files are decided about; then one look is enough.
                if file is asking or _is_about(question, file.looked):
                    self._looking.want(other)
            return before

        answering: Exchange[str | None] = Exchange("an answer", put, choice)
        self.undo.push(answering)

    def tell(self, place: int, told: "Told") -> None:
        """Whose the file is, or how it opens, where it does not say so itself."""
        sha256 = self.files[place].looked.reading.sha256

        def put(told: "Told") -> "Told":
            before = self._told.get(sha256) or type(told)()
            self._told[sha256] = told
            for other, file in enumerate(self.files):
                if file.looked.reading.sha256 == sha256:
                    file.told, file.sheets, file.why_no_sheets = told, None, ""
                    self._looking.want(other)
            return before

        self.undo.push(Exchange("what the file was said to be", put, told))

    def _remember(self, looked: Looked, question: Question, choice: str, *, given: bool) -> None:
        """Keep the answer for the borough's later returns, or keep it no more."""
        store, cover = self._desk.store, looked.reading.cover
        if store is None or cover is None:
            return

        def job() -> None:
            from briefing_app.actions.remember_answers import forget_answers, remember_answers

            if given:
                remember_answers(store, looked, {question.id: choice})
            else:
                known = Remembered(cover.borough, question.kind, question.field, question.content, choice)
                forget_answers(store, [known])

        self._desk.run(self, job, lambda _: None, doing="Remembering the answer" if given else "Forgetting the answer")

    # --- after an import that did not take everything ---------------------------------------------

    def look_afresh(self) -> None:
        """Look at every file once more: what is in the store has changed."""
        for place in range(len(self.files)):
            self._looking.want(place)

    def keep_refused(self, ended: Sequence[Looked]) -> Sequence[Looked]:
        """After an import: those that were to be imported and could not be; they alone stay at hand."""
        before = [one.looked.outcome for one in self.files]
        left = [
            place
            for place, one in enumerate(ended)
            if one.outcome is Outcome.REFUSED and before[place] is not Outcome.REFUSED
        ]
        if not left:
            return ()
        self._paths = ()
        kept = [self.files[place] for place in left]
        for file, place in zip(kept, left, strict=True):
            file.looked = ended[place]
        self._lay_out(kept)
        self.undo.clear()
        self.opened.emit()
        self.look_afresh()
        return [ended[place] for place in left]


def _is_about(question: Question, looked: Looked) -> bool:
    """Whether a file asks this, or was read by an answer to it."""
    asked = any(one.id == question.id for one in looked.reading.questions)
    return asked or question.id in looked.reading.answered


def _said_of(laid: Laid) -> str:
    """ "3 cells (Arrests row 7)"."""
    sheet, row, _ = next(iter(laid))
    return f"{plural(len(laid), 'cell')} ({sheet} row {row + 1})"
