"""The window: strip, places, menus and status line, and the drop that works anywhere in it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.operation.operations import Operation
from briefing_app.operation.words import say_date
from briefing_app.screens.backgrounds import Backgrounds
from briefing_app.screens.desk import Desk
from briefing_app.screens.idle_collection import IdleCollection
from briefing_app.screens.looking_back import LookingBackBar
from briefing_app.screens.navigation import Navigation, Place
from briefing_app.screens.returns_place import ReturnsPlace
from briefing_app.screens.status_line import StatusLine
from briefing_app.screens.strip import Strip
from briefing_app.screens.theme import Scheme, Theme

if TYPE_CHECKING:
    from briefing_app.actions.undo_import import Undone
    from briefing_app.screens.debrief.debrief_place import DebriefPlace
    from briefing_app.screens.new_operation_dialog import NewOperation
    from briefing_app.screens.order_table.order_at_hand import OrderAtHand
    from briefing_app.screens.packs.packs_place import PacksPlace
    from briefing_app.screens.picture_place import PicturePlace
    from briefing_app.screens.plan.plan_place import PlanPlace
    from briefing_app.screens.register.register_place import RegisterPlace
    from briefing_app.store.store import Store
    from briefing_app.workbooks.readers import Readers

APP_NAME = "Operations Briefing"


class MainWindow(QMainWindow):
    """Shows at once; the store is opened behind it. Places that need heavy libraries are built when first visited."""

    def __init__(
        self,
        *,
        open_store: Callable[[], "Store"],
        readers: "Readers",
        theme: Theme,
        settings: QSettings | None = None,
        today: Callable[[], date] = date.today,
        user: str = "",
    ) -> None:
        super().__init__()
        self._settings = settings
        self._today = today
        self._waiting_drop: list[Path] = []
        self._leaves = False
        """Whether what was done in a drop may be lost with the window."""
        self.theme = theme
        self.desk = Desk(readers, self, user=user)
        self._collection = IdleCollection(self.desk, self)
        self.strip = Strip()
        self.looking_back = LookingBackBar(self.desk)
        self.navigation = Navigation()
        self.status = StatusLine(self.desk)
        self.returns = ReturnsPlace(self.desk, theme, new_operation=self.ask_for_operation, try_sample=self.try_sample)
        self.backgrounds = Backgrounds(self.desk, theme, self)
        self.picture: PicturePlace | None = None
        self.order: OrderAtHand | None = None
        """The order, once a place that edits it was visited."""
        self.plan: PlanPlace | None = None
        self.packs: PacksPlace | None = None
        self.debrief: DebriefPlace | None = None
        self.register: RegisterPlace | None = None
        self._places = QStackedWidget()
        self._places.addWidget(self.returns)
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 600)
        self.resize(1366, 768)
        self._lay_out()
        self._make_menus()

        self.navigation.chosen.connect(self._show_place)
        self.returns.background_dropped.connect(self.backgrounds.look_at)
        self.backgrounds.attached.connect(self._show_background)
        self.desk.operation_changed.connect(self._operation_changed)
        self.desk.shown_changed.connect(self._show_operation)
        self.navigation.choose(Place.RETURNS)
        self._show_operation()
        self._open_store: Callable[[], Store] | None = open_store

    def go_to(self, place: Place) -> None:
        self.navigation.choose(place)

    def ask_for_operation(self) -> None:
        if self.desk.store is None:
            return
        from briefing_app.actions.save_order_template import templates_folder
        from briefing_app.screens.new_operation_dialog import NewOperationDialog

        templates = templates_folder(self.desk.store)
        dialog = NewOperationDialog(self._today(), self.desk.operations, self, templates=templates)
        dialog.accepted_operation.connect(self._create_operation)
        dialog.rejected.connect(self._waiting_drop.clear)
        dialog.open()

    def save_template(self) -> None:
        """The order of this operation, for others to start from."""
        store, operation = self.desk.store, self.desk.operation
        if store is None or operation is None:
            return
        from briefing_app.screens.plan.template_dialog import TemplateDialog

        def save(name: str) -> None:
            def job() -> Path:
                from briefing_app.actions.save_order_template import save_order_template

                return save_order_template(store, operation_ref=operation.ref, name=name)

            said = "Saved: it is among what a new operation can start from."
            self.desk.run(self, job, lambda _: self.desk.said.emit(said), doing="Saving the template")

        self._commit_typing()
        dialog = TemplateDialog(operation.name, self)
        dialog.taken.connect(save)
        dialog.open()

    def try_sample(self) -> None:
        store, readers = self.desk.store, self.desk.readers
        if store is None:
            return
        from briefing_app.screens.sample_operation import make_sample_operation

        def done(operation: Operation) -> None:
            self.desk.choose(operation)
            self.go_to(Place.PICTURE)
            self.desk.said.emit("The sample operation is here. Every value in it is invented.")

        self.desk.run(
            self,
            lambda: make_sample_operation(store, readers),
            done,
            doing="Making the sample operation",
            on_stopped=self.desk.list_again,
        )

    def take_files(self, paths: list[Path]) -> None:
        """What was dropped or chosen; without an operation it waits until one has been made."""
        if not paths or self.desk.store is None:
            return
        if all(path.suffix.casefold() == ".pdf" for path in paths):
            # No return is a PDF: what is dropped so was printed or handed out, and is to be checked.
            self.go_to(Place.REGISTER)
            self.register_place().check(paths)
            return
        if self.desk.known_at is not None:
            self.desk.said.emit("Files are not taken in while an earlier moment is looked at. Go back to now first.")
            return
        if self.desk.operation is None:
            self._waiting_drop[:] = paths
            self.ask_for_operation()
            return
        self.go_to(Place.RETURNS)
        self.returns.look_at(paths)

    def add_files(self) -> None:
        if self.desk.operation is None:
            self.ask_for_operation()
            return
        self.go_to(Place.RETURNS)
        self.returns.ask_for_files()

    def attach_background(self) -> None:
        """Choose a public table by borough for the Information section."""
        if self.desk.operation is None:
            self.ask_for_operation()
        else:
            self.backgrounds.ask_for_file()

    def undo(self) -> None:
        """What was done last where the inspector is: in the order, or an import or background of the operation."""
        if self.edits_order and self.order is not None:
            self._commit_typing()
            self.order.undo()
        else:
            self._turn(back=True)

    def redo(self) -> None:
        if self.edits_order and self.order is not None:
            self.order.redo()
        else:
            self._turn(back=False)

    @property
    def edits_order(self) -> bool:
        """Whether the place that is shown edits the order."""
        return self.navigation.place in _EDITS_ORDER

    def _name_undo(self) -> None:
        """What Undo would take back, by name."""
        if self.edits_order and self.order is not None:
            found = self.order.stacks
            for action, word, stack in (
                (self._undo, "&Undo", found.done),
                (self._redo, "&Redo", found.undone),
            ):
                action.setText(f"{word}: {stack[-1].says}".replace("&&", "&") if stack else word)
                action.setEnabled(bool(stack) and self.desk.known_at is None)
            return
        for action, words in ((self._undo, "&Undo"), (self._redo, "&Redo")):
            action.setText(words)
            action.setEnabled(self.desk.known_at is None)

    def _commit_typing(self) -> None:
        for place in (self.plan, self.debrief):
            if place is not None:
                place.commit()

    def _turn(self, *, back: bool) -> None:
        store, operation = self.desk.store, self.desk.operation
        if store is None or operation is None:
            return

        def job() -> "Undone | None":
            from briefing_app.actions.undo_last import redo_last, undo_last

            return (undo_last if back else redo_last)(store, operation_ref=operation.ref)

        def done(undone: "Undone | None") -> None:
            if undone is None:
                self.desk.said.emit("There is nothing to take back." if back else "There is nothing to bring back.")
                return
            self.desk.said.emit(undone.said)
            self.desk.take(undone.changes)

        self.desk.run(self, job, done, doing="Taking it back" if back else "Bringing it back")

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self._places, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.looking_back)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _make_menus(self) -> None:
        bar = self.menuBar()
        file = bar.addMenu("&File")
        self._changing = (
            self._add(file, "&Add files…", self.add_files, QKeySequence.StandardKey.Open),
            self._add(file, "Attach &background…", self.attach_background, "Ctrl+Shift+B"),
        )
        file.addSeparator()
        self._save = self._add(file, "&Save pack…", self._save_pack, "Ctrl+S")
        self._print = self._add(file, "&Print…", self._print_here, "Ctrl+P")
        file.addSeparator()
        self._add(file, "&Quit", self.close, "Ctrl+Q")

        edit = bar.addMenu("&Edit")
        self._undo = self._add(edit, "&Undo", self.undo, QKeySequence.StandardKey.Undo)
        self._redo = self._add(edit, "&Redo", self.redo, "Ctrl+Shift+Z")

        self._operations = bar.addMenu("&Operation")
        leaving = partial(partial, self.returns.leave_drop)
        self._add(self._operations, "&New operation…", leaving(self.ask_for_operation), QKeySequence.StandardKey.New)
        self._add(self._operations, "Save its order as a &template…", self.save_template)
        self._add(self._operations, "Try the &sample operation", leaving(self.try_sample))
        self._look_back = self._add(self._operations, "As &known at…", leaving(self.looking_back.turn), "Ctrl+Shift+H")
        self._add(self._operations, "Write in the &log", leaving(self.write_in_log), "Ctrl+L")
        self._operations.addSeparator()
        self._choices = QActionGroup(self)
        # Listed when it is looked at: never while one of its own lines is being followed.
        self._operations.aboutToShow.connect(self._list_operations)

        view = bar.addMenu("&View")
        for place in Place:
            self._add(view, f"&{place.word}", partial(self.go_to, place), f"Ctrl+{place.value}")
        view.addSeparator()
        schemes = QActionGroup(self)
        for scheme in Scheme:
            action = self._add(view, f"{scheme} colours", partial(self.wear, scheme))
            action.setCheckable(True)
            action.setChecked(scheme is self.theme.scheme)
            schemes.addAction(action)

        help_menu = bar.addMenu("&Help")
        self._add(help_menu, "&Keyboard", self._tell_keys, "F1")
        self._add(help_menu, "&About", self._tell_about)

    def _add(
        self,
        menu: QMenu,
        words: str,
        what: Callable[[], object],
        keys: QKeySequence.StandardKey | str | None = None,
    ) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: what())
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _list_operations(self) -> None:
        for action in self._choices.actions():
            self._choices.removeAction(action)
            self._operations.removeAction(action)
            action.deleteLater()
        for operation in self.desk.operations:
            said = f"{operation.name}, {say_date(operation.day)} ({operation.ref})".replace("&", "&&")
            choose = partial(self.returns.leave_drop, partial(self.desk.choose, operation))
            action = self._add(self._operations, said, choose)
            action.setCheckable(True)
            action.setChecked(self.desk.operation is not None and operation.ref == self.desk.operation.ref)
            self._choices.addAction(action)

    def _create_operation(self, entered: "NewOperation") -> None:
        store = self.desk.store
        if store is None:
            return

        def job() -> Operation:
            from briefing_app.actions.create_operation import create_operation

            return create_operation(
                store,
                name=entered.name,
                day=entered.day,
                starts=entered.starts,
                ends=entered.ends,
                boroughs=entered.boroughs,
                like=entered.start.like,
                template=entered.start.template,
                by=self.desk.user,
            )

        def done(operation: Operation) -> None:
            self.desk.choose(operation)
            self.desk.said.emit(f"Created: {operation.name}, {operation.ref}.")
            waiting, self._waiting_drop = self._waiting_drop, []
            self.take_files(waiting)

        self.desk.run(self, job, done, doing="Creating the operation")

    def _show_place(self, place: Place) -> None:
        widget: QWidget
        match place:
            case Place.RETURNS:
                widget = self.returns
            case Place.PICTURE:
                widget = self.picture = self.picture or self._build_picture()
            case Place.PLAN:
                widget = self.plan = self.plan or self._build_plan()
            case Place.PACKS:
                widget = self.packs = self.packs or self._build_packs()
            case Place.DEBRIEF:
                widget = self.debrief = self.debrief or self._build_debrief()
            case Place.REGISTER:
                widget = self.register_place()
        self._places.setCurrentWidget(widget)
        self.strip.place.setText(place.word)
        self._save.setEnabled(place is Place.PACKS)
        self._print.setEnabled(place in (Place.PACKS, Place.PICTURE))
        self._name_undo()

    def _save_pack(self) -> None:
        if self.packs is not None:
            self.packs.save()

    def _print_here(self) -> None:
        """The pack, or in the picture the figure at hand."""
        if self.navigation.place is Place.PICTURE and self.picture is not None:
            self.picture.print_figure()
        elif self.packs is not None:
            self.packs.print()

    def _build_picture(self) -> "PicturePlace":
        from briefing_app.screens.picture_place import PicturePlace

        place = PicturePlace(
            self.desk,
            self.theme,
            new_operation=self.ask_for_operation,
            try_sample=self.try_sample,
            add_files=self.add_files,
        )
        place.background_change_wanted.connect(self.backgrounds.change)
        place.background_removal_wanted.connect(self.backgrounds.remove)
        self._places.addWidget(place)
        return place

    def _build_plan(self) -> "PlanPlace":
        from briefing_app.screens.plan.plan_place import PlanPlace

        place = PlanPlace(
            self.desk,
            self.order_at_hand(),
            self.theme,
            new_operation=self.ask_for_operation,
            try_sample=self.try_sample,
        )
        place.returns_wanted.connect(partial(self.go_to, Place.RETURNS))
        self._places.addWidget(place)
        return place

    def _build_debrief(self) -> "DebriefPlace":
        from briefing_app.screens.debrief.debrief_place import DebriefPlace

        place = DebriefPlace(
            self.desk,
            self.order_at_hand(),
            self.theme,
            new_operation=self.ask_for_operation,
            try_sample=self.try_sample,
        )
        self._places.addWidget(place)
        return place

    def write_in_log(self) -> None:
        """From anywhere: the line in which the log is written."""
        self.go_to(Place.DEBRIEF)
        if self.debrief is not None:
            self.debrief.write_in_log()

    def order_at_hand(self) -> "OrderAtHand":
        """One for all places, so that they edit and undo the same."""
        if self.order is None:
            from briefing_app.screens.order_table.order_at_hand import OrderAtHand

            self.order = OrderAtHand(self.desk, self)
            self.order.changed.connect(self._name_undo)
            self.order.kept.connect(self._name_undo)
        return self.order

    def _build_packs(self) -> "PacksPlace":
        from briefing_app.screens.packs.packs_place import PacksPlace

        place = PacksPlace(self.desk, new_operation=self.ask_for_operation, try_sample=self.try_sample)
        self._places.addWidget(place)
        return place

    def register_place(self) -> "RegisterPlace":
        if self.register is None:
            from briefing_app.screens.register.register_place import RegisterPlace

            self.register = RegisterPlace(self.desk, new_operation=self.ask_for_operation)
            self._places.addWidget(self.register)
        return self.register

    def _show_background(self) -> None:
        """The picture, turned to what was attached once it is there."""
        self.go_to(Place.PICTURE)
        if self.picture is not None:
            self.picture.turn_to_background()

    def _operation_changed(self) -> None:
        self._show_operation()
        if self._settings is not None and self.desk.operation is not None:
            self._settings.setValue("operation", self.desk.operation.ref)

    def _show_operation(self) -> None:
        operation, shown = self.desk.operation, self.desk.shown
        for action in self._changing:
            action.setEnabled(self.desk.known_at is None)
        self._name_undo()
        self.returns.add_button.setEnabled(self.desk.known_at is None)
        self._look_back.setEnabled(operation is not None)
        self._look_back.setText("Back to &now" if self.desk.known_at is not None else "As &known at…")
        self.strip.show_operation(operation, shown.position if shown is not None else None)
        marked = f"{self.strip.marking.text()} – {operation.name} – " if operation is not None else ""
        self.setWindowTitle(f"{marked}{APP_NAME}")

    def wear(self, scheme: Scheme) -> None:
        self.theme.choose(scheme)
        if self._settings is not None:
            self._settings.setValue("scheme", scheme.value)

    def _tell_keys(self) -> None:
        self._tell("Keyboard", _KEYS)

    def _tell_about(self) -> None:
        from briefing_app import __version__

        self._tell(
            f"About {APP_NAME}",
            f"{APP_NAME} {__version__}\n\nTurns the boroughs' returns for one operation into figures and packs. "
            "Everything stays on this PC; nothing is sent anywhere.",
        )

    def _tell(self, title: str, words: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, words, QMessageBox.StandardButton.Close, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _leave(self) -> None:
        self._leaves = True
        self.close()

    def _open_desk(self) -> None:
        open_store, self._open_store = self._open_store, None
        if open_store is not None:
            remembered = str(self._settings.value("operation", "")) if self._settings is not None else ""
            self.desk.open(open_store, choose=remembered)

    # Qt's own names

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The store and its libraries come once there is a window to see.
        if self._open_store is not None:
            QTimer.singleShot(0, self, self._open_desk)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)
        else:
            self.desk.said.emit(
                "Only files from this PC or its drives can be dropped here; save it first, then drop it."
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.returns.holds_work and not self._leaves:
            event.ignore()
            self.returns.leave_drop(self._leave)
            return
        self._commit_typing()
        if self.order is not None:
            self.order.end()
        self.hide()
        self._collection.end()
        self.desk.close()
        if self.packs is not None:
            self.packs.end_drawing()
        super().closeEvent(event)


_EDITS_ORDER = (Place.PLAN, Place.DEBRIEF)

_KEYS = """Ctrl+1 to Ctrl+6: Returns, Picture, Plan, Packs, Debrief, Register
Ctrl+L: write in the log, from anywhere
Ctrl+O: add files; Enter or Alt+I imports what was looked at
F8, Shift+F8 in a drop: the next, the previous thing to do; F6, Shift+F6: from pane to pane
In a sheet: F2 or typing edits, Ctrl+D fills down, Ctrl+H changes all like it, Ctrl+– leaves the row out,
Shift+Delete puts back what was sent, Ctrl+Page Up and Ctrl+Page Down turn the sheets
Ctrl+Z in a drop: take the last change or answer back
Ctrl+Z, Ctrl+Shift+Z: take the last import or change of background back, bring it back
Ctrl+Shift+B: attach a public table by borough as background
Ctrl+N: new operation; Ctrl+Shift+H: the operation as known at an earlier moment, and back to now
Tab and Shift+Tab: from one control to the next
Arrow keys in a chart: from mark to mark; Space filters by it, Shift+Space adds it
Enter on a mark or a number: the rows behind it; Enter on a row: its sheet as it was sent
Menu key on a mark: all that can be done with it
Esc: everything again; Alt+Left, Alt+Right: the filter before, and the next
Ctrl+Page Up, Ctrl+Page Down in Picture: from subject to subject; F11: the figure large
+ and – on the timeline: zoom
Page Up and Page Down in a pack: turn the page; Ctrl+0, Ctrl++ and Ctrl+–: its size; Ctrl+G: go to a page
Ctrl+F in a pack: find words, F3 and Shift+F3: the next, the previous hit
Alt+Up, Alt+Down in a pack's sections: move the section; Space switches it on or off
In a table of the plan: Insert adds a row, Ctrl+Shift+D duplicates, Ctrl+– deletes, Ctrl+Enter fills all chosen,
Ctrl+H changes all chosen, Ctrl+F and F3 find, Alt+Down narrows by a column, Alt+Enter breaks a line
In the plan's text: Ctrl+B bold, Ctrl+Alt+1, 2 and 0 headings and plain, Ctrl+Shift+L bullet, Ctrl+Alt+T table,
F7 the next word that is not in the dictionary, and the Menu key what may be meant
F8, Shift+F8 in Plan: the next, the previous thing to mend; Ctrl+Z: what was done last, undone
Ctrl+P in Picture: the figure as a page; Ctrl+S, Ctrl+P in Packs: save, print
Ctrl+C in a table: copy the chosen rows as cells; Ctrl+Shift+S: sort by this column"""
