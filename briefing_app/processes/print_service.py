"""What a print service is asked for, and the interface that every one of them keeps."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Duplex(StrEnum):
    """Both sides of the sheet, turned on the long or the short edge, or one side only."""

    LONG = "long"
    SHORT = "short"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer that this PC can send to."""

    name: str
    trouble: str = ""
    """Why nothing would come out now, in words: "it is stopped"; empty where nothing is known against it."""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One document for one printer."""

    printer: str
    title: str
    copies: int = 1
    duplex: Duplex = Duplex.LONG


class PrintService(Protocol):
    """Each call may wait for a printer: keep them off the window's thread."""

    def printers(self) -> tuple[Printer, ...]:
        """The default one first. Raises PrinterFault where there is no print service."""
        ...

    def send(self, content: bytes, job: PrintJob) -> str:
        """Hand a PDF over at its true size; the service's own name for the job, or nothing.

        Raises PrinterFault with a sentence for a printer that is absent, refuses or does not answer.
        """
        ...
