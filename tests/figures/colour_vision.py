"""How colours look to eyes that lack one kind of cone, and how far apart they are for them.

The simulation is that of Viénot, Brettel and Mollon (1999) for red and green and of Brettel, Viénot and Mollon
(1997) for blue, in linear light; distances are CIEDE 1976's, in CIELAB under D65.
"""

from collections.abc import Sequence
from enum import StrEnum

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class Eyes(StrEnum):
    ALL_CONES = "all cones"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"
    GREYS = "black and white"
    """A printer without colours, rather than eyes."""


_TO_LMS: Matrix = ((17.8824, 43.5161, 4.11935), (3.45565, 27.1554, 3.86714), (0.0299566, 0.184309, 1.46709))
_FROM_LMS: Matrix = (
    (0.0809444479, -0.130504409, 0.116721066),
    (-0.0102485335, 0.0540193266, -0.113614708),
    (-0.000365296938, -0.00412161469, 0.693511405),
)
_LESS: dict[Eyes, Matrix] = {
    Eyes.PROTANOPIA: ((0.0, 2.02344, -2.52581), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Eyes.DEUTERANOPIA: ((1.0, 0.0, 0.0), (0.494207, 0.0, 1.24827), (0.0, 0.0, 1.0)),
    Eyes.TRITANOPIA: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (-0.395913, 0.801109, 0.0)),
}
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Triple = (0.95047, 1.0, 1.08883)


def seen(colour: str, eyes: Eyes) -> Triple:
    """L*, a* and b* of `#rrggbb` as these eyes see it."""
    linear = _linear(colour)
    if eyes in _LESS:
        seen_light = _times(_FROM_LMS, _times(_LESS[eyes], _times(_TO_LMS, linear)))
        linear = tuple(min(1.0, max(0.0, part)) for part in seen_light)  # type: ignore[assignment]
    lightness, a, b = _lab(_times(_TO_XYZ, linear))
    return (lightness, 0.0, 0.0) if eyes is Eyes.GREYS else (lightness, a, b)


def distance(one: str, other: str, eyes: Eyes) -> float:
    """Of about 2 two colours side by side can just be told apart; of 10 at a glance."""
    return sum((a - b) ** 2 for a, b in zip(seen(one, eyes), seen(other, eyes), strict=True)) ** 0.5


def _linear(colour: str) -> Triple:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def _times(matrix: Matrix, vector: Sequence[float]) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def _lab(xyz: Triple) -> Triple:
    x, y, z = (_root(part / white) for part, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
