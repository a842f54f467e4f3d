"""Send a PDF to a printer, at its exact size, through whatever print service this PC has."""

import sys
from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.errors import PrinterFault, Refused
from briefing_app.packs.page_printing import PageByPage
from briefing_app.processes.cups import Cups
from briefing_app.processes.print_service import Duplex, Printer, PrintJob, PrintService

__all__ = ["Duplex", "PrintJob", "Printer", "Sent", "print_content", "print_pack", "print_service", "printers"]


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed to the print service; whether paper came out only the printer knows."""

    printer: str
    job: str
    copies: int
    trouble: str = ""
    """Why nothing would come out now, where the service tells."""

    @property
    def said(self) -> str:
        copies = "1 copy" if self.copies == 1 else f"{self.copies} copies"
        note = f" Mind that {self.trouble}." if self.trouble else ""
        return f"Sent to the printer {self.printer}: {copies}{f', job {self.job}' if self.job else ''}.{note}"


def print_service() -> PrintService:
    """CUPS takes the PDF itself; Windows has nothing that does, and is given page by page."""
    return PageByPage() if sys.platform == "win32" else Cups()


def printers() -> tuple[Printer, ...]:
    """The printers that this PC can send to, the default one first. Asks the service: keep it off the window's thread.

    Raises PrinterFault where there is no print service.
    """
    return print_service().printers()


def print_pack(path: str | Path, *, printer: str, copies: int = 1, duplex: Duplex = Duplex.LONG) -> Sent:
    """Hand a PDF file to a printer as it is.

    Raises Refused for a file that is no PDF, PrinterFault for a printer that is absent or refuses.
    """
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise Refused(f"{file} could not be read: {fault.strerror or fault}. Nothing was sent.") from fault
    if content[:5] != b"%PDF-":
        raise Refused(f"{file.name} is not a PDF. Nothing was sent.")
    return print_content(content, PrintJob(printer, file.stem, copies, duplex), print_service())


def print_content(content: bytes, job: PrintJob, service: PrintService) -> Sent:
    """Raises Refused for fewer copies than one, PrinterFault for a printer that is absent or refuses."""
    if job.copies < 1:
        raise Refused(f"{job.copies} copies can't be printed; ask for 1 or more.")
    printer = known_printer(job.printer, service)
    return Sent(job.printer, service.send(content, job), job.copies, printer.trouble)


def known_printer(name: str, service: PrintService) -> Printer:
    """Raises PrinterFault where this PC has no such printer."""
    known = service.printers()
    found = next((one for one in known if one.name == name), None)
    if found is None:
        there = f"This PC has {', '.join(one.name for one in known)}." if known else "This PC has no printer."
        raise PrinterFault(f"There is no printer “{name}”. {there} Nothing was sent.")
    return found
