from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.operation.errors import StoreFault
from briefing_app.operation.operations import Operation
from briefing_app.screens.empty_state import EmptyState
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.new_operation_dialog import NewOperationDialog
from briefing_app.screens.records_dialog import RecordsDialog
from briefing_app.screens.theme import Theme

Open = Callable[[], MainWindow]


def filled(window: MainWindow, files: list[Path], qtbot: QtBot) -> None:
    window.take_files(files)
    preview = window.returns.preview
    qtbot.waitUntil(lambda: preview.isVisible() and not window.status.busy, timeout=20_000)
    preview.import_button.click()
    qtbot.waitUntil(
        lambda: len(window.desk.shown.position.returns) == len(files) and not window.status.busy, timeout=20_000
    )


def test_that_a_first_start_offers_the_sample_and_a_new_operation(open_window: Open) -> None:
    window = open_window()
    offers = [button.text().replace("&", "") for button in window.returns.empty.buttons]
    assert offers == ["Try the sample operation", "New operation…"]
    assert window.returns.empty.isVisible()


def test_that_title_bar_and_strip_carry_the_marking(open_window: Open, operation: Operation) -> None:
    window = open_window()
    assert window.windowTitle().startswith("OFFICIAL-SENSITIVE")
    assert window.strip.marking.text() == "OFFICIAL-SENSITIVE"
    middle = window.strip.marking.mapTo(window.strip, window.strip.marking.rect().center()).x()
    assert abs(middle - window.strip.width() / 2) <= 2
    assert "results 0 of 32" in window.strip.basis.text()


def test_that_control_and_a_number_leads_to_each_place(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    window = open_window()
    window.activateWindow()
    for place in Place:
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0.value + place.value), Qt.KeyboardModifier.ControlModifier)
        assert window.navigation.place is place
        assert window.strip.place.text() == place.word


def test_that_a_new_operation_is_made_with_the_keyboard(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.ask_for_operation()
    dialog = window.findChild(NewOperationDialog)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.wrong.isVisible()
    qtbot.keyClicks(dialog.name, "Night of Action")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.shown is not None, timeout=10_000)
    assert window.desk.operation.day == date(2021, 5, 10)
    assert len(window.desk.operation.boroughs) == 32


def test_that_the_picture_teaches_before_there_are_returns(open_window: Open, operation: Operation) -> None:
    window = open_window()
    window.go_to(Place.PICTURE)
    shown = [state for state in window.picture.findChildren(EmptyState) if state.isVisible()]
    assert [state.title.text() for state in shown] == ["No returns yet"]


def test_that_imported_returns_fill_tiles_and_charts_and_a_tile_opens_its_rows(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    filled(window, [*sample("plans", "LAM", "BRN"), *sample("results", "LAM")], qtbot)
    window.go_to(Place.PICTURE)
    picture = window.picture
    qtbot.waitUntil(lambda: not picture.busy)
    by_id = {figure.id: figure for figure in window.desk.shown.figures}
    assert [button.tile for button in picture.tiles.buttons] == list(by_id["headline"].tiles)
    assert picture.card("arrests-by-borough").chart_view.chart is by_id["arrests-by-borough"].chart
    assert picture.card("coverage-actual").figure is by_id["coverage-actual"]
    arrests = next(button for button in picture.tiles.buttons if button.tile.name == "Arrests")
    arrests.setFocus()
    qtbot.keyClick(arrests, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.findChild(RecordsDialog) is not None, timeout=10_000)
    dialog = window.findChild(RecordsDialog)
    model = dialog.table.model()
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert headings[:3] == ["Workbook", "Sheet", "Cell"]
    assert model.rowCount() == int(arrests.tile.number)
    assert model.index(0, 0).data() == sample("results", "LAM")[0].name
    assert not dialog.isModal()
    dialog.close()


def test_that_every_control_has_a_name_for_screen_readers(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    filled(window, sample("plans", "LAM"), qtbot)
    for place in Place:
        window.go_to(place)
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            if widget.parent() is not None and type(widget.parent()).__name__ in ("QHeaderView", "QMenuBar"):
                continue
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if type(widget).__name__ in ("QHeaderView", "QMenuBar"):
                continue
            assert named, (widget, widget.objectName(), widget.parent())


def test_that_tab_reaches_every_control_of_a_place(
    open_window: Open, operation: Operation, sample, qtbot: QtBot
) -> None:
    window = open_window()
    filled(window, sample("plans", "LAM"), qtbot)
    window.go_to(Place.PICTURE)
    qtbot.waitUntil(lambda: not window.picture.busy)
    charts = {card.chart_view for card in window.picture.page.cards.values()}
    wanted = {*charts, *window.picture.tiles.buttons}
    reached = set()
    window.picture.tiles.buttons[0].setFocus()
    for _ in range(80):
        reached.add(window.focusWidget())
        window.focusNextChild()
    assert wanted <= reached


def test_that_a_store_that_can_not_be_opened_is_said_and_the_window_lives(qtbot: QtBot, theme: Theme, readers) -> None:
    def broken():
        raise StoreFault("The store is damaged. Choose another one.")

    window = MainWindow(open_store=broken, readers=readers, theme=theme)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "damaged" in window.status.words.text(), timeout=10_000)
    window.close()


def test_that_colours_and_operation_are_remembered(
    qtbot: QtBot, theme: Theme, readers, store_path: Path, operation: Operation, tmp_path: Path
) -> None:
    from briefing_app.screens.theme import Scheme
    from briefing_app.store.store import open_store

    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(open_store=lambda: open_store(store_path), readers=readers, theme=theme, settings=settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.desk.shown is not None, timeout=10_000)
    window.wear(Scheme.DARK)
    assert settings.value("scheme") == "Dark"
    assert settings.value("operation") == operation.ref
    window.close()
