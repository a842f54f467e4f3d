"""What can be done with a mark, a square or a cell: filter by it, see its rows, copy what it says."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefing_app.figures.figure import Source
from briefing_app.figures.mark_filter import filter_of


def open_mark_menu(
    parent: QWidget,
    where: QPoint,
    source: Source | None,
    says: str,
    *,
    choose: Callable[[Source, bool], object],
    open_rows: Callable[[Source], object],
) -> QMenu:
    """What stands for no records can't be filtered by, and has no rows: the menu says so."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    about = "" if source is None else filter_of(source).said.replace("&", "&&")
    if source is None:
        nothing = menu.addAction("Stands for no records")
        nothing.setEnabled(False)
    else:
        _add(menu, f"&Filter by {about}", lambda: choose(source, False))
        _add(menu, f"&Add {about} to the filter\tShift", lambda: choose(source, True))
        _add(menu, "&Rows behind it…\tEnter", lambda: open_rows(source))
    if says:
        _add(menu, "&Copy what it says", lambda: QApplication.clipboard().setText(says))
    menu.popup(where)
    return menu


def _add(menu: QMenu, words: str, what: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _=False: what())
    return action
