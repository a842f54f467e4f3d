"""What figures that compare two operations have in common: names, returns, legend, and by what they are filtered."""

from collections.abc import Sequence

from briefing_app.figures.basis import basis_of
from briefing_app.figures.figure import (
    Basis,
    Style,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.filters import Dimension
from briefing_app.operation.position.position import Position
from briefing_app.operation.words import listed, say_date

GROUP = "Compare"


# Another operation has other hours; and of a share of the plan there is no part by unit or offence alone.
ONLY_BY_PLACE = (Dimension.UNIT, Dimension.OFFENCE, Dimension.TIME, Dimension.PHASE, Dimension.WORDS)


NOT_BY_TIME = (Dimension.TIME, Dimension.PHASE)


def name_of(operation: Operation) -> str:
    return f"{operation.name} ({say_date(operation.day)})"


def basis_of_both(now: Position, earlier: Position) -> tuple[Basis, ...]:
    """Of both operations: each says which it is."""
    said = [(position, name_of(position.operation)) for position in (now, earlier)]
    return tuple(
        Basis(f"{name}: result", one.included, one.awaited, one.as_at)
        for position, name in said
        for one in basis_of(position, Phase.RESULT)
    )


def legend_of_both(now: Position, earlier: Position) -> tuple[tuple[Style, str], ...]:
    return (Style.ACTUAL, name_of(now.operation)), (Style.FADED, name_of(earlier.operation))


def signed(number: float) -> str:
    rounded = round(number)
    return f"+{rounded}" if rounded > 0 else f"–{-rounded}" if rounded < 0 else "0"


def not_compared(named: Sequence[tuple[str, str]]) -> str:
    """ "Not compared: Staff trained (no borough states it in both operations)"."""
    said = [f"{name} ({why})" for name, why in named if why]
    return f"Not compared: {listed(said)}" if said else ""
