from itertools import combinations, pairwise

import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Style
from briefing_app.figures.palette import DARK, LIGHT, PAPER, Ink, Palette, Pattern, contrast
from tests.figures.colour_vision import Eyes, distance, seen
from tests.invented_day import invented_position

PALETTES = {"screen, light": LIGHT, "screen, dark": DARK, "paper": PAPER}
EYES = [eyes for eyes in Eyes if eyes is not Eyes.GREYS]
SHADED = {Style.SHADE, Style.SHORT, Style.OVER}
AT_A_GLANCE = 10.0
JUST_ENOUGH = 7.0


def together() -> set[frozenset[Style]]:
    """Pairs of styles that stand beside each other in some figure, faded ones included."""
    pairs: set[frozenset[Style]] = set()
    for position in (invented_position(), invented_position(results=False)):
        for figure in figures_of(position):
            styles = {mark.style for mark in figure.chart.marks} if figure.chart is not None else set()
            styles |= {tile.style for tile in figure.tile_map.tiles} if figure.tile_map is not None else set()
            pairs |= {frozenset(pair) for pair in combinations(sorted(styles | {Style.FADED}), 2)}
    return pairs


PAIRS = sorted(tuple(sorted(pair)) for pair in together() if not pair & SHADED)


@pytest.fixture(params=PALETTES.values(), ids=PALETTES.keys())
def palette(request: pytest.FixtureRequest) -> Palette:
    found: Palette = request.param
    return found


def told_apart(one: Ink, other: Ink, eyes: Eyes) -> bool:
    """By pattern, by colour, or by an edge that is clearly bolder."""
    if one.pattern is not other.pattern:
        return True
    if distance(one.fill, other.fill, eyes) >= JUST_ENOUGH:
        return True
    bold, fine = max(one.edge_width, other.edge_width), min(one.edge_width, other.edge_width)
    return one.pattern is Pattern.OUTLINE and bold >= 1.5 * fine


def test_that_the_simulation_knows_what_each_eye_confuses() -> None:
    red, green, blue, grey = "#c0392b", "#7a7a1e", "#2073bc", "#808080"
    assert distance(red, green, Eyes.ALL_CONES) > 50
    assert distance(red, green, Eyes.DEUTERANOPIA) < 25
    assert distance("#8080ff", "#6fa3a3", Eyes.TRITANOPIA) < distance("#8080ff", "#6fa3a3", Eyes.ALL_CONES)
    for eyes in Eyes:
        assert distance(grey, grey, eyes) == 0
        assert seen("#ffffff", eyes)[0] > 98
        assert seen("#000000", eyes)[0] < 2
    assert distance(red, blue, Eyes.GREYS) == abs(seen(red, Eyes.GREYS)[0] - seen(blue, Eyes.GREYS)[0])


def test_that_the_figures_put_styles_beside_each_other() -> None:
    assert len(PAIRS) > 10


@pytest.mark.parametrize("eyes", list(Eyes))
def test_that_styles_beside_each_other_are_told_apart_by_every_eye_and_without_colour(
    palette: Palette, eyes: Eyes
) -> None:
    alike = [(one, other) for one, other in PAIRS if not told_apart(palette.inks[one], palette.inks[other], eyes)]
    assert not alike


@pytest.mark.parametrize("eyes", list(Eyes))
def test_that_the_sequence_goes_one_way_in_even_lightness_for_every_eye(palette: Palette, eyes: Eyes) -> None:
    for steps in (palette.sequence, palette.short, palette.over):
        lightness = [seen(colour, eyes)[0] for colour in steps]
        ways = {later > earlier for earlier, later in pairwise(lightness)}
        assert len(ways) == 1
    sizes = [abs(later - earlier) for earlier, later in pairwise(seen(one, eyes)[0] for one in palette.sequence)]
    assert max(sizes) <= 2.5 * min(sizes)
    assert all(distance(one, other, eyes) >= JUST_ENOUGH for one, other in pairwise(palette.sequence))


@pytest.mark.parametrize("eyes", EYES)
def test_that_far_too_few_and_far_too_many_are_told_apart_by_every_eye(palette: Palette, eyes: Eyes) -> None:
    for short, over in list(zip(palette.short, palette.over, strict=True))[1:]:
        assert distance(short, over, eyes) >= AT_A_GLANCE


def test_that_without_colour_a_difference_is_told_by_its_sign() -> None:
    figure = next(one for one in figures_of(invented_position()) if one.id == "coverage-difference")
    signs = {Style.OVER: "+", Style.SHORT: "−–-"}
    checked = 0
    for mark in figure.chart.marks:
        if mark.style in signs:
            assert mark.label[0] in signs[mark.style]
            checked += 1
    assert checked > 50


def test_that_marks_stand_out_from_their_ground_and_words_can_be_read(palette: Palette) -> None:
    for style, ink in palette.inks.items():
        # White cells are part of the ground, and what is faded gives way to it.
        if style not in (Style.EVEN, Style.FADED):
            assert max(contrast(ink.fill, palette.panel), contrast(ink.edge, palette.panel)) >= 3.0, style
        assert contrast(ink.text, ink.fill) >= 4.5, style
    for shade in (palette.sequence, palette.short, palette.over):
        for step in range(len(shade)):
            for style in SHADED:
                ink = palette.ink(style, (step + 0.5) / len(shade))
                assert contrast(ink.text, ink.fill) >= 4.5
    for words in (palette.text, palette.quiet, palette.warning, palette.accent):
        assert contrast(words, palette.panel) >= 4.5
        assert contrast(words, palette.ground) >= 4.5
