"""200 files dropped on the real window: how long until the preview and the import, and how long the window waits.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.many_files
    xvfb-run -a -s "-screen 0 1366x768x24" env QT_QPA_PLATFORM=xcb python -m tests.benchmarks.many_files

A timer that wants to fire every five milliseconds tells by its lateness how long the window's thread was held.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.resources import resource
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.theme import Scheme, Theme
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers

FILES = 200
TICK = 0.005
SLOWEST = 300.0


class Lateness:
    """How late the window's thread came to a timer, at most and in all that went beyond 50 ms."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self.late: list[float] = []
        self._timer.start(round(TICK * 1000))

    def begin(self) -> None:
        self.late.clear()
        self._last = time.perf_counter()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(now - self._last - TICK)
        self._last = now

    @property
    def said(self) -> str:
        ordered = sorted(self.late, reverse=True)
        beyond = sum(1 for one in ordered if one > 0.05)
        worst = ", ".join(f"{one * 1000:.0f}" for one in ordered[:4])
        return f"longest holds {worst} ms; {beyond} beyond 50 ms"


def files(folder: Path) -> list[Path]:
    """The sample operation's returns, most of them twice, some cut off, and what else lies in such folders."""
    returns = sorted((*resource("samples/plans").iterdir(), *resource("samples/results").iterdir()))
    made: list[Path] = []

    def add(name: str, content: bytes) -> None:
        made.append(folder / name)
        made[-1].write_bytes(content)

    for one in returns:
        add(one.name, one.read_bytes())
    for number, one in enumerate(returns):
        content = one.read_bytes()
        add(f"copy {one.name}", content[: len(content) // 2] if number % 8 == 7 else content)
    for number in range(FILES - len(made)):
        content = (b"Dear colleague", b"", b"%PDF-1.7", b"Ref,Persons\r\nA-1,1\r\nA-2,2\r\n")[number % 4]
        add(f"other {number}.{('txt', 'xlsx', 'pdf', 'csv')[number % 4]}", content)
    return made


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), action, data, button, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, button, none))


def wait_until(app: QApplication, happened: Callable[[], bool]) -> float:
    began = time.perf_counter()
    while not happened():
        app.processEvents()
        if time.perf_counter() - began > SLOWEST:
            raise TimeoutError
        time.sleep(0.0005)
    return time.perf_counter() - began


def main() -> None:
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory() as name, Readers() as readers:
        folder = Path(name)
        readers.warm_up()
        path = folder / "store.sqlite"
        with open_store(path) as store:
            create_operation(store, name="VAWG Day of Action", day=date(2021, 5, 13))
        window = MainWindow(open_store=lambda: open_store(path), readers=readers, theme=Theme(app, Scheme.LIGHT))
        window.show()
        wait_until(app, lambda: window.desk.shown is not None and not window.status.busy)
        # What the window loads behind the first picture; the inspector is still reaching for the mouse.
        wait_until(app, lambda: "briefing_app.screens.preview_in_turns" in sys.modules)
        paths = files(folder)
        lateness = Lateness()
        wait_until(app, lambda: len(lateness.late) > 100)
        print(f"platform {app.platformName()}; at rest {lateness.said}")

        lateness.begin()
        drop(window, paths)
        taken = wait_until(app, lambda: len(window.returns.drop.files) == FILES and not window.status.busy)
        print(f"{FILES} files dropped: preview after {taken:.2f} s; {lateness.said}")
        print("  ", dict(Counter(str(one.looked.outcome) for one in window.returns.drop.files)))

        lateness.begin()
        for row in range(0, FILES, 10):
            window.returns.preview.files.selectRow(row)
            wait_until(app, lambda: not window.status.busy)
        print(f"20 of them chosen one after the other: {lateness.said}")

        lateness.begin()
        window.returns.preview.import_button.click()
        taken = wait_until(app, lambda: bool(_received(window)) and not window.status.busy)
        print(f"imported after {taken:.2f} s: {_received(window)} returns; {lateness.said}")
        window.close()


def _received(window: MainWindow) -> int:
    return len(window.desk.shown.position.returns) if window.desk.shown is not None else 0


if __name__ == "__main__":
    main()
