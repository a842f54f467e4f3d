"""One set of colours, type sizes and spacing for the whole window, light and dark."""

from enum import StrEnum

from PySide6.QtCore import QFile, QObject, QPointF, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from briefing_app.figures.palette import DARK, LIGHT, Palette
from briefing_app.operation.resources import resource
from briefing_app.screens.style_sheet import BODY, CAPTION, FINDING, GRID, PLACE_TITLE, TILE_NUMBER, style_sheet

__all__ = ["BODY", "CAPTION", "FINDING", "GRID", "PLACE_TITLE", "TILE_NUMBER", "Scheme", "Theme"]

_FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")


class Scheme(StrEnum):
    """What the View menu offers."""

    SYSTEM = "System"
    LIGHT = "Light"
    DARK = "Dark"


class Theme(QObject):
    """How the window looks now. Whatever paints for itself repaints on `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._family = _shipped_family()
        # A style sheet takes pictures from files only.
        self._pictures = QTemporaryDir()
        self.palette: Palette = LIGHT
        app.setStyle("Fusion")
        app.setFont(self.font(BODY))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.choose(scheme)

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def dark(self) -> bool:
        return self.palette is DARK

    def leave(self) -> None:
        """Stop following the system: another theme takes over."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def choose(self, scheme: Scheme) -> None:
        self._scheme = scheme
        hints = self._app.styleHints()
        match scheme:
            case Scheme.SYSTEM:
                hints.unsetColorScheme()
                dark = hints.colorScheme() is Qt.ColorScheme.Dark
            case Scheme.LIGHT:
                hints.setColorScheme(Qt.ColorScheme.Light)
                dark = False
            case Scheme.DARK:
                hints.setColorScheme(Qt.ColorScheme.Dark)
                dark = True
        self._wear(DARK if dark else LIGHT)

    def _glyphs(self, palette: Palette) -> dict[str, str]:
        """Ticks and arrows in this palette's colours, as files for the style sheet."""
        name = "dark" if palette is DARK else "light"
        glyphs = {}
        for glyph, points in _GLYPHS.items():
            path = self._pictures.filePath(f"{glyph}-{name}.png")
            if not QFile.exists(path):
                _draw_glyph(points, palette.accent_text if glyph == "tick" else palette.text).save(path)
            glyphs[glyph] = path
        return glyphs

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._wear(DARK if scheme is Qt.ColorScheme.Dark else LIGHT)

    def _wear(self, palette: Palette) -> None:
        self.palette = palette
        self._app.setPalette(_qt_palette(palette))
        self._app.setStyleSheet(style_sheet(palette, self._glyphs(palette)))
        self.changed.emit()


def _shipped_family() -> str:
    families = []
    for name in _FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}")))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "sans-serif"


_GLYPHS = {
    "tick": ((0.1, 0.55), (0.4, 0.85), (0.9, 0.2)),
    "down": ((0.1, 0.3), (0.5, 0.7), (0.9, 0.3)),
    "up": ((0.1, 0.7), (0.5, 0.3), (0.9, 0.7)),
    "left": ((0.7, 0.1), (0.3, 0.5), (0.7, 0.9)),
    "right": ((0.3, 0.1), (0.7, 0.5), (0.3, 0.9)),
}


def _draw_glyph(points: tuple[tuple[float, float], ...], colour: str) -> QPixmap:
    """Large, so that it stays sharp when the style sheet scales it for any screen."""
    side = 48
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([QPointF(x * side, y * side) for x, y in points])
    painter.end()
    return pixmap


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    qt = QPalette(QColor(palette.panel), QColor(palette.ground))
    for place, colour in (
        (role.Window, palette.ground),
        (role.WindowText, palette.text),
        (role.Base, palette.panel),
        (role.AlternateBase, palette.ground),
        (role.Text, palette.text),
        (role.Button, palette.panel),
        (role.ButtonText, palette.text),
        (role.BrightText, palette.text),
        (role.PlaceholderText, palette.quiet),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.accent_text),
        (role.ToolTipBase, palette.text),
        (role.ToolTipText, palette.panel),
        (role.Link, palette.accent),
        (role.Mid, palette.line),
        (role.Midlight, palette.line),
        (role.Light, palette.panel),
        (role.Dark, palette.line),
        (role.Shadow, palette.line),
        (role.Accent, palette.accent),
    ):
        qt.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, place, QColor(palette.quiet))
    return qt
