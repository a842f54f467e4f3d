"""The layout of a pack and its templates: read for the dialog, and kept as it was chosen there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.packs.layout import PackLayout
from briefing_app.screens.desk import Desk
from briefing_app.screens.packs.layout_dialog import LayoutDialog
from briefing_app.screens.packs.pack_choices import PackWish

if TYPE_CHECKING:
    from briefing_app.packs.request import PackKind


class LayoutAtHand(QObject):
    """A layout is the operation's, for all its packs of a kind."""

    chosen = Signal()
    """Packs are laid out otherwise from now on."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, wish: PackWish, parent: QWidget) -> None:
        store, operation, kind = self._desk.store, self._desk.operation, wish.kind
        if store is None or operation is None:
            return

        def job() -> tuple[list[tuple[str, str]], PackLayout, tuple[PackLayout, ...]]:
            from briefing_app.actions.choose_layout import chosen_pack_layout
            from briefing_app.actions.save_layout import list_layouts
            from briefing_app.packs.arrangement import chapters_of
            from briefing_app.packs.request import Subject

            sections = [(one.key, one.title) for one in chapters_of(Subject(kind))]
            layout = chosen_pack_layout(store, operation_ref=operation.ref, kind=kind)
            return sections, layout, list_layouts(store, kind=kind)

        def done(found: tuple[list[tuple[str, str]], PackLayout, tuple[PackLayout, ...]]) -> None:
            dialog = LayoutDialog(kind.title, *found, parent)
            dialog.taken.connect(lambda layout: self.choose(layout, kind))
            dialog.saved.connect(lambda layout: self.save(layout, kind))
            dialog.open()

        self._desk.run(self, job, done, doing="Reading the layout")

    def choose(self, layout: PackLayout, kind: "PackKind") -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> PackLayout:
            from briefing_app.actions.choose_layout import choose_layout

            return choose_layout(store, layout, operation_ref=operation.ref, kind=kind)

        self._desk.run(self, job, lambda _: self.chosen.emit(), doing="Keeping the layout")

    def save(self, layout: PackLayout, kind: "PackKind") -> None:
        store = self._desk.store
        if store is None:
            return

        def job() -> PackLayout:
            from briefing_app.actions.save_layout import save_layout

            return save_layout(store, layout, layout.name, kind=kind)

        said = f"Saved: {layout.name} is among the templates of every operation."
        self._desk.run(self, job, lambda _: self._desk.said.emit(said), doing="Saving the template")
