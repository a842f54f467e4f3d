"""The numbers that a pack prints, each with its page and place, and what has become of them since."""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as it stands on a page: a figure's numbers, headline tiles, or a table by itself."""

    page: int
    place: str
    """ "figure 4", "table “Risk register”"."""
    key: str
    """What tells it from every other table of the pack, in every version."""
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Amended:
    """One thing on a page that is otherwise now."""

    page: int
    place: str
    says: str
    """ "Lambeth, Persons arrested: 11, was 9"."""

    @property
    def said(self) -> str:
        return f"page {self.page}, {self.place}: {self.says}"


def amended(before: Sequence[Printed], after: Sequence[Printed]) -> tuple[Amended, ...]:
    """What a pack of now would say otherwise, by the pages of the pack as it was issued."""
    now = _by_key(after)
    then = _by_key(before)
    found = [change for key, one in then.items() for change in _changes(one, now.get(key))]
    last = max((one.page for one in before), default=1)
    found += [
        Amended(last, one.place, "is new since; it is not in the issued pack")
        for key, one in now.items()
        if key not in then
    ]
    return tuple(sorted(found, key=lambda one: one.page))


def _by_key(printed: Iterable[Printed]) -> Mapping[str, Printed]:
    """A table that runs over several pages is put together again, on its first page."""
    found: dict[str, Printed] = {}
    for one in printed:
        known = found.get(one.key)
        if known is None:
            found[one.key] = one
        elif one.headings == known.headings:
            found[one.key] = Printed(known.page, known.place, one.key, known.headings, (*known.rows, *one.rows))
    return found


def _changes(before: Printed, after: Printed | None) -> Iterator[Amended]:
    if after is None:
        yield Amended(before.page, before.place, "is not there any more")
        return
    if (before.headings, before.rows) == (after.headings, after.rows):
        return
    if _named_rows(before) and _named_rows(after):
        yield from _cell_by_cell(before, after)
    else:
        yield from _row_by_row(before, after)


def _named_rows(one: Printed) -> bool:
    """Whether the first cell of a row tells it from the others."""
    names = [row[0] for row in one.rows if row]
    return bool(one.headings) and len(set(names)) == len(names)


def _cell_by_cell(before: Printed, after: Printed) -> Iterator[Amended]:
    was = {row[0]: row for row in before.rows}
    now = {row[0]: row for row in after.rows}
    for name in dict.fromkeys((*was, *now)):
        if name not in now:
            yield Amended(before.page, before.place, f"{name}: is not there any more, was {_row_said(was[name][1:])}")
        elif name not in was:
            yield Amended(before.page, before.place, f"{name}: {_row_said(now[name][1:])}, was not there")
        else:
            cells_were, cells_are = _under(before, was[name]), _under(after, now[name])
            for heading in dict.fromkeys((*cells_were, *cells_are)):
                old, new = cells_were.get(heading, "nothing"), cells_are.get(heading, "nothing")
                if old != new:
                    named = f"{name}, {heading}" if heading else name
                    yield Amended(before.page, before.place, f"{named}: {new}, was {old}")


def _under(one: Printed, row: tuple[str, ...]) -> dict[str, str]:
    """A row's cells by their headings; a word that stands for all cells stands under each."""
    headings = one.headings[1:]
    cells = row[1:]
    if len(cells) == 1 and len(headings) > 1:
        return dict.fromkeys(headings, cells[0])
    return dict(zip(headings, cells, strict=False))


def _row_by_row(before: Printed, after: Printed) -> Iterator[Amended]:
    was, now = Counter(before.rows), Counter(after.rows)
    for row in (was - now).elements():
        yield Amended(before.page, before.place, f"is not there any more: {_row_said(row)}")
    for row in (now - was).elements():
        yield Amended(before.page, before.place, f"new: {_row_said(row)}")


def _row_said(row: Iterable[str]) -> str:
    return " · ".join(cell for cell in row if cell) or "nothing"


def pages_and_places(changes: Iterable[Amended]) -> tuple[str, ...]:
    """ "page 7: figures 4 and 5" for each page that something on it touches."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for one in changes:
        found[one.page][one.place] = None
    return tuple(f"page {page}: {', '.join(places)}" for page, places in sorted(found.items()))


def packed(printed: Iterable[Printed]) -> bytes:
    """For keeping."""
    plain = [[one.page, one.place, one.key, one.headings, one.rows] for one in printed]
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> tuple[Printed, ...]:
    return tuple(
        Printed(page, place, key, tuple(headings), tuple(map(tuple, rows)))
        for page, place, key, headings, rows in json.loads(zlib.decompress(content))
    )
