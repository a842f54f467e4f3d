"""Pages are drawn in a process of their own, which may die without taking anything with it."""

import os
import signal
import struct
from contextlib import suppress

import pytest

from briefing_app.operation.errors import BriefingError
from briefing_app.packs.page_pictures import PagePictures, page_count, page_pictures
from briefing_app.packs.request import PackKind
from tests.packs.read_back import boxes, made, outline, texts
from tests.positions import builder


@pytest.fixture(scope="module")
def pack() -> bytes:
    return made(builder("Lambeth").position(), PackKind.DEBRIEF)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_that_pages_come_as_pictures_at_the_scale_asked_for(pack: bytes) -> None:
    (page, picture), (other, larger) = [
        *page_pictures(pack, pages=(0,), scale=1.0),
        *page_pictures(pack, pages=(0,), scale=2.0),
    ]
    assert page == other == 0
    assert size_of(picture) == (596, 842)
    assert size_of(larger) == (1191, 1684)


def test_that_all_pages_are_drawn_when_none_is_named(pack: bytes) -> None:
    assert [page for page, _ in page_pictures(pack, pages=None, scale=0.2)] == list(range(page_count(pack)))


def test_that_one_process_serves_pages_as_they_are_asked_for(pack: bytes) -> None:
    with PagePictures(pack) as pictures:
        assert len(pictures) == page_count(pack)
        first = pictures.picture(0, scale=0.5)
        pictures.picture(2, scale=0.5)
        assert pictures.picture(0, scale=0.5) == first


def test_that_a_page_that_is_not_there_is_refused_with_a_sentence(pack: bytes) -> None:
    with PagePictures(pack) as pictures, pytest.raises(BriefingError, match="there is no page 1000"):
        pictures.picture(999, scale=1.0)


@pytest.mark.parametrize("content", [b"", b"not a PDF", b"%PDF-1.4\n" + bytes(range(256)) * 40])
def test_that_what_is_not_a_pdf_is_refused_with_a_sentence(content: bytes) -> None:
    with PagePictures(content) as pictures, pytest.raises(BriefingError, match="not a PDF that can be read"):
        pictures.picture(0, scale=1.0)


def test_that_a_pack_cut_off_in_the_middle_never_crashes(pack: bytes) -> None:
    with PagePictures(pack[: len(pack) // 2]) as pictures, suppress(BriefingError):
        assert size_of(pictures.picture(0, scale=0.2))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
def test_that_after_the_process_was_killed_the_next_page_is_drawn_by_another(pack: bytes) -> None:
    with PagePictures(pack) as pictures:
        before = pictures.picture(0, scale=0.3)
        process = pictures.process
        assert process is not None
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        assert pictures.picture(0, scale=0.3) == before


def test_that_a_scale_beyond_reason_is_brought_down(pack: bytes) -> None:
    with PagePictures(pack) as pictures:
        width, _ = size_of(pictures.picture(0, scale=1_000.0))
    assert width == 4763


def test_that_the_count_of_what_is_not_a_pdf_is_refused_with_a_sentence() -> None:
    with pytest.raises(BriefingError, match="can't be read as a PDF"):
        page_count(b"nothing")


def test_that_the_sections_are_those_of_the_outline(debrief: bytes) -> None:
    with PagePictures(debrief) as pictures:
        sections = pictures.sections()
    assert [(one.level, one.title, one.page) for one in sections] == outline(debrief)


def test_that_words_are_found_in_capitals_or_not_with_their_boxes(debrief: bytes) -> None:
    pages = texts(debrief)
    wanted = {number for number, page in enumerate(pages) if "HAVERING" in page.upper()}
    with PagePictures(debrief) as pictures:
        found = pictures.find("hAvErInG", range(1_000))
        assert pictures.find("no such words", range(1_000)) == ()
        assert {one.page for one in pictures.find("havering", range(3))} == {one for one in wanted if one < 3}
    assert {one.page for one in found} == wanted
    drawn = boxes(debrief)
    words = {page: [word for word in drawn[page].words if "avering" in word.text] for page in wanted}
    first = found[0]
    left, top, right, bottom = first.boxes[0]
    assert any(
        abs(word.left - left) < 2 and word.top - 2 < top < bottom < word.bottom + 2 for word in words[first.page]
    )
    assert right > left


def test_that_another_pdf_is_drawn_by_the_same_process(briefing: bytes, debrief: bytes) -> None:
    with PagePictures(briefing) as pictures:
        first = pictures.picture(0, scale=0.2)
        process = pictures.process
        pictures.show(debrief)
        assert len(pictures) == len(texts(debrief))
        assert pictures.picture(0, scale=0.2) != first
        assert pictures.process == process
