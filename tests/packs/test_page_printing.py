"""Printing page by page, through a printer that prints pictures: sizes, copies, and printers that fail."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from briefing_app.operation.errors import PrinterFault
from briefing_app.packs.page_printing import PageByPage
from briefing_app.processes.paper import Paper, placed
from briefing_app.processes.print_service import Duplex, PrintJob
from tests.packs.picture_printer import A4, DOTS
from tests.packs.ruled import BOTTOM, LEFT, measured, ruled_page

SERVICE = PageByPage("tests.packs.picture_printer", seconds=30)


def sheets(folder: Path) -> list[Image.Image]:
    found = []
    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as picture:
            found.append(picture.copy())
    return found


@pytest.mark.parametrize("across", [False, True])
def test_that_a_rule_of_100_mm_measures_100_mm_on_the_sheet(tmp_path: Path, across: bool) -> None:
    job = PrintJob(str(tmp_path), "rule", duplex=Duplex.SHORT)
    assert SERVICE.send(ruled_page(across=across), job) == "7"
    (sheet,) = sheets(tmp_path)
    assert measured(sheet, DOTS) == pytest.approx((100, 100), abs=0.1)
    assert (tmp_path / "rule.done").read_text() == "short"


def test_that_the_page_lies_where_it_lies_in_the_file_whatever_edge_can_not_be_printed_on(tmp_path: Path) -> None:
    SERVICE.send(ruled_page(), PrintJob(str(tmp_path), "rule"))
    (sheet,) = sheets(tmp_path)
    dark = sheet.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    assert dark[0] == pytest.approx(LEFT / 72 * DOTS, abs=2)
    assert A4.height - dark[3] == pytest.approx(BOTTOM / 72 * DOTS, abs=2)


def test_that_copies_are_whole_documents_one_after_the_other(tmp_path: Path) -> None:
    SERVICE.send(ruled_page(pages=2), PrintJob(str(tmp_path), "rule", copies=2))
    assert len(list(tmp_path.glob("*.png"))) == 4


@pytest.mark.parametrize(
    ("trouble", "says"),
    [("refuses", "out of toner"), ("jams", "paper jam"), ("dies", "it stopped"), ("hangs", "took too long")],
)
def test_that_a_printer_that_fails_is_a_sentence(tmp_path: Path, trouble: str, says: str) -> None:
    service = PageByPage("tests.packs.picture_printer", seconds=3 if trouble == "hangs" else 30)
    with pytest.raises(PrinterFault, match=says) as failed:
        service.send(ruled_page(pages=2), PrintJob(f"{tmp_path}|{trouble}", "rule"))
    assert "The pack is safe" in str(failed.value) or "the pack is safe" in str(failed.value)
    assert not (tmp_path / "rule.done").exists()
    assert (tmp_path / "rule.given-up").exists() == (trouble == "jams")


def test_that_what_is_no_pdf_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(PrinterFault, match="could not be drawn"):
        SERVICE.send(b"not a PDF", PrintJob(str(tmp_path), "rule"))
    assert not list(tmp_path.iterdir())


def test_that_the_printers_are_listed_by_the_process_too() -> None:
    assert [(one.name, one.is_default) for one in SERVICE.printers()] == [("Pictures", True)]


@given(
    width=st.floats(100, 900),
    height=st.floats(100, 900),
    dots=st.sampled_from([150, 300, 600, 1200]),
    edge=st.integers(0, 300),
)
def test_that_no_page_is_ever_scaled(width: float, height: float, dots: int, edge: int) -> None:
    paper = Paper(dots, dots, round(8.27 * dots), round(11.69 * dots), edge, edge)
    box = placed(width, height, paper)
    long, short = max(width, height), min(width, height)
    assert (box.height, box.width) == (round(long / 72 * dots), round(short / 72 * dots))
    assert abs((box.left + paper.left) * 2 + box.width - paper.width) <= 1
