"""The app as it is started on a PC: a process of its own, on a real X display, closed by its own key."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_NEEDED = ("Xvfb", "xdotool")


@pytest.fixture
def display() -> Iterator[str]:
    if any(shutil.which(program) is None for program in _NEEDED):
        pytest.skip("needs Xvfb and xdotool")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


def test_that_the_window_opens_on_a_display_and_quits_with_its_key(display: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "BRIEFING_STORE": str(tmp_path / "store.sqlite"),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    app = subprocess.Popen(
        [sys.executable, "-m", "briefing_app"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        found = subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(app.pid), "--name", "briefing"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        window = found.stdout.split()[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], env=environment, timeout=20, check=True)
        subprocess.run(["xdotool", "key", "ctrl+q"], env=environment, timeout=20, check=True)
        said, _ = app.communicate(timeout=60)
    finally:
        app.kill()
    assert app.returncode == 0
    assert b"Traceback" not in said
