"""On Windows: the printers there are, and a document drawn on one of them through its device context."""

import ctypes
import sys
from dataclasses import dataclass
from typing import Any

from briefing_app.processes.paper import Paper
from briefing_app.processes.print_service import Duplex, Printer, PrintJob

_LOCAL_AND_CONNECTED = 0x2 | 0x4
_NAMES = 4
"""The level of EnumPrinters that asks no printer anything, so that one that is switched off can't hold it up."""
_OUT, _IN = 2, 8
_DUPLEX_FIELD, _COPIES_FIELD = 0x1000, 0x0100
_SIDES = {Duplex.OFF: 1, Duplex.LONG: 2, Duplex.SHORT: 3}
_DOTS_X, _DOTS_Y, _WIDTH, _HEIGHT, _LEFT, _TOP = 88, 90, 110, 111, 112, 113
_COPY_DOTS = 0x00CC0020
"""The numbers are those of the Windows headers."""


class PrinterInfo(ctypes.Structure):
    """PRINTER_INFO_4W."""

    _fields_ = (("name", ctypes.c_wchar_p), ("server", ctypes.c_wchar_p), ("attributes", ctypes.c_uint32))


class DeviceMode(ctypes.Structure):
    """DEVMODEW as far as a printer's part of it goes; the driver's own part follows in the same memory."""

    _fields_ = (
        ("device", ctypes.c_wchar * 32),
        ("spec", ctypes.c_uint16),
        ("driver_version", ctypes.c_uint16),
        ("size", ctypes.c_uint16),
        ("driver_extra", ctypes.c_uint16),
        ("fields", ctypes.c_uint32),
        *((name, ctypes.c_int16) for name in ("orientation", "paper", "length", "width", "scale", "copies")),
        *((name, ctypes.c_int16) for name in ("source", "quality", "colour", "duplex", "y_resolution", "true_type")),
        ("collate", ctypes.c_int16),
    )


class DocumentInfo(ctypes.Structure):
    """DOCINFOW."""

    _fields_ = (
        ("size", ctypes.c_int),
        ("name", ctypes.c_wchar_p),
        ("output", ctypes.c_wchar_p),
        ("data_type", ctypes.c_wchar_p),
        ("type", ctypes.c_uint32),
    )


class BitmapHead(ctypes.Structure):
    """BITMAPINFOHEADER."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("width", ctypes.c_int32),
        ("height", ctypes.c_int32),
        ("planes", ctypes.c_uint16),
        ("bits", ctypes.c_uint16),
        ("compression", ctypes.c_uint32),
        ("image_size", ctypes.c_uint32),
        ("x_dots_a_metre", ctypes.c_int32),
        ("y_dots_a_metre", ctypes.c_int32),
        ("colours", ctypes.c_uint32),
        ("important", ctypes.c_uint32),
    )


@dataclass(frozen=True, slots=True)
class WindowsCalls:
    """The two libraries whose calls are needed."""

    gdi: Any
    spooler: Any


class WindowsPrinters:
    """Raises OSError where Windows or a printer says no."""

    def __init__(self, calls: WindowsCalls | None) -> None:
        if calls is None:
            raise OSError("this is not Windows")
        self._calls = calls

    def listed(self) -> tuple[Printer, ...]:
        spooler = self._calls.spooler
        needed, count = ctypes.c_uint32(), ctypes.c_uint32()
        ask = (_LOCAL_AND_CONNECTED, None, _NAMES)
        spooler.EnumPrintersW(*ask, None, 0, ctypes.byref(needed), ctypes.byref(count))
        if not needed.value:
            return ()
        memory = ctypes.create_string_buffer(needed.value)
        _agreed(
            spooler.EnumPrintersW(*ask, memory, needed.value, ctypes.byref(needed), ctypes.byref(count)),
            "the printers of this PC could not be listed",
        )
        infos = (PrinterInfo * count.value).from_buffer(memory)
        default = self._default()
        found = [Printer(one.name, is_default=one.name == default) for one in infos]
        return tuple(sorted(found, key=lambda one: (not one.is_default, one.name.casefold())))

    def begin(self, job: PrintJob) -> "WindowsDocument":
        gdi = self._calls.gdi
        context = _agreed(
            gdi.CreateDCW("WINSPOOL", job.printer, None, self._mode(job)), f"there is no printer “{job.printer}”"
        )
        info = DocumentInfo(size=ctypes.sizeof(DocumentInfo), name=job.title)
        number = gdi.StartDocW(context, ctypes.byref(info))
        if number <= 0:
            gdi.DeleteDC(context)
            raise OSError(f"“{job.printer}” takes no document")
        return WindowsDocument(gdi, context, number)

    def _default(self) -> str:
        size = ctypes.c_uint32(512)
        name = ctypes.create_unicode_buffer(size.value)
        return name.value if self._calls.spooler.GetDefaultPrinterW(name, ctypes.byref(size)) else ""

    def _mode(self, job: PrintJob) -> Any:
        """The printer's usual settings, with the sides that are asked for."""
        spooler = self._calls.spooler
        handle = ctypes.c_void_p()
        _agreed(spooler.OpenPrinterW(job.printer, ctypes.byref(handle), None), f"“{job.printer}” could not be opened")
        try:
            size = spooler.DocumentPropertiesW(None, handle, job.printer, None, None, 0)
            if size <= 0:
                raise OSError(f"“{job.printer}” does not tell its settings")
            memory = ctypes.create_string_buffer(max(size, ctypes.sizeof(DeviceMode)))
            spooler.DocumentPropertiesW(None, handle, job.printer, memory, None, _OUT)
            mode = DeviceMode.from_buffer(memory)
            mode.fields |= _DUPLEX_FIELD | _COPIES_FIELD
            mode.duplex, mode.copies = _SIDES[job.duplex], 1
            # The driver has the last word: what it can't do it puts right in the same memory.
            spooler.DocumentPropertiesW(None, handle, job.printer, memory, memory, _OUT | _IN)
            return memory
        finally:
            spooler.ClosePrinter(handle)


