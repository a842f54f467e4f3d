"""What lies in a drop or happens around it: each file has one outcome, and the others are read."""

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.operation.returns.returns import Reading
from briefing_app.workbooks import readers as readers_module
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, operation, workbook

ONE_ARREST = {"Arrests": [["Ref", "Persons"], ["LAM-A-001", 1]]}
RUBBISH = """
import os
from briefing_app.processes.child import serve
answers = iter((b"\\xff\\xfe not JSON", b"[]", b'{"parts": []}', b'{"parts": [{"cover": 1}]}', b'{"inner": 7}\\n', b""))
serve(lambda request: next(answers), memory_bytes=2**31)
"""


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(1) as made:
        yield made


def good(path: Path) -> str:
    path.write_bytes(workbook(ONE_ARREST, LAMBETH))
    return str(path)


def read_all(readers: Readers, paths: list[str]) -> list[Reading]:
    return [found.reading for found in sorted(readers.read(paths, operation()), key=lambda one: one.place)]


def test_that_whatever_rubbish_a_reader_answers_the_file_gets_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_reader.py").write_text(RUBBISH)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(readers_module, "_MODULE", "a_reader")
    with Readers(1) as rubbish:
        found = read_all(rubbish, [good(tmp_path / f"{number}.xlsx") for number in range(6)])
    assert len(found) == 6
    assert all(one.cover is None and "reader stopped" in one.refused for one in found)


def test_that_a_file_that_would_fill_the_memory_is_refused_and_the_next_one_is_read(
    readers: Readers, tmp_path: Path
) -> None:
    wide = tmp_path / "wide.xls"
    wide.write_text("<html><table>" + "<tr><td colspan=1000>x</td></tr>" * 4_001 + "</table></html>")
    large, after = read_all(readers, [str(wide), good(tmp_path / "good.xlsx")])
    assert "more memory" in large.refused
    assert after.cover is not None


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files can be limited there")
def test_that_a_full_disk_is_told_and_what_can_be_copied_later_is_read(readers: Readers, tmp_path: Path) -> None:
    path = good(tmp_path / "good.xlsx")
    readers.warm_up()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, most))
    try:
        (full,) = read_all(readers, [path])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert "Free some space" in full.refused
    assert read_all(readers, [path])[0].cover is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_that_links_pipes_and_what_is_gone_have_a_sentence_and_a_link_to_a_file_is_read(
    readers: Readers, tmp_path: Path
) -> None:
    target = good(tmp_path / "there.xlsx")
    (tmp_path / "link.xlsx").symlink_to(target)
    (tmp_path / "dangling.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    (tmp_path / "round.xlsx").symlink_to(tmp_path / "round.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "return.xlsx.lnk").write_bytes(b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60))
    (tmp_path / "page.url").write_text("[InternetShortcut]\nURL=https://example.org/")
    names = ("link.xlsx", "dangling.xlsx", "round.xlsx", "pipe.xlsx", "return.xlsx.lnk", "page.url")
    link, dangling, around, pipe, shortcut, page = read_all(readers, [str(tmp_path / name) for name in names])
    assert link.cover is not None
    assert "no such file" in dangling.refused
    assert around.refused.endswith(".")
    assert "not an ordinary file" in pipe.refused
    assert "a link to a file" in shortcut.refused
    assert "a link to a page" in page.refused


def test_that_a_folder_of_500_files_and_one_file_twice_have_one_outcome_each(readers: Readers, tmp_path: Path) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    for number in range(500):
        (folder / f"{number:03}.txt").write_text("Dear colleague")
    path = good(tmp_path / "good.xlsx")
    found = read_all(readers, [str(folder), path, path])
    assert len(found) == 502
    assert {one.refused[:14] for one in found[:500]} == {"This is a text"}
    assert [one.cover is not None for one in found[500:]] == [True, True]
    assert found[500].sha256 == found[501].sha256


def test_that_names_are_shown_as_they_are_without_what_turns_them_round(readers: Readers, tmp_path: Path) -> None:
    names = ("<b>bold<b>.xlsx", "return\u202exslx.exe", "Lambeth é £.xlsx", f"{'x' * 240}.xlsx")
    found = read_all(readers, [good(tmp_path / name) for name in names])
    assert [one.cover is not None for one in found] == [True] * 4
    assert [one.name for one in found] == ["<b>bold<b>.xlsx", "returnxslx.exe", "Lambeth é £.xlsx", names[3]]


@pytest.mark.skipif(sys.platform != "linux", reason="names are letters elsewhere")
def test_that_a_name_that_is_no_text_is_read_and_can_be_told(readers: Readers, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/return \xff.xlsx")
    (reading,) = read_all(readers, [good(Path(path))])
    assert reading.cover is not None
    assert f"{reading.name} {reading.path}".encode()


def test_that_a_cell_of_32767_characters_marks_and_tags_is_read_as_text(readers: Readers, tmp_path: Path) -> None:
    words = "<b>\u202e" + "x" * 32_763
    path = tmp_path / "long.xlsx"
    rows = [["Ref", "Location", "Planned start", "Planned end"], ["LAM-P-001", words, "08:00", "12:00"]]
    path.write_bytes(workbook({"Patrols": rows}, {"Borough": "Lambeth", "Return type": "PLAN"}))
    (reading,) = read_all(readers, [str(path)])
    assert reading.cover is not None
    assert [(sheet.kind, sheet.read, sheet.balances) for sheet in reading.sheets] == [("patrols", 1, True)]
