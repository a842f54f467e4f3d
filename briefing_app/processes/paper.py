"""A printer's sheet in its own dots, and where a page goes on it at its exact size."""

from dataclasses import dataclass

_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Paper:
    """Dots an inch, the whole sheet in dots, and the edge on the left and on top that can't be printed on."""

    dots_x: int
    dots_y: int
    width: int
    height: int
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where a page goes, in dots from the first one that can be printed; turned by a quarter where it lies across."""

    left: int
    top: int
    width: int
    height: int
    turned: bool


def placed(width: float, height: float, paper: Paper) -> Box:
    """A page of so many points at its exact size, in the middle of the sheet; never fitted to it."""
    turned = (width > height) != (paper.width > paper.height)
    across, down = (height, width) if turned else (width, height)
    dots_across = round(across * paper.dots_x / _POINTS_AN_INCH)
    dots_down = round(down * paper.dots_y / _POINTS_AN_INCH)
    return Box(
        left=(paper.width - dots_across) // 2 - paper.left,
        top=(paper.height - dots_down) // 2 - paper.top,
        width=dots_across,
        height=dots_down,
        turned=turned,
    )
