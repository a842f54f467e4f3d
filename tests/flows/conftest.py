"""The window's fixtures, and a printer queue that prints into a folder."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from tests.screens.conftest import (  # noqa: F401
    no_unexpected_warning_of_qt,
    open_window,
    operation,
    readers,
    store_path,
    theme,
)

_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")


@dataclass(frozen=True)
class PdfQueue:
    """A real CUPS queue; what is printed on it lands in `folder` as a PDF."""

    name: str
    folder: Path

    def printed(self, title: str) -> list[Path]:
        """What has arrived of a document, whole."""
        found = sorted(self.folder.glob(f"{title}*.pdf"))
        return [path for path in found if path.read_bytes().rstrip().endswith(b"%%EOF")]


@pytest.fixture(scope="session")
def pdf_queue() -> Iterator[PdfQueue]:
    if shutil.which("lpadmin") is None or not _PPD.exists() or os.geteuid() != 0:
        pytest.skip("a CUPS queue can only be made by root where CUPS and its PDF printer are installed")
    ours = None
    if "not running" in _run("lpstat", "-r"):
        ours = subprocess.Popen(["cupsd", "-f"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    name = f"briefing-{uuid4().hex[:8]}"
    try:
        _make_queue(name)
        yield PdfQueue(name, Path(pwd.getpwuid(os.geteuid()).pw_dir) / "PDF")
    finally:
        _run("lpadmin", "-x", name)
        if ours is not None:
            ours.terminate()
            ours.wait()


def _make_queue(name: str) -> None:
    """The scheduler may still be starting: ask until it takes the queue."""
    for _ in range(200):
        done = subprocess.run(
            ["lpadmin", "-p", name, "-E", "-v", "cups-pdf:/", "-P", str(_PPD)], capture_output=True, check=False
        )
        if done.returncode == 0:
            return
        subprocess.run(["lpstat", "-r"], capture_output=True, timeout=10, check=False)
    pytest.fail("the print service did not start")


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    return done.stdout + done.stderr
