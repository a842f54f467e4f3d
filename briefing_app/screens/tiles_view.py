"""The headline as a row of tiles: a name, a number, and the words it needs."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from briefing_app.figures.figure import Tile, Tone
from briefing_app.screens.labels import broken, tip
from briefing_app.screens.theme import CAPTION, GRID, TILE_NUMBER, Theme

_HEIGHT = 114
_PAD = GRID
_LINES = 4
"""Of detail under the number."""


class TileButton(QAbstractButton):
    """One tile. It is a button: the rows behind its number open when it is pressed."""

    def __init__(self, tile: Tile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_tile(tile)

    def show_tile(self, tile: Tile) -> None:
        self.tile = tile
        self.setText(tile.name)
        self.setAccessibleName(tile.says)
        self.setToolTip(tip(tile.says))
        opens = tile.source is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription("Press to see the rows behind the number" if opens else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(88, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, tile = self._theme.palette, self.tile
        attention = tile.tone is Tone.ATTENTION
        painter = QPainter(self)
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(QColor(palette.line))
        painter.setBrush(QColor(palette.sequence[0] if self.underMouse() and tile.source else palette.panel))
        painter.drawRect(frame)
        if attention:
            painter.fillRect(QRect(0, 0, 4, self.height()), QColor(palette.warning))
        inside = self.rect().adjusted(_PAD, 6, -_PAD // 2, -4)

        caption = self._theme.font(CAPTION)
        metrics = QFontMetrics(caption)
        painter.setFont(caption)
        painter.setPen(QColor(palette.quiet))
        line = metrics.height()
        name = metrics.elidedText(tile.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)

        detail = QRect(inside.left(), inside.bottom() - _LINES * (line - 1) + 2, inside.width(), _LINES * line)
        number = QRect(inside.left(), inside.top() + line - 2, inside.width(), detail.top() - inside.top() - line + 3)
        painter.setPen(QColor(palette.warning if attention else palette.text))
        size = TILE_NUMBER
        font = self._theme.font(size, bold=True)
        while size > CAPTION and QFontMetrics(font).horizontalAdvance(tile.number) > number.width():
            size -= 2
            font = self._theme.font(size, bold=True)
        painter.setFont(font)
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tile.number)

        painter.setFont(caption)
        painter.setPen(QColor(palette.quiet))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for number_of_line, words in enumerate(broken(tile.detail, metrics, detail.width(), _LINES)):
            painter.drawText(detail.translated(0, number_of_line * (line - 1)), flags, words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class TilesView(QWidget):
    """The tiles beside each other, in the figure's order."""

    tile_activated = Signal(object)
    """A Tile that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GRID)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Headline")
        theme.changed.connect(self.update)

    @property
    def buttons(self) -> list[TileButton]:
        return self.findChildren(TileButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """In the place of others; a button of the same number stays, and the keyboard on it."""
        buttons = self.buttons
        if [button.tile.key for button in buttons] == [tile.key for tile in tiles]:
            for button, tile in zip(buttons, tiles, strict=True):
                if button.tile != tile:
                    button.show_tile(tile)
            return
        for old in buttons:
            self._line.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        for tile in tiles:
            button = TileButton(tile, self._theme, self)
            button.clicked.connect(lambda _=False, button=button: self.tile_activated.emit(button.tile))
            self._line.addWidget(button, 1)
