"""Printing through CUPS, as Linux and macOS have it: the PDF itself goes to the spooler."""

import os
import re
import shutil
import subprocess

from briefing_app.operation.errors import PrinterFault
from briefing_app.processes.print_service import Duplex, Printer, PrintJob

_SECONDS = 30.0
_SIDES = {
    Duplex.LONG: "two-sided-long-edge",
    Duplex.SHORT: "two-sided-short-edge",
    Duplex.OFF: "one-sided",
}
_NO_PRINTERS = "No destinations added"
_DISABLED = re.compile(r"^printer (\S+) disabled since", re.MULTILINE)
_NOT_ACCEPTING = re.compile(r"^(\S+) not accepting requests", re.MULTILINE)


class Cups:
    """The spooler's own commands, each with a time limit."""

    def __init__(self, *, seconds: float = _SECONDS) -> None:
        self._seconds = seconds

    def printers(self) -> tuple[Printer, ...]:
        names = [line.split()[0] for line in self._run("lpstat", "-e").splitlines() if line.split()]
        default = self._default()
        troubles = self._troubles() if names else {}
        found = [Printer(name, troubles.get(name, ""), name == default) for name in names]
        return tuple(sorted(found, key=lambda one: (not one.is_default, one.name.casefold())))

    def send(self, content: bytes, job: PrintJob) -> str:
        # Scale is exact: the page is never fitted to what the printer thinks of as its paper.
        answer = self._run(
            "lp",
            "-d", job.printer,
            "-n", str(job.copies),
            "-o", f"sides={_SIDES[job.duplex]}",
            "-o", "print-scaling=none",
            "-t", job.title,
            content=content,
        )  # fmt: skip
        named = re.search(r"request id is (\S+)", answer)
        return named.group(1) if named else ""

    def _default(self) -> str:
        try:
            answer = self._run("lpstat", "-d")
        except PrinterFault:
            return ""
        _, colon, name = answer.partition(":")
        return name.strip() if colon else ""

    def _troubles(self) -> dict[str, str]:
        """What would keep a job from coming out, by printer; nothing where the spooler does not tell."""
        try:
            stopped = _DISABLED.findall(self._run("lpstat", "-p"))
            refusing = _NOT_ACCEPTING.findall(self._run("lpstat", "-a"))
        except PrinterFault:
            return {}
        return {
            **dict.fromkeys(stopped, "it is stopped: what is sent waits until somebody starts it again"),
            **dict.fromkeys(refusing, "it takes no jobs at present"),
        }

    def _run(self, command: str, *arguments: str, content: bytes = b"") -> str:
        """Run one of the spooler's commands. Raises PrinterFault with its own words where it fails."""
        program = shutil.which(command)
        if program is None:
            raise PrinterFault(
                "This PC has no print service (CUPS is not installed). Save the pack and print it from another PC."
            )
        try:
            done = subprocess.run(
                [program, *arguments],
                input=content,
                capture_output=True,
                timeout=self._seconds,
                check=False,
                env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"},
            )
        except subprocess.TimeoutExpired as fault:
            raise PrinterFault(
                f"The print service did not answer within {self._seconds:.0f} seconds. "
                "The pack is safe: save it, or try again."
            ) from fault
        except OSError as fault:
            raise PrinterFault(
                f"The print service could not be started: {fault.strerror or fault}. "
                "The pack is safe: save it, or try again."
            ) from fault
        said = done.stderr.decode(errors="replace")
        if done.returncode and not (_NO_PRINTERS in said and command == "lpstat"):
            why = (said.strip().splitlines() or ["no reason given"])[-1].removeprefix(f"{command}: ")
            raise PrinterFault(
                f"The print service refused: {why.rstrip('.')}. The pack is safe: save it, or try again."
            )
        return done.stdout.decode(errors="replace")
