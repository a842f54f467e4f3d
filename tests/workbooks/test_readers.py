"""Whatever a file does to its reader, it gets its sentence and the others are read."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.operation.returns import Reading
from briefing_app.workbooks.readers import Readers
from tests.made_workbooks import LAMBETH, operation, workbook


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers(2) as made:
        yield made


def good(folder: Path, name: str = "good.xlsx") -> str:
    path = folder / name
    path.write_bytes(workbook({"Arrests": [["Ref", "Persons"], ["LAM-A-001", 1]]}, LAMBETH))
    return str(path)


def read_all(readers: Readers, paths: list[str]) -> list[Reading]:
    found = {place: reading for place, reading, _ in readers.read(paths, operation())}
    return [found[place] for place in range(len(paths))]


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
    ((_, reading, copy),) = readers.read([good(tmp_path)], operation())
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
    ((_, reading, copy),) = readers.read([path], operation())
    Path(path).write_bytes(b"something else")
    assert Path(copy).read_bytes().startswith(b"PK")
    assert reading.size == len(Path(copy).read_bytes())