class WindowsDocument:
    """A document that has been begun on a printer."""

    def __init__(self, gdi: Any, context: int, number: int) -> None:
        self._gdi = gdi
        self.context = context
        """For a library that draws lines and letters itself."""
        self._number = number
        self.paper = Paper(*(int(gdi.GetDeviceCaps(context, one)) for one in _CAPABILITIES))

    def begin_page(self) -> None:
        self._agreed(self._gdi.StartPage(self.context), "it took no further page")

    def draw_band(self, left: int, top: int, width: int, height: int, dots: bytes) -> None:
        head = BitmapHead(size=ctypes.sizeof(BitmapHead), width=width, height=-height, planes=1, bits=32)
        box = (left, top, width, height, 0, 0, width, height)
        drawn = self._gdi.StretchDIBits(self.context, *box, dots, ctypes.byref(head), 0, _COPY_DOTS)
        self._agreed(drawn, "a page could not be drawn")

    def end_page(self) -> None:
        self._agreed(self._gdi.EndPage(self.context), "it did not take a page")

    def end(self) -> str:
        self._agreed(self._gdi.EndDoc(self.context), "it did not take the document")
        self._gdi.DeleteDC(self.context)
        return str(self._number)

    def give_up(self) -> None:
        """Nothing of the document is printed."""
        self._gdi.AbortDoc(self.context)
        self._gdi.DeleteDC(self.context)

    def _agreed(self, answer: int, otherwise: str) -> None:
        if answer <= 0:
            raise OSError(otherwise)


_CAPABILITIES = (_DOTS_X, _DOTS_Y, _WIDTH, _HEIGHT, _LEFT, _TOP)


def _agreed(answer: int | None, otherwise: str) -> int:
    if not answer:
        raise OSError(otherwise)
    return answer


def windows_calls() -> WindowsCalls | None:
    """The real calls, with the types that handles need on 64 bits; None on another system."""
    if sys.platform != "win32":
        return None
    gdi, spooler = ctypes.WinDLL("gdi32", use_last_error=True), ctypes.WinDLL("winspool.drv", use_last_error=True)
    handle, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_wchar_p
    for library, name, result, arguments in (
        (gdi, "CreateDCW", handle, (text, text, text, ctypes.c_void_p)),
        (gdi, "DeleteDC", number, (handle,)),
        (gdi, "GetDeviceCaps", number, (handle, number)),
        (gdi, "StartDocW", number, (handle, ctypes.c_void_p)),
        (gdi, "StartPage", number, (handle,)),
        (gdi, "EndPage", number, (handle,)),
        (gdi, "EndDoc", number, (handle,)),
        (gdi, "AbortDoc", number, (handle,)),
        (
            gdi,
            "StretchDIBits",
            number,
            (handle, *(number,) * 8, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint32),
        ),
        (spooler, "GetDefaultPrinterW", number, (ctypes.c_void_p, ctypes.c_void_p)),
        (spooler, "OpenPrinterW", number, (text, ctypes.c_void_p, ctypes.c_void_p)),
        (spooler, "ClosePrinter", number, (handle,)),
        (spooler, "DocumentPropertiesW", number, (handle, handle, text, *(ctypes.c_void_p,) * 2, ctypes.c_uint32)),
        (
            spooler,
            "EnumPrintersW",
            number,
            (ctypes.c_uint32, text, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_uint32, *(ctypes.c_void_p,) * 2),
        ),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return WindowsCalls(gdi, spooler)
