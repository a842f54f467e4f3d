"""Draws a figure's tile map: each borough's square with its abbreviation, its number and its shade."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.figures.figure import MapTile, Style, TileMap
from briefing_app.figures.palette import Pattern
from briefing_app.operation.boroughs import Borough, all_boroughs, borough
from briefing_app.screens.borough_squares import BoroughSquares
from briefing_app.screens.ink_painting import paint_boxes
from briefing_app.screens.theme import Theme


class MapView(BoroughSquares):
    """It is chosen from, walked and asked as a chart is."""

    mark_chosen = Signal(object, bool)
    """A MapTile that was clicked, or taken with the space bar; and whether Shift adds it to what is chosen."""
    mark_activated = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(
        self, tile_map: TileMap, theme: Theme, *, name: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, parent)
        self._map = TileMap("", ())
        self._tiles: dict[str, MapTile] = {}
        self.draw(tile_map, name=name, sentence=sentence)

    @property
    def tile_map(self) -> TileMap:
        return self._map

    def draw(self, tile_map: TileMap, *, name: str, sentence: str) -> None:
        """Show another map in the place of this one; the same one again is left as it stands."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        if tile_map != self._map:
            self._map = tile_map
            self._tiles = {tile.borough: tile for tile in tile_map.tiles}
            self.update()

    def says_of(self, borough: Borough) -> str:
        tile = self._tiles.get(borough.name)
        return f"{borough.name}: not part of this figure" if tile is None else tile.says

    @property
    def _chosen_tile(self) -> MapTile | None:
        return self._tiles.get(self.chosen)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self._theme.palette
        for one in all_boroughs():
            box, tile = self.tile_of(one), self._tiles.get(one.name)
            if tile is None:
                edge = palette.line if one.met else palette.ink(Style.PARTNER).edge
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(edge), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
                self.paint_words(painter, box, one.abbreviation, "" if one.met else "partner", palette.quiet)
                continue
            ink = palette.square(tile.style, tile.shade)
            paint_boxes(painter, ink, [box], palette.panel)
            if ink.pattern in (Pattern.HATCH, Pattern.DOTS):
                across = box.width() * 0.1
                painter.fillRect(box.adjusted(across, box.height() * 0.14, -across, -box.height() * 0.1), ink.fill)
            self.paint_words(painter, box, tile.short, tile.number, ink.text)
        self.paint_chosen(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.borough_at(event.position())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.take(found)
        if (tile := self._chosen_tile) is not None:
            self.mark_chosen.emit(tile, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile = self._chosen_tile
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if tile is not None:
                self.mark_activated.emit(tile)
            case Qt.Key.Key_Space if tile is not None:
                self.mark_chosen.emit(tile, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse and (found := self.borough_at(QPointF(event.pos()))):
            self.take(found)
        tile = self._chosen_tile
        if tile is not None:
            middle = self.tile_of(borough(tile.borough)).center().toPoint()
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(tile, event.globalPos() if by_mouse else self.mapToGlobal(QPoint(middle)))
