"""A drawing on a page, with words for who can't see it."""

from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from briefing_app.packs.tags import picture, tagged


class Picture(Flowable):
    """Vectors, and what they show in a sentence."""

    def __init__(self, drawing: Drawing, says: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = float(drawing.width), float(drawing.height)
        self._says = says

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Canvas = self.canv
        with tagged(canvas, "Figure", extra=picture(canvas, self.width, self.height, self._says)):
            self.drawing.drawOn(canvas, 0, 0)
