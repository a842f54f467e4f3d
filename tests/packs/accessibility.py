"""What PDF/UA-1 asks of a file as far as a machine can check it, read back with pikepdf, rule by rule."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh"}
_STANDARD = {
    *("Document", "Part", "Sect", "Div", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption"),
    *("TOC", "TOCI", "Link", "Figure"),
    *(f"H{level}" for level in range(1, 7)),
}
_HOLDS = {
    "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"},
    "TOC": {"TOCI"},
}
_WITHIN = {"LI": {"L"}, "LBody": {"LI"}, "Lbl": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}}


@dataclass
class Node:
    """One element of the structure."""

    role: str
    item: pikepdf.Object
    parent: str
    kids: "list[Node]" = field(default_factory=list)
    marked: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    """Its own content: page object and number on it."""
    links: int = 0

    def all(self) -> "Iterator[Node]":
        yield self
        for kid in self.kids:
            yield from kid.all()


def structure(file: pikepdf.Pdf) -> Node:
    top = file.Root.StructTreeRoot.K
    return _node(top[0] if isinstance(top, pikepdf.Array) else top, "")


def faults(content: bytes) -> list[str]:
    """Every rule that is broken, in words; none for a file that is as accessible as can be checked."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return [*_about(file), *_tree(file), *_pages(file), *_fonts(file)]


def _about(file: pikepdf.Pdf) -> Iterator[str]:
    root = file.Root
    if str(root.get("/Lang", "")) != "en-GB":
        yield "no language"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not shown"
    with file.open_metadata() as metadata:
        if str(metadata.get("pdfuaid:part")) != "1":
            yield "does not say that it is PDF/UA"
        title = metadata.get("dc:title")
        if not title or title != str(file.docinfo.get("/Title", "")):
            yield "its metadata has no title, or another"


def _node(item: pikepdf.Object, parent: str) -> Node:
    node = Node(str(item.S)[1:], item, parent)
    kids = item.get("/K", ())
    for kid in kids if isinstance(kids, (pikepdf.Array, tuple)) else (kids,):
        if isinstance(kid, int):
            node.marked.append((item.Pg.objgen, kid))
        elif kid.get("/Type") == "/MCR":
            node.marked.append(((kid.get("/Pg") or item.Pg).objgen, int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            node.links += 1
        else:
            node.kids.append(_node(kid, node.role))
    return node


def _tree(file: pikepdf.Pdf) -> Iterator[str]:
    root = structure(file)
    before = 0
    for node in root.all():
        if node.role not in _STANDARD:
            yield f"{node.role} is no standard role"
        if node.parent in _HOLDS and node.role not in _HOLDS[node.parent]:
            yield f"{node.role} directly in {node.parent}"
        if node.role in _WITHIN and node.parent not in _WITHIN[node.role]:
            yield f"{node.role} in {node.parent}"
        if node.role == "Figure":
            if not str(node.item.get("/Alt", "")).strip():
                yield "a figure without words"
            if "/BBox" not in node.item.get("/A", {}):
                yield "a figure without its place"
        if node.role == "Link" and node.links != 1:
            yield "a link without its annotation"
        if re.fullmatch("H[1-6]", node.role):
            level = int(node.role[1])
            if level > before + 1:
                yield f"heading {level} after heading {before}"
            before = level
        if node.role == "Table":
            yield from _table(node)


def _table(node: Node) -> Iterator[str]:
    rows = [kid for kid in node.kids if kid.role == "TR"]
    cells = [cell for row in rows for cell in row.kids]
    heads = [cell for cell in cells if cell.role == "TH"]
    if not heads:
        yield "a table without heads"
    if any("/Scope" not in head.item.get("/A", {}) and "/ColSpan" not in head.item.get("/A", {}) for head in heads):
        yield "a head without what it is the head of"
    wide = {sum(int(cell.item.get("/A", {}).get("/ColSpan", 1)) for cell in row.kids) for row in rows}
    if len(wide) > 1:
        yield f"rows of a table are of {sorted(wide)} columns"


def _pages(file: pikepdf.Pdf) -> Iterator[str]:
    """Everything painted is an artifact or the content of one element, which the page leads to."""
    owners = Counter(place for node in structure(file).all() for place in node.marked)
    parents = _parents(file)
    for number, page in enumerate(file.pages, 1):
        marked = set()
        for fault, mark in _painted(page):
            if fault:
                yield f"page {number}: {fault}"
            if mark is not None:
                marked.add(mark)
        for mark in marked:
            if owners[page.objgen, mark] != 1:
                yield f"page {number}: content {mark} has {owners[page.objgen, mark]} elements"
        if page.get("/Tabs") != "/S":
            yield f"page {number}: its links are not in the order of its structure"
        led = parents.get(int(page.get("/StructParents", -1)))
        if led is None or len(led) != len(marked):
            yield f"page {number}: leads to another number of elements than it has content"
        for one in page.get("/Annots", []):
            if parents.get(int(one.get("/StructParent", -1))) is None or not str(one.get("/Contents", "")):
                yield f"page {number}: a link outside the structure, or without words"
    pages = {page.objgen for page in file.pages}
    if any(place not in pages for place, _ in owners):
        yield "an element has content on no page"


def _parents(file: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    nums = file.Root.StructTreeRoot.ParentTree.Nums
    return {int(nums[place]): nums[place + 1] for place in range(0, len(nums), 2)}


def _painted(page: pikepdf.Page) -> Iterator[tuple[str, int | None]]:
    """Faults, and the numbers of marked content."""
    depth, in_text = 0, False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            if depth:
                yield "marks within marks", None
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                yield "", int(operands[1].MCID)
        elif name == "EMC":
            depth -= 1
        elif name in _PAINTS and not depth:
            yield f"{name} outside of any mark", None
        elif name in ("BT", "ET"):
            in_text = name == "BT"
    if depth or in_text:
        yield "marks that don't end", None


def _fonts(file: pikepdf.Pdf) -> Iterator[str]:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
            descriptor = item.get("/FontDescriptor", {})
            if "/FontFile2" not in descriptor or "/ToUnicode" not in item:
                yield f"{item.get('/BaseFont')} is not in the file, or its letters can't be read out"
