"""A file's sheets as the borough sent them: tabs, grid, and a line that says all of the cell at hand."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import Place, SheetShown
from briefing_app.operation.words import plural
from briefing_app.screens.labels import OneLine, label, tip
from briefing_app.screens.review.cell_marks import NO_MARKS, Mark, SheetMarks
from briefing_app.screens.review.mending import Cell, alike
from briefing_app.screens.review.sheet_grid import SheetGrid
from briefing_app.screens.review.sheet_model import SheetModel
from briefing_app.screens.theme import GRID, Theme

AmendedSheets = Mapping[str, Mapping[Place, Amendment]]


class SheetView(QWidget):
    """Shows, and says what is wanted; with `editable` off it is a sheet to read."""

    typed = Signal(str, object)
    """Sheet, and what its cells are to say, by place."""
    left_out = Signal(str, object)
    """Sheet, and the rows that are to be left out."""
    change_alike_wanted = Signal(str, object)
    """Sheet, and a cell: all that say the same in its column are to be changed."""
    moved = Signal(str, object)
    """Sheet and cell of the cursor."""
    said = Signal(str)

    def __init__(self, theme: Theme, *, editable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editable = editable
        self._sheets: tuple[SheetShown, ...] = ()
        self._marks: Mapping[str, SheetMarks] = {}
        self._amended: AmendedSheets = {}
        self._lit: frozenset[Cell] = frozenset()
        self._places: dict[int, Place] = {}
        """Where the cursor stood on each sheet."""
        self.model = SheetModel(editable=editable)
        self.model.setParent(self)
        self.grid = SheetGrid(theme, self.model)
        self.name = label("", "cell-name")
        self.name.setAccessibleName("Cell")
        self.words = OneLine("", "")
        self.words.setAccessibleName("What the cell says")
        self.offer = QPushButton()
        self.offer.setProperty("role", "link")
        self.offer.setToolTip("Alt+T")
        self.offer.hide()
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Sheets")
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.cut = label("", "notice", wraps=True)
        self.cut.hide()
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_sheet)
        self.grid.typed.connect(lambda texts: self.typed.emit(self.sheet_name, texts))
        self.grid.left_out.connect(lambda rows: self.left_out.emit(self.sheet_name, rows))
        self.grid.current_moved.connect(self._moved)
        self.grid.said.connect(self.said)
        self._make_actions()

    @property
    def sheet_name(self) -> str:
        return self.model.sheet.name

    @property
    def sheets(self) -> tuple[SheetShown, ...]:
        return self._sheets

    def show_sheets(
        self,
        sheets: Sequence[SheetShown],
        *,
        marks: Mapping[str, SheetMarks] | None = None,
        amended: AmendedSheets | None = None,
        lit: Iterable[Cell] = (),
    ) -> None:
        """Other sheets; the first cell that is lit is gone to."""
        self._sheets, self._marks, self._amended = tuple(sheets), marks or {}, amended or {}
        cells = tuple(lit)
        self._lit = frozenset(cells)
        self._places = {}
        self.show_offer("")
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in self._sheets:
            number = self.tabs.addTab(sheet.name.replace("&", "&&"))
            self.tabs.setTabToolTip(number, tip(f"{sheet.name} (hidden in the file)" if sheet.hidden else sheet.name))
        self.tabs.blockSignals(False)
        self._show_sheet(self.tabs.currentIndex())
        if cells:
            self.go_to(cells[0][0], cells[0][1:])

    def show_again(self, marks: Mapping[str, SheetMarks], amended: AmendedSheets) -> None:
        """The same sheets, looked at anew: cursor, selection and scroll stay."""
        self._marks, self._amended = marks, amended
        self.model.show_again(marks.get(self.sheet_name, NO_MARKS), amended.get(self.sheet_name, {}))
        self._tell_of_sheet()
        self._tell_of_cell()

    def light(self, cells: Iterable[Cell]) -> None:
        """Outline these cells, on whichever sheet they are."""
        self._lit = frozenset(cells)
        self.model.light(self._lit_here())

    def go_to(self, sheet: str, place: Place | None) -> None:
        """The cursor there; without a place the sheet is shown."""
        number = next((number for number, one in enumerate(self._sheets) if one.name == sheet), None)
        if number is None:
            return
        self.tabs.setCurrentIndex(number)
        if place is not None:
            self.grid.go_to(place)

    def show_offer(self, words: str) -> None:
        """A button beside the cell's words; without words it goes."""
        self.offer.setText(words)
        self.offer.setVisible(bool(words))

    def alike_here(self) -> Sequence[Place]:
        """The cells of the cursor's column that say what its cell says."""
        place = self.grid.place
        if place is None:
            return ()
        return alike(self.model.sheet, self.model.amended, place[1], self.model.said(place))

    def turn_sheet(self, step: int) -> None:
        number = self.tabs.currentIndex() + step
        if 0 <= number < self.tabs.count():
            self.tabs.setCurrentIndex(number)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2, 0, 2, 0)
        head.setSpacing(GRID)
        head.addWidget(self.name)
        head.addWidget(self.words, 1)
        head.addWidget(self.offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.cut)
        column.addWidget(self.tabs)

    def _make_actions(self) -> None:
        self._add("Next sheet", lambda: self.turn_sheet(1), "Ctrl+PgDown")
        self._add("Previous sheet", lambda: self.turn_sheet(-1), "Ctrl+PgUp")
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.change_alike = self._add("Change all like this…", self._want_change_alike, "Ctrl+H")
        for action in (self.change_alike,):
            action.setEnabled(self._editable)

    def _add(self, words: str, what: Callable[[], object], keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False: what())
        self.addAction(action)
        return action

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(self.grid.viewport().mapToGlobal(at))

    def menu(self) -> QMenu | None:
        """What can be done with the chosen cells, with the keys that do it."""
        place = self.grid.place
        if place is None:
            return None
        menu = QMenu(self.grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(words: str, keys: str, what: Callable[[], object]) -> None:
            action = menu.addAction(f"{words}\t{keys}")
            action.triggered.connect(lambda _=False: what())

        if self._editable:
            count = len(self.alike_here())
            rows = len(self.grid.chosen_rows())
            add("&Edit the cell", "F2", lambda: self.grid.edit(self.grid.currentIndex()))
            add(f"Change all {count:,} &like this…", "Ctrl+H", self._want_change_alike)
            add("&Fill down", "Ctrl+D", self.grid.fill_down)
            add("As it was &sent", "Shift+Delete", self.restore)
            add(f"&Leave {plural(rows, 'row')} out", "Ctrl+–", self.grid.leave_rows_out)
            menu.addSeparator()
        add("&Copy", "Ctrl+C", self.grid.copy)
        if self._editable:
            add("&Paste", "Ctrl+V", self.grid.paste)
        return menu

    def restore(self) -> None:
        """The chosen cells as they were sent."""
        wanted = {place: one.before for place in self.grid.chosen() if (one := self.model.amended.get(place))}
        if wanted:
            self.typed.emit(self.sheet_name, wanted)

    def _want_change_alike(self) -> None:
        if self.grid.place is not None and self._editable:
            self.change_alike_wanted.emit(self.sheet_name, self.grid.place)

    def _show_sheet(self, number: int) -> None:
        if self.model.sheet.name and self.grid.place is not None:
            before = next((n for n, one in enumerate(self._sheets) if one is self.model.sheet), None)
            if before is not None:
                self._places[before] = self.grid.place
        sheet = self._sheets[number] if 0 <= number < len(self._sheets) else None
        name = sheet.name if sheet is not None else ""
        lit = [(row, column) for where, row, column in self._lit if where == name]
        self.model.show(sheet, self._marks.get(name, NO_MARKS), self._amended.get(name, {}), lit)
        self.grid.fit()
        self._tell_of_sheet()
        if sheet is not None and sheet.rows:
            self.grid.go_to(self._places.get(number, (0, 0)))
        self._tell_of_cell()

    def _lit_here(self) -> Iterable[Place]:
        return [(row, column) for sheet, row, column in self._lit if sheet == self.sheet_name]

    def _moved(self, place: Place) -> None:
        self._tell_of_cell()
        self.moved.emit(self.sheet_name, place)

    def _tell_of_sheet(self) -> None:
        sheet = self.model.sheet
        self.cut.setText(sheet.cut)
        self.cut.setVisible(bool(sheet.cut))
        for number, one in enumerate(self._sheets):
            pressing = any(mark <= Mark.QUESTION for mark in self._marks.get(one.name, NO_MARKS).cells.values())
            count = len(self._marks.get(one.name, NO_MARKS).held_rows)
            said = one.name.replace("&", "&&") + (" (hidden)" if one.hidden else "")
            self.tabs.setTabText(number, f"{said} – {count} held" if count and pressing else said)

    def _tell_of_cell(self) -> None:
        place = self.grid.place
        if place is None:
            self.name.setText("")
            self.words.setText("The sheet is empty." if self.model.sheet.name else "")
            return
        said = " ".join(self.model.said(place).split())
        about = " ".join(self.model.about(place))
        first = self.model.said((place[0], 0)) if place[1] and place[0] not in self.model.marks.heading_rows else ""
        self.name.setText(f"{cell_name(*place)}  {first[:24]}".strip())
        self.words.setText(" – ".join(part for part in (said or "blank", about) if part))

    def sizeHint(self) -> QSize:
        return QSize(700, 320)
