"""The command line's contract: outcomes, JSON, exit codes, and a sentence instead of a traceback."""

import json
from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from briefing_app.command_line import run
from briefing_app.operation.resources import resource
from tests.made_workbooks import LAMBETH, THE_DAY, workbook
from tests.other_workbooks import archive
from tests.workbooks.files.test_book import locked

PLAN = str(resource("samples/plans/VAWG_20210513_AS_LAM_PLAN_v1.xlsx"))
RESULT = str(resource("samples/results/VAWG_20210513_AS_LAM_RESULT_v1.xlsx"))


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_STORE", str(tmp_path / "store.sqlite"))


@pytest.fixture
def ref(capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["operation", "create", "--name", "VAWG Day of Action", "--date", "2021-05-13"]) == 0
    return capsys.readouterr().out.strip()


def test_that_an_import_reports_in_the_contracts_form(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", RESULT, "--operation", ref, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    (file,) = said["files"]
    assert (file["outcome"], file["borough"], file["phase"], file["version"]) == ("imported", "Lambeth", "result", 1)
    arrests = next(sheet for sheet in file["sheets"] if sheet["kind"] == "arrests")
    assert arrests["heading_rows"] == [3]
    assert arrests["columns"]["D"] == "arrest_time"
    for rows in (said["rows"], *(sheet["rows"] for sheet in file["sheets"])):
        assert rows["read"] == rows["accepted"] + rows["held"] + rows["not_records"]


def test_that_a_dry_run_says_and_writes_nothing(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", RESULT, "--operation", ref, "--dry-run"]) == 0
    assert "imported" in capsys.readouterr().out
    assert run(["records", "arrests", "--operation", ref, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_that_bad_files_get_a_sentence_each_and_the_good_one_is_taken(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, empty, other, cut = (tmp_path / name for name in ("a.txt", "b.xlsx", "c.xlsx", "d.xlsx"))
    text.write_text("Arrests: 4")
    empty.write_bytes(workbook({"Sheet1": []}))
    other.write_bytes(workbook({"Budget": [["Item", "Cost"], ["Tea", 3]]}))
    cut.write_bytes(Path(RESULT).read_bytes()[:9000])
    folder = tmp_path / "nothing in it"
    folder.mkdir()
    paths = [str(folder), str(text), str(empty), str(other), str(cut), RESULT]
    assert run(["import", *paths, "--operation", ref, "--json"]) == 1
    captured = capsys.readouterr()
    files = json.loads(captured.out)["files"]
    assert [file["outcome"] for file in files] == ["refused"] * 5 + ["imported"]
    for file, word in zip(files, ["folder", "text file", "empty", "not a return", "cut off"], strict=False):
        assert word in file["why"]
        assert "Traceback" not in file["why"]


def test_that_a_locked_return_is_taken_with_its_password(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(Path(RESULT).read_bytes(), "corvid-4711"))
    assert run(["import", str(path), "--operation", ref, "--json"]) == 1
    (refused,) = json.loads(capsys.readouterr().out)["files"]
    assert "password" in refused["why"]
    assert run(["import", str(path), "--operation", ref, "--password", "corvid-4711", "--json"]) == 0
    captured = capsys.readouterr()
    (file,) = json.loads(captured.out)["files"]
    assert (file["outcome"], file["borough"]) == ("imported", "Lambeth")
    assert "corvid" not in captured.out + captured.err
    assert b"corvid-4711" not in (tmp_path / "store.sqlite").read_bytes()


def test_that_an_archive_of_returns_is_a_drop_of_its_files(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "returns.zip"
    path.write_bytes(archive({Path(one).name: Path(one).read_bytes() for one in (PLAN, RESULT)}))
    assert run(["import", str(path), "--operation", ref, "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [file["outcome"] for file in files] == ["imported", "imported"]
    assert [file["path"] for file in files] == [f"{path}/{Path(one).name}" for one in (PLAN, RESULT)]


def test_that_records_tell_where_they_came_from(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", PLAN, RESULT, "--operation", ref])
    capsys.readouterr()
    assert run(["records", "patrols", "--operation", ref, "--phase", "plan", "--json"]) == 0
    records = json.loads(capsys.readouterr().out)
    sheet = load_workbook(PLAN)["Patrols"]
    for record in records:
        row = record["source"]["row"]
        assert sheet.cell(row, 1).value == record["ref"]
        assert record["planned_start"][:16] == sheet.cell(row, 10).value.strftime("%Y-%m-%dT%H:%M")
        assert record["planned_start"].endswith("+01:00")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_that_records_are_saved_without_a_cell_that_acts(
    ref: str, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "evil.xlsx"
    rows = [["Ref", "Location", "Actual start", "Actual end"], ["P1", "=1+1", time(9), time(10)]]
    path.write_bytes(workbook({"Patrols": [rows[0], ["P1", "@SUM(1)", time(9), time(10)]]}, LAMBETH))
    run(["import", str(path), "--operation", ref])
    out = tmp_path / f"patrols.{ending}"
    assert run(["records", "patrols", "--operation", ref, "--out", str(out)]) == 0
    if ending == "csv":
        assert "'@SUM(1)" in out.read_text("utf-8-sig")
    else:
        sheet = load_workbook(out).worksheets[0]
        cell = next(cell for cell in sheet[2] if cell.value == "@SUM(1)")
        assert cell.data_type == "s"


def test_that_figures_in_json_name_their_returns_and_numbers(ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", PLAN, RESULT, "--operation", ref])
    capsys.readouterr()
    assert run(["figures", "--operation", ref, "--json"]) == 0
    figures = {figure["id"]: figure for figure in json.loads(capsys.readouterr().out)}
    assert set(figures) >= {"headline", "arrests-by-borough", "coverage-planned", "officers-by-unit"}
    arrests = figures["arrests-by-borough"]
    assert arrests["returns"][0]["included"] == ["Lambeth"]
    assert len(arrests["returns"][0]["awaited"]) == 31
    assert arrests["data_as_at"].startswith("2021-05-14T")


def test_that_figures_and_records_are_given_as_they_were_known_at_a_moment(
    ref: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", RESULT, "--operation", ref])
    capsys.readouterr()
    for moment, known in (("2020-01-01T00:00", False), ("2999-01-01T00:00", True)):
        assert run(["figures", "--operation", ref, "--json", "--as-known-at", moment]) == 0
        figures = {figure["id"]: figure for figure in json.loads(capsys.readouterr().out)}
        assert ("Lambeth" in figures["arrests-by-borough"]["returns"][0]["included"]) is known
        assert run(["records", "arrests", "--operation", ref, "--json", "--as-known-at", moment]) == 0
        assert bool(json.loads(capsys.readouterr().out)) is known
    with pytest.raises(SystemExit):
        run(["figures", "--operation", ref, "--as-known-at", "noon"])
    assert "2021-05-13T14:05" in capsys.readouterr().err


def test_that_figures_are_saved_in_every_format(ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", PLAN, "--operation", ref])
    for wanted, head in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        assert run(["figures", "--operation", ref, "--out", str(tmp_path / wanted), "--format", wanted]) == 0
        saved = list((tmp_path / wanted).iterdir())
        assert saved
        assert all(path.read_bytes().startswith(head) for path in saved)


def test_that_a_pack_again_is_the_same_version_with_the_same_bytes(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", PLAN, "--operation", ref])
    for name in ("a.pdf", "b.pdf"):
        assert run(["pack", "briefing", "--operation", ref, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    for path, version in ((RESULT, 1), (PLAN.replace("_LAM_", "_SWR_"), 2)):
        # A result says nothing of the plan, so the briefing stays what it was; another plan makes the next version.
        run(["import", path, "--operation", ref])
        capsys.readouterr()
        assert run(["pack", "briefing", "--operation", ref, "--out", str(tmp_path / "c.pdf")]) == 0
        assert f"version {version}" in capsys.readouterr().out


def test_that_a_template_filled_in_comes_back_recognised(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "template.xlsx"
    assert run(["template", "result", "--operation", ref, "--borough", "Lambeth", "--out", str(path)]) == 0
    book = load_workbook(path)
    sheet = book["Arrests"]
    sheet["A4"], sheet["B4"], sheet["C4"] = "LAM-A-001", 2, THE_DAY
    book.save(path)
    capsys.readouterr()
    assert run(["import", str(path), "--operation", ref, "--json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["outcome"] == "imported"
    assert {sheet["kind"]: sheet["rows"]["accepted"] for sheet in file["sheets"]}["arrests"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["operation", "show", "nothing"], "no operation"),
        (["operation", "create", "--name", " ", "--date", "2021-05-13"], "name"),
        (["operation", "create", "--name", "x", "--date", "2021-05-13", "--boroughs", "Narnia"], "Narnia"),
        (["operation", "create", "--name", "x", "--date", "2021-05-13", "--boroughs", "City of London"], "partner"),
        (["operation", "create", "--name", "x", "--date", "2021-05-13", "--from", "9am"], "9am"),
        (["operation", "create", "--name", "x", "--date", "2021-05-13", "--from", "12:00", "--to", "11:00"], "ends"),
        (["print", "/nothing.pdf", "--printer", "none"], "could not be read"),
        (["import", "x.xlsx", "--operation", "nothing"], "no operation"),
    ],
)
def test_that_what_fails_says_why_in_one_sentence_and_ends_with_3(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert "Traceback" not in captured.err


def test_that_wrong_usage_ends_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        run(["records", "nonsense"])
    assert ended.value.code == 2


def test_that_an_operation_keeps_its_times_and_boroughs(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--name", "Night", "--date", "2021-10-30", "--from", "20:00", "--to", "06:00+1"]
    assert run(["operation", "create", *arguments, "--boroughs", "H&F; LB Brent"]) == 0
    created = capsys.readouterr().out.strip()
    assert run(["operation", "show", created, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["boroughs"] == ["Brent", "Hammersmith and Fulham"]
    # The clocks go back that night: eleven hours, and two offsets.
    assert (said["from"], said["to"]) == ("2021-10-30T20:00+01:00", "2021-10-31T06:00+00:00")


def test_that_a_pack_is_made_issued_and_verified(ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", RESULT, "--operation", ref]) == 0
    draft = tmp_path / "lambeth.pdf"
    assert run(["pack", "borough", "--operation", ref, "--borough", "Lambeth", "--out", str(draft)]) == 0
    capsys.readouterr()
    assert run(["verify", str(draft)]) == 0
    assert capsys.readouterr().out.startswith("as issued")
    issue = ["issue", "borough", "--operation", ref, "--borough", "Lambeth", "--approved-by", "Supt S Silver"]
    assert run([*issue, "--recipients", "Gold; Bronze", "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    assert run(["verify", str(draft), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["verdict"], said["overtaken_by"]) == ("overtaken", 1)
    assert run(["amend", said["reference"], "--out", str(tmp_path / "slip.pdf")]) == 0
    draft.write_bytes(draft.read_bytes() + b"\n")
    capsys.readouterr()
    assert run(["verify", str(draft)]) == 1
    assert capsys.readouterr().out.startswith("altered")
    assert run(["verify", str(tmp_path / "nothing.pdf")]) == 3


@pytest.mark.parametrize("kind", ["briefing", "summary", "borough", "serial", "debrief", "press"])
def test_that_every_kind_of_pack_is_made_before_any_return_is_in(ref: str, tmp_path: Path, kind: str) -> None:
    assert run(["pack", kind, "--operation", ref, "--out", str(tmp_path / f"{kind}.pdf")]) == 0
    assert (tmp_path / f"{kind}.pdf").read_bytes().startswith(b"%PDF-")


def test_that_a_store_is_checked_backed_up_and_restored(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = tmp_path / "elsewhere" / "copy.sqlite"
    run(["import", PLAN, "--operation", ref])
    assert run(["store", "backup", str(backup)]) == 0
    run(["import", RESULT, "--operation", ref])
    capsys.readouterr()
    assert run(["store", "check"]) == 0
    assert "1 operation, 2 returns, 0 packs" in capsys.readouterr().out
    assert run(["store", "restore", str(backup)]) == 0
    assert "What was there before lies at" in capsys.readouterr().out
    assert run(["store", "check"]) == 0
    assert "1 operation, 1 return, 0 packs" in capsys.readouterr().out
    assert run(["store", "restore", PLAN]) == 3
    assert "can't be read as a store" in capsys.readouterr().err
    assert run(["store", "backup", str(tmp_path / "store.sqlite")]) == 3
    assert "a file of its own" in capsys.readouterr().err


def _table(path: Path) -> str:
    names = ("Barnet", "Camden", "Hackney")
    rows = [["Borough", "Offence", "Jan 2021", "Feb 2021"]]
    rows += [[name, kind, "1", "2"] for name in names for kind in ("Burglary", "Robbery")]
    path.write_text("\n".join(",".join(row) for row in rows))
    return str(path)


def test_that_a_public_table_is_attached_listed_changed_and_removed(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _table(tmp_path / "crime.csv")
    assert run(["background", "choices", table, "--operation", ref, "--json"]) == 0
    (choices,) = json.loads(capsys.readouterr().out)
    assert [one["measure"] for one in choices["measures"]] == ["All rows, 2 kinds added up", "Burglary", "Robbery"]
    how = ["--operation", ref, "--source", "A public body", "--title", "Crime"]
    assert run(["background", "attach", table, "--measure", "burglary", *how]) == 0
    assert "1: Attached as background: Crime, Feb 2021, from crime.csv." in capsys.readouterr().out
    assert run(["background", "change", "1", "--operation", ref, "--period", "Jan 2021"]) == 0
    capsys.readouterr()
    assert run(["background", "list", "--operation", ref, "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["measure"], one["period"], one["source"], one["title"]) == (
        "Burglary",
        "Jan 2021",
        "A public body",
        "Crime",
    )
    assert {each["borough"]: each["value"] for each in one["boroughs"]}["Camden"] == 1
    assert run(["figures", "--operation", ref, "--json"]) == 0
    figures = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert figures["background-1"]["source"].startswith("Source: A public body (crime.csv, attached ")
    assert run(["background", "remove", "1", "--operation", ref]) == 0
    capsys.readouterr()
    assert run(["background", "list", "--operation", ref, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_that_a_public_table_needs_to_be_told_what_of_it_is_meant(
    ref: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _table(tmp_path / "crime.csv")
    attach = ["background", "attach", table, "--operation", ref]
    assert run(attach) == 3
    assert "Say which measure is meant, with --measure: “All rows, 2 kinds added up”" in capsys.readouterr().err
    assert run([*attach, "--measure", "Arson"]) == 3
    assert "There is no measure “Arson”" in capsys.readouterr().err
    assert run([*attach, "--measure", "Burglary", "--period", "2019"]) == 3
    assert "“Burglary” has no period “2019”. There is Jan 2021 and Feb 2021." in capsys.readouterr().err
    assert run([*attach, "--measure", "Burglary"]) == 3
    assert "Say where the table comes from" in capsys.readouterr().err
