"""Writes the structure of a document into its file: the tree, what leads from pages to it, and what the file says."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf

from briefing_app.packs.tags import Element, Tags


@dataclass(frozen=True, slots=True)
class Said:
    """What the file says of itself in its metadata."""

    title: str
    reference: str
    marking: str
    description: str
    made: str
    """ISO 8601."""


def structured(
    content: bytes, tags: Tags, pages: Mapping[int, int], links: Mapping[str, int], said: Said, *, language: str
) -> bytes:
    """The file with its structure. `pages` are object numbers by page, `links` those of annotations by name.

    The tree is written as text and read in with the rest: made object by object it would take longer than the pages.
    """
    written = _Written(pages, links, first=_size(content))
    written.write(tags.root)
    with pikepdf.open(io.BytesIO(content + written.update(content))) as file:
        root = file.Root
        root.StructTreeRoot = file.get_object(written.tree, 0)
        root.MarkInfo = pikepdf.Dictionary(Marked=True)
        root.Metadata = _metadata(file, said, language)
        # So that it is written near the file's beginning: what is cut off can still be known by it.
        file.trailer[_AT_THE_HEAD] = root.Metadata
        for number, page in enumerate(file.pages):
            page.obj.StructParents = number
            page.obj.Tabs = pikepdf.Name.S
        for key, link in enumerate(written.link_order, len(file.pages)):
            file.get_object(links[link], 0).StructParent = key
        stream = io.BytesIO()
        file.save(
            stream,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
            fix_metadata_version=False,
        )
        return stream.getvalue()


_AT_THE_HEAD = pikepdf.Name("/OB_Metadata")


class _Written:
    """The tree's objects as text, numbered from `first` on."""

    def __init__(self, pages: Mapping[int, int], links: Mapping[str, int], *, first: int) -> None:
        self._pages, self._links = pages, links
        self.tree = first
        self._parents = first + 1
        self._next = first + 2
        self._objects: dict[int, str] = {}
        self._marked: dict[int, list[int]] = {page: [] for page in pages}
        """Page → the elements of its content, by their numbers on it."""
        self.link_order: list[str] = []
        self._link_elements: list[int] = []

    def write(self, root: Element) -> None:
        top = self._next
        self._element(root, self.tree)
        ordered = sorted(self._pages)
        nums = [f"{place}[{_references(self._marked[page])}]" for place, page in enumerate(ordered)]
        nums += [f"{len(ordered) + place} {one} 0 R" for place, one in enumerate(self._link_elements)]
        self._objects[self._parents] = f"<</Nums[{' '.join(nums)}]>>"
        following = len(ordered) + len(self._link_elements)
        self._objects[self.tree] = (
            f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {self._parents} 0 R/ParentTreeNextKey {following}>>"
        )

    def update(self, content: bytes) -> bytes:
        """To be appended to the file: the objects, where they stand, and the end of the file again."""
        lines: list[bytes] = [b"\n"]
        at = len(content) + 1
        places = []
        for number in range(self.tree, self._next):
            line = f"{number} 0 obj\n{self._objects[number]}\nendobj\n".encode("ascii")
            places.append(at)
            at += len(line)
            lines.append(line)
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        trailer = _trailer(content)
        lines.append(
            f"xref\n{self.tree} {len(places)}\n{table}trailer\n<</Size {self._next}/Root {trailer.root} 0 R"
            f"/Info {trailer.info} 0 R/Prev {trailer.begins}>>\nstartxref\n{at}\n%%EOF\n".encode("ascii")
        )
        return b"".join(lines)

    def _element(self, element: Element, parent: int) -> int:
        number = self._next
        self._next += 1
        kids, page = [], 0
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self._element(kid, number)} 0 R")
            elif isinstance(kid, str):
                self.link_order.append(kid)
                self._link_elements.append(number)
                kids.append(f"<</Type/OBJR/Obj {self._links[kid]} 0 R>>")
            else:
                here, marked = kid
                page = page or here
                known = self._marked[here]
                known.extend([0] * (marked + 1 - len(known)))
                known[marked] = number
                other = f"<</Type/MCR/Pg {self._pages[here]} 0 R/MCID {marked}>>"
                kids.append(str(marked) if here == page else other)
        on = f"/Pg {self._pages[page]} 0 R" if page else ""
        holds = "" if not kids else f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        self._objects[number] = f"<</S/{element.role}/P {parent} 0 R{on}{holds}{element.extra}>>"
        return number


@dataclass(frozen=True, slots=True)
class _Trailer:
    root: int
    info: int
    begins: int


def _trailer(content: bytes) -> _Trailer:
    """Of a file that reportlab has just written."""
    end = content[content.rindex(b"trailer") :]
    words = end.split()

    def after(word: bytes) -> int:
        return int(words[words.index(word) + 1])

    return _Trailer(after(b"/Root"), after(b"/Info"), after(b"startxref"))


def _size(content: bytes) -> int:
    words = content[content.rindex(b"trailer") :].split()
    return int(words[words.index(b"/Size") + 1])


def _references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _metadata(file: pikepdf.Pdf, said: Said, language: str) -> pikepdf.Object:
    """Not compressed, as its readers expect."""
    packet = _PACKET.format(
        title=escape(said.title),
        reference=escape(said.reference),
        marking=escape(said.marking),
        description=escape(said.description),
        made=escape(said.made),
        language=language,
    )
    stream = pikepdf.Stream(file, packet.encode())
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    return file.make_indirect(stream)


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:identifier>{reference}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Keywords>{marking} {reference}</pdf:Keywords>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>Operations briefing</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
