"""Print a pack: some of its pages, copies with a number and a recipient each, and a set with each borough's sheet."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing_app.actions.make_pack import Pack, make_pack
from briefing_app.actions.preview_pack import keep_previewed
from briefing_app.actions.print_pack import known_printer, print_content
from briefing_app.operation.errors import PrinterFault
from briefing_app.operation.steps import Step, Steps
from briefing_app.operation.times import now
from briefing_app.operation.words import plural
from briefing_app.packs.pdf_files import some_pages, stamped
from briefing_app.packs.request import PackKind
from briefing_app.processes.print_service import Duplex, PrintJob, PrintService
from briefing_app.store.packs import KeptCopy, add_copies, copies_of
from briefing_app.store.store import Store

PRINTED = "paper"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What is to come out of which printer."""

    printer: str
    copies: int = 1
    """Without recipients: so many alike."""
    duplex: Duplex = Duplex.LONG
    pages: tuple[int, ...] = ()
    """From 0; none: all."""
    recipients: tuple[str, ...] = ()
    """Each gets a copy with a number and the name on every page."""
    sheets: bool = False
    """Whether the sheet of each borough is printed after it."""


@dataclass(frozen=True, slots=True)
class PrintedAll:
    """What the print service has taken."""

    pack: Pack
    """As the register has it."""
    printer: str
    copies: int
    sheets: int
    numbered: int
    trouble: str

    @property
    def said(self) -> str:
        what = plural(self.copies, "copy", "copies")
        if self.numbered:
            what = plural(self.numbered, "numbered copy", "numbered copies")
        if self.sheets:
            what += f" and {plural(self.sheets, 'borough sheet')}"
        note = f" Mind that {self.trouble}." if self.trouble else ""
        return f"Sent to the printer {self.printer}: {what}.{note}"


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: int
    of: int
    recipient: str


def print_copies(store: Store, pack: Pack, wish: PrintWish, service: PrintService) -> Steps[PrintedAll]:
    """Hand over one document after the other; the register has each numbered copy once it is handed over.

    Raises PrinterFault with how far it came; what was handed over before stays in the register.
    """
    known_printer(wish.printer, service)
    kept = keep_previewed(store, pack)
    job = PrintJob(wish.printer, kept.file_name.removesuffix(".pdf"), wish.copies, wish.duplex)
    total = max(1, len(wish.recipients)) + (len(kept.operation.boroughs) if wish.sheets else 0)
    done, trouble = 0, ""
    try:
        if wish.recipients:
            for one in _numbered(store, kept, wish.recipients):
                yield Step(done, total, f"Copy {one.number}, {one.recipient}")
                content = stamped(kept.content, one.number, one.of, one.recipient)
                named = replace(job, title=f"{job.title} copy {one.number}", copies=1)
                trouble = print_content(_some(content, wish.pages), named, service).trouble
                _keep(store, kept, one, content)
                done += 1
        else:
            yield Step(0, total, f"Sending {kept.reference} to {wish.printer}")
            trouble = print_content(_some(kept.content, wish.pages), job, service).trouble
            done += 1
        sheets = (yield from _print_sheets(store, kept, wish, service, done, total)) if wish.sheets else 0
    except PrinterFault as fault:
        if not done:
            raise
        raise PrinterFault(
            f"{fault} Before that {plural(done, 'document')} of {total} had been handed over; the packs are unharmed."
        ) from fault
    return PrintedAll(kept, wish.printer, wish.copies, sheets, len(wish.recipients), trouble)


def _print_sheets(
    store: Store, pack: Pack, wish: PrintWish, service: PrintService, done: int, total: int
) -> Steps[int]:
    for place, borough in enumerate(pack.operation.boroughs):
        yield Step(done + place, total, f"Borough sheet of {borough}")
        sheet = yield from make_pack(
            store,
            operation_ref=pack.operation.ref,
            kind=PackKind.BOROUGH,
            phase=pack.subject.phase,
            boroughs=[borough],
        )
        job = PrintJob(wish.printer, sheet.file_name.removesuffix(".pdf"), 1, wish.duplex)
        try:
            print_content(sheet.content, job, service)
        except PrinterFault as fault:
            raise PrinterFault(f"{fault} It stopped at the borough sheet of {borough}.") from fault
    return len(pack.operation.boroughs)


def _numbered(store: Store, pack: Pack, recipients: Sequence[str]) -> list[_Numbered]:
    """A recipient of the issue keeps the copy's number; others get the numbers after it."""
    with store.reading() as connection:
        copies = [one for one in copies_of(connection, pack.id) if one.number]
    known: dict[str, _Numbered] = {}
    for one in copies:
        alike = [other.number for other in copies if other.handed_out_at == one.handed_out_at]
        known.setdefault(one.recipient, _Numbered(one.number, max(alike), one.recipient))
    new = [name for name in recipients if name not in known]
    first = max((one.number for one in copies), default=0) + 1
    last = first + len(new) - 1
    known |= {name: _Numbered(number, last, name) for number, name in enumerate(new, first)}
    return [known[name] for name in recipients]


def _keep(store: Store, pack: Pack, one: _Numbered, content: bytes) -> None:
    sha256 = hashlib.sha256(content).hexdigest()
    with store.writing() as connection:
        add_copies(connection, pack.id, [KeptCopy(one.number, one.recipient, PRINTED, sha256, now())])


def _some(content: bytes, pages: Sequence[int]) -> bytes:
    return some_pages(content, pages) if pages else content
