"""What Windows is asked for when a page is printed, as far as another system can tell: sizes and calls in order."""

import ctypes
from typing import Any

import pytest

from briefing_app.processes.print_service import Duplex, PrintJob
from briefing_app.processes.windows_printers import (
    BitmapHead,
    DeviceMode,
    DocumentInfo,
    PrinterInfo,
    WindowsCalls,
    WindowsPrinters,
    windows_calls,
)

CAPABILITIES = {88: 600, 90: 600, 110: 4961, 111: 7016, 112: 100, 113: 118}
NAMES = ("Office 2", "Front desk")


class FakeGdi:
    """Notes what it is asked and says yes, but for the calls named."""

    def __init__(self, *refuses: str) -> None:
        self.refuses = refuses
        self.calls: list[str] = []
        self.drawn: list[tuple[int, ...]] = []
        self.mode = DeviceMode()

    def _done(self, name: str, result: int = 1) -> int:
        self.calls.append(name)
        return 0 if name in self.refuses else result

    def CreateDCW(self, driver: str, printer: str, port: None, mode: Any) -> int:
        ctypes.memmove(ctypes.byref(self.mode), mode, ctypes.sizeof(self.mode))
        return self._done("create", 77)

    def GetDeviceCaps(self, context: int, what: int) -> int:
        return CAPABILITIES[what]

    def StartDocW(self, context: int, info: Any) -> int:
        return self._done("begin", 12)

    def StartPage(self, context: int) -> int:
        return self._done("page")

    def StretchDIBits(self, context: int, *rest: Any) -> int:
        head = ctypes.cast(rest[9], ctypes.POINTER(BitmapHead)).contents
        self.drawn.append((*rest[:4], head.width, head.height, head.bits, len(rest[8])))
        return self._done("draw", rest[3])

    def EndPage(self, context: int) -> int:
        return self._done("end page")

    def EndDoc(self, context: int) -> int:
        return self._done("end")

    def AbortDoc(self, context: int) -> int:
        return self._done("abort")

    def DeleteDC(self, context: int) -> int:
        return self._done("delete")


class FakeSpooler:
    """Two printers, the second one the default."""

    def __init__(self, names: tuple[str, ...] = NAMES) -> None:
        self.names = names
        self.kept: list[Any] = []

    def EnumPrintersW(self, flags: int, name: None, level: int, memory: Any, size: int, needed: Any, count: Any) -> int:
        wanted = ctypes.sizeof(PrinterInfo) * len(self.names)
        ctypes.cast(needed, ctypes.POINTER(ctypes.c_uint32))[0] = wanted
        if size < wanted or not wanted:
            return 0
        infos = (PrinterInfo * len(self.names)).from_buffer(memory)
        for info, one in zip(infos, self.names, strict=True):
            info.name = one
        self.kept.append(infos)
        ctypes.cast(count, ctypes.POINTER(ctypes.c_uint32))[0] = len(self.names)
        return 1

    def GetDefaultPrinterW(self, name: Any, size: Any) -> int:
        name.value = "Front desk"
        return 1

    def OpenPrinterW(self, name: str, handle: Any, defaults: None) -> int:
        return int(name in self.names)

    def ClosePrinter(self, handle: Any) -> int:
        return 1

    def DocumentPropertiesW(self, window: None, handle: Any, name: str, out: Any, into: Any, what: int) -> int:
        return ctypes.sizeof(DeviceMode) + 100


def printers(gdi: FakeGdi) -> WindowsPrinters:
    return WindowsPrinters(WindowsCalls(gdi, FakeSpooler()))


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those on 64 bits")
def test_that_the_structures_have_the_sizes_of_windows() -> None:
    assert ctypes.sizeof(BitmapHead) == 40
    assert ctypes.sizeof(DocumentInfo) == 40
    assert DocumentInfo.name.offset == 8
    assert PrinterInfo.attributes.offset == 16
    # DEVMODEW: its own numbers begin after a name of 32 characters, which are two bytes each there.
    fields = {name: getattr(DeviceMode, name).offset - DeviceMode.spec.offset for name in ("fields", "duplex")}
    assert fields == {"fields": 8, "duplex": 30}


def test_that_printers_are_listed_with_the_default_one_first() -> None:
    assert [(one.name, one.is_default) for one in printers(FakeGdi()).listed()] == [
        ("Front desk", True),
        ("Office 2", False),
    ]
    assert WindowsPrinters(WindowsCalls(FakeGdi(), FakeSpooler(()))).listed() == ()


@pytest.mark.parametrize(("duplex", "number"), [(Duplex.OFF, 1), (Duplex.LONG, 2), (Duplex.SHORT, 3)])
def test_that_the_sides_are_asked_of_the_driver(duplex: Duplex, number: int) -> None:
    gdi = FakeGdi()
    printers(gdi).begin(PrintJob("Office 2", "pack", copies=3, duplex=duplex))
    assert gdi.mode.duplex == number
    assert gdi.mode.copies == 1, "copies are whole documents one after the other"
    assert gdi.mode.fields & 0x1000


def test_that_a_document_is_begun_drawn_and_ended_in_order() -> None:
    gdi = FakeGdi()
    document = printers(gdi).begin(PrintJob("Office 2", "pack"))
    assert (document.paper.dots_x, document.paper.width, document.paper.left) == (600, 4961, 100)
    document.begin_page()
    document.draw_band(-100, -118, 4960, 10, b"\0" * 4960 * 10 * 4)
    document.end_page()
    assert document.end() == "12"
    assert gdi.calls == ["create", "begin", "page", "draw", "end page", "end", "delete"]
    # A negative height says that the upper row comes first.
    assert gdi.drawn == [(-100, -118, 4960, 10, 4960, -10, 32, 4960 * 10 * 4)]


@pytest.mark.parametrize("refuses", ["create", "begin", "page", "draw", "end page", "end"])
def test_that_whatever_a_printer_refuses_is_said_with_words(refuses: str) -> None:
    gdi = FakeGdi(refuses)

    def whole() -> None:
        document = printers(gdi).begin(PrintJob("Office 2", "pack"))
        document.begin_page()
        document.draw_band(0, 0, 1, 1, b"\0" * 4)
        document.end_page()
        document.end()

    with pytest.raises(OSError, match=r"\w+ \w+"):
        whole()


def test_that_a_printer_that_is_not_there_is_refused_before_anything_is_begun() -> None:
    gdi = FakeGdi()
    with pytest.raises(OSError, match="Attic"):
        printers(gdi).begin(PrintJob("Attic", "pack"))
    assert gdi.calls == []


def test_that_elsewhere_there_are_no_such_calls() -> None:
    if windows_calls() is None:
        with pytest.raises(OSError, match="not Windows"):
            WindowsPrinters(None)
