"""What must stand on every page of every pack."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Marking
from briefing_app.operation.position.position import Position
from briefing_app.packs.page import BINDING, MARGIN
from briefing_app.packs.request import PackKind
from tests.packs.conftest import Made
from tests.packs.read_back import boxes, made, outline, pages_of, request_of, texts, whole_text
from tests.positions import builder

_ROUNDING = 1.0


def small_position() -> Position:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6)
    made_by_hand.patrol_result("Lambeth", "LAM-P-001", "17:00", "22:00", 5)
    return made_by_hand.position()


def test_that_every_page_is_marked_at_its_top_and_bottom(each: Made) -> None:
    for number, page in enumerate(boxes(each.content), 1):
        marks = [word for word in page.words if word.text == "OFFICIAL-SENSITIVE"]
        assert any(word.bottom < page.height * 0.15 for word in marks), number
        assert any(word.top > page.height * 0.85 for word in marks), number
        for word in marks:
            if word.bottom < page.height * 0.15 or word.top > page.height * 0.85:
                assert abs((word.left + word.right) / 2 - page.width / 2) < BINDING - MARGIN + _ROUNDING, number


def test_that_every_page_says_which_of_how_many_it_is(each: Made) -> None:
    pages = texts(each.content)
    for number, text in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in text


def test_that_every_page_names_operation_pack_version_data_and_returns(debrief: bytes) -> None:
    for text in texts(debrief):
        assert "Trial operation · Thu 13 May 2021 · Post-operation debrief · version 1" in text
        assert "data as at Fri 14 May 2021 08:30" in text
        assert "result returns 31 of 32" in text
        assert text.count("Police and named partners only.") >= 2


def test_that_nothing_stands_outside_the_margins(each: Made) -> None:
    for number, page in enumerate(boxes(each.content), 1):
        for word in page.words:
            assert word.left >= MARGIN - _ROUNDING, (number, word)
            assert word.right <= page.width - MARGIN + _ROUNDING, (number, word)
            assert word.top >= MARGIN - 4, (number, word)
            assert word.bottom <= page.height - MARGIN + 4, (number, word)


def test_that_a_draft_says_so_on_every_page_until_it_is_approved() -> None:
    draft = made(small_position(), PackKind.BRIEFING)
    approved = made(small_position(), PackKind.BRIEFING, request_of(PackKind.BRIEFING, approved=True))
    assert all("DRAFT" in text for text in texts(draft))
    assert not any("DRAFT" in text for text in texts(approved))


def test_that_equal_input_gives_equal_bytes(position: Position, each: Made) -> None:
    assert made(position, each.kind) == each.content


def test_that_another_version_gives_other_bytes() -> None:
    first = made(small_position(), PackKind.DEBRIEF)
    second = made(small_position(), PackKind.DEBRIEF, request_of(PackKind.DEBRIEF, version=2))
    assert first != second
    assert "version 2" in texts(second)[0]


def test_that_the_highest_marking_of_any_return_wins() -> None:
    position = small_position()
    official = replace(
        position,
        operation=replace(position.operation, marking=Marking.OFFICIAL),
        returns=tuple(replace(one, marking=Marking.OFFICIAL) for one in position.returns),
    )
    assert "OFFICIAL-SENSITIVE" not in whole_text(made(official, PackKind.DEBRIEF))
    first, *rest = official.returns
    mixed = replace(official, returns=(replace(first, marking=Marking.OFFICIAL_SENSITIVE), *rest))
    assert all("OFFICIAL-SENSITIVE" in text for text in texts(made(mixed, PackKind.DEBRIEF)))


def test_that_invented_returns_are_called_so_on_every_page() -> None:
    position = small_position()
    first, *rest = position.returns
    invented = replace(position, returns=(replace(first, handling="INVENTED SAMPLE DATA, not a return"), *rest))
    pages = texts(made(invented, PackKind.BRIEFING))
    assert all(text.count("INVENTED SAMPLE DATA") >= 2 for text in pages)
    assert not any("INVENTED" in text for text in texts(made(position, PackKind.BRIEFING)))


def test_that_handling_instructions_of_returns_stand_on_the_cover() -> None:
    position = small_position()
    first, *rest = position.returns
    with_handling = replace(position, returns=(replace(first, handling="For the eyes of Silver"), *rest))
    assert "For the eyes of Silver" in texts(made(with_handling, PackKind.BRIEFING))[0]


def test_that_the_cover_names_the_boroughs_that_are_awaited(debrief: bytes) -> None:
    assert "Result returns included 31 of 32; awaited: Havering" in texts(debrief)[0]


def test_that_the_contents_lead_to_the_right_pages(either: bytes) -> None:
    contents = pages_of(either, "Contents")[0]
    sections = [(title, page) for _, title, page in outline(either) if title not in ("Contents", "Borough sheets")]
    pages = texts(either)
    for title, page in sections:
        assert title in pages[page]
        assert f"{page + 1}" in contents.split(title, 1)[1]


def test_that_the_outline_holds_a_sheet_for_every_borough(either: bytes, position: Position) -> None:
    marks = outline(either)
    assert (0, "Borough sheets") in [(level, title) for level, title, _ in marks]
    sheets = [title for level, title, _ in marks if level == 1 and title in position.operation.boroughs]
    assert sheets == list(position.operation.boroughs)


def test_that_the_file_says_its_title_language_and_marking_and_nothing_of_user_or_machine(briefing: bytes) -> None:
    document = pypdfium2.PdfDocument(briefing)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == "Trial operation, Thu 13 May 2021: Pre-operation briefing, version 1"
    assert about["Subject"].startswith("OFFICIAL-SENSITIVE.")
    assert about["Author"] == ""
    assert about["CreationDate"] == "D:20210513200000+01'00'"
    with pikepdf.open(io.BytesIO(briefing)) as file:
        assert str(file.Root.Lang) == "en-GB"


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")
def test_that_every_font_is_embedded(each: Made, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(each.content)
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout
    fonts = [line for line in listed.splitlines()[2:] if line.strip()]
    assert fonts
    assert all(re.search(r"\byes\s+yes\s+yes\b", line) for line in fonts), listed


def test_that_a_pack_of_a_whole_day_is_small(either: bytes) -> None:
    assert len(either) < 2_000_000


def test_that_results_do_not_change_a_briefing(position: Position) -> None:
    before = replace(
        position,
        returns=position.received(Phase.PLAN),
        records={name: position.of(name, Phase.PLAN) for name in position.records},
    )
    assert made(before, PackKind.BRIEFING) == made(position, PackKind.BRIEFING)
