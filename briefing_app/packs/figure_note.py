"""The line under a figure: its number in the pack, its name, and the returns that it rests on."""

from reportlab.platypus import Flowable

from briefing_app.figures.figure import Figure
from briefing_app.operation.counting.printed import Printed
from briefing_app.packs.blocks import small
from briefing_app.packs.material import capital


class FigureNote(Flowable):
    """The document gives it its number, one for a figure however many pieces it is drawn in."""

    def __init__(self, figure: Figure, *, more: str = "", numbers_only: bool = False) -> None:
        super().__init__()
        self.figure = figure
        self._more = more
        self._numbers_only = numbers_only
        self.number = 0
        self.page = 0
        """Known once it is drawn."""

    @property
    def place(self) -> str:
        return f"figure {self.number}"

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        self._words = small(self._said())
        self.width, self.height = self._words.wrap(width, room)
        return self.width, self.height

    def getSpaceAfter(self) -> float:  # noqa: N802 # the library's own name
        return float(small("").getSpaceAfter())

    def draw(self) -> None:
        self.page = self.canv.getPageNumber()
        self._words.drawOn(self.canv, 0, 0)

    def _said(self) -> str:
        number = f"Figure {self.number}: " if self.number else ""
        name = f"the numbers of “{self.figure.name}”" if self._numbers_only else self.figure.name
        more = f" {self._more}" if self._more else ""
        return f"{number or ''}{name if number else capital(name)}.{more} {capital(self.figure.basis_said)}."

    def printed(self) -> Printed:
        """The figure's numbers, on the page where it is drawn."""
        table = self.figure.table
        rows = (*table.rows, *((table.total,) if table.total else ()))
        return Printed(
            self.page,
            self.place,
            f"figure {self.figure.id}",
            tuple(column.heading for column in table.columns),
            tuple(tuple(cell.said for cell in row) for row in rows),
        )
