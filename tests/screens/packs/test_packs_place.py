from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.packs.request import PackKind
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.packs.issue_dialog import IssueDialog
from briefing_app.screens.packs.packs_place import PacksPlace
from briefing_app.screens.print_dialog import PrintDialog

Open = Callable[[], MainWindow]


def made(window: MainWindow, qtbot: QtBot) -> PacksPlace:
    window.go_to(Place.PACKS)
    packs = window.packs
    packs.make_button.setFocus()
    qtbot.keyClick(packs.make_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: packs.pack is not None, timeout=60_000)
    return packs


def test_that_a_pack_is_made_and_its_pages_are_shown(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    packs = made(open_window(), qtbot)
    assert packs.pack.kind is PackKind.BRIEFING
    qtbot.waitUntil(lambda: packs.pages.pages == packs.pack.pages > 1, timeout=30_000)
    qtbot.waitUntil(lambda: packs.pages.shown_sharply, timeout=30_000)
    assert packs.pages.picture.pixmap().width() > 300


def test_that_page_keys_turn_pages(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    packs = made(open_window(), qtbot)
    qtbot.waitUntil(lambda: packs.pages.pages == packs.pack.pages, timeout=30_000)
    packs.pages.area.setFocus()
    qtbot.keyClick(packs.pages.area, Qt.Key.Key_PageDown)
    qtbot.keyClick(packs.pages.area, Qt.Key.Key_PageDown)
    assert packs.pages.page == 2
    assert packs.pages.number.value() == 3
    qtbot.keyClick(packs.pages.area, Qt.Key.Key_PageUp)
    assert packs.pages.page == 1


def test_that_what_is_saved_is_what_is_previewed(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    packs.save_to(tmp_path / "pack.pdf")
    qtbot.waitUntil(lambda: "Saved" in window.status.words.text(), timeout=10_000)
    assert (tmp_path / "pack.pdf").read_bytes() == packs.pack.content


def test_that_before_a_pack_is_made_there_is_nothing_to_save_or_print(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    window.go_to(Place.PACKS)
    assert not window.packs.save_button.isEnabled()
    assert not window.packs.print_button.isEnabled()


def test_that_printing_asks_for_printers_only_then_and_says_so_when_there_is_none(
    open_window: Open, operation: Operation, qtbot: QtBot, monkeypatch, tmp_path: Path
) -> None:
    # A PC without a print service: its commands are not to be found.
    monkeypatch.setenv("PATH", str(tmp_path))
    window = open_window()
    packs = made(window, qtbot)
    packs.print_button.click()
    dialog = packs.findChild(PrintDialog)
    qtbot.waitUntil(lambda: not window.status.busy, timeout=10_000)
    assert "no print service" in dialog.words.text()
    assert not dialog.print_button.isEnabled()
    dialog.reject()


def test_that_another_operation_forgets_the_pack(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    window = open_window()
    packs = made(window, qtbot)
    window.desk.choose(None)
    assert packs.pack is None
    assert not packs.print_button.isEnabled()


def test_that_every_kind_can_be_chosen_and_sheets_by_borough(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    window.go_to(Place.PACKS)
    packs = window.packs
    assert [packs.kinds.button(place).text() for place in range(len(PackKind))] == [kind.title for kind in PackKind]
    packs.kinds.button(list(PackKind).index(PackKind.SERIAL)).click()
    assert packs.borough.isVisible()
    assert not packs.author.isVisible()
    packs.borough.setCurrentText("Lambeth")
    packs.make()
    qtbot.waitUntil(lambda: packs.pack is not None, timeout=60_000)
    assert packs.pack.subject.boroughs == ("Lambeth",)
    packs.kinds.button(list(PackKind).index(PackKind.PRESS)).click()
    assert packs.author.isVisible()
    assert not packs.borough.isVisible()


def test_that_a_pack_is_issued_to_named_people_and_a_copy_can_be_checked(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    packs.issue_button.click()
    dialog = packs.findChild(IssueDialog)
    assert not dialog.issue_button.isEnabled()
    qtbot.keyClicks(dialog.approved_by, "Supt S Silver")
    dialog.recipients.setPlainText("Gold\n\nBronze Lambeth\n")
    assert "2 numbered copies" in dialog.words.text()
    assert dialog.issue_button.isEnabled()
    packs.issue_to(dialog.order, tmp_path)
    qtbot.waitUntil(lambda: packs.pack is not None and packs.pack.issued, timeout=60_000)
    dialog.reject()
    copies = sorted(tmp_path.glob("*copy*.pdf"))
    assert len(copies) == 2
    packs.check_file(copies[1])
    qtbot.waitUntil(lambda: "as issued" in window.status.words.text(), timeout=10_000)
    assert "copy 2, given to Bronze Lambeth" in window.status.words.text()
