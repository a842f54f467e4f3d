"""A briefing's way: issued to two people, printed copy by copy, overtaken by a corrected plan, amended, checked."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from briefing_app.operation.operations import Operation
from briefing_app.operation.resources import resource
from briefing_app.screens.main_window import MainWindow
from briefing_app.screens.navigation import Place
from briefing_app.screens.packs.issue_dialog import IssueDialog
from briefing_app.screens.packs.pack_print_dialog import PackPrintDialog
from tests.flows.conftest import PdfQueue
from tests.flows.test_the_whole_day import LONG, confirm, printed, rested, sample
from tests.screens.test_returns_place import drop

RECIPIENTS = ("Gold", "Bronze Lambeth")


def text_of(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def corrected_plan(folder: Path) -> Path:
    """The plan of a borough once more: a higher version, with other officers on its first deployment."""
    first = next(path for path in sample("plans") if "_LAM_" in path.name)
    book = load_workbook(first)
    cover = {row[0].value: row[1] for row in book["Cover"].iter_rows(min_col=1, max_col=2) if row[0].value}
    version = next(cell for name, cell in cover.items() if "ersion" in str(name) and str(cell.value) == "1")
    version.value = 2
    sheet = book["Deployments"]
    headings = [str(cell.value) for cell in sheet[3]]
    officers = next(place for place, heading in enumerate(headings) if "onstables" in heading or "PC" in heading)
    sheet.cell(4, officers + 1).value = 41
    place = folder / first.name.replace("_v1", "_v2")
    book.save(place)
    return place


def test_that_an_issued_pack_is_printed_overtaken_amended_and_checked(
    open_window: Callable[[], MainWindow], operation: Operation, pdf_queue: PdfQueue, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    drop(window, sample("plans"))
    confirm(window, qtbot)

    window.go_to(Place.PACKS)
    packs = window.packs
    qtbot.waitUntil(lambda: packs.issue_button.isEnabled(), timeout=LONG)
    packs.issue_button.click()
    dialog = packs.findChild(IssueDialog)
    dialog.approved_by.setText("Supt S Silver")
    dialog.recipients.setPlainText("\n".join(RECIPIENTS))
    copies = tmp_path / "copies"
    packs.handing_out.issue_to(packs.pack, dialog.order, copies)
    dialog.reject()
    qtbot.waitUntil(lambda: packs.pack.issued and rested(window), timeout=LONG)
    issued = packs.pack
    assert len(sorted(copies.glob("*.pdf"))) == 2

    packs.print_button.click()
    printing = packs.findChild(PackPrintDialog)
    qtbot.waitUntil(printing.print_button.isEnabled, timeout=LONG)
    assert printing.recipients.toPlainText().splitlines() == list(RECIPIENTS)
    printing.printer.setCurrentText(pdf_queue.name)
    printing.print_button.click()
    stem = Path(issued.file_name).stem
    for number, recipient in enumerate(RECIPIENTS, 1):
        title = f"{stem} copy {number}"
        qtbot.waitUntil(lambda title=title: bool(printed(pdf_queue, title)), timeout=LONG)
        (paper,) = printed(pdf_queue, title)
        pages = text_of(paper).split("\f")[:-1]
        assert len(pages) == issued.pages
        assert all(f"copy {number} of 2, issued to {recipient}" in page for page in pages)
        assert "DRAFT" not in "".join(pages)
        paper.unlink()
    qtbot.waitUntil(lambda: rested(window), timeout=LONG)

    drop(window, [corrected_plan(tmp_path)])
    confirm(window, qtbot)
    window.go_to(Place.PACKS)
    packs.view.choose(1)
    qtbot.waitUntil(lambda: any(one.rests_on_less for one in packs.issued.issued), timeout=LONG)
    assert "1 issued pack overtaken" in packs.issued.says.text()
    slip = tmp_path / "slip.pdf"
    packs.issued.save_slip(issued.reference, slip)
    qtbot.waitUntil(lambda: slip.exists() and rested(window), timeout=LONG)
    assert "Held by Gold, Bronze Lambeth" in packs.issued.verdict.text().replace(" and ", ", ")
    said = text_of(slip)
    assert issued.reference in said
    assert all(recipient in said for recipient in RECIPIENTS)
    assert "Lambeth" in said

    copy = sorted(copies.glob("*.pdf"))[1]
    altered = tmp_path / "altered.pdf"
    altered.write_bytes(copy.read_bytes() + b"\n%more\n")
    foreign = tmp_path / "foreign.pdf"
    foreign.write_bytes((resource("samples/README.md")).read_bytes())
    for path, verdict in ((copy, "as issued"), (slip, "as issued"), (altered, "altered"), (foreign, "not from this")):
        drop(window, [path])
        assert window.navigation.place is Place.REGISTER
        qtbot.waitUntil(
            lambda path=path, verdict=verdict: window.register.checked.verdict.text().startswith(
                f"{path.name}: {verdict}"
            ),
            timeout=LONG,
        )
    copies_shown = window.register.copies.model()
    recipients = {copies_shown.index(row, 2).data() for row in range(copies_shown.rowCount())}
    assert recipients == set(RECIPIENTS)
