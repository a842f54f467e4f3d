import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import Align, Cell, Column, Figure, Table
from briefing_app.screens.figure_table import FigureTable, figure_model
from briefing_app.screens.theme import Theme
from tests.screens import invented

NUMBERS = Table(
    (Column("Borough", Align.LEFT), Column("Arrests")),
    tuple(
        (Cell(name, name), Cell(number, "awaited" if number is None else f"{number:,}"))
        for name, number in (("Barnet", 9), ("Lambeth", 1234), ("Havering", None), ("Sutton", 10))
    ),
    (Cell("All", "All"), Cell(1253, "1,253")),
)


def shown(qtbot: QtBot, figure: Figure) -> FigureTable:
    made = FigureTable(figure)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def figure(table: Table = NUMBERS) -> Figure:
    return Figure("id", "Arrests", "Title", "Subtitle", "Sentence.", (), table)


def names(made: FigureTable) -> list[str]:
    return [made.model().index(row, 0).data() for row in range(made.model().rowCount())]


def click_heading(made: FigureTable, qtbot: QtBot, column: int) -> None:
    header = made.horizontalHeader()
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(column) + header.sectionSize(column) // 2)
    place.setY(header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_a_click_on_a_heading_sorts_numbers_as_numbers_and_what_is_missing_last(
    qtbot: QtBot, theme: Theme
) -> None:
    made = shown(qtbot, figure())
    click_heading(made, qtbot, 1)
    assert names(made) == ["Barnet", "Sutton", "Lambeth", "Havering", "All"]
    click_heading(made, qtbot, 1)
    assert names(made) == ["Lambeth", "Sutton", "Barnet", "Havering", "All"]
    click_heading(made, qtbot, 1)
    assert names(made) == ["Barnet", "Lambeth", "Havering", "Sutton", "All"]


def test_that_the_frozen_first_column_is_sorted_by_a_click_too(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, figure())
    header = made.frozen_column.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.viewport().rect().center())
    assert names(made) == ["Barnet", "Havering", "Lambeth", "Sutton", "All"]


def test_that_the_chosen_cell_goes_with_its_row_when_the_table_is_sorted(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, figure())
    made.setCurrentIndex(made.model().index(1, 1))
    click_heading(made, qtbot, 1)
    assert made.cell_at(made.currentIndex()) is NUMBERS.rows[1][1]


def test_that_a_table_stays_sorted_when_its_numbers_change(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, figure())
    click_heading(made, qtbot, 1)
    made.draw(figure(Table(NUMBERS.columns, NUMBERS.rows[1:], NUMBERS.total)))
    assert names(made) == ["Sutton", "Lambeth", "Havering", "All"]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_that_sorting_keeps_qts_rules(qtbot: QtBot, order: Qt.SortOrder) -> None:
    model = figure_model(invented.arrests().table)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for column in (1, 4, 0, -1):
        model.sort(column, order)
    assert tester is not None


def test_that_copied_cells_are_numbers_for_excel_and_words_are_never_formulas(qtbot: QtBot, theme: Theme) -> None:
    table = Table(NUMBERS.columns, ((Cell("=1+1", "=1+1"), Cell(1234.5, "1,234.5")), NUMBERS.rows[2]))
    made = shown(qtbot, figure(table))
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Borough\tArrests\n'=1+1\t1234.5\nHavering\tawaited"


def test_that_a_chosen_block_is_copied_with_its_headings_and_names(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, invented.arrests())
    made.selectionModel().select(made.model().index(0, 2), made.selectionModel().SelectionFlag.ClearAndSelect)
    made.selectionModel().select(made.model().index(1, 2), made.selectionModel().SelectionFlag.Select)
    made.copy_chosen()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Borough\tReactive"
    assert len(lines) == 3
