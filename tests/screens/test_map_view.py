from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from briefing_app.figures.figure import MapTile, Source, Style, TileMap
from briefing_app.operation.boroughs import borough, met_boroughs
from briefing_app.screens.legend_view import LegendView
from briefing_app.screens.map_view import MapView
from briefing_app.screens.theme import Theme

MAP = TileMap(
    "Persons arrested",
    tuple(
        MapTile(
            one.name,
            one.abbreviation,
            one.tile_column,
            one.tile_row,
            str(place),
            Style.SHADE,
            place / 32,
            f"{one.name}: {place} arrests",
            Source("arrests", "result", (("borough", one.name),)),
        )
        for place, one in enumerate(met_boroughs())
    ),
)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> MapView:
    made = MapView(MAP, theme, name="Arrests", sentence="A sentence.")
    qtbot.addWidget(made)
    made.resize(440, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_a_click_and_the_space_bar_choose_a_boroughs_square(shown: MapView, qtbot: QtBot) -> None:
    middle = shown.tile_of(borough("Lambeth")).center().toPoint()
    with qtbot.waitSignal(shown.mark_chosen) as chosen:
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=middle)
    assert (chosen.args[0].borough, chosen.args[1]) == ("Lambeth", False)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    with qtbot.waitSignal(shown.mark_chosen) as chosen:
        qtbot.keyClick(shown, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert (chosen.args[0].borough, chosen.args[1]) == ("Southwark", True)
    with qtbot.waitSignal(shown.mark_activated) as opened:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args[0].borough == "Southwark"


def test_that_a_square_says_its_sentence_and_one_without_a_number_says_so(shown: MapView) -> None:
    lambeth = next(place for place, one in enumerate(met_boroughs()) if one.name == "Lambeth")
    assert shown.says_of(borough("Lambeth")) == f"Lambeth: {lambeth} arrests"
    assert shown.says_of(borough("City of London")) == "City of London: not part of this figure"


def test_that_shades_are_painted_and_another_map_takes_their_place(shown: MapView) -> None:
    def colour(name: str) -> str:
        tile = shown.tile_of(borough(name))
        return shown.grab().toImage().pixelColor(int(tile.left()) + 6, int(tile.top()) + 6).name()

    before = colour("Westminster")
    assert before != colour("Barnet")
    faded = replace(MAP, tiles=tuple(replace(tile, style=Style.FADED) for tile in MAP.tiles))
    shown.draw(faded, name="Faded", sentence="Faded.")
    assert colour("Westminster") == colour("Barnet") != before
    assert shown.accessibleName() == "Faded"


def test_that_a_partner_is_outlined_on_the_map_and_in_its_legend(qtbot: QtBot, theme: Theme) -> None:
    city = borough("City of London")
    partner = MapTile(city.name, city.abbreviation, city.tile_column, city.tile_row, "partner", Style.PARTNER)
    made = MapView(TileMap("Persons arrested", (partner,)), theme, name="Arrests", sentence="A sentence.")
    legend = LegendView(theme)
    for widget, size in ((made, (440, 400)), (legend, (200, 30))):
        qtbot.addWidget(widget)
        widget.resize(*size)
    legend.show_legend(((Style.PARTNER, "partner"),), squares=True)
    tile = made.tile_of(city).toRect()
    edge = QColor(theme.palette.ink(Style.PARTNER).edge)
    of_map, of_legend = made.grab().toImage(), legend.grab().toImage()
    assert of_map.pixelColor(tile.left(), tile.center().y()) == edge
    inside = [of_map.pixelColor(tile.left() + 4, y) for y in range(tile.top() + 4, tile.bottom() - 4)]
    assert QColor(theme.palette.ink(Style.PARTNER).fill) not in inside
    assert edge in [of_legend.pixelColor(0, y) for y in range(legend.height())]
