"""A themed application, a store on disk, readers, and the rule that no test leaves a warning of Qt's behind."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.operations import Operation
from briefing_app.operation.resources import resource
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.theme import Scheme, Theme
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers

# What the platform without a screen can't do, and says so.
_OF_THE_PLATFORM = "This plugin does not support"


@pytest.fixture(autouse=True)
def no_unexpected_warning_of_qt(qtlog: Any) -> Iterator[None]:
    yield
    pressing = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg)
    unexpected = [
        one.message for one in qtlog.records if one.type in pressing and not one.message.startswith(_OF_THE_PLATFORM)
    ]
    assert not unexpected


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Scheme.LIGHT)
    yield made
    made.leave()


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


@pytest.fixture
def operation(store_path: Path) -> Operation:
    """An operation that is in the store before the window opens."""
    with open_store(store_path) as store:
        return create_operation(store, name="VAWG Day of Action", day=date(2021, 5, 13))


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    with Readers(2) as made:
        yield made


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, readers: Readers, store_path: Path) -> Iterator[Callable[[], MainWindow]]:
    """Opens the window on the store and waits until it rests."""
    opened: list[MainWindow] = []

    def open_it() -> MainWindow:
        def store() -> Store:
            return open_store(store_path)

        window = MainWindow(
            open_store=store, readers=readers, theme=theme, today=lambda: date(2021, 5, 10), user="A. Example"
        )
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.desk.store is not None and not window.status.busy, timeout=20_000)
        return window

    yield open_it
    for window in opened:
        if window.returns.holds_work:
            # Else it would ask before it closes.
            window.returns.drop.clear()
        window.close()


@pytest.fixture
def sample() -> Callable[[str, str], list[Path]]:
    """Files of the sample operation: `sample("results", "LAM")`."""

    def files(part: str, *abbreviations: str) -> list[Path]:
        every = sorted(resource(f"samples/{part}").iterdir())
        return [path for path in every if any(f"_{one}_" in path.name for one in abbreviations)]

    return files
