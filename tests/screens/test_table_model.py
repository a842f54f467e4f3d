import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import Align
from briefing_app.screens.figure_table import figure_model
from briefing_app.screens.table_model import Column, TableModel, TableView
from briefing_app.screens.theme import Theme
from tests.screens import invented

COLUMNS = (
    Column[tuple[str, int]]("Borough", lambda row: row[0]),
    Column[tuple[str, int]]("Arrests", lambda row: str(row[1]), Align.RIGHT),
)
ROWS = [("Lambeth", 11), ("Barnet", 4)]


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_that_a_table_model_keeps_qts_rules_while_its_rows_change(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS, ROWS)
    tester = watched(model)
    model.show(ROWS[:1])
    model.show([])
    model.show(ROWS, columns=COLUMNS[:1])
    assert (model.rowCount(), model.columnCount()) == (2, 1)
    assert tester is not None


@pytest.mark.parametrize("figure", invented.figures(), ids=lambda figure: figure.id)
def test_that_a_figures_table_says_what_its_cells_say(figure, qtbot: QtBot) -> None:
    model = figure_model(figure.table)
    tester = watched(model)
    for row, cells in enumerate(figure.table.rows):
        for column, cell in enumerate(cells):
            assert model.index(row, column).data() == cell.said
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())] == [
        column.heading for column in figure.table.columns
    ]
    assert tester is not None


def test_that_the_total_stands_below_the_rows_in_bold(qtbot: QtBot) -> None:
    figure = invented.arrests()
    model = figure_model(figure.table)
    last = model.index(model.rowCount() - 1, 0)
    assert last.data() == "All"
    assert last.data(Qt.ItemDataRole.FontRole).bold()
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_that_numbers_stand_right_and_words_left(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS, ROWS)
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 0).data(role) & Qt.AlignmentFlag.AlignLeft
    assert model.index(0, 1).data(role) & Qt.AlignmentFlag.AlignRight


def test_that_copied_rows_arrive_as_cells_and_never_as_formulas(qtbot: QtBot, theme: Theme) -> None:
    view = TableView("Rows")
    qtbot.addWidget(view)
    model = TableModel(COLUMNS, [("=HYPERLINK(1)", 1), ("two\nlines", 2), ("-3+1", 3)])
    view.setModel(model)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Borough\tArrests\n'=HYPERLINK(1)\t1\ntwo lines\t2\n'-3+1\t3"


def test_that_what_a_borough_sent_is_never_taken_for_mark_up(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS, [("<b>Lambeth</b>", 1)])
    assert "&lt;b&gt;" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_that_the_first_column_stays_in_sight_while_the_others_scroll(qtbot: QtBot, theme: Theme) -> None:
    view = TableView("Coverage")
    qtbot.addWidget(view)
    model = figure_model(invented.coverage().table)
    view.setModel(model)
    view.fit_columns(160)
    view.freeze_first_column()
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    view.verticalScrollBar().setValue(5)
    first = view.frozen_column
    assert first is not None
    assert first.x() <= 1
    assert first.width() == view.columnWidth(0)
    assert first.rowViewportPosition(7) == view.rowViewportPosition(7)
