"""From the returns' place: whom to chase on the clipboard, templates in a folder, confirmed words forgotten."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.actions.remember_answers import list_remembered
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Remembered
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.remembered_dialog import RememberedDialog
from briefing_app.screens.templates_dialog import TemplatesDialog, WantedTemplates
from briefing_app.store.remembered import remember
from briefing_app.workbooks.writing.template import return_file_name

Open = Callable[[], MainWindow]


def rests(window: MainWindow) -> bool:
    return not window.status.busy


def test_that_whom_to_chase_is_copied_as_words_and_as_cells(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    window.returns.send_out.chase[Phase.RESULT].trigger()
    qtbot.waitUntil(lambda: "32 boroughs to chase for results" in window.status.words.text(), timeout=20_000)
    assert QApplication.clipboard().text().splitlines()[1].startswith("- Barking and Dagenham: No result return")
    window.returns.send_out.chase_cells[Phase.PLAN].trigger()
    qtbot.waitUntil(lambda: "chase for plans" in window.status.words.text(), timeout=20_000)
    assert QApplication.clipboard().text().startswith("Borough\tReturn\t")


def test_that_templates_for_the_boroughs_that_are_ticked_are_saved_in_a_folder(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    window.returns.send_out.templates.trigger()
    dialog = window.findChild(TemplatesDialog)
    assert dialog.chosen == WantedTemplates(Phase.PLAN, operation.boroughs, blank=True)
    qtbot.mouseClick(dialog.none_button, Qt.MouseButton.LeftButton)
    assert not dialog.save_button.isEnabled()
    for row in (0, 3):
        dialog.boroughs.item(row).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    window.returns.send_out.save_templates(wanted.args[0], tmp_path / "out")
    qtbot.waitUntil(lambda: "Saved 2 plan templates" in window.status.words.text(), timeout=60_000)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        return_file_name(operation, operation.boroughs[row], Phase.PLAN, 1) for row in (0, 3)
    ]


def test_that_a_result_template_is_said_to_lack_rows_where_no_plan_is_in(
    open_window: Open, operation: Operation
) -> None:
    window = open_window()
    window.returns.send_out.templates.trigger()
    dialog = window.findChild(TemplatesDialog)
    dialog.phase.choose(1)
    assert "32 without rows" in dialog.says.text()
    assert not dialog.chosen.blank
    dialog.reject()


def test_that_a_confirmed_word_is_listed_and_forgotten(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    window = open_window()
    store = window.desk.store
    assert store is not None
    with store.writing() as connection:
        said = [Remembered("Lambeth", "arrests", "primary_offence", word, "O04 …") for word in ("ABH s47", "Assault")]
        remember(connection, said, confirmed_at=27_015_060)
    window.returns.send_out.remembered.trigger()
    dialog = window.findChild(RememberedDialog)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 2, timeout=20_000)
    row = [dialog.table.model().index(0, column).data() for column in range(6)]
    assert row == ["Lambeth", "Arrests", "Primary offence", "ABH s47", "O04 …", "Thu 13 May 2021 12:00"]
    qtbot.mouseClick(dialog.forget_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 1 and rests(window), timeout=20_000)
    assert [one.content for one in list_remembered(store)] == ["Assault"]
    qtbot.mouseClick(dialog.forget_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 0 and rests(window), timeout=20_000)
    assert "Nothing was confirmed yet" in dialog.says.text()
    dialog.close()
