"""Which figures stand in the tabs of the picture and which go into the packs, kept with the operation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.figures.figure import Figure
from briefing_app.packs.request import PackKind
from briefing_app.screens.desk import Desk

if TYPE_CHECKING:
    from briefing_app.actions.choose_figures import FigureChoices


class FigureChooser(QObject):
    """Knows what was chosen, and keeps what is chosen now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices: FigureChoices | None = None
        desk.operation_changed.connect(self.read)

    def in_picture(self, figure_id: str) -> bool:
        return self._choices is None or self._choices.in_picture(figure_id)

    def packs_of(self, figure: Figure) -> tuple[PackKind, ...]:
        choices = self._choices
        return () if choices is None else tuple(pack for pack in PackKind if choices.in_pack(figure.id, pack))

    def read(self) -> None:
        """What the store has of the operation that is chosen."""
        self._choices = None
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "FigureChoices":
            from briefing_app.actions.choose_figures import figure_choices

            return figure_choices(store, operation_ref=operation.ref)

        self._desk.run(self, job, lambda choices: self._take(operation.ref, choices), doing="Reading what was chosen")

    def show_in_picture(self, figure_id: str, chosen: bool) -> None:
        from briefing_app.actions.choose_figures import PICTURE

        self._keep(figure_id, PICTURE, chosen)

    def put_into_pack(self, figure: Figure, pack: PackKind, chosen: bool) -> None:
        self._keep(figure.id, pack.value, chosen)
        where = "goes into" if chosen else "no longer goes into"
        self._desk.said.emit(f"{figure.name} {where} the {pack.title.lower()}.")

    def _keep(self, figure_id: str, place: str, chosen: bool) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> "FigureChoices":
            from briefing_app.actions.choose_figures import choose_figure

            return choose_figure(store, figure_id, place, chosen=chosen, operation_ref=operation.ref)

        self._desk.run(self, job, lambda choices: self._take(operation.ref, choices), doing="Keeping what was chosen")

    def _take(self, ref: str, choices: "FigureChoices") -> None:
        if self._desk.operation is not None and self._desk.operation.ref == ref:
            self._choices = choices
            self.changed.emit()
