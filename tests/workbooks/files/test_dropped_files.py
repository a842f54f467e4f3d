"""A folder stands for its files, sorted; hidden ones are left out."""

from pathlib import Path

from briefing_app.workbooks.files.containers import Inner
from briefing_app.workbooks.files.dropped_files import MOST_IN_FOLDER, copy_file, copy_inner, files_in


def test_that_a_folder_is_its_files_and_those_of_its_folders_without_the_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.xlsx", "~$a.xlsx", ".hidden.xlsx", "Thumbs.db", "sub/c.xlsx", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [(Path(path).relative_to(tmp_path).as_posix(), why) for path, why in files_in(str(tmp_path))] == [
        ("a.xlsx", ""),
        ("b.xlsx", ""),
        ("sub/c.xlsx", ""),
    ]


def test_that_a_folder_with_nothing_in_it_gets_its_sentence(tmp_path: Path) -> None:
    ((path, why),) = files_in(str(tmp_path))
    assert path == str(tmp_path)
    assert "no file in this folder" in why


def test_that_a_folder_that_is_a_whole_disk_is_not_walked(tmp_path: Path) -> None:
    for number in range(MOST_IN_FOLDER + 1):
        (tmp_path / str(number)).touch()
    ((_, why),) = files_in(str(tmp_path))
    assert "more than 2,000 files" in why


def test_that_a_file_is_itself_and_one_that_is_gone_too(tmp_path: Path) -> None:
    assert list(files_in(str(tmp_path / "gone.xlsx"))) == [(str(tmp_path / "gone.xlsx"), "")]


def test_that_a_file_out_of_an_archive_bears_both_names(tmp_path: Path) -> None:
    archive = tmp_path / "outer.zip"
    archive.write_bytes(b"PK")
    outer = copy_file(str(archive), tmp_path)
    inner = copy_inner(outer, Inner("North/Barnet.xlsx", b"x"), tmp_path)
    assert inner.path == f"{archive}/North/Barnet.xlsx"
    assert inner.name == "Barnet.xlsx"
    assert Path(inner.copy).read_bytes() == b"x"
    assert copy_inner(outer, Inner("a.xlsx", b"", "Why."), tmp_path).refused == "Why."
