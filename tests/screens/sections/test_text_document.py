"""A section's text is the same after it was shown in the editor, and the editor can do nothing that it can't say."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.actions.check_spelling import load_spelling
from briefing_app.operation.order.section_text import Block, Heading, Run, blocks, text_of, words_of
from briefing_app.screens.sections.section_editor import SectionEditor
from briefing_app.screens.sections.text_document import fill, read
from briefing_app.screens.theme import Theme
from tests.operation.order.test_section_text import _block

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def unbolded(block: Block) -> Block:
    """A heading is bold by itself, and no words in it more than others."""
    return Heading((Run(words_of(block.runs)),), block.level) if isinstance(block, Heading) else block


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_block, max_size=5).map(tuple))
def test_that_a_text_comes_back_from_the_document_as_it_went_in(qapp: QApplication, written: tuple[Block, ...]) -> None:
    document = QTextDocument()
    fill(document, text_of(written))
    assert blocks(read(document)) == tuple(map(unbolded, written))


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> SectionEditor:
    made = SectionEditor(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_that_headings_bullets_and_bold_are_typed_by_keys(qtbot: QtBot, editor: SectionEditor) -> None:
    qtbot.keyClicks(editor, "Background")
    qtbot.keyClick(editor, Key.Key_1, Modifier.ControlModifier | Modifier.AltModifier)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "The day is ")
    qtbot.keyClick(editor, Key.Key_B, Modifier.ControlModifier)
    qtbot.keyClicks(editor, "Thursday")
    qtbot.keyClick(editor, Key.Key_B, Modifier.ControlModifier)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_L, Modifier.ControlModifier | Modifier.ShiftModifier)
    qtbot.keyClicks(editor, "One")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "Two")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "End")
    assert editor.text().splitlines() == ["# Background", "The day is **Thursday**", "- One", "- Two", "End"]


def test_that_a_table_is_walked_with_tab_and_grows(qtbot: QtBot, editor: SectionEditor) -> None:
    editor.add_table()
    for number in range(10):
        qtbot.keyClicks(editor, str(number))
        qtbot.keyClick(editor, Key.Key_Tab)
    assert editor.text().splitlines() == ["| 0 | 1 | 2 |", "| 3 | 4 | 5 |", "| 6 | 7 | 8 |", "| 9 |  |  |"]


def test_that_cells_pasted_from_a_spreadsheet_are_a_table_and_formatting_stays_behind(
    qtbot: QtBot, editor: SectionEditor
) -> None:
    QApplication.clipboard().setText("When\tWhat\n05:30\tArrests")
    editor.paste()
    assert editor.text() == "| When | What |\n| 05:30 | Arrests |"
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    editor.setTextCursor(cursor)
    QApplication.clipboard().setText("# no heading\n<b>no mark</b>")
    editor.paste()
    assert editor.text().splitlines()[2:] == ["\\# no heading", "<b>no mark</b>"]


def test_that_wrong_words_are_marked_walked_to_and_replaced_from_the_menu(
    qtbot: QtBot, editor: SectionEditor, tmp_path: Path
) -> None:
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "en_GB.dic").write_text("3\nthe\ncolour\nblue\n", encoding="utf-8")
    spelling = load_spelling((tmp_path,))
    assert spelling is not None
    editor.suggestions_wanted.connect(lambda word, put: put(spelling.suggestions(word)))
    editor.marks.use(spelling)
    qtbot.keyClicks(editor, "the colur blue")
    qtbot.keyClick(editor, Key.Key_F7)
    assert editor.textCursor().selectedText() == "colur"
    at = editor.cursorRect().center()
    menus: list[QMenu] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menus.append(menu)
        next(action for action in menu.actions() if action.text() == "colour").trigger()
        menu.close()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, editor.mapToGlobal(at))
    QApplication.sendEvent(editor, event)
    choose()
    assert menus
    assert editor.text() == "the colour blue"
