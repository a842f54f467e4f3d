"""Marks what is drawn for readers of the screen: headings, paragraphs, tables and pictures, in reading order.

Everything on a page is either the content of a structure element or an artifact, such as a rule or the footer.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfgen.canvas import Canvas

_ARTIFACT, _END = "/Artifact BMC", "EMC"
PAGINATION = "/Artifact <</Type /Pagination>> BDC"
"""What stands on every page, and the heads of tables that are repeated."""


class Element:
    """One element of the structure; its content is marked on pages, or other elements are in it."""

    __slots__ = ("extra", "kids", "role")

    def __init__(self, role: str, extra: str = "") -> None:
        self.role = role
        self.extra = extra
        """Further entries, as they stand in the file."""
        self.kids: list[Element | tuple[int, int] | str] = []
        """In reading order: elements, content as page and number on it, the names of links."""


class Tags:
    """The structure of one document, as it grows while pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._open = [self.root]
        self._page = 0
        self._next = 0
        self.level = 0
        """Of the last heading of a section."""

    @contextmanager
    def within(self, role: str) -> Iterator[Element]:
        """What is drawn now belongs to an element of its own."""
        element = self.add(role)
        self._open.append(element)
        try:
            yield element
        finally:
            self._open.pop()

    def add(self, role: str, extra: str = "", parent: Element | None = None) -> Element:
        element = Element(role, extra)
        (self._open[-1] if parent is None else parent).kids.append(element)
        return element

    def list_item(self) -> Element:
        """The body of a new item, of the list before it where one has just ended."""
        kids = self._open[-1].kids
        last = kids[-1] if kids else None
        items = last if isinstance(last, Element) and last.role == "L" else self.add("L")
        item = self.add("LI", parent=items)
        self._label = self.add("Lbl", parent=item)
        return self.add("LBody", parent=item)

    def label(self) -> Element:
        """Of the item that was added last."""
        return self._label

    def begin(self, element: Element, page: int) -> str:
        """The operator before content of the element on this page."""
        if page != self._page:
            self._page, self._next = page, 0
        number = self._next
        self._next += 1
        element.kids.append((page, number))
        return f"/{element.role} <</MCID {number}>> BDC"


def tags_of(canvas: Canvas) -> Tags | None:
    """None for what is drawn outside a document of ours, such as the stamp of a copy."""
    return getattr(canvas, "tags", None)


@contextmanager
def tagged(canvas: Canvas, role: str, *, extra: str = "", element: Element | None = None) -> Iterator[None]:
    """What is drawn is the content of an element, a new one unless it is given."""
    tags = tags_of(canvas)
    if tags is None:
        yield
        return
    wanted = tags.add(role, extra) if element is None else element
    _write(canvas, tags.begin(wanted, canvas.getPageNumber()))
    yield
    _write(canvas, _END)


@contextmanager
def artifact(canvas: Canvas, how: str = _ARTIFACT) -> Iterator[None]:
    """What is drawn says nothing that a reader needs: rules, grounds, the furniture of the page."""
    if tags_of(canvas) is None:
        yield
        return
    _write(canvas, how)
    yield
    _write(canvas, _END)


@contextmanager
def group(canvas: Canvas, role: str) -> Iterator[Element | None]:
    """The elements of what is drawn are parts of one."""
    tags = tags_of(canvas)
    if tags is None:
        yield None
        return
    with tags.within(role) as element:
        yield element


def picture(canvas: Canvas, width: float, height: float, says: str) -> str:
    """The further entries of a picture whose lower left corner is the origin: where it is, and in words."""
    (left, bottom), (right, top) = canvas.absolutePosition(0, 0), canvas.absolutePosition(width, height)
    box = " ".join(f"{value:.2f}" for value in (left, bottom, right, top))
    return f"/Alt {text_string(says)}/A<</O/Layout/Placement/Block/BBox[{box}]>>"


def last_link(canvas: Canvas) -> str:
    """The name that the link which was added last has among the document's."""
    count: int = canvas._annotationCount  # type: ignore[attr-defined]
    return f"NUMBER{count}"


def text_string(text: str) -> str:
    """As it stands in the file."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _write(canvas: Canvas, operator: str) -> None:
    # WORKAROUND reportlab 5.1 has no operators for marked content of its own.
    code: list[str] = canvas._code  # type: ignore[attr-defined]
    code.append(operator)
