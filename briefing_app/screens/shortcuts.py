"""Keys that do something while a widget is in sight, or has the keyboard."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

IN_SIGHT = Qt.ShortcutContext.WindowShortcut
"""Wherever in the window the keyboard is, as long as the widget is shown."""
INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
"""While the keyboard is in the widget."""


def add_shortcuts(
    widget: QWidget,
    context: Qt.ShortcutContext,
    shortcuts: Iterable[tuple[str | QKeySequence | QKeySequence.StandardKey | Qt.Key, Callable[[], object]]],
) -> None:
    for keys, what in shortcuts:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(context)
        shortcut.activated.connect(what)
