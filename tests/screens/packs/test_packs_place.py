from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.actions.verify_pack import Verdict, verify_pack
from briefing_app.operation.operations import Operation
from briefing_app.packs.request import PackKind
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.packs.issue_dialog import IssueDialog, IssueOrder
from briefing_app.screens.packs.layout_dialog import LayoutDialog
from briefing_app.screens.packs.packs_place import PacksPlace
from briefing_app.screens.packs.save_dialog import SaveDialog
from briefing_app.screens.print_dialog import PrintDialog
from briefing_app.store.packs import packs_of
from briefing_app.store.store import open_store

Open = Callable[[], MainWindow]


def made(window: MainWindow, qtbot: QtBot) -> PacksPlace:
    window.go_to(Place.PACKS)
    packs = window.packs
    qtbot.waitUntil(lambda: packs.pack is not None and packs.print_button.isEnabled(), timeout=60_000)
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
    assert not window.packs.issue_button.isEnabled()


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
    choices = packs.choices
    buttons = choices.kinds.buttons()
    assert [button.text() for button in buttons] == [kind.title for kind in PackKind]
    assert choices.sections_button.isVisible()
    buttons[list(PackKind).index(PackKind.SERIAL)].click()
    assert choices.boroughs_button.isVisible()
    assert not choices.author.isVisible()
    assert not choices.sections_button.isVisible()
    choices.take_boroughs(("Lambeth", "Camden"))
    qtbot.waitUntil(
        lambda: packs.pack is not None and packs.pack.subject.boroughs == ("Camden", "Lambeth"), timeout=60_000
    )
    buttons[list(PackKind).index(PackKind.PRESS)].click()
    assert choices.author.isVisible()
    assert not choices.boroughs_button.isVisible()


def test_that_a_pack_is_issued_to_named_people_and_a_copy_can_be_checked(
    open_window: Open, operation: Operation, store_path: Path, qtbot: QtBot, tmp_path: Path
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
    packs.handing_out.issue_to(packs.pack, dialog.order, tmp_path)
    qtbot.waitUntil(lambda: packs.pack is not None and packs.pack.issued, timeout=60_000)
    dialog.reject()
    copies = sorted(tmp_path.glob("*copy*.pdf"))
    assert len(copies) == 2
    with open_store(store_path) as store:
        found = verify_pack(store, copies[1])
    assert found.verdict is Verdict.AS_ISSUED
    assert found.copy == "copy 2, given to Bronze Lambeth"


def test_that_looking_at_packs_keeps_none_and_saving_one_keeps_that_one(
    open_window: Open, operation: Operation, store_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    assert kept(store_path, operation) == []
    packs.save_to(tmp_path / "pack.pdf")
    qtbot.waitUntil(lambda: "Saved" in window.status.words.text(), timeout=10_000)
    assert kept(store_path, operation) == [packs.pack.sha256]


def test_that_a_section_that_is_switched_off_is_gone_from_the_pages(
    open_window: Open, operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    before = packs.pack
    packs.choices.sections_button.click()
    qtbot.waitUntil(lambda: packs.findChild(LayoutDialog) is not None, timeout=10_000)
    dialog = packs.findChild(LayoutDialog)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(1)
    title = dialog.part_title.text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: packs.pack is not before and packs.print_button.isEnabled(), timeout=60_000)
    qtbot.waitUntil(lambda: packs.pages.outline and packs.pages.pages == packs.pack.pages, timeout=30_000)
    assert title not in [one.title for one in packs.pages.outline]


def test_that_a_lower_marking_needs_its_reason(open_window: Open, operation: Operation, qtbot: QtBot) -> None:
    packs = made(open_window(), qtbot)
    packs.choices.sections_button.click()
    qtbot.waitUntil(lambda: packs.findChild(LayoutDialog) is not None, timeout=10_000)
    dialog = packs.findChild(LayoutDialog)
    dialog.marking.setCurrentText("OFFICIAL")
    assert "reason" in dialog.words.text()
    assert not dialog.use.isEnabled()
    qtbot.keyClicks(dialog.reason, "Holds nothing of any person")
    assert dialog.words.text() == ""
    assert dialog.use.isEnabled()
    dialog.reject()


def test_that_a_password_is_typed_twice_and_opens_the_file(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    packs.save_button.click()
    dialog = packs.findChild(SaveDialog)
    qtbot.keyClicks(dialog.password, "invented")
    assert not dialog.save_button.isEnabled()
    qtbot.keyClicks(dialog.again, "invented")
    assert dialog.save_button.isEnabled()
    order = dialog.order
    dialog.reject()
    packs.handing_out.save_to(packs.pack, tmp_path / "locked.pdf", order)
    qtbot.waitUntil(lambda: "Saved" in window.status.words.text(), timeout=10_000)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "locked.pdf")
    with pikepdf.open(tmp_path / "locked.pdf", password="invented") as opened:
        assert opened.encryption.bits == 256
        assert len(opened.pages) == packs.pack.pages


def test_that_a_file_that_cannot_be_written_gets_its_sentence_and_the_pack_stays(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    packs.save_to(blocked / "pack.pdf")
    qtbot.waitUntil(lambda: "could not be saved" in window.status.words.text(), timeout=10_000)
    assert packs.print_button.isEnabled()
    assert sorted(tmp_path.glob("**/*.part")) == []


def test_that_a_pack_whose_copies_cannot_be_written_is_shown_as_issued_with_its_recipients(
    open_window: Open, operation: Operation, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    packs = made(window, qtbot)
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    packs.handing_out.issue_to(packs.pack, IssueOrder("Supt S Silver", ("Gold",)), blocked)
    qtbot.waitUntil(lambda: packs.pack.issued and packs.print_button.isEnabled(), timeout=60_000)
    assert "could not be saved" in window.status.words.text()
    packs.print_button.click()
    dialog = packs.findChild(PrintDialog)
    assert dialog.recipients.toPlainText() == "Gold"
    dialog.reject()


def kept(store_path: Path, operation: Operation) -> list[str]:
    with open_store(store_path) as store, store.reading() as connection:
        return [one.sha256 for one in packs_of(connection, operation.ref)]
