"""Two stacks of what a page is built from, side by side."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

_TALLEST_PAIR = 520.0


class Beside(Flowable):
    """Two stacks of flowables side by side, on one page."""

    def __init__(
        self, left: Sequence[Flowable], right: Sequence[Flowable], *, widths: tuple[float, float], space: float = 12.0
    ) -> None:
        super().__init__()
        self._stacks = (tuple(left), tuple(right))
        self._widths = widths
        self._space = space
        self.width = sum(widths) + space

    @property
    def flowables(self) -> tuple[Flowable, ...]:
        return (*self._stacks[0], *self._stacks[1])

    def wrap(self, _width: float, room: float) -> tuple[float, float]:
        self._heights = [
            [flowable.wrap(width, room)[1] + flowable.getSpaceAfter() for flowable in stack]
            for stack, width in zip(self._stacks, self._widths, strict=True)
        ]
        self.height = max(map(sum, self._heights))
        return self.width, self.height

    def split(self, width: float, room: float) -> list[Flowable]:
        """What no page holds side by side stands one after the other; the rest waits for the next page."""
        if self.height <= _TALLEST_PAIR:
            return []
        first, *rest = [*self._stacks[0], *self._stacks[1]]
        begins = [first] if first.wrap(width, room)[1] <= room else first.split(width, room)
        return [*begins, *rest] if begins else []

    def draw(self) -> None:
        x = 0.0
        for stack, heights, width in zip(self._stacks, self._heights, self._widths, strict=True):
            y = self.height
            for flowable, height in zip(stack, heights, strict=True):
                y -= height
                flowable.drawOn(self.canv, x, y + flowable.getSpaceAfter())
            x += width + self._space
