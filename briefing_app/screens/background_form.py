"""What of a public table is shown, what it is called and where it comes from: the pickers of its dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QLabel, QLineEdit, QWidget

from briefing_app.actions.attach_background import LONGEST_SOURCE, LONGEST_TITLE
from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Choice
from briefing_app.operation.background.measures import Measure, latest_of, measures_of, periods_of, title_of
from briefing_app.operation.background.tables import BackgroundTable
from briefing_app.screens.theme import GRID


class BackgroundForm(QWidget):
    """Each picker offers what the one above it leaves; typing in the measure finds it by any of its words."""

    chosen = Signal()
    """Another table, measure or period."""
    worded = Signal()
    """Another title or source line."""

    def __init__(self, tables: Sequence[BackgroundTable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables = tuple(tables)
        self._titled = False
        """Whether the title is a person's, and stays whatever is picked."""
        self._sourced = False
        self.table = _combo("Table of the file")
        self.measure = _combo("Measure")
        self.measure.setEditable(True)
        self.measure.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.period = _combo("Period")
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText("As it will stand above the figure")
        self.source = QLineEdit()
        self.source.setMaxLength(LONGEST_SOURCE)
        self.source.setPlaceholderText("Who publishes it: printed below the figure")
        for table in self._tables:
            self.table.addItem(table.sheet)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        # The labels stand above: a measure's name needs the whole width.
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for words, widget in (
            ("&Table", self.table),
            ("&Measure (type to search)", self.measure),
            ("&Period", self.period),
            ("&Called", self.title),
            ("&Source", self.source),
        ):
            label = QLabel(words)
            label.setBuddy(widget)
            form.addRow(label, widget)
        form.setRowVisible(self.table, len(self._tables) > 1)
        completer = QCompleter(self.measure.model(), self.measure)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.measure.setCompleter(completer)
        self._measures: tuple[Measure, ...] = ()
        self._list_measures()
        self.table.currentIndexChanged.connect(lambda _: self._table_picked())
        self.measure.currentIndexChanged.connect(lambda _: self._measure_picked())
        typed = self.measure.lineEdit()
        assert typed is not None
        typed.editingFinished.connect(self._say_measure)
        self.period.currentIndexChanged.connect(lambda _: self._period_picked())
        self.title.textEdited.connect(self._title_edited)
        self.source.textEdited.connect(self._source_edited)

    def show_background(self, background: Background) -> None:
        """As it is attached now."""
        self._titled = self._sourced = True
        sheets = [table.sheet for table in self._tables]
        if background.choice.sheet in sheets:
            self.table.setCurrentIndex(sheets.index(background.choice.sheet))
        wanted = [one.wanted for one in self._measures]
        if background.choice.wanted in wanted:
            self.measure.setCurrentIndex(wanted.index(background.choice.wanted))
        place = self.period.findData(background.choice.period)
        if place >= 0:
            self.period.setCurrentIndex(place)
        self.title.setText(background.title)
        self.source.setText(background.source_line)

    @property
    def choice(self) -> Choice | None:
        """None while what is typed is none of the measures."""
        place = self.measure.currentIndex()
        if not 0 <= place < len(self._measures) or self.period.currentIndex() < 0:
            return None
        return Choice(self.at_hand.sheet, self._measures[place].wanted, str(self.period.currentData()))

    @property
    def at_hand(self) -> BackgroundTable:
        return self._tables[max(0, self.table.currentIndex())]

    # What was picked

    def _table_picked(self) -> None:
        self._list_measures()
        self.chosen.emit()

    def _measure_picked(self) -> None:
        self._list_periods()
        self.chosen.emit()

    def _period_picked(self) -> None:
        self.chosen.emit()

    def _say_measure(self) -> None:
        """What was typed and is no measure gives way to the one that is picked."""
        place = self.measure.findText(self.measure.currentText(), Qt.MatchFlag.MatchFixedString)
        self.measure.setCurrentIndex(place if place >= 0 else self.measure.currentIndex())
        self.measure.setEditText(self.measure.itemText(self.measure.currentIndex()))

    def _title_edited(self) -> None:
        self._titled = bool(self.title.text().strip())
        self.worded.emit()

    def _source_edited(self) -> None:
        self._sourced = bool(self.source.text().strip())
        self.worded.emit()

    # What there is to pick

    def _list_measures(self) -> None:
        table = self.at_hand
        self._measures = measures_of(table)
        self.measure.blockSignals(True)
        self.measure.clear()
        self.measure.addItems([one.name for one in self._measures])
        self.measure.setCurrentIndex(0)
        self.measure.blockSignals(False)
        self._list_periods()
        if not self._sourced:
            self.source.setText(_source_of(table))
            self.source.setCursorPosition(0)

    def _list_periods(self) -> None:
        """The latest of them, unless the one that was picked is there too."""
        place = self.measure.currentIndex()
        before = self.period.currentData()
        periods = periods_of(self.at_hand, self._measures[place]) if 0 <= place < len(self._measures) else ()
        self.period.blockSignals(True)
        self.period.clear()
        for period in periods:
            self.period.addItem(period or "the table says none", period)
        if periods:
            self.period.setCurrentIndex(periods.index(before if before in periods else latest_of(periods)))
        self.period.setEnabled(len(periods) > 1)
        self.period.blockSignals(False)
        if not self._titled and 0 <= place < len(self._measures):
            title = title_of(self.at_hand, self._measures[place], self._tables)
            self.title.setText(title[:LONGEST_TITLE])
            self.title.setCursorPosition(0)


def _source_of(table: BackgroundTable) -> str:
    """Who publishes it, and its title, as the file states them."""
    parts = [table.source, table.title if table.title not in table.source else ""]
    return ": ".join(filter(None, parts))[:LONGEST_SOURCE] if table.source else ""


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    # A long name of a measure must not widen the dialog.
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    made.setMaxVisibleItems(20)
    return made
