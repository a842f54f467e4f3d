"""A block of cells as text: what Excel puts on the clipboard and takes from it."""

import csv
import io
from collections.abc import Mapping, Sequence

from briefing_app.operation.returns.sheet_shown import Place

Block = tuple[tuple[str, ...], ...]


def block_from(text: str) -> Block:
    """Lines and tabs, with quotes around a cell that has either in it; all lines made equally long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if '"' in lines:
        rows = list(csv.reader(io.StringIO(lines, newline=""), delimiter="\t", strict=False))
    else:
        rows = [line.split("\t") for line in lines.split("\n")]
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def laid(block: Block, at: Place, selected: Sequence[Place]) -> Mapping[Place, str]:
    """What each cell would say after the paste at a cell.

    One cell fills all that are selected; a block fills a selection that it fits into several times over.
    """
    height, width = len(block), len(block[0]) if block else 0
    if not height or not width:
        return {}
    rows = {row for row, _ in selected}
    columns = {column for _, column in selected}
    whole = len(selected) == len(rows) * len(columns) and len(selected) > 1
    if height == width == 1 and selected:
        return dict.fromkeys(selected, block[0][0])
    down = len(rows) if whole and not len(rows) % height else height
    across = len(columns) if whole and not len(columns) % width else width
    top, left = (min(rows), min(columns)) if whole else at
    return {
        (top + row, left + column): block[row % height][column % width]
        for row in range(down)
        for column in range(across)
    }
