from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place

Open = Callable[[], MainWindow]


def drop(target: QWidget, paths: list[Path]) -> bool:
    return drop_urls(target, [QUrl.fromLocalFile(str(path)) for path in paths])


def drop_urls(target: QWidget, urls: list[QUrl]) -> bool:
    """As the window system would: entering first, then dropping. Whether the drop was taken."""
    data = QMimeData()
    data.setUrls(urls)
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, none)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(5, 5), action, data, button, none)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and event.isAccepted()


def preview_is_open(window: MainWindow) -> bool:
    return window.returns.preview.isVisible() and not window.status.busy


def outcomes(window: MainWindow) -> dict[str, str]:
    model = window.returns.preview.files.model()
    return {model.index(row, 0).data(): model.index(row, 4).data() for row in range(model.rowCount())}


def test_that_dropped_returns_are_looked_at_and_enter_imports_them(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    files = sample("results", "LAM", "BRN")
    assert drop(window, files)
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    assert outcomes(window) == {path.name: "New" for path in files}
    assert not window.desk.shown.position.returns
    button = window.returns.preview.import_button
    assert button.text().replace("&", "") == "Import 2 returns"
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.desk.shown.position.returns) == 2 and not window.status.busy, timeout=20_000)
    assert "2 new" in window.status.words.text()
    lanes = {lane.borough: lane.result.said for lane in window.returns.table.lanes}
    assert lanes["Lambeth"] == "Received"
    assert lanes["Sutton"] == "Awaited"


def test_that_bad_files_get_a_sentence_each_and_do_not_harm_the_good_one(
    open_window: Open, operation: Operation, sample, qtbot: QtBot, tmp_path: Path
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a workbook")
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    folder = tmp_path / "a folder"
    folder.mkdir()
    cut = tmp_path / "cut.xlsx"
    [good] = sample("results", "LAM")
    cut.write_bytes(good.read_bytes()[:5000])
    window = open_window()
    drop(window, [text, empty, folder, cut, good])
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    found = outcomes(window)
    assert found.pop(good.name) == "New"
    assert set(found.values()) == {"Refused"}
    for looked in window.returns.preview.looked:
        assert looked.why.endswith(".")
    window.returns.preview.import_button.click()
    qtbot.waitUntil(lambda: len(window.desk.shown.position.returns) == 1, timeout=20_000)


def test_that_discarding_a_drop_changes_nothing(open_window: Open, operation: Operation, sample, qtbot: QtBot) -> None:
    window = open_window()
    window.take_files(sample("plans", "LAM"))
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    qtbot.keyClick(window.returns.preview.discard_button, Qt.Key.Key_Return)
    assert window.returns.table.isVisible()
    assert not window.desk.shown.position.returns


def test_that_the_same_file_again_would_change_nothing(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    files = sample("plans", "LAM")
    window.take_files(files)
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    window.returns.preview.import_button.click()
    qtbot.waitUntil(lambda: len(window.desk.shown.position.returns) == 1 and not window.status.busy, timeout=20_000)
    window.take_files(files)
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    assert set(outcomes(window).values()) == {"Unchanged"}
    assert not window.returns.preview.import_button.isEnabled()
    assert window.returns.preview.discard_button.text().replace("&", "") == "Close"


def test_that_a_drop_on_any_place_leads_to_the_returns(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    window.go_to(Place.PACKS)
    drop(window, sample("plans", "LAM"))
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    assert window.navigation.place is Place.RETURNS


def test_that_a_drop_without_an_operation_asks_for_one_and_then_goes_on(
    open_window: Open, sample, qtbot: QtBot
) -> None:
    from briefing_app.screens.new_operation_dialog import NewOperationDialog

    window = open_window()
    drop(window, sample("plans", "LAM"))
    dialog = window.findChild(NewOperationDialog)
    dialog.name.setText("Day of Action")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: preview_is_open(window), timeout=20_000)
    assert window.desk.operation.name == "Day of Action"


def test_that_a_link_from_elsewhere_is_refused_with_a_sentence(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    assert not drop_urls(window, [QUrl("https://example.org/return.xlsx")])
    assert "save it first" in window.status.words.text()


def test_that_choosing_a_lane_chooses_the_tile_and_says_what_was_sent(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    window.returns.table.setFocus()
    window.returns.table.selectRow(0)
    qtbot.keyClick(window.returns.table, Qt.Key.Key_Down)
    assert window.returns.map.chosen == window.returns.table.lanes[1].borough
    assert window.returns.note.name.text() == window.returns.map.chosen
