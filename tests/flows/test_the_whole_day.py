"""The inspector's day through the real window: drop, confirm, figures, both packs, print; one truth on every medium."""

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from briefing_app.actions.make_pack import Pack
from briefing_app.actions.show_figures import Shown
from briefing_app.command_line import run
from briefing_app.figures.plain import as_plain
from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.resources import resource
from briefing_app.packs.request import PackKind
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.print_dialog import PrintDialog
from tests.flows.conftest import PdfQueue
from tests.screens.test_returns_place import drop

MARKING = "OFFICIAL-SENSITIVE"
LONG = 120_000


def sample(part: str) -> list[Path]:
    return sorted(resource(f"samples/{part}").glob("*.xlsx"))


def rested(window: MainWindow) -> bool:
    return not window.status.busy


def confirm(window: MainWindow, qtbot: QtBot) -> None:
    button = window.returns.preview.import_button
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=LONG)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rested(window) and not button.isVisible(), timeout=LONG)


def make_pack(window: MainWindow, qtbot: QtBot, kind: PackKind) -> Pack:
    window.go_to(Place.PACKS)
    packs = window.packs
    assert packs is not None
    button = next(one for one in packs.findChildren(QRadioButton) if kind.title in one.text().replace("&", ""))
    button.click()
    packs.make()
    qtbot.waitUntil(lambda: packs.pack is not None and packs.pack.kind is kind and rested(window), timeout=LONG)
    assert packs.pack is not None
    return packs.pack


def pages_of(path: Path) -> list[str]:
    """In the order in which they were drawn, so that a watermark does not come between a table's cells."""
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def arrests_in_the_workbooks(parts: Sequence[str]) -> dict[str, int]:
    """Counted from the cells with openpyxl alone."""
    counted: dict[str, int] = {}
    for part in parts:
        for path in sample(part):
            book = load_workbook(path, data_only=True, read_only=True)
            borough = next(row[1] for row in book["Cover"].iter_rows(values_only=True) if row[0] == "Borough")
            rows = book["Arrests"].iter_rows(min_row=4, values_only=True)
            counted[str(borough)] = sum(int(row[1]) for row in rows if row[0] and "-A-" in str(row[0]))
    return counted


