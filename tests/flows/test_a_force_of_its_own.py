"""A force with its own offences, units and headings: they go into the template, and come back as figures."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

_OFFENCES = """code,label,ho_class,ho_group,ho_subgroup,vawg_category,default_da_flag,statute,confidence
R1,Robbery of personal property,34B,Robbery,Robbery of personal property,Other (not VAWG),N,Theft Act 1968 s8,own
R2,Theft from the person,39,Theft,Theft from the person,Other (not VAWG),N,Theft Act 1968 s1,own
"""
_UNITS = "unit,partner\nRobbery Squad,N\nRiver Police,N\nHarbour Trust,Y\nOther,N\n"
_SECTIONS = "section,words\nSituation,information\nMission,intention\nExecution,\n"


@pytest.fixture
def force(tmp_path: Path) -> dict[str, str]:
    lists = tmp_path / "force" / "reference"
    lists.mkdir(parents=True)
    for name, text in (("offences.csv", _OFFENCES), ("units.csv", _UNITS), ("sections.csv", _SECTIONS)):
        (lists / name).write_text(text, encoding="utf-8")
    return {
        **os.environ,
        "BRIEFING_FORCE": str(tmp_path / "force"),
        "BRIEFING_STORE": str(tmp_path / "store.sqlite"),
        "PYTHONUTF8": "1",
    }


def run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "briefing_app", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_that_a_forces_own_lists_go_from_template_to_figures(force: dict[str, str], tmp_path: Path) -> None:
    ref = run(force, "operation", "create", "--name", "Safer river", "--date", "2021-06-10").strip()
    book = tmp_path / "LAM_result.xlsx"
    run(force, "template", "result", "--operation", ref, "--borough", "Lambeth", "--out", str(book))
    workbook = load_workbook(book)
    listed = {str(cell.value) for row in workbook["Lists"].iter_rows() for cell in row if cell.value}
    assert {"R1 Robbery of personal property", "River Police", "Harbour Trust"} <= listed
    assert not any("Predatory" in value or value.startswith("O01") for value in listed)
    cover, arrests = workbook["Cover"], workbook["Arrests"]
    for row in cover.iter_rows():
        match row[0].value:
            case "Return status":
                row[1].value = "Final"
            case "Completed by":
                row[1].value = "Insp A Example"
            case "Data as at":
                row[1].value = "11/06/2021 08:00"
    headings = {str(cell.value).rstrip(" *"): cell.column for cell in arrests[3]}
    values = {
        "Ref": "LAM-A-001",
        "Persons": 1,
        "Arrest date": "10/06/2021",
        "Arrest time": "10:15",
        "Primary offence": "robbery of personal property",
        "Arresting unit": "River Police",
        "Arrest type": "Proactive",
    }
    for heading, value in values.items():
        arrests.cell(4, headings[heading]).value = value
    workbook.save(book)
    run(force, "import", str(book), "--operation", ref)
    figures = run(force, "figures", "--operation", ref, "--json")
    assert "River Police" in figures
    assert "R1 Robbery of personal property" in figures
    program = (
        "from briefing_app.operation.order.seeds import sections, seeded;"
        "from briefing_app.operation.order.order import Order;"
        "from tests.positions import builder;"
        "import json;"
        "position = builder('Lambeth').position();"
        "print(json.dumps([[one, seeded(one, Order(), position)] for one in sections()]))"
    )
    done = subprocess.run([sys.executable, "-c", program], env=force, capture_output=True, text=True, check=True)
    seeds = dict(json.loads(done.stdout))
    assert list(seeds) == ["Situation", "Mission", "Execution"]
    assert seeds["Situation"].startswith("Trial operation is from")
    assert seeds["Execution"] == ""
