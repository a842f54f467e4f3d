"""Chooses the earlier operation that the one on the desk is compared with."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from briefing_app.operation.operations import Operation
from briefing_app.operation.words import say_date
from briefing_app.screens.choice_list import ChoiceList, Choosable
from briefing_app.screens.desk import Desk
from briefing_app.screens.labels import tip

_WIDEST = 260


class CompareButton(QToolButton):
    """Says what is compared with; the list under it has the other operations in the store, newest first."""

    chosen = Signal()
    """Another operation, or none, was chosen and is kept; its figures follow."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "chip")
        self.clicked.connect(lambda _=False: self.open_operations())
        for changed in (desk.shown_changed, desk.operations_changed):
            changed.connect(self._show)
        self._show()

    @property
    def earlier(self) -> Operation | None:
        """What is compared with now."""
        shown = self._desk.shown
        earlier = shown.beside.earlier if shown is not None and shown.beside is not None else None
        return None if earlier is None else earlier.operation

    def open_operations(self) -> ChoiceList:
        choices = [Choosable(one.ref, _name(one)) for one in self._others]
        ticked = [self.earlier.ref] if self.earlier is not None else []
        opened = ChoiceList("Compare with", choices, ticked, self, any_words="&None", only_one=True)
        opened.ticked.connect(lambda refs: self._choose(str(refs[0]) if refs else None))
        opened.open_under(self)
        return opened

    @property
    def _others(self) -> tuple[Operation, ...]:
        now = self._desk.operation
        return tuple(one for one in self._desk.operations if now is not None and one.ref != now.ref)

    def _choose(self, ref: str | None) -> None:
        store, operation = self._desk.store, self._desk.operation
        if store is None or operation is None:
            return

        def job() -> None:
            from briefing_app.actions.compare_with import compare_with

            compare_with(store, ref, operation_ref=operation.ref)

        def done(_: None) -> None:
            if self._desk.operation is not None and self._desk.operation.ref == operation.ref:
                self._desk.refresh()
                self.chosen.emit()

        self._desk.run(self, job, done, doing="Keeping what is compared with")

    def _show(self) -> None:
        earlier = self.earlier
        words = "Compare with" if earlier is None else f"Compared with {_name(earlier)}"
        said = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(f"{said.replace('&', '&&')} ▾")
        self.setEnabled(bool(self._others))
        what = "Choose the earlier operation that this one is compared with"
        none = "There is no other operation in this store to compare with"
        self.setToolTip(tip(f"{words}. {what}" if earlier is not None else what if self._others else none))
        self.setAccessibleName("Compare with an earlier operation" if earlier is None else words)


def _name(operation: Operation) -> str:
    return f"{operation.name}, {say_date(operation.day)}"
