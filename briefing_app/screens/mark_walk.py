"""The way that the arrow keys take from mark to mark."""

from functools import cached_property

from briefing_app.figures.figure import Chart, Mark


class MarkWalk:
    """Along the rows from left to right, and from row to row to the nearest mark."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    @cached_property
    def _order(self) -> list[Mark]:
        return sorted(self._chart.marks, key=lambda mark: (mark.row, mark.left, mark.right))

    @property
    def first(self) -> Mark | None:
        return self._order[0] if self._order else None

    @property
    def last(self) -> Mark | None:
        return self._order[-1] if self._order else None

    def step(self, now: Mark | None, across: int, down: int) -> Mark | None:
        """The next mark along the row, or the nearest one in the next row that has any."""
        if now is None:
            return self.first
        if across:
            place = next(place for place, mark in enumerate(self._order) if mark is now) + across
            return self._order[min(max(place, 0), len(self._order) - 1)]
        rows = [mark.row for mark in self._order if (mark.row - now.row) * down > 0]
        if not rows:
            return now
        row = min(rows) if down > 0 else max(rows)
        middle = (now.left + now.right) / 2
        return min(
            (mark for mark in self._order if mark.row == row),
            key=lambda mark: abs((mark.left + mark.right) / 2 - middle),
        )

    def like(self, former: Mark) -> Mark | None:
        """The mark that stands for the same records as one of another chart, else the first."""
        same = (mark for mark in self._chart.marks if mark.source == former.source and former.source is not None)
        return next(same, self.first)
