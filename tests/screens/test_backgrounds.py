"""A public table in the window: dropped or chosen, picked from, attached, changed, removed and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.screens.background_dialog import BackgroundDialog
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.sheet_dialog import SheetDialog
from tests.made_workbooks import Content, workbook
from tests.screens.test_returns_place import drop, preview_is_open

Open = Callable[[], MainWindow]
_TEN = ("Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield", "Greenwich", "Hackney")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "crime.xlsx"
    rows: list[list[Content]] = [["Borough", "Offence", "Jan 2021", "Feb 2021"]]
    for place, name in enumerate(_TEN):
        rows += [[name, "Burglary", place, place + 100], [name, "Robbery", place + 1, place + 200]]
    path.write_bytes(workbook({"Crime": rows}))
    return path


@pytest.fixture
def window(open_window: Open, operation: Operation) -> MainWindow:
    return open_window()


def opened(window: MainWindow, qtbot: QtBot) -> BackgroundDialog:
    qtbot.waitUntil(lambda: window.backgrounds.dialog is not None and not window.status.busy, timeout=20_000)
    assert window.backgrounds.dialog is not None
    return window.backgrounds.dialog


def attached(window: MainWindow) -> list[str]:
    shown = window.desk.shown
    return [] if shown is None else [one.name for one in shown.position.backgrounds]


def attach(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    before = len(attached(window))
    drop(window, [path])
    dialog = opened(window, qtbot)
    dialog.form.source.setFocus()
    qtbot.keyClicks(dialog.form.source, "A public body")
    qtbot.keyClick(dialog.form.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(attached(window)) == before + 1 and not window.status.busy, timeout=20_000)


def test_that_a_dropped_table_is_offered_as_background_and_attached_by_keyboard(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    drop(window, [table])
    dialog = opened(window, qtbot)
    form = dialog.form
    assert [form.measure.itemText(place) for place in range(form.measure.count())] == [
        "All rows, 2 kinds added up",
        "Burglary",
        "Robbery",
    ]
    assert [form.period.itemText(place) for place in range(form.period.count())] == ["Jan 2021", "Feb 2021"]
    assert form.period.currentText() == "Feb 2021"
    assert dialog.bars.figure.title == "Crime, Feb 2021: most in Hackney, 318; 22 boroughs without a number"
    assert form.measure.hasFocus() or form.measure.lineEdit() is not None
    qtbot.keyClick(form.measure, Qt.Key.Key_Down)
    assert dialog.bars.figure.title.startswith("Burglary, Feb 2021: most in Hackney, 109")
    assert dialog.map.figure.tile_map.measure == "Burglary, Feb 2021"
    assert form.title.text() == "Burglary"
    qtbot.keyClicks(form.source, "A public body")
    qtbot.keyClick(form.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: attached(window) == ["Burglary, Feb 2021"] and not window.status.busy, timeout=20_000)
    assert window.navigation.place is Place.PICTURE
    qtbot.waitUntil(lambda: not window.picture.busy, timeout=20_000)
    assert window.picture.page.plan.name == "Background"
    assert window.picture.card("background-1").basis.text().startswith("Source: A public body (crime.xlsx, attached ")
    assert not window.desk.shown.position.returns


def test_that_without_a_source_line_the_field_says_what_is_wanted_and_nothing_is_lost(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    drop(window, [table])
    dialog = opened(window, qtbot)
    dialog.form.title.setText("")
    qtbot.keyClicks(dialog.form.title, "Crime last month")
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.wrong.isVisible()
    assert "where the table comes from" in dialog.wrong.text()
    assert dialog.form.title.text() == "Crime last month"
    qtbot.keyClicks(dialog.form.source, "A")
    assert not dialog.wrong.isVisible()
    assert dialog.bars.figure.title.startswith("Crime last month, Feb 2021")
    dialog.form.measure.setEditText("nothing of the kind")
    dialog.form.measure.lineEdit().editingFinished.emit()
    assert dialog.form.measure.currentText() == "All rows, 2 kinds added up"


def test_that_a_table_among_returns_stays_in_the_review_with_a_button_to_attach_it(
    window: MainWindow, table: Path, sample, qtbot: QtBot
) -> None:
    drop(window, [table, *sample("results", "LAM")])
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    pane = window.returns.preview.file
    files = window.returns.preview.files
    row = next(row for row in range(files.model().rowCount()) if files.model().index(row, 0).data() == "crime.xlsx")
    files.selectRow(row)
    qtbot.waitUntil(lambda: pane.file is not None and pane.file.looked.reading.is_background)
    assert pane.side.background_button.isVisibleTo(pane)
    pane.side.background_button.click()
    dialog = opened(window, qtbot)
    assert "crime.xlsx" in dialog.about.text()
    dialog.reject()
    qtbot.waitUntil(lambda: window.backgrounds.dialog is None)
    assert window.returns.preview.isVisible()


def test_that_another_period_is_chosen_later_and_a_removal_is_taken_back_with_control_z(
    window: MainWindow, table: Path, qtbot: QtBot
) -> None:
    attach(window, table, qtbot)
    qtbot.waitUntil(lambda: window.picture is not None and not window.picture.busy, timeout=20_000)
    menu = window.picture.card("background-1-map").menu
    menu.aboutToShow.emit()
    assert all(action.isVisible() for action in menu.of_background)
    change, remove = menu.of_background
    change.trigger()
    dialog = opened(window, qtbot)
    assert dialog.form.source.text() == "A public body"
    dialog.form.period.setCurrentIndex(0)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: attached(window) == ["Crime, Jan 2021"] and not window.status.busy, timeout=20_000)
    qtbot.waitUntil(lambda: not window.picture.busy, timeout=20_000)
    remove.trigger()
    qtbot.waitUntil(lambda: attached(window) == [] and not window.status.busy, timeout=20_000)
    assert "Ctrl+Z brings it back" in window.status.words.text()
    window.undo()
    qtbot.waitUntil(lambda: attached(window) == ["Crime, Jan 2021"] and not window.status.busy, timeout=20_000)
    window.undo()
    qtbot.waitUntil(lambda: attached(window) == ["Crime, Feb 2021"] and not window.status.busy, timeout=20_000)
    window.redo()
    qtbot.waitUntil(lambda: attached(window) == ["Crime, Jan 2021"] and not window.status.busy, timeout=20_000)


def test_that_the_dialog_of_an_attached_table_removes_it(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    attach(window, table, qtbot)
    window.backgrounds.change(1)
    dialog = opened(window, qtbot)
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    next(one for one in buttons if "Remove" in one.text()).click()
    qtbot.waitUntil(lambda: attached(window) == [] and not window.status.busy, timeout=20_000)


def test_that_a_mark_leads_to_the_cells_on_the_sheet_as_it_came(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    attach(window, table, qtbot)
    table.unlink()
    picture = window.picture
    qtbot.waitUntil(lambda: not picture.busy, timeout=20_000)
    card = picture.card("background-1")
    mark = next(one for one in card.figure.chart.marks if one.says.startswith("Camden") and one.source)
    picture.choose(mark.source, False)
    qtbot.waitUntil(lambda: not picture.busy, timeout=20_000)
    assert picture.history.wanted.boroughs == ("Camden",)
    picture.choose(mark.source, False)
    qtbot.waitUntil(lambda: window.findChild(SheetDialog) is not None and not window.status.busy, timeout=20_000)
    dialog = window.findChild(SheetDialog)
    assert dialog.about.text() == "crime.xlsx, sheet Crime, cell D10 and 1 more, Camden, as it was attached"
    assert dialog.view.isVisible()
    dialog.close()


def test_that_two_dropped_tables_are_seen_to_one_after_the_other(
    window: MainWindow, table: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second = tmp_path / "people.csv"
    second.write_text("Borough,2020,2021\n" + "\n".join(f"{name},1,2" for name in _TEN))
    drop(window, [table, second])
    first = opened(window, qtbot)
    assert "crime.xlsx" in first.about.text()
    first.reject()
    qtbot.waitUntil(lambda: window.backgrounds.dialog not in (None, first), timeout=20_000)
    assert "people.csv" in window.backgrounds.dialog.about.text()
    window.backgrounds.dialog.reject()
    qtbot.waitUntil(lambda: window.backgrounds.dialog is None)


def test_that_a_chosen_file_without_such_a_table_is_refused_in_the_status_line(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "budget.xlsx"
    path.write_bytes(workbook({"Budget": [["Item", "Cost"], ["Tea", 3]]}))
    window.backgrounds.look_at([(path, "")])
    qtbot.waitUntil(lambda: "No table of figures by borough" in window.status.words.text(), timeout=20_000)
    assert window.backgrounds.dialog is None
