"""Runs the window: fonts and colours first, then the window, then the store behind it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from briefing_app.screens.main_window import APP_NAME, MainWindow
from briefing_app.screens.theme import Scheme, Theme

if TYPE_CHECKING:
    from briefing_app.store.store import Store
    from briefing_app.workbooks.readers import Readers


def run_application(
    store: "Store | Callable[[], Store]", readers: "Readers", *, settings_path: Path | None = None, user: str = ""
) -> int:
    """Open the window and return when it is closed.

    A function that opens the store lets the window show first, and say so if it can't be opened.
    `settings_path` is the file in which the window remembers its colours and the last operation; `user` is
    under whose name what is put right here is kept.
    """
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat) if settings_path else None
    app = QApplication(sys.argv[:1])
    app.setApplicationName(APP_NAME)
    window = open_window(app, store, readers, settings=settings, user=user)
    code = app.exec()
    del window
    return code


def open_window(
    app: QApplication,
    store: "Store | Callable[[], Store]",
    readers: "Readers",
    *,
    settings: QSettings | None = None,
    user: str = "",
) -> MainWindow:
    """`settings` remembers the colours and the last operation; without it nothing is remembered."""
    remembered = str(settings.value("scheme", "")) if settings is not None else ""
    theme = Theme(app, Scheme(remembered) if remembered in list(Scheme) else Scheme.SYSTEM)
    open_store = store if callable(store) else lambda: store
    window = MainWindow(open_store=open_store, readers=readers, theme=theme, settings=settings, user=user)
    window.show()
    return window
