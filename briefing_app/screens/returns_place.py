"""Returns: who has sent what, on the map and in the list; and the look at a drop before it is taken in."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import Lane, State, due, lanes
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_moment
from briefing_app.screens.background import Failure, Worker
from briefing_app.screens.borough_note import BoroughNote
from briefing_app.screens.desk import Desk
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.labels import OneLine, label
from briefing_app.screens.lane_table import LaneTable
from briefing_app.screens.segments import Segments
from briefing_app.screens.send_out import SendOut
from briefing_app.screens.state_legend import StateLegend
from briefing_app.screens.theme import GRID, Theme
from briefing_app.screens.tile_map import TileMap

if TYPE_CHECKING:
    from briefing_app.operation.changes import Imported
    from briefing_app.operation.returns.returns import Looked
    from briefing_app.screens.returns_preview import ReturnsPreview
    from briefing_app.screens.review.drop import Drop

_PHASES = (Phase.RESULT, Phase.PLAN)
_LANES, _EMPTY, _PREVIEW = range(3)


class ReturnsPlace(QWidget):
    """A drop is looked at here; importing it is one press of Enter."""

    background_dropped = Signal(object)
    """Public tables by borough that lay in a drop: the path of each copy, with the sender's name."""

    def __init__(
        self, desk: Desk, theme: Theme, *, new_operation: Callable[[], None], try_sample: Callable[[], None]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._lanes: tuple[Lane, ...] = ()
        self._phase_is_open = True
        """Whether the place itself chooses which phase is shown first."""
        self.setAccessibleName("Returns")
        self.map = TileMap(theme)
        self.table = LaneTable(theme)
        self.phase = Segments("Phase", ("Results", "Plans"))
        self.legend = StateLegend(theme)
        self.note = BoroughNote()
        self.finding = label("", "finding", wraps=True)
        self.deadline = OneLine()
        self.add_button = QPushButton("&Add files…")
        self.add_button.setToolTip("Ctrl+O, or drop files anywhere in the window")
        self.add_button.clicked.connect(self.ask_for_files)
        self.review_button = QPushButton("&Review return")
        self.review_button.setToolTip("Enter in the list: what the borough sent, sheet by sheet, and what is held")
        self.review_button.setEnabled(False)
        self.review_button.clicked.connect(lambda: self.review(self.map.chosen))
        self.send_out = SendOut(desk)
        self._preview: ReturnsPreview | None = None
        self._parts: Generator[None, None, ReturnsPreview] | None = None
        self.empty = EmptyState(
            "No operation yet",
            "Every return, figure and pack belongs to an operation. The sample operation shows the whole day "
            "with 64 invented returns; or start your own and drop the boroughs' workbooks on this window.",
            (("Try the &sample operation", try_sample), ("&New operation…", new_operation)),
        )
        self._drop: Drop | None = None
        self._is_ready = False
        """Whether what a drop needs has been sent for."""
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._lanes_page())
        self._stack.addWidget(self.empty)

        self.phase.chosen.connect(lambda _: self._show_lanes())
        self.phase.taken.connect(self._phase_taken)
        self.map.borough_chosen.connect(self._choose)
        self.table.borough_chosen.connect(self._choose)
        self.table.activated.connect(lambda index: self.review(self.table.lanes[index.row()].borough))
        desk.shown_changed.connect(self._show)
        desk.operation_changed.connect(self._operation_changed)
        self._show()

    @property
    def preview(self) -> "ReturnsPreview":
        """Made when it is first needed."""
        while self._preview is None:
            self._make_part()
        return self._preview

    def _make_part(self) -> None:
        """The next part of the preview, and with the last the whole."""
        if self._parts is None:
            from briefing_app.screens.preview_in_turns import preview_in_turns

            self._parts = preview_in_turns(self._theme, self.drop)
        try:
            next(self._parts)
        except StopIteration as end:
            self._preview = end.value
            self._preview.confirmed.connect(self._import)
            self._preview.discarded.connect(self._back)
            self._preview.said.connect(self._desk.said)
            self._preview.marked_copy_wanted.connect(self._ask_where_to_save_marked_copy)
            self._preview.file.background_wanted.connect(lambda looked: self._offer_background([looked]))
            self._stack.addWidget(self._padded(self._preview))

    @property
    def drop(self) -> "Drop":
        """The files that are looked at, and what was done to them."""
        if self._drop is None:
            from briefing_app.screens.review.drop import Drop

            self._drop = Drop(self._desk, self)
            self._drop.opened.connect(self._show_preview)
        return self._drop

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at dropped files; the preview opens when they have been read, and is made while they are."""
        self.drop.look_at(paths)
        if self._preview is None:
            self._read_modules(then=self._get_ready)

    def _read_modules(self, then: Callable[[], None]) -> None:
        """What a drop needs takes longer to load than a turn of the window may."""
        self._desk.workers.run_in_background(
            self,
            _import_what_a_drop_needs,
            on_done=lambda _: then(),
            on_failed=self._desk.failed.emit,
            worker=Worker.OTHER,
        )

    def _get_ready(self) -> None:
        """A part in each turn, so that none of them holds the window."""
        if self._preview is None:
            self._make_part()
            QTimer.singleShot(0, self, self._get_ready)

    @property
    def holds_work(self) -> bool:
        """Whether something was put right or answered in a drop that has not been imported."""
        return self._drop is not None and self._drop.is_changed

    def leave_drop(self, then: Callable[[], object]) -> None:
        """Ask before what was done in a drop is lost, then go on."""
        if self._preview is None:
            then()
        else:
            self._preview.leave(then)

    def review(self, borough: str) -> None:
        """Look again at what a borough sent and what counts of it, in the same preview."""
        shown = self._desk.shown
        if shown is not None:
            returns = [one for phase in _PHASES for one in shown.position.received(phase) if one.borough == borough]
            self.drop.look_at_stored([one.id for one in returns if one.current])

    def _ask_where_to_save_marked_copy(self, looked: "Looked") -> None:
        dialog = QFileDialog(self, "Save marked copy")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilters(["Excel workbook (*.xlsx)"])
        dialog.selectFile(f"{Path(looked.reading.name).stem} marked.xlsx")
        dialog.fileSelected.connect(lambda name: self.save_marked_copy(looked, Path(name)))
        dialog.open()

    def save_marked_copy(self, looked: "Looked", path: Path) -> None:
        """The borough's own workbook with its problems marked, to send back."""

        def job() -> Path:
            from briefing_app.actions.send_back import send_back_looked

            return send_back_looked(looked, path)

        self._desk.run(
            self,
            job,
            lambda saved: self._desk.said.emit(f"Saved {saved}."),
            doing=f"Marking {looked.reading.name}",
            worker=Worker.OTHER,
        )

    def ask_for_files(self) -> None:
        if self._desk.operation is None:
            return
        dialog = QFileDialog(self, "Add returns")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(["Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods)", "All files (*)"])
        dialog.filesSelected.connect(lambda names: self.look_at([Path(name) for name in names]))
        dialog.open()

    def _lanes_page(self) -> QWidget:
        page = QWidget()
        left = QFrame()
        left.setProperty("role", "card")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.finding, 1)
        head.addWidget(self.send_out)
        head.addWidget(self.add_button)
        under = QHBoxLayout()
        under.addWidget(self.deadline, 1)
        under.addWidget(self.phase)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        inside.setSpacing(GRID)
        inside.addLayout(head)
        inside.addLayout(under)
        inside.addWidget(self.map, 1)
        inside.addWidget(self.legend)
        inside.addSpacing(GRID)
        self.note.add_button(self.review_button)
        inside.addWidget(self.note)
        line = QHBoxLayout(page)
        line.setContentsMargins(GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(left, 34)
        line.addWidget(self.table, 66)
        return page

    def _padded(self, widget: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(widget)
        return page

    def _operation_changed(self) -> None:
        self._back()
        self._phase_is_open = True
        self._lanes = ()
        self._choose("")
        self._show()

    def _show(self) -> None:
        if self._desk.operation is None:
            self._stack.setCurrentIndex(_EMPTY)
            return
        if self._stack.currentIndex() == _EMPTY:
            self._stack.setCurrentIndex(_LANES)
        shown = self._desk.shown
        if shown is not None:
            position = shown.position
            self._lanes = lanes(position)
            if self._phase_is_open:
                self.phase.choose(_PHASES.index(Phase.RESULT if position.received(Phase.RESULT) else Phase.PLAN))
            self._show_lanes()
            if not self._is_ready:
                # Before the first drop, which is not to wait for it.
                self._is_ready = True
                self._read_modules(then=lambda: None)

    def _phase_taken(self) -> None:
        self._phase_is_open = False

    def _show_lanes(self) -> None:
        operation = self._desk.operation
        if operation is None:
            return
        phase = _PHASES[self.phase.choice]
        self.finding.setText(_finding(self._lanes, phase))
        self.deadline.setText(f"{phase.capitalize()} returns due {say_moment(from_minute(due(operation, phase)))}")
        self.map.show_lanes(self._lanes, phase)
        self.legend.show_lanes(self._lanes, phase)
        self.table.show_lanes(self._lanes, phase)
        self._show_chosen()

    def _choose(self, borough: str) -> None:
        self.map.choose(borough)
        self.table.choose(borough)
        self._show_chosen()

    def _show_chosen(self) -> None:
        lane = next((lane for lane in self._lanes if lane.borough == self.map.chosen), None)
        self.note.show_lane(lane)
        self.review_button.setEnabled(lane is not None and any(lane.of(phase).received for phase in _PHASES))

    def _show_preview(self) -> None:
        operation = self._desk.operation
        tables = [one for one in self.drop.looked if one.reading.is_background]
        if tables and len(tables) == len(self.drop.looked):
            # Nothing of it is a return, so there is nothing to review.
            self._back()
            self._offer_background(tables)
            return
        self.preview.setEnabled(True)
        self._stack.setCurrentIndex(_PREVIEW)
        self.preview.show_drop(operation.boroughs if operation is not None else ())

    def _offer_background(self, tables: "Sequence[Looked]") -> None:
        self.background_dropped.emit([(Path(one.copy), one.reading.name) for one in tables])

    def _import(self) -> None:
        store, operation, looked = self._desk.store, self._desk.operation, self.preview.looked
        if store is None or operation is None:
            return
        self.preview.setEnabled(False)

        def job():  # type: ignore[no-untyped-def]
            from briefing_app.actions.import_returns import import_returns

            return import_returns(store, looked, operation_ref=operation.ref)

        self._desk.run(
            self,
            job,
            self._imported,
            doing="Importing returns",
            on_stopped=self._stopped,
            on_failed=self._not_imported,
        )

    def _imported(self, imported: "Imported") -> None:
        """A file that could not be written stays at hand, with all that was put right in it."""
        said = f"Imported: {self.preview.said_outcomes(imported.files)}."
        refused = self.drop.keep_refused(imported.files)
        if refused:
            self._desk.failed.emit(Failure(f"{said} {refused[0].reading.name} was not imported: {refused[0].why}"))
        else:
            self._back()
            self._desk.said.emit(said)
        self._desk.take(imported.changes)

    def _stopped(self) -> None:
        """Files that were written before the stop are in, and count; the others stay at hand."""
        self.preview.setEnabled(True)
        self.preview.files.setFocus()
        self.drop.look_afresh()
        self._desk.refresh()

    def _not_imported(self, failure: object) -> None:
        self.preview.setEnabled(True)
        self.preview.import_button.setFocus()
        self._desk.failed.emit(failure)

    def _back(self) -> None:
        if self._drop is not None:
            self._drop.clear()
        if self._stack.currentIndex() == _PREVIEW:
            self._stack.setCurrentIndex(_LANES)
            self.table.setFocus()


def _import_what_a_drop_needs() -> None:
    import briefing_app.actions.import_returns
    import briefing_app.actions.look_at_returns
    import briefing_app.screens.preview_in_turns  # noqa: F401


def _finding(lanes: tuple[Lane, ...], phase: Phase) -> str:
    """ "30 of 32 results in; 2 awaited, 1 needs answers"."""
    states = [lane.of(phase).state for lane in lanes]
    awaited = states.count(State.AWAITED)
    if lanes and awaited == len(lanes):
        return f"No {phase} returns yet: drop the boroughs' workbooks anywhere in this window"
    pressing = (
        (awaited, "awaited"),
        (states.count(State.NEEDS_ANSWERS), "with rows held"),
        (states.count(State.LATE), "late"),
    )
    rest = ", ".join(f"{count} {word}" for count, word in pressing if count)
    said = f"{len(lanes) - awaited} of {len(lanes)} {phase}s in"
    return f"{said}; {rest}" if rest else said
