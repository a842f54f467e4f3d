"""A day as large and as hostile as may be: every page of a pack of it, read back by poppler and by qpdf."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.operation.boroughs import met_boroughs
from briefing_app.operation.position.position import Position
from briefing_app.packs.page import MARGIN
from briefing_app.packs.request import PackKind
from tests.packs.conftest import Made
from tests.packs.read_back import Page, boxes, made, request_of
from tests.packs.test_hostile_input import NASTY, overlapping
from tests.positions import builder, moment

DEPLOYMENTS = 5_000
_BOROUGHS = tuple(one.name for one in met_boroughs())


def extreme_position() -> Position:
    """5,000 deployments in all boroughs, every fiftieth with 400 characters of hostile words in each field."""
    made_by_hand = builder(*_BOROUGHS)
    for number in range(DEPLOYMENTS):
        starts = moment("05:00") + number * 7 % 1_200
        words = f"{NASTY} {'and on ' * 10}"[:400] if number % 50 == 0 else f"Words {number}"
        made_by_hand.plan(
            "deployments",
            _BOROUGHS[number % len(_BOROUGHS)],
            serial=f"S{number:04}",
            call_sign=words,
            unit=words if number % 50 == 0 else "Mounted Branch",
            tasking=words,
            supervisor=words,
            muster_place=words,
            officers=5,
            duty_start=starts,
            duty_end=starts + 480,
        )
    return made_by_hand.position()


@pytest.fixture(scope="module")
def extreme() -> bytes:
    return made(extreme_position(), PackKind.BRIEFING, request_of(PackKind.BRIEFING, approved=True))


@pytest.fixture(scope="module")
def pages(extreme: bytes) -> list[Page]:
    return boxes(extreme)


def test_that_no_page_has_words_outside_its_margins_or_over_one_another(pages: list[Page]) -> None:
    assert len(pages) > 200
    for number, page in enumerate(pages, 1):
        for word in page.words:
            assert MARGIN - 1 <= word.left <= word.right <= page.width - MARGIN + 1, (number, word)
            assert MARGIN - 5 <= word.top <= word.bottom <= page.height - MARGIN + 5, (number, word)
        assert not list(overlapping(page.words)), number


def test_that_every_deployment_stands_in_it_once_in_the_serial_table(pages: list[Page]) -> None:
    found = [word.text for page in pages if page.width > page.height for word in page.words]
    serials = [word for word in found if re.fullmatch(r"S\d{4}", word)]
    assert sorted(serials) == [f"S{number:04}" for number in range(DEPLOYMENTS)]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_that_qpdf_finds_nothing_wrong_with_any_file(extreme: bytes, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(extreme)
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "pack.pdf")], capture_output=True, text=True)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False), checked.stderr


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_that_qpdf_finds_nothing_wrong_with_a_pack_of_each_kind(each: Made, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(each.content)
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "pack.pdf")], capture_output=True, text=True)
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False), checked.stderr


_MEASURE = """
import resource, sys
from tests.packs.read_back import PackKind, made
from tests.positions import builder, moment
made_by_hand = builder("Lambeth")
for number in range(int(sys.argv[1])):
    starts = moment("05:00") + number * 7 % 1_200
    made_by_hand.plan(
        "deployments", "Lambeth", serial=f"S{number}", officers=5, duty_start=starts, duty_end=starts + 480
    )
position = made_by_hand.position()
content = made(position, PackKind.SERIAL)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
def test_that_four_hundred_pages_take_little_more_memory_than_forty() -> None:
    """A page keeps its packed content and its tags, some 120 kB; laid out and kept as text it would be a megabyte."""

    def megabytes(pages: int) -> int:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(pages)], capture_output=True, text=True, check=True, env=os.environ
        )
        return int(done.stdout)

    assert megabytes(400) - megabytes(40) < 80
