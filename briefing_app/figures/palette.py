"""How each style looks: colours and patterns, for the light and the dark screen and for paper.

Hues are those of the Government Analysis Function's palette. Patterns carry the meaning
where colour is lost, on black-and-white paper and to colour-blind eyes.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from briefing_app.figures.figure import Style


class Pattern(StrEnum):
    SOLID = "solid"
    OUTLINE = "outline"
    HATCH = "hatch"
    """Slanting lines."""
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours are `#rrggbb`; `text` is for words inside the mark."""

    fill: str
    edge: str
    pattern: Pattern
    text: str
    edge_width: float = 0.0


@dataclass(frozen=True, slots=True)
class Palette:
    """One surrounding: the ground, its text and lines, and the ink of every style."""

    ground: str
    panel: str
    """The ground of cards and of the page."""
    text: str
    quiet: str
    """Captions and axis labels; at least 4.5:1 on the ground."""
    line: str
    """Hairlines and grids."""
    accent: str
    """The one colour of the chosen, the focused and the main button."""
    accent_text: str
    warning: str
    inks: dict[Style, Ink]
    sequence: tuple[str, ...]
    """From little to much, in even lightness."""
    short: tuple[str, ...]
    """From a little to far too few."""
    over: tuple[str, ...]

    def ink(self, style: Style, shade: float = 0.0) -> Ink:
        """The ink of a mark; for shaded styles `shade` (0 to 1) chooses the step."""
        steps = {Style.SHADE: self.sequence, Style.SHORT: self.short, Style.OVER: self.over}.get(style)
        if steps is None:
            return self.inks[style]
        place = max(0.0, min(1.0, shade))
        return _solid(steps[min(len(steps) - 1, int(place * len(steps)))])

    def square(self, style: Style, shade: float = 0.0) -> Ink:
        """The ink of a borough's square on a map: a partner's is outlined, as no number of the Met's stands in it."""
        ink = self.ink(style, shade)
        if style is not Style.PARTNER:
            return ink
        return Ink(self.panel, ink.edge, Pattern.OUTLINE, self.text, 1.4)


@cache
def _solid(fill: str) -> Ink:
    return Ink(fill, fill, Pattern.SOLID, readable_on(fill))


def readable_on(fill: str) -> str:
    """Black or white, whichever contrasts more."""
    return "#ffffff" if contrast("#ffffff", fill) >= contrast("#0b0c0c", fill) else "#0b0c0c"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LIGHT_SEQUENCE = ("#e3eff9", "#b5d6ef", "#86bce5", "#559fd6", "#2f80c2", "#1f63a0", "#12436d")
_LIGHT_SHORT = ("#f3dfe9", "#e0b0c8", "#c97da3", "#ae4b7e", "#801650")
_LIGHT_OVER = ("#e3eff9", "#a9cdea", "#6bace6", "#2073bc", "#12436d")

LIGHT = Palette(
    ground="#f3f4f6",
    panel="#ffffff",
    text="#0b0c0c",
    quiet="#50585e",
    line="#d0d5d9",
    accent="#12436d",
    accent_text="#ffffff",
    warning="#a33a00",
    inks={
        Style.PLANNED: Ink("#ffffff", "#3d3d3d", Pattern.OUTLINE, "#0b0c0c", 1.2),
        Style.ACTUAL: Ink("#12436d", "#12436d", Pattern.SOLID, "#ffffff"),
        Style.PROACTIVE: Ink("#12436d", "#12436d", Pattern.SOLID, "#ffffff"),
        Style.REACTIVE: Ink("#28a197", "#1d7a72", Pattern.HATCH, "#0b0c0c"),
        Style.NOT_STATED: Ink("#d9dcdf", "#6b7276", Pattern.DOTS, "#0b0c0c", 0.6),
        Style.AWAITED: Ink("#ffffff", "#8a9196", Pattern.HATCH, "#50585e", 0.6),
        Style.PARTNER: Ink("#a285d1", "#6c4fa3", Pattern.SOLID, "#0b0c0c"),
        Style.EVEN: Ink("#ffffff", "#d0d5d9", Pattern.SOLID, "#50585e", 0.4),
        Style.GAP: Ink("#f3dfe9", "#801650", Pattern.OUTLINE, "#801650", 2.0),
        Style.WARNING: Ink("#f46a25", "#a33a00", Pattern.HATCH, "#0b0c0c", 1.2),
        Style.FADED: Ink("#dfe2e4", "#bfbfbf", Pattern.SOLID, "#50585e", 0.4),
    },
    sequence=_LIGHT_SEQUENCE,
    short=_LIGHT_SHORT,
    over=_LIGHT_OVER,
)

DARK = Palette(
    ground="#15191d",
    panel="#1e2429",
    text="#f3f4f6",
    quiet="#a9b4bc",
    line="#39424a",
    accent="#6bace6",
    accent_text="#0b0c0c",
    warning="#ff9f66",
    inks={
        Style.PLANNED: Ink("#1e2429", "#c5cdd3", Pattern.OUTLINE, "#f3f4f6", 1.2),
        Style.ACTUAL: Ink("#6bace6", "#6bace6", Pattern.SOLID, "#0b0c0c"),
        Style.PROACTIVE: Ink("#6bace6", "#6bace6", Pattern.SOLID, "#0b0c0c"),
        Style.REACTIVE: Ink("#3fc1b5", "#8fe3da", Pattern.HATCH, "#0b0c0c"),
        Style.NOT_STATED: Ink("#4a545c", "#a9b4bc", Pattern.DOTS, "#f3f4f6", 0.6),
        Style.AWAITED: Ink("#1e2429", "#8a959d", Pattern.HATCH, "#a9b4bc", 0.6),
        Style.PARTNER: Ink("#e3d9f5", "#b9a2e0", Pattern.SOLID, "#0b0c0c"),
        Style.EVEN: Ink("#1e2429", "#39424a", Pattern.SOLID, "#a9b4bc", 0.4),
        Style.GAP: Ink("#4a1f36", "#f08abb", Pattern.OUTLINE, "#f7c1da", 2.0),
        Style.WARNING: Ink("#c0501a", "#ffb98f", Pattern.HATCH, "#ffffff", 1.2),
        Style.FADED: Ink("#2c343b", "#4a545c", Pattern.SOLID, "#a9b4bc", 0.4),
    },
    sequence=("#22384c", "#26507a", "#2b69a3", "#3b86c6", "#5ea3dd", "#8fc2ec", "#c4e0f7"),
    short=("#46283a", "#6e3153", "#9a3f72", "#c75f98", "#ec93bf"),
    over=("#22384c", "#2b5f92", "#3b86c6", "#79b5e8", "#c4e0f7"),
)

PAPER = Palette(
    ground="#ffffff",
    panel="#ffffff",
    text="#0b0c0c",
    quiet="#3f464b",
    line="#c3c9cd",
    accent="#12436d",
    accent_text="#ffffff",
    warning="#a33a00",
    inks=LIGHT.inks,
    sequence=_LIGHT_SEQUENCE,
    short=_LIGHT_SHORT,
    over=_LIGHT_OVER,
)
