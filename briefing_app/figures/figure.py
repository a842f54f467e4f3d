"""A figure as one frozen value: its words, axes, marks with their numbers, and its table twin.

Screen and paper draw the same value, so ticks, rounding, order and words can't disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing_app.operation.position.filters import Dimension
from briefing_app.operation.position.position import Standing
from briefing_app.operation.times import Minute, from_minute
from briefing_app.operation.words import listed_few, say_moment


class Style(StrEnum):
    """What a mark means; `palette` says how that looks in each surrounding."""

    PLANNED = "planned"
    """An outline."""
    ACTUAL = "actual"
    PROACTIVE = "proactive"
    REACTIVE = "reactive"
    NOT_STATED = "not stated"
    AWAITED = "awaited"
    """Hatched, and says so: never a zero."""
    PARTNER = "partner"
    SHADE = "shade"
    """A step of the sequence, by the mark's `shade` from 0 to 1."""
    SHORT = "short"
    """Less than planned, by `shade`."""
    OVER = "over"
    """More than planned, by `shade`."""
    EVEN = "even"
    """Nothing there, and that is stated: an empty cell."""
    GAP = "gap"
    """Planned time that nobody covered: a bold edge."""
    WARNING = "warning"
    """Something the inspector should look at: a double booking, an over-long duty."""
    FADED = "faded"
    """Not among what the filter keeps, and there to be compared with it."""


OFFICER_HOURS = "officer-hours"


@dataclass(frozen=True, slots=True)
class Source:
    """The query that gives the records behind a number.

    `where` are equalities on fields (and `borough`); `during` keeps the records whose times
    touch the `lasting` minutes from there on, an hour unless said otherwise; `one_of` keeps those
    with one of several values, `none_of` those with none of them (a value that is not stated is
    none of them); `standing` keeps those that stand so between plan and result.
    """

    kind: str
    phase: str = ""
    where: tuple[tuple[str, str | int | None], ...] = ()
    during: Minute | None = None
    one_of: tuple[tuple[str, tuple[str | int | None, ...]], ...] = ()
    none_of: tuple[tuple[str, tuple[str | int | None, ...]], ...] = ()
    lasting: int = 60
    standing: tuple[Standing, ...] = ()
    adds: str = ""
    """The field that is added up, the words that are told apart ("location"), or OFFICER_HOURS; empty where the
    records themselves are counted."""
    ids: tuple[int, ...] | None = None
    """These very records, where no condition tells them from others."""


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str
    strong: bool = False
    """Drawn as a line of its own, such as midnight."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The horizontal axis. `title` names what is counted and its unit."""

    title: str
    starts: float
    ends: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart, top to bottom; row n is drawn between n and n + 1."""

    key: str
    label: str
    group: str = ""
    """Where rows stand in groups (a borough, a unit), the group's name."""


class LabelAt(StrEnum):
    NONE = "none"
    INSIDE = "inside"
    """In the middle of the mark, left out where it does not fit (hover still says it)."""
    END = "end"
    """Just right of the mark, always drawn."""
    ABOVE = "above"
    """Over the middle of the mark, left out where its neighbours' leave no room (hover still says it)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box on a row, from `left` to `right` in the axis's units, `top` to `bottom` within the row (0 to 1)."""

    row: int
    left: float
    right: float
    style: Style
    label: str = ""
    label_at: LabelAt = LabelAt.NONE
    top: float = 0.15
    bottom: float = 0.85
    shade: float = 0.0
    says: str = ""
    """The whole sentence for hover and for screen readers."""
    source: Source | None = None
    short: str = ""
    """A rounded label for where the whole one has no room; hover and table say the whole."""
    value: float | None = None
    """The number that it stands for, where it stands for one."""

    def faded(self) -> "Mark":
        """Thousands fade at a click: `replace` would look up the names of all fields each time."""
        return Mark(
            self.row, self.left, self.right, Style.FADED, self.label, self.label_at, self.top, self.bottom,
            self.shade, self.says, self.source, self.short, self.value,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of marks over a horizontal axis: bars, heat maps, timelines and columns alike."""

    axis: Axis
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    legend: tuple[tuple[Style, str], ...] = ()
    upright: Axis | None = None
    """For columns and steps: what their height counts. Such a chart has one high row, with its bottom at
    `upright.starts` and its top at `upright.ends`."""


@dataclass(frozen=True, slots=True)
class MapTile:
    """A borough of a tile map: one square of London, with its number."""

    borough: str
    short: str
    """The abbreviation: "LAM"."""
    column: int
    row: int
    number: str
    """Already worded: "11", "4.5 h", "awaited"."""
    style: Style
    shade: float = 0.0
    says: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class TileMap:
    """The boroughs as equal squares in their places, shaded by a measure."""

    measure: str
    """What the numbers are, with their unit."""
    tiles: tuple[MapTile, ...]
    legend: tuple[tuple[Style, str], ...] = ()


class Tone(StrEnum):
    """Whether a tile asks for a second look."""

    PLAIN = "plain"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Tile:
    """A headline number with the words around it."""

    key: str
    name: str
    number: str
    """Already worded: "117", "62 %", "awaited", "not stated"."""
    detail: str
    """"of 140 planned; 3 boroughs awaited"."""
    says: str
    source: Source | None = None
    tone: Tone = Tone.PLAIN


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    align: Align = Align.RIGHT


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: the value as a number or words, as it is said, and where it comes from."""

    value: str | int | float | None
    said: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The table twin of a figure, with the same numbers."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """The returns of one phase that a figure rests on."""

    phase: str
    included: tuple[str, ...]
    awaited: tuple[str, ...]
    as_at: Minute | None

    @property
    def said(self) -> str:
        """ "results 31 of 32 (Havering awaited), data as at Fri 14 May 2021 08:30"."""
        total = len(self.included) + len(self.awaited)
        awaited = f" ({listed_few(self.awaited)} awaited)" if self.awaited else ""
        as_at = f", data as at {say_moment(from_minute(self.as_at))}" if self.as_at is not None else ""
        return f"{self.phase}s {len(self.included)} of {total}{awaited}{as_at}"


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that is shown of one figure, on any medium."""

    id: str
    name: str
    """What it is called in lists: "Arrests by borough"."""
    title: str
    """The finding in words: "Lambeth made 11 of 117 arrests"."""
    subtitle: str
    """What is counted and in which unit."""
    sentence: str
    """The summary for people who don't see the chart, and for `figures --json`."""
    basis: tuple[Basis, ...]
    table: Table
    chart: Chart | None = None
    tiles: tuple[Tile, ...] = ()
    tile_map: TileMap | None = None
    group: str = ""
    """The tab of the picture in which it stands: "Arrests", "Patrols"."""
    filtered_by: str = ""
    """What of the data it shows, and which parts of the filter say nothing of it; empty: all of it."""
    not_by: tuple[Dimension, ...] = ()
    """What it can't be filtered by without saying something untrue: under such a filter it is set aside."""

    source_line: str = ""
    """Where its numbers come from, where that is no return."""

    @property
    def basis_said(self) -> str:
        """The returns that it rests on, or the public source in their place."""
        return self.source_line or "; ".join(basis.said for basis in self.basis)

    def sources(self) -> Iterator[Source]:
        """Those of its marks, its tiles, its map and its table."""
        marks = self.chart.marks if self.chart else ()
        squares = self.tile_map.tiles if self.tile_map else ()
        cells = (cell for row in self.table.rows for cell in row)
        every: tuple[Mark | Tile | MapTile | Cell, ...] = (*marks, *self.tiles, *squares, *cells)
        for one in every:
            if one.source is not None:
                yield one.source
