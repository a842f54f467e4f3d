"""A sheet as the borough sent it, every cell in words and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, both from 0."""


@dataclass(frozen=True, slots=True)
class SheetShown:
    """What a person sees who opens the file, and what the sheet hides."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    faults: Mapping[Place, str] = field(default_factory=dict)
    """Cells that read as blank and are not: Excel's own word for the error, or that nothing was calculated."""
    struck: frozenset[Place] = frozenset()
    comments: Mapping[Place, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """First row, first column, last row, last column."""
    cut: str = ""
    """What is not shown of a very large sheet, in words."""
    cut_cells: frozenset[Place] = frozenset()
    """Cells of which only the beginning is shown."""