def test_that_the_whole_day_works_from_drop_to_printed_pack(
    open_window: Callable[[], MainWindow],
    operation: Operation,
    store_path: Path,
    pdf_queue: PdfQueue,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    window = open_window()
    drop(window, [*sample("plans"), *sample("results")])
    confirm(window, qtbot)

    shown = window.desk.shown
    assert shown is not None
    assert len(shown.position.included(Phase.PLAN)) == len(shown.position.included(Phase.RESULT)) == 32
    by_hand = arrests_in_the_workbooks(["results"])
    assert sum(by_hand.values()) == 117
    arrests = as_plain(shown.figure("arrests-by-borough"))
    total = arrests["columns"].index("Arrests")
    assert {row[0]: row[total] for row in arrests["rows"] if row[0] in by_hand} == by_hand

    window.go_to(Place.PICTURE)
    qtbot.waitUntil(lambda: window.picture is not None and window.picture.isVisible())
    tile = next(tile for tile in shown.figure("headline").tiles if tile.key == "arrests")
    assert tile.number == "117"

    drop(window, sample("corrected"))
    confirm(window, qtbot)
    assert window.desk.shown is not None
    hackney = [one for one in window.desk.shown.position.received(Phase.RESULT) if one.borough == "Hackney"]
    assert [one.version for one in hackney] == [2]

    for kind in (PackKind.BRIEFING, PackKind.DEBRIEF):
        pack = make_pack(window, qtbot, kind)
        packs = window.packs
        assert packs is not None
        saved = tmp_path / f"{kind}.pdf"
        packs.save_to(saved)
        qtbot.waitUntil(lambda saved=saved: saved.exists() and rested(window), timeout=LONG)
        assert saved.read_bytes() == pack.content
        check_pages(pages_of(saved), pack)
        if kind is PackKind.DEBRIEF:
            check_numbers(pages_of(saved), window.desk.shown, store_path, capsys)
        packs.print()
        qtbot.waitUntil(lambda: window.findChild(PrintDialog) is not None)
        dialog = window.findChild(PrintDialog)
        assert dialog is not None
        qtbot.waitUntil(dialog.print_button.isEnabled, timeout=LONG)
        dialog.printer.setCurrentText(pdf_queue.name)
        dialog.print_button.click()
        title = re.sub(r"[^A-Za-z0-9]+", "_", Path(pack.file_name).stem)
        qtbot.waitUntil(lambda title=title: bool(printed(pdf_queue, title)), timeout=LONG)
        (paper,) = printed(pdf_queue, title)
        printed_pages = pages_of(paper)
        assert len(printed_pages) == pack.pages
        check_pages(printed_pages, pack)
        paper.unlink()
        dialog.deleteLater()
        qtbot.waitUntil(lambda: window.findChild(PrintDialog) is None)


def printed(queue: PdfQueue, title: str) -> list[Path]:
    """The queue writes titles in its own spelling: compare letters and digits only."""
    wanted = re.sub(r"[^a-z0-9]", "", title.casefold())
    return [path for path in queue.printed("") if wanted in re.sub(r"[^a-z0-9]", "", path.stem.casefold())]


def check_pages(pages: Sequence[str], pack: Pack) -> None:
    assert len(pages) == pack.pages
    for number, page in enumerate(pages, start=1):
        assert page.count(MARKING) >= 2, f"page {number} is not marked top and bottom"
        assert re.search(rf"page {number} of {pack.pages}\b", page), f"page {number} does not say so"
        assert "INVENTED" in page
    whole = "\n".join(pages)
    for borough in met_boroughs():
        assert borough.name in whole
    if pack.kind is PackKind.DEBRIEF:
        assert re.search(r"\b117\b", whole)


def check_numbers(pages: Sequence[str], shown: Shown, store_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Screen value, `figures --json` and the debrief's text say the same, number by number."""
    run(["--store", str(store_path), "figures", "--operation", shown.position.operation.ref, "--json"])
    said = {figure["id"]: figure for figure in json.loads(capsys.readouterr().out)}
    assert said == {figure.id: json.loads(json.dumps(as_plain(figure))) for figure in shown.figures}
    whole = re.sub(r"[ \n]+", " ", "\n".join(pages))
    for tile in shown.figure("headline").tiles:
        assert tile.number in whole, tile.name
    for figure in ("arrests-by-borough", "officers-by-unit"):
        table = shown.figure(figure).table
        for row in (*table.rows, table.total):
            line = r"\W+".join(re.escape(cell.said) for cell in row if cell.said)
            assert re.search(line, whole), f"{figure}: {[cell.said for cell in row]}"


def test_that_an_import_is_undone_and_done_again_from_the_keyboard(
    open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot
) -> None:
    window = open_window()
    drop(window, sample("results")[:3])
    confirm(window, qtbot)

    def returns() -> int:
        return len(window.desk.shown.position.returns) if window.desk.shown is not None and rested(window) else -1

    assert returns() == 3
    for keys, count in (("Ctrl+Z", 0), ("Ctrl+Shift+Z", 3)):
        window.activateWindow()
        qtbot.keySequence(window, keys)
        qtbot.waitUntil(lambda count=count: returns() == count, timeout=LONG)


@pytest.mark.parametrize("name", ["folder", "note.txt", "empty.xlsx", "other.xlsx", "cut.xlsx"])
def test_that_a_bad_file_in_a_drop_gets_its_sentence_and_harms_no_other(
    open_window: Callable[[], MainWindow], operation: Operation, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    good = sample("results")[0]
    bad = tmp_path / name
    match name:
        case "folder":
            bad.mkdir()
        case "note.txt":
            bad.write_text("Four arrests so far")
        case "empty.xlsx":
            bad.touch()
        case "other.xlsx":
            bad.write_bytes((resource("samples/README.md")).read_bytes())
        case "cut.xlsx":
            bad.write_bytes(good.read_bytes()[:5000])
    window = open_window()
    drop(window, [bad, good])
    button = window.returns.preview.import_button
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=LONG)
    refused = [one for one in window.returns.preview.looked if one.reading.name == name]
    assert [str(one.outcome) for one in refused] == ["refused"]
    assert refused[0].why.endswith(".")
    confirm(window, qtbot)
    assert window.desk.shown is not None
    assert len(window.desk.shown.position.returns) == 1
