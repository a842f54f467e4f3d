"""Sources: from each figure to the workbooks, sheets and rows that its numbers are counted from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from briefing_app.figures.background import bars_id, map_id
from briefing_app.figures.figure import Figure, Source
from briefing_app.figures.records_behind import records_behind
from briefing_app.operation.background.attached import Background
from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.words import listed, plural, say_count
from briefing_app.packs.blocks import Notice, prose
from briefing_app.packs.material import Drawn, Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.table_lines import Head, Line
from briefing_app.packs.tables import DataTable

_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class _Rest:
    """Figures that rest on the very same rows."""

    figures: tuple[Drawn, ...]
    records: tuple[Record, ...]


def sources(material: Material) -> Iterable[Flowable]:
    yield prose(
        "For each figure of this pack the rows of the boroughs' workbooks that its numbers are counted from. "
        "Figures that rest on the same rows stand together. Rows are numbered as in the workbook."
    )
    for rest in _grouped(material):
        heads = [
            Head("Borough", share=0.17),
            Head("Workbook", share=0.36),
            Head("Sheet", share=0.13),
            Head("Rows", share=0.34),
        ]
        if rest.records:
            yield DataTable(
                heads,
                list(_lines(material.position, rest.records)),
                width=PORTRAIT_WIDTH,
                size=_SIZE,
                tight=True,
                title=_title(rest),
            )
        else:
            yield Notice(_title(rest), "No row of any return is counted here.")
    yield from _public(material)


def _title(rest: _Rest) -> str:
    return f"{_names(rest.figures)}: {plural(len(rest.records), 'row')}"


def _names(drawn: Sequence[Drawn]) -> str:
    """ "Figures 3 (page 7) and 9 (page 12)"."""
    figures = [f"{one.number} (page {one.page})" for one in drawn]
    return f"Figure{'s' if len(figures) > 1 else ''} {listed(figures)}"


def _public(material: Material) -> Iterator[Flowable]:
    """The figures that rest on no return: where each public table is, down to its sheet and cells."""
    for one in material.position.backgrounds:
        ids = (bars_id(one.number), map_id(one.number))
        drawn = {each.number: each for each in material.drawn if each.figure.id in ids}
        if drawn:
            title = f"{_names(tuple(drawn.values()))}: a public table, attached as background"
            yield Notice(title, f"{one.source_said}, sheet {one.choice.sheet}, {cells_said(one)}.")


def cells_said(one: Background) -> str:
    """ "cells E2 to E1013": between which cells of the sheet the numbers stand."""
    cells = [cell for given in one.chosen.boroughs.values() for cell in given.cells]
    if not cells:
        return "no cells"
    first = cell_name(min(row for row, _ in cells), min(column for _, column in cells))
    last = cell_name(max(row for row, _ in cells), max(column for _, column in cells))
    return f"cells {first} to {last}" if first != last else f"cell {first}"


def _grouped(material: Material) -> Iterator[_Rest]:
    found: dict[tuple[Record, ...], dict[int, Drawn]] = defaultdict(dict)
    narrowed = _Narrowed(material.position)
    for drawn in material.drawn:
        if drawn.figure.source_line:
            continue
        found[narrowed.records_of(drawn.figure)].setdefault(drawn.number, drawn)
    for records, figures in found.items():
        yield _Rest(tuple(figures.values()), records)


class _Narrowed:
    """The position by kind and borough: a figure of London asks for one borough's rows many times over."""

    def __init__(self, position: Position) -> None:
        self._position = position
        self._parts: dict[tuple[str, str], Position] = {}
        self._answers: dict[Source, tuple[Record, ...]] = {}

    def records_of(self, figure: Figure) -> tuple[Record, ...]:
        """All that any number of the figure counts, each once."""
        found = {(source.kind, one.id): one for source in figure.sources() for one in self._behind(source)}
        return tuple(one for _, one in sorted(found.items()))

    def _behind(self, source: Source) -> tuple[Record, ...]:
        if source not in self._answers:
            borough = next((str(value) for field, value in source.where if field == "borough"), "")
            self._answers[source] = records_behind(self._part(source.kind, borough), source)
        return self._answers[source]

    def _part(self, kind: str, borough: str) -> Position:
        if (kind, borough) not in self._parts:
            records = self._position.records.get(kind, ())
            mine = tuple(one for one in records if not borough or one.borough == borough)
            self._parts[kind, borough] = replace(self._position, records={kind: mine})
        return self._parts[kind, borough]


def _lines(position: Position, records: Sequence[Record]) -> Iterator[Line]:
    files: Mapping[int, str] = {one.id: one.file_name for one in position.returns}
    rows: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for one in records:
        rows[one.borough, one.return_id, one.sheet].add(one.row)
    for (borough, number, sheet), numbers in sorted(rows.items()):
        yield Line((borough, files.get(number, "not among the returns that count"), sheet, rows_said(numbers)))


def rows_said(numbers: Iterable[int]) -> str:
    """`4–17, 19 (15)`: the rows, and how many they are where they are several."""
    ordered = sorted(numbers)
    spans: list[list[int]] = []
    for number in ordered:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    said = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
    return said if len(ordered) == 1 else f"{said} ({say_count(len(ordered))})"


SECTION = Section("sources", "Sources: from figures to rows", sources, about_pack=True)
