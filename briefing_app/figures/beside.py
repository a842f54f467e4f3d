"""What an operation's figures are laid beside: the cover that its order requires, and an earlier operation."""

from dataclasses import dataclass, replace

from briefing_app.operation.counting.required_cover import RequiredCover
from briefing_app.operation.position.filtered import filtered
from briefing_app.operation.position.filters import Filter
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Period


@dataclass(frozen=True)
class Beside:
    """None of it is among the operation's own returns."""

    required: tuple[RequiredCover, ...] = ()
    earlier: Position | None = None

    def under(self, wanted: Filter) -> "Beside":
        """What a filter keeps of it: the cover of these boroughs within these hours, and the same boroughs then."""
        places = set(wanted.boroughs_among(one.borough for one in self.required))
        kept = (_cut(one, wanted.between) for one in self.required if one.borough in places)
        return Beside(
            tuple(one for one in kept if one is not None),
            None if self.earlier is None else filtered(self.earlier, wanted),
        )


def _cut(required: RequiredCover, window: Period | None) -> RequiredCover | None:
    if window is None:
        return required
    starts, ends = max(required.period.starts, window.starts), min(required.period.ends, window.ends)
    return replace(required, period=Period(starts, ends)) if starts < ends else None
