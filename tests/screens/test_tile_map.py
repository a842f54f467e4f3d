import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.operation.boroughs import all_boroughs, borough
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.return_status import lanes
from briefing_app.screens.theme import Theme
from briefing_app.screens.tile_map import TileMap
from tests.screens.positions import position


def shown(qtbot: QtBot, theme: Theme) -> TileMap:
    made = TileMap(theme)
    qtbot.addWidget(made)
    made.resize(440, 400)
    made.show_lanes(lanes(position()), Phase.RESULT)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_that_no_two_tiles_touch(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, theme)
    tiles = [made.tile_of(one) for one in all_boroughs()]
    assert all(not a.intersects(b) for place, a in enumerate(tiles) for b in tiles[place + 1 :])
    assert all(made.rect().contains(tile.toRect()) for tile in tiles)


@pytest.mark.parametrize("size", [(170, 160), (300, 260), (440, 400), (900, 800)])
def test_that_the_sign_stands_below_the_abbreviation_and_inside_its_tile(
    qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    made = shown(qtbot, theme)
    made.resize(*size)
    for one in all_boroughs():
        tile = made.tile_of(one)
        name, sign = made.name_box(tile, one.abbreviation), made.sign_box(tile, one.abbreviation)
        assert name.bottom() <= sign.top(), one.name
        assert sign.height() > 2, one.name
        assert sign.bottom() <= tile.bottom()


def test_that_a_tile_says_both_returns_in_words(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, theme)
    assert made.says_of(borough("Havering")) == "Havering: plan received; result awaited"
    assert made.says_of(borough("Hackney")) == "Hackney: plan received; result needs answers: 3 rows held; late"
    assert "no return is expected" in made.says_of(borough("City of London"))


def test_that_a_click_chooses_a_borough_and_arrows_go_on_from_it(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, theme)
    with qtbot.waitSignal(made.borough_chosen) as chosen:
        middle = made.tile_of(borough("Lambeth")).center().toPoint()
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == ["Lambeth"]
    qtbot.keyClick(made, Qt.Key.Key_Right)
    assert made.chosen == "Southwark"
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert made.chosen == "City of London"


def test_that_every_borough_can_be_reached_with_arrow_keys(qtbot: QtBot, theme: Theme) -> None:
    made = shown(qtbot, theme)
    reached, todo = set(), ["Westminster"]
    while todo:
        name = todo.pop()
        if name in reached:
            continue
        reached.add(name)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            made.choose(name)
            qtbot.keyClick(made, key)
            todo.append(made.chosen)
    assert reached == {one.name for one in all_boroughs()}


def test_that_the_description_counts_the_states(qtbot: QtBot, theme: Theme) -> None:
    assert shown(qtbot, theme).accessibleDescription().startswith("Result returns: ")
    assert "2 awaited" in shown(qtbot, theme).accessibleDescription()
