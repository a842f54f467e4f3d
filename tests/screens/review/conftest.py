"""The window with messy returns looked at, and the keys as a person presses them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.returns_preview import ReturnsPreview
from briefing_app.screens.review.to_do import ToDo
from tests.made_workbooks import LAMBETH, THE_DAY, Content, workbook

HEADINGS = ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag")

Rows = Sequence[Sequence[Content]]


def arrest(
    number: int, *, day: Content = THE_DAY, offence: str = "O06 Threats to kill", short: str = "LAM"
) -> list[Content]:
    return [f"{short}-A-{number:03}", 1, day, time(9), "Reactive", offence, "N"]


def arrests(rows: Rows, cover: Mapping[str, Content] = LAMBETH) -> bytes:
    return workbook({"Arrests": [HEADINGS, *rows]}, cover)


class Hands:
    """What a person does with the preview, by keys alone."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    @property
    def preview(self) -> ReturnsPreview:
        return self.window.returns.preview

    def rest(self) -> None:
        """Until everything that was asked for has been done."""
        self._qtbot.waitUntil(
            lambda: not self.window.status.busy and not self.window.returns.drop.is_checking, timeout=20_000
        )

    def drop(self, *paths: Path) -> None:
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.window.take_files(list(paths))
        self._qtbot.waitUntil(lambda: self.preview.isVisible() and not self.window.status.busy, timeout=20_000)
        self.rest()

    def press(self, *keys: Qt.Key | Qt.KeyboardModifier) -> None:
        """One key with its modifiers, wherever the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for key in keys:
            if isinstance(key, Qt.KeyboardModifier):
                held |= key
        for key in keys:
            if isinstance(key, Qt.Key):
                QTest.keyClick(self.target, key, held)
                QApplication.processEvents()
        self.rest()

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self.target, letter)

    @property
    def target(self):
        return QApplication.focusWidget() or self.window

    @property
    def left(self) -> list[ToDo]:
        """What the file at hand asks for, warnings apart."""
        return [one for one in self.preview.file.side.list.items if one.presses]

    def import_it(self) -> None:
        self.press(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_I)
        self._qtbot.waitUntil(lambda: not self.preview.isVisible(), timeout=20_000)
        self.rest()

    def cell(self) -> str:
        """Where the cursor is: sheet and cell."""
        place = self.preview.file.sheet.grid.place
        assert place is not None
        name = self.preview.file.sheet.model.headerData(place[1], Qt.Orientation.Horizontal)
        return f"{self.preview.file.sheet.sheet_name}!{name}{place[0] + 1}"

    def says(self, row: int, column: int) -> str:
        """A cell of the sheet that is shown, the numbers from 0."""
        model = self.preview.file.sheet.model
        return str(model.index(row, column).data())

    def is_typing(self) -> bool:
        return isinstance(QApplication.focusWidget(), QLineEdit)


@pytest.fixture
def hands(open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot) -> Hands:
    return Hands(open_window(), qtbot)


@pytest.fixture
def returned(tmp_path: Path) -> Callable[..., Path]:
    """Writes a return of arrests and gives back its path."""

    def write(name: str, rows: Rows, cover: Mapping[str, Content] = LAMBETH) -> Path:
        path = tmp_path / name
        path.write_bytes(arrests(rows, cover))
        return path

    return write
