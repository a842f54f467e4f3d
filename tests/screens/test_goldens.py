"""Every figure looks as it did when somebody last looked at it: full, of one borough, empty, dark, and at 200 %.

The pictures are in `goldens/`, one a figure, its states side by side. After a change that is meant, renew them and
look at each before it is kept:

    RENEW_GOLDENS=1 pytest tests/screens/test_goldens.py
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefing_app.actions.filter_figures import filter_figures
from briefing_app.actions.show_figures import Shown
from briefing_app.figures.all_figures import FIGURE_IDS, figures_of
from briefing_app.figures.beside import Beside
from briefing_app.figures.figure import Figure, Style
from briefing_app.operation.counting.required_cover import RequiredCover
from briefing_app.operation.position.filters import Filter
from briefing_app.operation.times import Period
from briefing_app.screens.figure_card import FigureCard
from briefing_app.screens.picture_tabs import HEADLINE
from briefing_app.screens.theme import Scheme, Theme
from briefing_app.screens.tiles_view import TilesView
from tests.invented_day import invented_position
from tests.positions import builder, moment
from tests.screens.likeness import THUMB, differs, thumb_of

GOLDENS = Path(__file__).parent / "goldens"
RENEW = bool(os.environ.get("RENEW_GOLDENS"))
STATES = ("full", "one borough", "empty", "200 %", "dark")
SIZE, SMALL = QSize(560, 400), QSize(380, 280)
"""As on the station PC's screen; and what the same screen has room for at 200 %."""
REQUIRED = RequiredCover("Lambeth", "", Period(moment("20:00"), moment("23:00")), 12)


@cache
def shown_in(state: str) -> Mapping[str, Figure]:
    if state == "empty":
        return _by_id(figures_of(builder().position(), beside=Beside()))
    position, earlier = invented_position(awaited=("Havering",)), invented_position(awaited=("Sutton",), deployments=4)
    beside = Beside((REQUIRED,), earlier)
    whole = Shown(position, figures_of(position, beside=beside), beside)
    wanted = Filter(boroughs=("Lambeth",)) if state == "one borough" else Filter()
    return _by_id(filter_figures(whole, wanted))


def _by_id(figures: tuple[Figure, ...]) -> Mapping[str, Figure]:
    return {figure.id: figure for figure in figures}


Draw = Callable[[Figure | None, str], QImage]


@pytest.fixture(scope="module")
def draw(qapp: QApplication) -> Iterator[Draw]:
    """Draws a figure as the picture shows it, and makes it small."""
    theme = Theme(qapp, Scheme.LIGHT)

    def drawn(figure: Figure | None, state: str) -> QImage:
        scheme = Scheme.DARK if state == "dark" else Scheme.LIGHT
        if theme.scheme is not scheme:
            theme.choose(scheme)
        size, ratio = (SMALL, 2) if state == "200 %" else (SIZE, 1)
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(theme.palette.ground)
        if figure is not None:
            _paint(figure, theme, size, image)
        return thumb_of(image)

    yield drawn
    theme.leave()


@pytest.fixture(scope="module")
def drawn(draw: Draw) -> Mapping[tuple[str, str], QImage]:
    """Every figure in every state, all of one scheme after the other."""
    return {(name, state): draw(shown_in(state).get(name), state) for state in STATES for name in FIGURE_IDS}


def _paint(figure: Figure, theme: Theme, size: QSize, image: QImage) -> None:
    if figure.id == HEADLINE:
        tiles = TilesView(theme)
        tiles.show_tiles(figure.tiles)
        tiles.resize(1224, tiles.height())
        scale = size.width() / 1224
    else:
        tiles = FigureCard(theme, figure.name)
        tiles.show_figures(figure)
        tiles.resize(size)
        scale = 1.0
    tiles.ensurePolished()
    tiles.grab()
    painter = QPainter(image)
    painter.scale(scale, scale)
    tiles.render(painter, QPoint(0, 0))
    painter.end()
    tiles.deleteLater()
    QApplication.sendPostedEvents(tiles, QEvent.Type.DeferredDelete.value)


def golden_of(figure_id: str) -> Mapping[str, QImage]:
    sheet = QImage(str(GOLDENS / f"{figure_id}.png"))
    assert not sheet.isNull(), f"There is no picture of {figure_id} yet: see how to renew them above."
    width, height = THUMB
    return {state: sheet.copy(place * width, 0, width, height) for place, state in enumerate(STATES)}


@pytest.mark.skipif(not RENEW, reason="only where they are meant to change")
def test_that_the_goldens_are_renewed(drawn: Mapping[tuple[str, str], QImage]) -> None:
    GOLDENS.mkdir(exist_ok=True)
    for old in GOLDENS.glob("*.png"):
        old.unlink()
    for figure_id in FIGURE_IDS:
        sheet = QImage(THUMB[0] * len(STATES), THUMB[1], QImage.Format.Format_RGB888)
        painter = QPainter(sheet)
        for place, state in enumerate(STATES):
            painter.drawImage(place * THUMB[0], 0, drawn[figure_id, state])
        painter.end()
        sheet.save(str(GOLDENS / f"{figure_id}.png"))


@pytest.mark.parametrize("figure_id", FIGURE_IDS)
def test_that_a_figure_looks_as_it_did(drawn: Mapping[tuple[str, str], QImage], figure_id: str) -> None:
    for state, golden in golden_of(figure_id).items():
        said = differs(drawn[figure_id, state], golden)
        assert not said, f"{figure_id}, {state}: {said}"


def test_that_the_goldens_are_small_and_of_these_figures() -> None:
    files = list(GOLDENS.glob("*.png"))
    assert {file.stem for file in files} == set(FIGURE_IDS)
    assert sum(file.stat().st_size for file in files) < 3_000_000


@pytest.mark.parametrize(
    "figure_id", ["arrests-by-borough", "patrol-hours-by-borough", "coverage-actual", "map-arrests"]
)
def test_that_a_real_change_is_seen(draw: Draw, figure_id: str) -> None:
    """A bar half as long, a cell or a square without its shade."""
    figure, golden = shown_in("full")[figure_id], golden_of(figure_id)["full"]
    changed = figure
    if figure.tile_map is not None:
        tiles = list(figure.tile_map.tiles)
        place = max(range(len(tiles)), key=lambda at: tiles[at].shade)
        tiles[place] = replace(tiles[place], style=Style.EVEN)
        changed = replace(figure, tile_map=replace(figure.tile_map, tiles=tuple(tiles)))
    elif figure.chart is not None:
        # Among the rows that are seen without scrolling.
        styles = (Style.PROACTIVE, Style.ACTUAL, Style.SHADE)
        filled = [mark for mark in figure.chart.marks if mark.style in styles and mark.row < 15]
        widest = max(filled, key=lambda mark: (mark.right - mark.left, mark.shade))
        other = replace(widest, right=(widest.left + widest.right) / 2)
        other = replace(widest, style=Style.EVEN) if widest.style is Style.SHADE else other
        marks = tuple(other if mark is widest else mark for mark in figure.chart.marks)
        changed = replace(figure, chart=replace(figure.chart, marks=marks))
    assert differs(draw(changed, "full"), golden)


def test_that_no_two_figures_pass_for_each_other() -> None:
    maps = {name: golden_of(name)["full"] for name in FIGURE_IDS if name.startswith("map-")}
    for name, golden in maps.items():
        assert [other for other, image in maps.items() if not differs(golden, image)] == [name]
