"""Writes a document's file anew with its structure: the tree, what leads to it from pages, and what the file says.

The objects that the library wrote stay as they are but for a few that get further entries. All that is added goes
into compressed object streams: read in and written again by another library, a tree of a hundred thousand cells
would take more memory and time than all of the pages.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from xml.sax.saxutils import escape

from briefing_app.packs.tags import Element, Tags

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_A_STREAM = 200
"""Objects in one stream."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the file says of itself in its metadata."""

    title: str
    reference: str
    marking: str
    description: str
    made: str
    """ISO 8601."""
    language: str


def structured(content: bytes, tags: Tags, pages: Mapping[int, int], links: Mapping[str, int], said: Said) -> bytes:
    """The file with its structure. `pages` are object numbers by page, `links` those of annotations by name."""
    written = _Written.of(content)
    metadata, tree, parents = (written.new_number() for _ in range(3))
    structure = _Structure(written, pages, links, parents)
    top = structure.write(tags.root, tree)
    following = structure.write_parents()
    written.objects[tree] = (
        f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {following}>>"
    )
    written.extend(written.root, f"/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true>>/Metadata {metadata} 0 R")
    for place, page in enumerate(sorted(pages)):
        written.extend(pages[page], f"/StructParents {place}/Tabs/S")
    for key, link in enumerate(structure.link_order, len(pages)):
        written.extend(links[link], f"/StructParent {key}")
    return written.file(metadata, _metadata(said))


@dataclass(slots=True)
class _Written:
    """A file as the library wrote it, in one piece with one table, and the objects that come to it."""

    content: bytes
    places: list[int]
    """Where each of its objects begins, by number."""
    root: int
    info: int
    id: str
    objects: dict[int, str]
    """New ones, and those that take the place of old ones."""

    @classmethod
    def of(cls, content: bytes) -> "_Written":
        begins = content.rindex(b"\nxref\n") + 1
        table, trailer = content[begins:].split(b"trailer", 1)
        places = [int(line.split()[0]) for line in table.splitlines()[2:] if line.strip()]
        words = trailer.split()
        found = re.search(rb"/ID\s*(\[.*?\])", trailer, re.DOTALL)
        return cls(
            content[:begins],
            places,
            int(words[words.index(b"/Root") + 1]),
            int(words[words.index(b"/Info") + 1]),
            "" if found is None else found[1].decode("latin-1"),
            {},
        )

    def new_number(self) -> int:
        self.places.append(0)
        return len(self.places) - 1

    def extend(self, number: int, entries: str) -> None:
        """The object, a dictionary, with further entries."""
        begins = self.places[number]
        whole = self.content[begins : self.content.index(b"endobj", begins)].decode("latin-1")
        inner = whole[whole.index("<<") : whole.rindex(">>")]
        self.objects[number] = f"{inner}{entries}>>"

    def file(self, metadata: int, packet: bytes) -> bytes:
        """The metadata stands first and as it is: a file that is cut off can still be known by it."""
        first = b"%d 0 obj\n<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
            metadata,
            len(packet),
            packet,
        )
        kept = self.content[self.content.index(b"\n", self.content.index(b"\n") + 1) + 1 :]
        shift = len(_HEAD) + len(first) - (len(self.content) - len(kept))
        entries = [b"\x00" + bytes(4) + b"\xff\xff"]
        entries += [_at(place + shift) for place in self.places[1:]]
        entries[metadata] = _at(len(_HEAD))
        parts = [_HEAD, first, kept]
        at = sum(map(len, parts))
        for numbers, stream in self._streams():
            number = len(entries)
            entries.append(_at(at))
            for place, one in enumerate(numbers):
                entries[one] = b"\x02" + number.to_bytes(4, "big") + place.to_bytes(2, "big")
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, stream))
            at += len(parts[-1])
        entries.append(_at(at))
        parts.append(self._table(entries))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)

    def _streams(self) -> Iterator[tuple[list[int], bytes]]:
        """The new objects, packed: their numbers, and the stream that holds them."""
        waiting = iter(sorted(self.objects.items()))
        while chunk := list(islice(waiting, _A_STREAM)):
            begins, places = 0, []
            for number, text in chunk:
                places.append(f"{number} {begins}")
                begins += len(text) + 1
            index = " ".join(places) + "\n"
            packed = zlib.compress((index + "\n".join(text for _, text in chunk)).encode("latin-1"))
            says = f"<</Type/ObjStm/N {len(chunk)}/First {len(index)}/Filter/FlateDecode/Length {len(packed)}>>"
            yield [number for number, _ in chunk], b"%b\nstream\n%b\nendstream" % (says.encode(), packed)

    def _table(self, entries: list[bytes]) -> bytes:
        """Where everything is; it is the last object itself."""
        packed = zlib.compress(b"".join(entries))
        says = (
            f"{len(entries) - 1} 0 obj\n<</Type/XRef/Size {len(entries)}/W[1 4 2]/Root {self.root} 0 R"
            f"/Info {self.info} 0 R/ID{self.id}/Filter/FlateDecode/Length {len(packed)}>>"
        )
        return b"%b\nstream\n%b\nendstream\nendobj\n" % (says.encode("latin-1"), packed)


def _at(place: int) -> bytes:
    return b"\x01" + place.to_bytes(4, "big") + b"\x00\x00"


class _Structure:
    """The tree's objects as text."""

    def __init__(self, written: _Written, pages: Mapping[int, int], links: Mapping[str, int], parents: int) -> None:
        self._written, self._pages, self._links, self._parents = written, pages, links, parents
        self._marked: dict[int, list[int]] = {page: [] for page in pages}
        """Page → the elements of its content, by their numbers on it."""
        self.link_order: list[str] = []
        self._link_elements: list[int] = []

    def write(self, element: Element, parent: int) -> int:
        """Its number; the elements in it are written too."""
        number = self._written.new_number()
        kids, page = [], 0
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{self.write(kid, number)} 0 R")
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
        self._written.objects[number] = f"<</S/{element.role}/P {parent} 0 R{on}{holds}{element.extra}>>"
        return number

    def write_parents(self) -> int:
        """What leads from content and links to their elements, by keys; the key that follows."""
        ordered = sorted(self._pages)
        nums = [f"{place}[{_references(self._marked[page])}]" for place, page in enumerate(ordered)]
        nums += [f"{place} {one} 0 R" for place, one in enumerate(self._link_elements, len(ordered))]
        self._written.objects[self._parents] = f"<</Nums[{' '.join(nums)}]>>"
        return len(ordered) + len(self._link_elements)


def _references(numbers: list[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _metadata(said: Said) -> bytes:
    return _PACKET.format(
        title=escape(said.title),
        reference=escape(said.reference),
        marking=escape(said.marking),
        description=escape(said.description),
        made=escape(said.made),
        language=said.language,
    ).encode()


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
