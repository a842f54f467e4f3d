"""The import contract bites: a planted violation of each rule breaks it, and the house as it stands keeps it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "briefing_app", place / "briefing_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def check(house: Path) -> str:
    """What the linter says; empty where every contract is kept."""
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_that_the_house_keeps_its_contract(house: Path) -> None:
    assert check(house) == ""


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("operation/planted.py", "from briefing_app.figures import figure", "only packages below it"),
        (
            "operation/returns/planted.py",
            "from briefing_app.operation.position import stated",
            "what is counted rests on what came in",
        ),
        ("figures/planted.py", "from briefing_app.store import tables", "only packages below it"),
        ("packs/planted.py", "from briefing_app.workbooks.values import cells", "only packages below it"),
        ("workbooks/planted.py", "from briefing_app.store import tables", "only packages below it"),
        ("workbooks/files/planted.py", "from briefing_app.workbooks.values import cells", "what opens knows nothing"),
        ("store/planted.py", "from briefing_app.actions import make_pack", "only packages below it"),
        ("processes/planted.py", "from briefing_app.figures import figure", "only packages below it"),
        ("actions/planted.py", "def f():\n    from briefing_app.screens import theme", "only packages below it"),
        ("planted/__init__.py", "", "only packages below it"),
        ("actions/planted.py", "import PySide6", "Qt is known to the screens alone"),
        ("figures/planted.py", "def f():\n    import pyqtgraph", "Qt is known to the screens alone"),
        ("actions/planted.py", "import sqlalchemy", "The database is known to the store alone"),
        ("screens/planted.py", "import alembic", "The database is known to the store alone"),
        ("actions/planted.py", "import openpyxl", "Spreadsheet libraries are known to the workbooks alone"),
        ("screens/planted.py", "import python_calamine", "Spreadsheet libraries are known to the workbooks alone"),
        ("screens/planted.py", "from reportlab import platypus", "PDF libraries are known to the packs alone"),
        ("actions/planted.py", "import pypdfium2", "PDF libraries are known to the packs alone"),
    ],
)
def test_that_a_planted_import_breaks_the_contract(house: Path, module: str, line: str, contract: str) -> None:
    planted = house / "briefing_app" / module
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f'"""Planted."""\n\n{line}\n')
    try:
        said = check(house)
    finally:
        planted.unlink()
        if planted.parent.name == "planted":
            shutil.rmtree(planted.parent)
    assert contract in said
    assert "BROKEN" in said or "planted" in said


def test_that_a_circle_hidden_in_functions_breaks_the_contract(house: Path) -> None:
    one, other = (house / "briefing_app" / "figures" / name for name in ("planted_one.py", "planted_other.py"))
    one.write_text("def f():\n    from briefing_app.figures import planted_other\n")
    other.write_text("def f():\n    from briefing_app.figures import planted_one\n")
    try:
        said = check(house)
    finally:
        one.unlink()
        other.unlink()
    assert "No circles" in said
    assert "BROKEN" in said
