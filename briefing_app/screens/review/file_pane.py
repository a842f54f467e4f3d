"""The chosen file: its sheets and what they ask for, what would change, and what was put right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.operation.cell_names import column_letters
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.words import plural
from briefing_app.screens.labels import Finding, label
from briefing_app.screens.review.at_hand import FileAtHand
from briefing_app.screens.review.change_alike_dialog import ChangeAlikeDialog
from briefing_app.screens.review.difference_view import DifferenceView, changes_in
from briefing_app.screens.review.drop import Drop
from briefing_app.screens.review.mended_view import MendedView
from briefing_app.screens.review.mending import Cell, alike, cell_of
from briefing_app.screens.review.sheet_view import SheetView
from briefing_app.screens.review.side_pane import SidePane
from briefing_app.screens.review.to_do import ToDo
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID

SHEET, CHANGES, MENDED = range(3)
_SIDE = 340


class FilePane(QWidget):
    """What is wanted goes to the drop; what comes of it is shown without moving the cursor."""

    said = Signal(str)
    next_wanted = Signal()
    background_wanted = Signal(object)
    """The Looked that is a public table, to be attached instead of imported."""
    answered = Signal()
    """Something was answered or told: the next thing to do is to follow once it has been looked at."""

    def __init__(
        self,
        drop: Drop,
        sheet: SheetView,
        side: SidePane,
        changes: DifferenceView,
        mended: MendedView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drop = drop
        self._place = -1
        self._boroughs: tuple[str, ...] = ()
        self._alike: Mapping[Place, str] = {}
        """What the offer to change more cells would make of which."""
        self._to_show: tuple[str, Place | None] | None = None
        """Where to go once the sheets have come."""
        self.about = Finding(2)
        self.about.setProperty("role", "")
        self.about.setAccessibleName("What would become of the file")
        self.view = Segments("View", ("Sheet", "What changes", "Put right"))
        self.sheet = sheet
        self.no_sheet = label("", "", wraps=True)
        self.no_sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.side = side
        self.changes = changes
        self.mended = mended
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def place(self) -> int:
        """Of the file that is shown; -1 before one is."""
        return self._place

    @property
    def file(self) -> FileAtHand | None:
        return self._drop.files[self._place] if 0 <= self._place < len(self._drop.files) else None

    def forget(self) -> None:
        """No file is shown: others come."""
        self._place = -1

    def show_file(self, place: int, boroughs: tuple[str, ...]) -> None:
        """Another file; its sheets come when they have been read."""
        self._place, self._boroughs = place, boroughs
        file = self.file
        if file is None:
            return
        self._to_show = None
        self.side.show_looked(file.looked, boroughs, file.told)
        self._show_words(file)
        self.sheet.show_sheets(())
        self._say_instead("Opening the sheets…")
        self._drop.want_sheets(place)

    def show_again(self) -> None:
        """The same file, looked at anew."""
        file = self.file
        if file is None:
            return
        self.side.show_again(file.looked, self._boroughs, file.told)
        self._show_words(file)
        if file.sheets is None:
            # It was refused and can be read now, or the reverse.
            self._drop.want_sheets(self._place)
        else:
            self.sheet.show_again(file.marks, file.mending.by_sheet())
            if self.sheet.grid.hasFocus() and self.sheet.grid.place is not None:
                self.side.follow_cell(self.sheet.sheet_name, self.sheet.grid.place)

    def go_to(self, item: ToDo) -> None:
        """To the cell of something to do, the keyboard with it."""
        self.view.choose(SHEET)
        self._light(item)
        self._go(item.sheet, item.place)
        if not self.side.focus_item():
            self.sheet.grid.setFocus()

    def go_to_cell(self, cell: Cell) -> None:
        self.show_cell(cell)
        self.sheet.grid.setFocus()

    def show_cell(self, cell: Cell) -> None:
        self.view.choose(SHEET)
        self._go(cell[0], cell[1:])

    def commit(self) -> None:
        """What is being typed into a cell is taken as if Enter had been pressed."""
        self.sheet.grid.commit()

    def sheets_came(self, place: int) -> None:
        file = self.file
        if place != self._place or file is None:
            return
        if file.sheets is None:
            self._say_instead(file.why_no_sheets or "There is no sheet to show.")
            return
        to_show, item = self._to_show, self.side.list.item
        self._sheets.setCurrentIndex(0)
        self.sheet.show_sheets(file.sheets, marks=file.marks, amended=file.mending.by_sheet())
        if to_show is not None:
            self._go(*to_show)
        elif item is not None:
            self._light(item)
            self._go(item.sheet, item.place)

    def cells_changed(self, place: int, cells: Sequence[Cell]) -> None:
        """Shown at once, and checked in the background."""
        file = self.file
        if place != self._place or file is None:
            return
        self.side.show_checking()
        self.sheet.show_again(file.marks, file.mending.by_sheet())
        self._show_words(file)
        if cells and self.sheet.sheet_name != cells[0][0]:
            self.show_cell(cells[0])

    def _want_background(self) -> None:
        if self.file is not None:
            self.background_wanted.emit(self.file.looked)

    # --- what is wanted -------------------------------------------------------------------------

    def _typed(self, _sheet: str, texts: Mapping[Place, str]) -> None:
        self.sheet.show_offer("")
        before = {place: self.sheet.model.said(place) for place in texts}
        changed = self._drop.change(self._place, self.sheet.model.sheet, texts)
        if changed > 1:
            self.said.emit(f"{plural(changed, 'cell')} changed. Ctrl+Z takes it back.")
        if len(texts) == 1 and changed:
            (place, text), (_, said) = next(iter(texts.items())), next(iter(before.items()))
            self._offer_alike(place, said, text)

    def _offer_alike(self, place: Place, before: str, now: str) -> None:
        """Cells that say what this one said are changed too, if that is wanted."""
        places = alike(self.sheet.model.sheet, self.sheet.model.amended, place[1], before) if before else ()
        if not places:
            return
        self._alike = dict.fromkeys(places, now)
        self.sheet.show_offer(f"Change {plural(len(places), 'more cell', 'more cells')} like it &too")

    def _take_offer(self) -> None:
        self.sheet.show_offer("")
        texts, self._alike = self._alike, {}
        self._typed(self.sheet.sheet_name, texts)
        self.sheet.grid.setFocus()

    def _left_out(self, _sheet: str, rows: Sequence[int]) -> None:
        if self._drop.leave_out(self._place, self.sheet.model.sheet, rows):
            self.said.emit(f"{plural(len(rows), 'row')} left out. Ctrl+Z takes it back.")

    def _ask_alike(self, _sheet: str, place: Place) -> None:
        places = self.sheet.alike_here()
        now = self.sheet.model.said(place)
        where = f"column {column_letters(place[1])}"

        def change(text: str) -> None:
            self._typed(self.sheet.sheet_name, {one: text for one in places})  # noqa: C420

        dialog = ChangeAlikeDialog(len(places), where, now, self)
        dialog.taken.connect(change)
        dialog.open()

    def _answer(self, question: object, choice: str, remember: bool) -> None:
        self.answered.emit()
        self._drop.answer(self._place, question, choice, remember=remember)  # type: ignore[arg-type]

    def _tell(self, told: object) -> None:
        self.answered.emit()
        self._drop.tell(self._place, told)  # type: ignore[arg-type]

    def _take_back(self, amendments: Sequence[Amendment]) -> None:
        self._drop.take_back(self._place, amendments)
        if self.file is not None and not self.file.mending.all:
            self.go_to_cell(cell_of(amendments[0]))

    # --- what is shown --------------------------------------------------------------------------

    def _show_words(self, file: FileAtHand) -> None:
        looked = file.looked
        self.about.say(looked.why)
        self.changes.show_looked(looked)
        self.mended.show_amendments(file.mending.all)
        changes, mended = changes_in(looked), len(file.mending.all)
        self.view.rename(CHANGES, f"What changes ({changes:,})" if changes else "What changes")
        self.view.rename(MENDED, f"Put right ({mended:,})" if mended else "Put right")

    def _say_instead(self, words: str) -> None:
        self.no_sheet.setText(words)
        self._sheets.setCurrentIndex(1)

    def _go(self, sheet: str, place: Place | None) -> None:
        self._to_show = (sheet, place)
        self.sheet.go_to(sheet, place)

    def _chosen(self, item: ToDo) -> None:
        self._light(item)
        self._go(item.sheet, item.place)

    def _light(self, item: ToDo) -> None:
        """The cells that a question is about."""
        cells = item.cells if item.question is not None else ()
        self.sheet.light(cells)

    def _moved(self, sheet: str, place: Place) -> None:
        self._to_show = (sheet, place)
        if self.sheet.grid.hasFocus():
            self.side.follow_cell(sheet, place)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.about, 1)
        head.addWidget(self.view, 0, Qt.AlignmentFlag.AlignTop)
        sheets = QWidget()
        self._sheets = QStackedLayout(sheets)
        self._sheets.addWidget(self.sheet)
        self._sheets.addWidget(self.no_sheet)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(sheets)
        both.addWidget(self.side)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 0)
        both.setSizes([10 * _SIDE, _SIDE])
        self.side.setMinimumWidth(240)
        for page in (both, self.changes, self.mended):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.view.chosen.connect(self._pages.setCurrentIndex)
        self.sheet.typed.connect(self._typed)
        self.sheet.left_out.connect(self._left_out)
        self.sheet.change_alike_wanted.connect(self._ask_alike)
        self.sheet.moved.connect(self._moved)
        self.sheet.said.connect(self.said)
        self.sheet.offer.clicked.connect(self._take_offer)
        self.side.chosen.connect(self._chosen)
        self.side.entered.connect(self.go_to)
        self.side.answered.connect(self._answer)
        self.side.told.connect(self._tell)
        self.side.next_wanted.connect(self.next_wanted)
        self.side.background_wanted.connect(self._want_background)
        self.changes.row_wanted.connect(lambda sheet, row: self.go_to_cell((sheet, row, 0)))
        self.mended.cell_wanted.connect(self.go_to_cell)
        self.mended.take_back_wanted.connect(self._take_back)
        self._drop.sheets_came.connect(self.sheets_came)
        self._drop.cells_changed.connect(self.cells_changed)
