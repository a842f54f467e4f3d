"""What can be taken away from a figure, and into which packs it goes: the menu of its card."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.packs.request import PackKind

PNG_SCALES = (1.0, 2.0, 3.0, 4.0)
"""Pixels a point: from that of a slide to that of a large print."""
_PNG_WORDS = ("small, for a message", "medium, for a document", "large, for print", "very large, for a poster")


class FigureMenu(QMenu):
    """It only says what is wanted; the place that shows the figure does it."""

    picture_copied = Signal()
    cells_copied = Signal()
    file_wanted = Signal(str, float)
    """The ending of the file, and for PNG the pixels a point; 0 asks for them."""
    print_wanted = Signal()
    large_wanted = Signal()
    background_change_wanted = Signal()
    background_removal_wanted = Signal()
    pack_chosen = Signal(object, bool)
    """A PackKind, and whether the figure is to go into it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._add(self, "Copy as &picture", self.picture_copied.emit)
        self._add(self, "Copy as &cells", self.cells_copied.emit)
        save = self.addMenu("&Save as")
        for words, ending in (
            ("&SVG, sharp at any size…", "svg"),
            ("P&DF page…", "pdf"),
            ("&XLSX workbook with its numbers…", "xlsx"),
        ):
            self._add(save, words, partial(self.file_wanted.emit, ending, 1.0))
        picture = save.addMenu("&PNG picture")
        for scale, words in zip(PNG_SCALES, _PNG_WORDS, strict=True):
            self._add(picture, f"{scale:.0f} × ({words})…", partial(self.file_wanted.emit, "png", scale))
        self._add(picture, "&Other size…", lambda: self.file_wanted.emit("png", 0.0))
        self._add(self, "P&rint…\tCtrl+P", self.print_wanted.emit)
        self.addSeparator()
        self.large = self._add(self, "Show &large\tF11", self.large_wanted.emit)
        self.of_background = (
            self._add(self, "Change &background…", self.background_change_wanted.emit),
            self._add(self, "Remo&ve background", self.background_removal_wanted.emit),
        )
        self.show_background(False)
        packs = self.addMenu("Goes into pac&ks")
        self.packs = {kind: self._pack(packs, kind) for kind in (PackKind.BRIEFING, PackKind.DEBRIEF)}

    def show_background(self, is_background: bool) -> None:
        """Whether what can be done with an attached table is offered."""
        for action in self.of_background:
            action.setVisible(is_background)

    def tick_packs(self, kinds: Collection[PackKind]) -> None:
        """The packs into which the figure goes now."""
        for kind, action in self.packs.items():
            action.setChecked(kind in kinds)

    def _add(self, menu: QMenu, words: str, what: Callable[[], object]) -> QAction:
        action = QAction(words, menu)
        action.triggered.connect(lambda _=False: what())
        menu.addAction(action)
        return action

    def _pack(self, menu: QMenu, kind: PackKind) -> QAction:
        action = QAction(kind.title, menu)
        action.setToolTip("Kept with the operation: the pack shows this figure too, beyond its own")
        action.setCheckable(True)
        action.triggered.connect(lambda on: self.pack_chosen.emit(kind, on))
        menu.addAction(action)
        return action
