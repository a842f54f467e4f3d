"""The very pages of a pack: thumbnails beside one page that can be read, page by page."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.screens.labels import label
from briefing_app.screens.theme import GRID

_THUMBNAIL_SCALE = 0.2
"""Of the window's pixels, a point."""
_POINTS_TO_PIXELS = 96 / 72
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)

AskForPictures = Callable[[tuple[int, ...], float], None]
"""Page numbers from 0, and pixels a point; the answer comes through `take_picture`."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as PNG, at so many pixels a point."""

    page: int
    scale: float
    content: bytes


class PageView(QWidget):
    """Page Up and Page Down turn the page; Ctrl and + or - zoom."""

    page_turned = Signal(int)

    def __init__(self, ask: AskForPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._pages = 0
        self._page = 0
        self._zoom: float | None = None
        self._thumbnail_scale = _THUMBNAIL_SCALE
        self._sizes: dict[int, QSize] = {}
        self._thumbnails: dict[int, QPixmap] = {}
        self._pictures: dict[tuple[int, float], QPixmap] = {}
        self._asked: set[tuple[int, float]] = set()

        self.list = QListWidget()
        self.list.setAccessibleName("Pages")
        self.list.setViewMode(QListView.ViewMode.ListMode)
        self.list.setIconSize(QSize(96, 124))
        self.list.setFixedWidth(148)
        self.list.setSpacing(3)
        self.list.currentRowChanged.connect(self._turned)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setAccessibleName("Page")
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        for under in (self.list, self.area):
            under.setProperty("role", "desk")
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.installEventFilter(self)
        self.where = label("", "caption")
        self.smaller = _tool("–", "Smaller (Ctrl+–)", lambda: self._step_zoom(-1))
        self.larger = _tool("+", "Larger (Ctrl++)", lambda: self._step_zoom(1))
        self.fit = _tool("Fit &width", "Fit the page's width (Ctrl+0)", lambda: self.zoom_to(None))
        self.full = _tool("&100 %", "The size of the paper", lambda: self.zoom_to(1.0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(self._want_current)

        bar = QHBoxLayout()
        bar.setSpacing(GRID // 2)
        bar.addWidget(self.where, 1)
        for button in (self.smaller, self.larger, self.full, self.fit):
            bar.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        right.addLayout(bar)
        right.addWidget(self.area, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.list)
        line.addLayout(right, 1)

    @property
    def page(self) -> int:
        return self._page

    @property
    def pages(self) -> int:
        return self._pages

    @property
    def shown_sharply(self) -> bool:
        """Whether the page in view is drawn at its very size."""
        return (self._page, self._scale()) in self._pictures

    def show_pages(self, pages: int) -> None:
        self._pages, self._page = pages, 0
        for kept in (self._sizes, self._thumbnails, self._pictures, self._asked):
            kept.clear()
        self.list.blockSignals(True)
        self.list.clear()
        for page in range(pages):
            item = QListWidgetItem(str(page + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Page {page + 1} of {pages}")
            item.setSizeHint(QSize(120, 130))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.picture.clear()
        self._thumbnail_scale = _THUMBNAIL_SCALE * max(1.0, self.devicePixelRatioF())
        if pages:
            self._ask(tuple(range(pages)), self._thumbnail_scale)
        self._paint()

    def take_picture(self, picture: PagePicture) -> None:
        pixmap = QPixmap.fromImage(QImage.fromData(picture.content))
        if picture.scale == self._thumbnail_scale:
            self._thumbnails[picture.page] = pixmap
            self._sizes[picture.page] = pixmap.size()
            item = self.list.item(picture.page)
            if item is not None:
                icon = QIcon(pixmap)
                # A chosen page is shown by its ground, not by a veil over it.
                icon.addPixmap(pixmap, QIcon.Mode.Selected)
                item.setIcon(icon)
        else:
            self._pictures[picture.page, picture.scale] = pixmap
        if picture.page == self._page:
            self._paint()

    def zoom_to(self, zoom: float | None) -> None:
        """A share of the paper's size, or None for the width of the view."""
        self._zoom = zoom
        self._paint()

    def turn(self, step: int) -> None:
        self.list.setCurrentRow(min(max(self._page + step, 0), self._pages - 1))

    def _step_zoom(self, step: int) -> None:
        now = self._zoom or self._fitting()
        larger = [zoom for zoom in _ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now - 0.01]
        if step > 0 and larger:
            self.zoom_to(larger[0])
        elif step < 0 and smaller:
            self.zoom_to(smaller[-1])

    def _turned(self, row: int) -> None:
        if row >= 0:
            self._page = row
            self.area.verticalScrollBar().setValue(0)
            self._paint()
            self.page_turned.emit(row)

    def _width_in_points(self) -> float:
        size = self._sizes.get(self._page)
        return size.width() / self._thumbnail_scale if size is not None else 595.0

    def _fitting(self) -> float:
        room = self.area.viewport().width() - 2 * GRID
        return max(0.2, room / (self._width_in_points() * _POINTS_TO_PIXELS))

    def _scale(self) -> float:
        """Device pixels a point, rounded so that a window dragged by a pixel does not ask anew."""
        zoom = self._zoom if self._zoom is not None else self._fitting()
        return round(zoom * _POINTS_TO_PIXELS * self.devicePixelRatioF(), 2)

    def _paint(self) -> None:
        self.where.setText(f"Page {self._page + 1} of {self._pages}" if self._pages else "")
        if not self._pages:
            return
        scale = self._scale()
        picture = self._pictures.get((self._page, scale))
        if picture is None:
            self._soon.start()
            picture = self._stand_in(scale)
        if picture is not None:
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.picture.setPixmap(picture)

    def _stand_in(self, scale: float) -> QPixmap | None:
        """What there is of this page, stretched, until the sharp picture comes."""
        of_page = [(size, picture) for (page, size), picture in self._pictures.items() if page == self._page]
        best = max(of_page, key=lambda pair: pair[0])[1] if of_page else self._thumbnails.get(self._page)
        size = self._sizes.get(self._page)
        if best is None or size is None:
            return None
        wanted = size * (scale / self._thumbnail_scale)
        smooth = Qt.TransformationMode.SmoothTransformation
        return best.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _want_current(self) -> None:
        key = (self._page, self._scale())
        if key not in self._asked and self._pages:
            self._asked.add(key)
            self._ask((self._page,), key[1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._zoom is None:
            self._paint()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if control:
                self._step_zoom(1)
            case Qt.Key.Key_Minus if control:
                self._step_zoom(-1)
            case Qt.Key.Key_0 if control:
                self.zoom_to(None)
            case _:
                return False
        return True


def _tool(word: str, tip: str, what: Callable[[], None]) -> QPushButton:
    button = QPushButton(word)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(lambda: what())
    return button
