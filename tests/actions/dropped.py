"""A store into which readings are dropped as if their files had just been read."""

from collections.abc import Mapping
from pathlib import Path

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import decided, known_of
from briefing_app.actions.undo_import import redo_import, undo_import
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.position import Position
from briefing_app.operation.returns.returns import Looked, Reading
from briefing_app.operation.steps import finish
from briefing_app.operation.times import Minute
from briefing_app.store.returns import position_of
from briefing_app.store.store import Store
from tests.made_readings import Sent, read_from

KINDS = ("arrests", "patrols", "lessons")
File = tuple[Reading, str]


class Desk:
    """What an inspector does with files, and what counts after it."""

    def __init__(self, store: Store, operation: Operation, folder: Path) -> None:
        self.store, self.operation, self._folder = store, operation, folder

    def file(self, name: str, *sent: Sent, salt: str = "") -> File:
        return read_from(self._folder, name, *sent, salt=salt)

    def look(self, *files: File, answers: Mapping[str, str] | None = None) -> tuple[Looked, ...]:
        known = known_of(self.store, self.operation.ref, answers or {}, {})
        return decided(self.store, files, known)

    def take(
        self, *files: File, answers: Mapping[str, str] | None = None, at: Minute | None = None
    ) -> tuple[Looked, ...]:
        looked = self.look(*files, answers=answers)
        return finish(import_returns(self.store, looked, operation_ref=self.operation.ref, received_at=at)).files

    def take_answering(
        self, *files: File, choose: Mapping[str, str] | None = None, at: Minute | None = None
    ) -> tuple[Looked, ...]:
        """Answers every question with the choice that begins with one of these words, the first where none does."""
        answers: dict[str, str] = {}
        while asked := [
            question
            for one in self.look(*files, answers=answers)
            for question in one.reading.questions
            if question.id not in answers
        ]:
            for question in asked:
                answers[question.id] = next(
                    (
                        choice
                        for words, start in (choose or {}).items()
                        if words in question.says
                        for choice in question.choices
                        if choice.startswith(start)
                    ),
                    question.choices[0],
                )
        return self.take(*files, answers=answers, at=at)

    def undo(self) -> bool:
        return undo_import(self.store, operation_ref=self.operation.ref) is not None

    def redo(self) -> bool:
        return redo_import(self.store, operation_ref=self.operation.ref) is not None

    @property
    def position(self) -> Position:
        with self.store.reading() as connection:
            return position_of(connection, self.operation.ref)

    def counted(self, borough: str = "Lambeth", phase: Phase = Phase.RESULT) -> dict[str, list[str]]:
        """Kind → what its rows that count say; kinds without any are left out."""
        position = self.position
        found = {}
        for name in KINDS:
            column = {"arrests": "custody_suite", "patrols": "location", "lessons": "observation"}[name]
            rows = [one for one in position.of(name, phase) if one.borough == borough]
            if rows:
                found[name] = [str(one[column] or "") for one in rows]
        return found

    def states(self, borough: str = "Lambeth", phase: Phase = Phase.RESULT) -> dict[str, str]:
        position = self.position
        return {name: str(state) for name in KINDS if (state := position.sheet_state(name, phase, borough)) is not None}
