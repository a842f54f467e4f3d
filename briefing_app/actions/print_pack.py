"""Send a PDF to a printer: the file itself, through the system's spooler."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.operation.errors import PrinterFault, Refused

_SECONDS = 30.0


class Duplex(StrEnum):
    """Both sides of the sheet, turned on the long or the short edge, or one side only."""

    LONG = "long"
    SHORT = "short"
    OFF = "off"


_SIDES = {
    Duplex.LONG: "two-sided-long-edge",
    Duplex.SHORT: "two-sided-short-edge",
    Duplex.OFF: "one-sided",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed to the spooler; whether paper came out only the printer knows."""

    printer: str
    job: str
    copies: int

    @property
    def said(self) -> str:
        copies = "1 copy" if self.copies == 1 else f"{self.copies} copies"
        return f"Sent to the printer {self.printer}: {copies}{f', job {self.job}' if self.job else ''}."


def printers() -> tuple[str, ...]:
    """The printers that this PC can send to, the default one first. Asks the spooler: keep it off the window's thread.

    Raises PrinterFault where there is no print service.
    """
    names = [line.split()[0] for line in _spooler("lpstat", "-e").splitlines() if line.split()]
    default = _default_printer()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def print_pack(path: str | Path, *, printer: str, copies: int = 1, duplex: Duplex = Duplex.LONG) -> Sent:
    """Hand a PDF file to a printer as it is.

    Raises Refused for a file that is no PDF, PrinterFault for a printer that is absent or refuses.
    """
    file = Path(path)
    try:
        with file.open("rb") as stream:
            is_pdf = stream.read(5) == b"%PDF-"
    except OSError as fault:
        raise Refused(f"{file} could not be read: {fault.strerror or fault}. Nothing was sent.") from fault
    if not is_pdf:
        raise Refused(f"{file.name} is not a PDF. Nothing was sent.")
    if copies < 1:
        raise Refused(f"{copies} copies can't be printed; ask for 1 or more.")
    known = printers()
    if printer not in known:
        there = f"This PC has {', '.join(known)}." if known else "This PC has no printer."
        raise PrinterFault(f"There is no printer “{printer}”. {there} Nothing was sent.")
    # Scale is exact: the page is never fitted to what the printer thinks of as its paper.
    answer = _spooler(
        "lp",
        "-d", printer,
        "-n", str(copies),
        "-o", f"sides={_SIDES[duplex]}",
        "-o", "print-scaling=none",
        "-t", file.stem,
        "--", str(file.resolve()),
    )  # fmt: skip
    job = re.search(r"request id is (\S+)", answer)
    return Sent(printer, job.group(1) if job else "", copies)


def _default_printer() -> str:
    try:
        answer = _spooler("lpstat", "-d")
    except PrinterFault:
        return ""
    _, colon, name = answer.partition(":")
    return name.strip() if colon else ""


def _spooler(command: str, *arguments: str) -> str:
    """Run one of the spooler's commands. Raises PrinterFault with its own words where it fails."""
    program = shutil.which(command)
    if program is None:
        raise PrinterFault(
            "This PC has no print service (CUPS is not installed). Save the pack and print it from another PC."
        )
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env=_english(),
        )
    except subprocess.TimeoutExpired as fault:
        raise PrinterFault(
            f"The print service did not answer within {_SECONDS:.0f} seconds. The pack is safe: save it, or try again."
        ) from fault
    if done.returncode and not ("No destinations added" in done.stderr and command == "lpstat"):
        why = (done.stderr.strip().splitlines() or ["no reason given"])[-1].removeprefix(f"{command}: ")
        raise PrinterFault(f"The print service refused: {why.rstrip('.')}. The pack is safe: save it, or try again.")
    return done.stdout


def _english() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
