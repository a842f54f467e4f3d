"""Whatever a file does to its reader, it gets its sentence and the others are read."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.operation.returns.returns import Reading
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, operation, workbook
from tests.other_workbooks import archive
from tests.workbooks.files.test_book import locked


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(2) as made:
        yield made


def good(folder: Path, name: str = "good.xlsx") -> str:
    path = folder / name
    path.write_bytes(workbook({"Arrests": [["Ref", "Persons"], ["LAM-A-001", 1]]}, LAMBETH))
    return str(path)


def read_all(readers: Readers, paths: list[str]) -> list[Reading]:
    return [found.reading for found in sorted(readers.read(paths, operation()), key=lambda one: one.place)]


def test_that_each_file_of_a_drop_has_its_reading_in_its_place(readers: Readers, tmp_path: Path) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "note.xlsx").write_text("Dear colleague")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "blank.xlsx").write_bytes(workbook({"Sheet1": []}))
    (tmp_path / "other.xlsx").write_bytes(workbook({"Rota": [["Name of dog", "Breed"], ["Rex", "Alsatian"]]}))
    (tmp_path / "~$open.xlsx").write_bytes(b"x")
    names = ["folder.xlsx", "note.xlsx", "empty.xlsx", "blank.xlsx", "other.xlsx", "~$open.xlsx", "gone.xlsx"]
    found = read_all(readers, [good(tmp_path), *(str(tmp_path / name) for name in names), good(tmp_path, "last.xlsx")])
    assert found[0].cover is not None
    assert found[-1].cover is not None
    says = [reading.refused for reading in found[1:-1]]
    for words, sentence in zip(
        ["folder", "text file", "empty", "empty", "not a return", "leaves beside", "no such file"], says, strict=True
    ):
        assert words in sentence
        assert sentence.endswith((".", "!"))


def test_that_a_reader_that_is_killed_costs_only_its_file(tmp_path: Path) -> None:
    with Readers(1) as readers:
        readers.warm_up()
        (pid,) = readers.pids
        os.kill(pid, signal.SIGSTOP)
        paths = [good(tmp_path, "first.xlsx"), good(tmp_path, "second.xlsx")]
        killer = threading.Timer(0.2, os.kill, (pid, signal.SIGKILL))
        killer.start()
        first, second = read_all(readers, paths)
        killer.join()
    assert "reader stopped" in first.refused
    assert second.cover is not None


def test_that_a_reader_that_hangs_is_given_up(tmp_path: Path) -> None:
    with Readers(1, seconds=0.5) as readers:
        readers.warm_up()
        (pid,) = readers.pids
        os.kill(pid, signal.SIGSTOP)
        first, second = read_all(readers, [good(tmp_path, "first.xlsx"), good(tmp_path, "second.xlsx")])
    assert "within" in first.refused
    assert second.refused == "" or "within" in second.refused


def test_that_closing_the_readers_ends_their_processes_and_removes_the_copies(tmp_path: Path) -> None:
    readers = Readers(2)
    ((_, reading, copy, _),) = readers.read([good(tmp_path)], operation())
    pids = readers.pids
    assert reading.sha256
    assert Path(copy).exists()
    readers.close()
    assert not Path(copy).exists()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_that_a_file_is_read_as_it_was_when_it_was_copied(readers: Readers, tmp_path: Path) -> None:
    path = good(tmp_path)
    ((_, reading, copy, _),) = readers.read([path], operation())
    Path(path).write_bytes(b"something else")
    assert Path(copy).read_bytes().startswith(b"PK")
    assert reading.size == len(Path(copy).read_bytes())


def test_that_folders_and_archives_give_one_reading_for_each_file_in_order(readers: Readers, tmp_path: Path) -> None:
    folder = tmp_path / "returns"
    folder.mkdir()
    content = Path(good(folder, "a.xlsx")).read_bytes()
    inside = archive(
        {"x.xlsx": content, "map.pdf": b"%PDF-1.7", "~$x.xlsx": b"x", "in.zip": archive({"y.xlsx": content})}
    )
    (folder / "b.zip").write_bytes(inside)
    last = good(tmp_path, "last.xlsx")
    found = sorted(readers.read([str(folder), last], operation()), key=lambda one: one.place)
    assert [Path(one.reading.path).relative_to(tmp_path).as_posix() for one in found] == [
        "returns/a.xlsx",
        "returns/b.zip/x.xlsx",
        "returns/b.zip/map.pdf",
        "returns/b.zip/~$x.xlsx",
        "returns/b.zip/in.zip/y.xlsx",
        "last.xlsx",
    ]
    assert [one.reading.cover is not None for one in found] == [True, True, False, False, True, True]
    assert "a PDF" in found[2].reading.refused
    assert found[1].reading.name == "x.xlsx"
    assert Path(found[1].copy).read_bytes() == content
    assert max(one.expected for one in found) == 6


def test_that_a_locked_workbook_says_that_it_needs_a_password_and_the_password_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(Path(good(tmp_path)).read_bytes(), "corvid-4711"))
    with Readers(1) as readers:
        (without,) = readers.read([str(path)], operation())
        (opened,) = readers.read([str(path)], operation(), password="corvid-4711")
        assert without.reading.needs_password
        assert opened.reading.cover is not None
        assert not opened.reading.needs_password
        folder = Path(opened.copy).parent
        assert all(b"corvid-4711" not in one.read_bytes() for one in folder.iterdir())
        assert Path(opened.copy).read_bytes() == path.read_bytes()
    assert not folder.exists()


def test_that_hundreds_of_small_files_at_once_have_one_reading_each(readers: Readers, tmp_path: Path) -> None:
    paths = []
    for number in range(200):
        path = tmp_path / f"{number}.csv"
        path.write_text("Dear colleague")
        paths.append(str(path))
    found = list(readers.read(paths, operation()))
    assert sorted(one.place for one in found) == [(number,) for number in range(200)]


def test_that_stopping_half_way_leaves_the_readers_ready(readers: Readers, tmp_path: Path) -> None:
    paths = [good(tmp_path, f"{number}.xlsx") for number in range(20)]
    work = readers.read(paths, operation())
    next(work)
    work.close()
    assert read_all(readers, paths[:1])[0].cover is not None


def test_that_a_return_that_does_not_say_whose_it_is_is_known_as_such(readers: Readers, tmp_path: Path) -> None:
    refused, other = tmp_path / "return.xlsx", tmp_path / "menu.xlsx"
    refused.write_bytes(workbook({"Arrests": [["Ref", "Persons", "Arrest type"], ["A-1", 1, "Reactive"]]}))
    other.write_bytes(workbook({"Menu": [["Soup", "Pie"]]}))
    found = [one.reading for one in readers.read([str(refused), str(other)], operation())]
    assert {one.name: one.needs_borough for one in found} == {"return.xlsx": True, "menu.xlsx": False}


def test_that_a_reader_of_a_large_parent_is_not_taken_for_worn(tmp_path: Path) -> None:
    parents = bytearray(700 * 1024 * 1024)
    parents[::4096] = b"x" * len(parents[::4096])
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleague")
    with Readers(1) as readers:
        list(readers.read([str(path)], operation()))
        first = readers.pids
        list(readers.read([str(path)], operation()))
        assert first
        assert readers.pids == first
