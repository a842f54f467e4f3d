"""How wide a table's columns are: by their shares, or by what their cells need."""

from collections.abc import Sequence

from briefing_app.figures.figure import Align
from briefing_app.packs.page import BOLD, REGULAR
from briefing_app.packs.table_lines import PAD_X, Head, Line, RowStyle
from briefing_app.packs.typesetting import width_of

_NARROWEST = 22.0
_WIDEST_NATURAL = 240.0


def column_widths(heads: Sequence[Head], lines: Sequence[Line], width: float, size: float) -> tuple[float, ...]:
    """Column widths that add up to `width`: by shares where given, else by what the cells need."""
    if any(head.share for head in heads):
        whole = sum(head.share for head in heads)
        return tuple(width * head.share / whole for head in heads)
    natural, least = _needs(heads, lines, size)
    if sum(natural) <= width:
        return _stretched(heads, natural, width)
    if sum(least) >= width:
        return tuple(width * one / sum(least) for one in least)
    return _shared_out(natural, least, width)


def _shared_out(natural: list[float], least: list[float], width: float) -> tuple[float, ...]:
    """Modest columns get what they need, the widest share what is left: only they wrap."""
    widths = list(natural)
    waiting = sorted(range(len(natural)), key=lambda place: natural[place])
    room = width
    while waiting:
        place = waiting.pop(0)
        others = sum(least[other] for other in waiting)
        widths[place] = max(least[place], min(natural[place], room / (len(waiting) + 1), room - others))
        room -= widths[place]
    return tuple(widths)


def _needs(heads: Sequence[Head], lines: Sequence[Line], size: float) -> tuple[list[float], list[float]]:
    """For each column the width that would hold every cell on one line, and the least it can live with."""
    natural, least = [], []
    for place, head in enumerate(heads):
        cells = {line.cells[place] for line in lines if line.style not in (RowStyle.GROUP, RowStyle.SPAN)}
        widest = max((width_of(cell[:200], REGULAR, size) for cell in cells), default=0.0)
        longest_word = max(
            (width_of(word[:24], REGULAR, size) for cell in cells for word in cell[:400].split(" ")), default=0.0
        )
        heading_word = max(width_of(word, BOLD, size) for word in head.heading.split(" "))
        narrow = max(_NARROWEST, heading_word + 2 * PAD_X + 0.5, min(90.0, longest_word + 2 * PAD_X + 0.5))
        # The heading of a column of numbers may wrap; one of words would like half its width.
        heading = 0.0 if head.align is Align.RIGHT else width_of(head.heading, BOLD, size) / 2 + 2 * PAD_X
        natural.append(max(narrow, heading, min(_WIDEST_NATURAL, widest + 2 * PAD_X + 1.0)))
        least.append(narrow)
    return natural, least


def _stretched(heads: Sequence[Head], natural: list[float], width: float) -> tuple[float, ...]:
    """Spare width goes to the columns of words, in proportion; to all if there are none."""
    spare = width - sum(natural)
    takers = [one if head.align is Align.LEFT else one * 0.35 for head, one in zip(heads, natural, strict=True)]
    whole = sum(takers)
    return tuple(one + spare * taker / whole for one, taker in zip(natural, takers, strict=True))
