"""The tags of a table: its caption, rows and cells, which are heads and which span, over all pages that it runs."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from briefing_app.packs.tags import PAGINATION, Element, Tags

END = "EMC"
_COLUMN_HEAD = ("TH", "/A<</O/Table/Scope/Column>>")
_ROW_HEAD = ("TH", "/A<</O/Table/Scope/Row>>")
_CELL = ("TD", "")


class TableTags:
    """Shared by the pieces of one table on several pages; what it gives are operators, empty for none."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._table: Element | None = None
        self._tags: Tags | None = None
        self._page = 0

    def begin(self, tags: Tags | None, page: int) -> None:
        """The piece that is drawn now is on this page."""
        self._tags, self._page = tags, page
        if tags is not None and self._table is None:
            self._table = tags.add("Table")

    @property
    def tagging(self) -> bool:
        return self._tags is not None

    def caption(self, *, first: bool) -> str:
        if self._tags is None:
            return ""
        if not first:
            return PAGINATION
        return self._tags.begin(self._tags.add("Caption", parent=self._table), self._page)

    def head(self, cells: Sequence[Sequence[str]], *, first: bool) -> Iterator[str]:
        """Repeated on a further page it is no part of the table."""
        if not first:
            return repeat(PAGINATION if self._tags is not None else "")
        return self._row(cells, repeat(_COLUMN_HEAD))

    def row(self, cells: Sequence[Sequence[str]], *, headless: bool) -> Iterator[str]:
        """The last of fewer cells than there are columns spans what is left."""
        roles = [_ROW_HEAD if headless else _CELL, *[_CELL] * (len(cells) - 1)]
        missing = self._columns - len(cells)
        if missing:
            roles[-1] = ("TH" if len(cells) == 1 else "TD", f"/A<</O/Table/ColSpan {missing + 1}>>")
        return self._row(cells, iter(roles))

    def _row(self, cells: Sequence[Sequence[str]], roles: Iterator[tuple[str, str]]) -> Iterator[str]:
        tags = self._tags
        if tags is None:
            yield from repeat("", len(cells))
            return
        row = tags.add("TR", parent=self._table)
        for lines, (role, extra) in zip(cells, roles, strict=False):
            cell = tags.add(role, extra, parent=row)
            yield tags.begin(cell, self._page) if any(lines) else ""
