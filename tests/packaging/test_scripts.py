"""The start and set-up scripts, run for real on a small copy of the project and without a network."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
BASH = shutil.which("bash") or "/bin/bash"
# What the scripts call and every Debian has; python3, apt-get, sudo and lp are left out on purpose.
ESSENTIALS = (
    "bash basename cat chmod cut dirname dpkg-query env find flock getent grep head id mkdir mv rm sed sha256sum tail"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A checkout with the scripts and no environment, in a folder whose name holds a space."""
    project = tmp_path / "a checkout"
    shutil.copytree(PACKAGING, project / "packaging")
    return project


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder for PATH with the essential commands alone."""
    folder = tmp_path / "commands"
    folder.mkdir()
    for name in ESSENTIALS.split():
        found = shutil.which(name)
        assert found, f"{name} is not installed"
        (folder / name).symlink_to(found)
    return folder


def add_command(folder: Path, name: str, text: str) -> None:
    command = folder / name
    command.unlink(missing_ok=True)
    command.write_text(f"#!/bin/sh\n{text}\n")
    command.chmod(0o755)


def make_ready(project: Path) -> None:
    """An environment as a finished set-up leaves it, with a command that only tells its arguments."""
    binaries = project / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    add_command(binaries, "briefing-app", """for argument; do printf '<%s>' "$argument"; done""")
    subprocess.run(
        [BASH, "-euc", "source packaging/setup.sh; env_dir=$root/.venv; write_stamp run"], cwd=project, check=True
    )


def start(project: Path, commands: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs run.sh with these commands alone and, unless asked for, no terminal, screen or home folder."""
    return subprocess.run(
        [BASH, str(project / "packaging" / "run.sh"), *arguments],
        env={"PATH": str(commands), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^\S+==[^\\]+", (PACKAGING / lock).read_text(), flags=re.MULTILINE))


def test_that_a_ready_environment_is_started_with_the_arguments_as_they_are(project: Path, commands: Path) -> None:
    make_ready(project)
    started = start(project, commands, "import", "two words.xlsx", "", "--json")
    assert (started.returncode, started.stdout) == (0, "<import><two words.xlsx><><--json>")
    assert started.stderr == ""


def test_that_no_installer_is_called_for_a_ready_environment(project: Path, commands: Path) -> None:
    make_ready(project)
    for name in ("apt-get", "sudo", "ldconfig", "python3"):
        add_command(commands, name, f"echo {name} was called >&2; exit 1")
    started = start(project, commands, "--version")
    assert (started.returncode, started.stdout, started.stderr) == (0, "<--version>", "")


def test_that_the_window_is_refused_without_a_screen(project: Path, commands: Path) -> None:
    refused = start(project, commands)
    assert refused.returncode == 3
    assert "no screen to open a window on" in refused.stderr
    assert "demo --out" in refused.stderr
    assert refused.stdout == ""
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_that_the_window_opens_where_the_surroundings_name_a_screen(project: Path, commands: Path, name: str) -> None:
    make_ready(project)
    assert start(project, commands, **{name: "offscreen"}).returncode == 0


def test_that_a_computer_without_python_and_without_debian_packages_is_told_so(project: Path, commands: Path) -> None:
    refused = start(project, commands, "--version")
    assert refused.returncode == 3
    assert "has no apt-get to install them with: python3 python3-venv" in refused.stderr


def test_that_a_python_that_is_too_old_is_named(project: Path, commands: Path) -> None:
    add_command(commands, "apt-get", "echo apt-get was called; exit 1")
    add_command(commands, "python3", '[ "$1" = --version ] && echo Python 3.9.2')
    refused = start(project, commands, "--version")
    assert refused.returncode == 3
    assert "Python 3.11 or newer is needed and this computer has Python 3.9.2" in refused.stderr


def test_that_without_an_administrator_the_command_for_one_is_named_and_nothing_changes(
    project: Path, commands: Path
) -> None:
    add_command(commands, "apt-get", "echo apt-get was called >&2; exit 1")
    add_command(commands, "id", "echo 1000")
    refused = start(project, commands, "--version")
    assert refused.returncode == 3
    assert "an administrator must run, once: apt-get update && apt-get install --yes" in refused.stderr
    assert "python3 python3-venv libegl1" in refused.stderr
    assert "apt-get was called" not in refused.stderr
    assert not (project / ".venv").exists()


def test_that_packages_that_cannot_be_fetched_are_told_in_a_sentence(project: Path, commands: Path) -> None:
    add_command(commands, "apt-get", "echo 'E: Failed to fetch everything'; exit 100")
    add_command(commands, "id", "echo 0")
    refused = start(project, commands, "--version")
    assert refused.returncode == 3
    assert "The Debian packages could not be fetched, so none was installed. Is there a network?" in refused.stderr
    assert "E: Failed to fetch everything" in refused.stderr
    assert str(project / ".venv" / "setup.log") in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("change", ["another lock", "another place", "no stamp"])
def test_that_an_environment_made_for_something_else_is_not_started(
    project: Path, commands: Path, tmp_path: Path, change: str
) -> None:
    make_ready(project)
    match change:
        case "another lock":
            (project / "packaging" / "requirements.txt").write_text("")
        case "another place":
            project = project.rename(tmp_path / "moved")
        case "no stamp":
            (project / ".venv" / ".ready-run").unlink()
    started = start(project, commands, "--version")
    assert (started.returncode, started.stdout) == (3, "")


def test_that_the_tests_lock_holds_every_pin_of_the_run_lock() -> None:
    assert pins("requirements.txt")
    assert pins("requirements.txt") <= pins("requirements-test.txt")
