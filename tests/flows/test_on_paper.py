"""What comes out of CUPS' PDF queue: of the very size, the pages that were asked for, and nothing from no printer."""

import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.preview_pack import preview_pack
from briefing_app.actions.print_copies import PrintWish, print_copies
from briefing_app.actions.print_pack import print_service
from briefing_app.operation.errors import PrinterFault
from briefing_app.operation.steps import finish
from briefing_app.packs.request import PackKind
from briefing_app.processes.print_service import PrintJob
from briefing_app.store.packs import copies_of, packs_of
from briefing_app.store.store import Store, open_store
from tests.flows.conftest import PdfQueue
from tests.packs.ruled import measured, ruled_page

DOTS = 300


def empty_operation(store: Store) -> str:
    return create_operation(store, name="Paper", day=date(2021, 5, 13)).ref


def test_that_a_rule_of_100_mm_measures_100_mm_in_what_the_queue_prints(
    pdf_queue: PdfQueue, qtbot: QtBot, tmp_path: Path
) -> None:
    title = f"rule{tmp_path.name}"
    print_service().send(ruled_page(), PrintJob(pdf_queue.name, title))
    qtbot.waitUntil(lambda: bool(pdf_queue.printed(title)), timeout=60_000)
    (paper,) = pdf_queue.printed(title)
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", str(paper), str(tmp_path / "page")], check=True)
    paper.unlink()
    (picture,) = tmp_path.glob("page*.png")
    assert measured(Image.open(picture), DOTS) == pytest.approx((100, 100), abs=0.2)


def test_that_the_pages_that_were_asked_for_come_out_numbered(
    pdf_queue: PdfQueue, qtbot: QtBot, tmp_path: Path
) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        reference = empty_operation(store)
        pack = finish(preview_pack(store, operation_ref=reference, kind=PackKind.BRIEFING))
        wish = PrintWish(pdf_queue.name, pages=(0, 2), recipients=(f"Gold {tmp_path.name}",))
        sent = finish(print_copies(store, pack, wish, print_service()))
        assert "1 numbered copy" in sent.said
        with store.reading() as connection:
            (copy,) = copies_of(connection, sent.pack.id)
        assert (copy.number, copy.recipient) == (1, wish.recipients[0])
    qtbot.waitUntil(lambda: bool(pdf_queue.printed("*briefing-v1_copy_1")), timeout=60_000)
    (paper,) = pdf_queue.printed("*briefing-v1_copy_1")
    with pikepdf.open(paper) as printed:
        assert len(printed.pages) == 2
    paper.unlink()


def test_that_a_printer_that_is_not_there_is_a_sentence_and_nobody_has_a_copy(
    pdf_queue: PdfQueue, tmp_path: Path
) -> None:
    with open_store(tmp_path / "store.sqlite") as store:
        reference = empty_operation(store)
        pack = finish(preview_pack(store, operation_ref=reference, kind=PackKind.SUMMARY))
        with pytest.raises(PrinterFault, match=r"There is no printer .* Nothing was sent\."):
            finish(print_copies(store, pack, PrintWish("nowhere", recipients=("Gold",)), print_service()))
        with store.reading() as connection:
            assert packs_of(connection, reference) == ()
