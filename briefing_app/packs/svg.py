"""A drawing as SVG: words stay words, and keep their width where the typeface is missing."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics.shapes import Drawing, Line, Path, Rect, Shape, String
from reportlab.lib.colors import Color

from briefing_app.packs.typesetting import width_of


def svg_of(drawing: Drawing, title: str, description: str) -> str:
    """`title` and `description` are what a screen reader says of the picture."""
    wide, high = _number(drawing.width), _number(drawing.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
        ' role="img" aria-labelledby="title description"'
        " font-family=\"'Noto Sans', 'DejaVu Sans', Arial, sans-serif\">",
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(description)}</desc>',
        *(_element(shape, drawing.height) for shape in drawing.contents),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _element(shape: Shape, height: float) -> str:
    match shape:
        case Rect():
            place = f'x="{_number(shape.x)}" y="{_number(height - shape.y - shape.height)}"'
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            return f"<rect {place} {size}{_paint(shape)}/>"
        case Line():
            ends = " ".join(
                f'{name}="{_number(value)}"'
                for name, value in (
                    ("x1", shape.x1),
                    ("y1", height - shape.y1),
                    ("x2", shape.x2),
                    ("y2", height - shape.y2),
                )
            )
            return f"<line {ends}{_stroke(shape)}/>"
        case Path():
            return f'<path d="{" ".join(_steps(shape, height))}"{_paint(shape)}/>'
        case String():
            return _text(shape, height)
        case _:
            raise TypeError(f"no SVG for {type(shape).__name__}")


def _text(shape: String, height: float) -> str:
    anchor = f' text-anchor="{shape.textAnchor}"' if shape.textAnchor != "start" else ""
    weight = ' font-weight="bold"' if shape.fontName.endswith("Bold") else ""
    width = width_of(shape.text, shape.fontName, shape.fontSize)
    return (
        f'<text x="{_number(shape.x)}" y="{_number(height - shape.y)}" font-size="{_number(shape.fontSize)}"'
        f' textLength="{_number(width)}" lengthAdjust="spacingAndGlyphs"{anchor}{weight}'
        f" fill={quoteattr(_colour(shape.fillColor))}>{escape(shape.text)}</text>"
    )


def _steps(path: Path, height: float) -> Iterator[str]:
    """reportlab keeps a path as operators (0 move, 1 line, 3 close) and a flat list of points."""
    points = iter(path.points)
    for operator in path.operators:
        if operator == 3:
            yield "Z"
        else:
            x, y = next(points), next(points)
            yield f"{'M' if operator == 0 else 'L'}{_number(x)} {_number(height - y)}"


def _paint(shape: Rect | Path) -> str:
    return f' fill="{_colour(shape.fillColor)}"{_stroke(shape)}'


def _stroke(shape: Rect | Path | Line) -> str:
    if shape.strokeColor is None:
        return ""
    return f' stroke="{_colour(shape.strokeColor)}" stroke-width="{_number(shape.strokeWidth)}"'


def _colour(colour: Color | None) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
