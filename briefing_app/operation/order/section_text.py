"""The little formatting that a section's text can have, kept as plain words: how it is written, read and spelt out.

A line is a block of its own:

    # Heading                 ## Smaller heading
    - Bullet
    | Time | Where |          lines like this one after the other are a table, the first one its headings
    Anything else             is a paragraph, and **these words** are bold in any of them

A backslash takes its meaning from the mark after it: `\\# no heading`, `\\*\\*not bold\\*\\*`, `\\|`, `\\\\`.
Every text can be read; what is no mark is words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    words: str
    bold: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    runs: Runs
    level: int
    """1, or 2 for a smaller one."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullet:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells; the first row has the headings."""

    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Bullet | Table

_PIECES = re.compile(r"\\([\\*|#-])|(\*\*)|(\|)|([^\\*|]+|.)", re.DOTALL)
_BEGINS = re.compile(r"^(#|-|\|)")


def blocks(text: str) -> tuple[Block, ...]:
    """What a text says, block by block; blank lines are no blocks."""
    found: list[Block] = []
    rows: list[tuple[Runs, ...]] = []
    for line in text.splitlines():
        said = line.strip()
        if said.startswith("|"):
            rows.append(_cells(said))
            continue
        if rows:
            found.append(_table(rows))
            rows = []
        if said:
            found.append(_block(said))
    if rows:
        found.append(_table(rows))
    return tuple(found)


def text_of(found: Iterable[Block]) -> str:
    """The text that is read as these blocks."""
    lines: list[str] = []
    before: Block | None = None
    for block in found:
        if isinstance(block, Table) and isinstance(before, Table):
            # Else the two would be read as one.
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines)


def plain(text: str) -> str:
    """The words alone, a line a block, the cells of a table parted by tabs."""
    said = []
    for block in blocks(text):
        if isinstance(block, Table):
            said += ["\t".join(words_of(cell) for cell in row) for row in block.rows]
        else:
            said.append(words_of(block.runs))
    return "\n".join(said)


def words_of(runs: Runs) -> str:
    return "".join(run.words for run in runs)


def tidied(runs: Iterable[Run]) -> Runs:
    """Neighbours that look alike as one, and no empty ones."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].bold is run.bold:
            found[-1] = Run(found[-1].words + run.words, run.bold)
        elif run.words:
            found.append(run)
    return tuple(found)


def _block(said: str) -> Block:
    if said.startswith("## "):
        return Heading(_runs(said[3:].strip()), 2)
    if said.startswith("# "):
        return Heading(_runs(said[2:].strip()), 1)
    if said.startswith("- "):
        return Bullet(_runs(said[2:].strip()))
    return Paragraph(_runs(said))


def _table(rows: Sequence[tuple[Runs, ...]]) -> Table:
    width = max(map(len, rows))
    return Table(tuple((*row, *((),) * (width - len(row))) for row in rows))


def _cells(said: str) -> tuple[Runs, ...]:
    """The bars part the cells; the one at the end may be left out."""
    cells = [""]
    for piece in _PIECES.finditer(said[1:]):
        if piece[3]:
            cells.append("")
        else:
            cells[-1] += piece[0]
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return tuple(_runs(cell.strip()) for cell in cells)


def _runs(said: str) -> Runs:
    """Two stars that nothing ends are two stars."""
    pieces = list(_PIECES.finditer(said))
    marks = [place for place, piece in enumerate(pieces) if piece[2]]
    if len(marks) % 2:
        marks.pop()
    found: list[Run] = []
    bold = False
    for place, piece in enumerate(pieces):
        if place in marks:
            bold = not bold
        else:
            found.append(Run(piece[1] or piece[0], bold))
    return tidied(found)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(runs, level):
            yield f"{'#' * level} {_marked(runs)}"
        case Bullet(runs):
            yield f"- {_marked(runs)}"
        case Table(rows):
            for row in rows:
                yield f"| {' | '.join(map(_marked, row))} |"
        case Paragraph(runs):
            said = _marked(runs)
            yield f"\\{said}" if _BEGINS.match(said) else said


def _marked(runs: Runs) -> str:
    return "".join(f"**{_escaped(run.words)}**" if run.bold else _escaped(run.words) for run in runs)


def _escaped(words: str) -> str:
    return re.sub(r"[\\|]|\*(?=\*)|(?<=\*)\*|^\*|\*$", r"\\\g<0>", " ".join(words.splitlines()))
