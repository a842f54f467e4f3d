"""Something that was put in the place of something else, and can be taken back as often as one likes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

Thing = TypeVar("Thing")


class Exchange(QUndoCommand, Generic[Thing]):
    """`put` lays a thing and gives back what was there instead."""

    def __init__(self, words: str, put: Callable[[Thing], Thing], after: Thing) -> None:
        super().__init__(words)
        self._put = put
        self._there = after

    def redo(self) -> None:
        self._there = self._put(self._there)

    def undo(self) -> None:
        self._there = self._put(self._there)
