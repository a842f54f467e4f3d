"""A filter click in the real window: how long until every chart in sight is drawn anew, and how long the window waits.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.filter_click

The sample operation, every tab. A timer that wants to fire every millisecond finds the longest hold of the window's
thread; what one event takes is what is measured, the painting included.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from briefing_app.figures.figure import Source
from briefing_app.operation.steps import finish
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.sample_operation import make_sample_operation
from briefing_app.screens.theme import Scheme, Theme
from briefing_app.store.store import open_store
from briefing_app.workbooks.readers import Readers

ROUNDS = 5


@dataclass
class Taken:
    """Milliseconds of each round."""

    sight: list[float] = field(default_factory=list)
    """From the click until what can be seen is worked out, drawn and painted."""
    whole: list[float] = field(default_factory=list)
    """Until the rest of the tab, below the edge of the window, is too."""
    longest: list[float] = field(default_factory=list)
    """The longest single turn of the window's thread."""


class TimedApplication(QApplication):
    """Notes how long each event takes that is handled while none other is."""

    def __init__(self) -> None:
        super().__init__([])
        self.longest = 0.0
        self.what = ""
        self._inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if self._inside:
            return bool(super().notify(receiver, event))
        self._inside = True
        began = time.perf_counter()
        try:
            return bool(super().notify(receiver, event))
        finally:
            took = (time.perf_counter() - began) * 1000
            if took > self.longest:
                self.longest, self.what = took, f"{type(receiver).__name__} {event.type().name}"
            self._inside = False


def settle(app: QApplication, busy: Callable[[], bool]) -> None:
    while True:
        app.processEvents()
        if not busy():
            app.processEvents()
            if not busy():
                return
        else:
            time.sleep(0.0002)


def main() -> None:
    app = TimedApplication()
    theme = Theme(app, Scheme.LIGHT)
    with TemporaryDirectory() as folder, Readers(2) as readers:
        path = Path(folder) / "store.sqlite"
        with open_store(path) as store:
            finish(make_sample_operation(store, readers))
        window = MainWindow(
            open_store=lambda: open_store(path), readers=readers, theme=theme, today=lambda: date(2021, 5, 10)
        )
        window.resize(1366, 768)
        window.show()
        settle(app, lambda: window.desk.shown is None or window.status.busy)
        window.go_to(Place.PICTURE)
        picture = window.picture
        assert picture is not None
        settle(app, lambda: picture.busy or window.status.busy)
        for place in range(picture.pages.tabs.count()):
            picture.pages.tabs.setCurrentIndex(place)
            settle(app, lambda: picture.busy or window.status.busy)
            measure_tab(app, window, picture.pages.tabs.tabText(place))
        window.close()


def measure_tab(app: TimedApplication, window: MainWindow, name: str) -> None:
    picture = window.picture
    assert picture is not None
    clicks = (
        Source("arrests", "result", (("borough", "Lambeth"),)),
        Source("deployments", "result", (("unit", "TSG"),)),
        Source("patrols", "result", (("borough", "Camden"),), during=27015660),
    )
    taken = Taken()
    what = ""
    for turn in range(ROUNDS + 1):
        for source in clicks:
            app.longest = 0.0
            began = time.perf_counter()
            picture.choose(source, False)
            held = (time.perf_counter() - began) * 1000
            settle(app, lambda: not picture.shown_in_sight)
            sight = (time.perf_counter() - began) * 1000
            settle(app, lambda: picture.busy)
            whole = (time.perf_counter() - began) * 1000
            if turn:
                taken.sight.append(sight)
                taken.whole.append(whole)
                longest = max(held, app.longest)
                if longest > max(taken.longest, default=0.0):
                    what = app.what if app.longest > held else "the click itself"
                taken.longest.append(longest)
        picture.history.clear()
        settle(app, lambda: picture.busy)
    sight, longest = taken.sight, taken.longest
    print(
        f"{name:22} {len(picture.page.chosen):3} figures   "
        f"in sight drawn: median {statistics.median(sight):6.1f} ms, most {max(sight):6.1f} ms   "
        f"all: median {statistics.median(taken.whole):6.1f} ms   "
        f"longest hold: median {statistics.median(longest):5.1f} ms, most {max(longest):5.1f} ms ({what})"
    )


if __name__ == "__main__":
    main()
