"""The very pages of a PDF: thumbnails or sections beside one page that can be read, searched and zoomed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from briefing_app.screens.labels import label
from briefing_app.screens.pages.find_bar import FindBar
from briefing_app.screens.pages.page_sheet import PageSheet
from briefing_app.screens.pages.page_source import Opened, PagePicture, PageSource
from briefing_app.screens.pages.section_list import SectionList
from briefing_app.screens.pages.thumbnails import Thumbnails
from briefing_app.screens.segments import Segments
from briefing_app.screens.theme import GRID

if TYPE_CHECKING:
    from briefing_app.packs.page_pictures import Section

_THUMBNAIL_SCALE = 0.2
"""Of the window's pixels, a point."""
_POINTS_TO_PIXELS = 96 / 72
_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_SIDE = 176
_NUMBER = 100
_NARROW = 600
"""Narrower than this there is the page alone."""
_MOST_KEPT = 24
"""Sharp pictures that are kept: a page of a large screen has some ten megabytes."""


class PageView(QWidget):
    """Page Up and Page Down turn the page; Ctrl and + or - zoom; Ctrl+F finds."""

    page_turned = Signal(int)

    def __init__(self, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._pages = 0
        self._page = 0
        self._zoom: float | None = None
        self._unfinished = False
        self._thumbnail_scale = _THUMBNAIL_SCALE
        self._sizes: dict[int, QSize] = {}
        self._thumbnails: dict[int, QPixmap] = {}
        self._pictures: dict[tuple[int, float], QPixmap] = {}

        self.list = Thumbnails()
        self.sections = SectionList()
        self.side = Segments("Beside the page", ("Pages", "Sections"))
        self.picture = PageSheet()
        self.area = QScrollArea()
        self.area.setAccessibleName("Page")
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        self.area.setProperty("role", "desk")
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.installEventFilter(self)
        self.number = QSpinBox()
        self.number.setPrefix("Page ")
        self.number.setAccessibleName("Go to page")
        self.number.setToolTip("Ctrl+G")
        self.number.setKeyboardTracking(False)
        self.number.setMinimumWidth(_NUMBER)
        self.where = label("", "caption")
        self.finder = FindBar()
        self.smaller = _tool("–", "Smaller (Ctrl+–)", lambda: self._step_zoom(-1))
        self.larger = _tool("+", "Larger (Ctrl++)", lambda: self._step_zoom(1))
        self.fit = _tool("Fit &width", "Fit the page's width (Ctrl+0)", lambda: self.zoom_to(None))
        self.full = _tool("&100 %", "The size of the paper", lambda: self.zoom_to(1.0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(lambda: self.source.want_page(self._page, self._scale()))
        self._lay_out()

        self.list.currentRowChanged.connect(self._turned)
        self.list.wanted.connect(lambda pages: self.source.want_thumbnails(pages, self._thumbnail_scale))
        self.sections.chosen.connect(self.turn_to)
        self.side.chosen.connect(self._side.setCurrentIndex)
        self.number.valueChanged.connect(lambda number: self.turn_to(number - 1))
        self.finder.wanted.connect(self._find)
        self.finder.gone_to.connect(self._show_hit)
        self.finder.left.connect(self.area.setFocus)
        source.opened.connect(self._opened)
        source.drawn.connect(self._take)
        source.found.connect(self._found)
        source.searched.connect(self._searched)

    @property
    def page(self) -> int:
        return self._page

    @property
    def pages(self) -> int:
        return self._pages

    @property
    def outline(self) -> "tuple[Section, ...]":
        """The sections of the PDF that is shown."""
        return self.sections.sections

    @property
    def shown_sharply(self) -> bool:
        """Whether the page in view is drawn at its very size."""
        return (self._page, self._scale()) in self._pictures

    def show_pdf(self, content: bytes, *, keeps_page: bool = False, unfinished: bool = False) -> None:
        """Show another PDF, from its first page or from the page that is in view; `unfinished`: more is to come."""
        self._page = self._page if keeps_page else 0
        self._unfinished = unfinished
        self.source.show(content)

    def clear(self) -> None:
        self._pages = self._page = 0
        for kept in (self._sizes, self._thumbnails, self._pictures):
            kept.clear()
        self.picture.clear()
        self.list.show_pages(0, -1)
        self.source.show(b"")

    def turn(self, step: int) -> None:
        self.turn_to(self._page + step)

    def turn_to(self, page: int) -> None:
        self.list.setCurrentRow(min(max(page, 0), self._pages - 1))

    def zoom_to(self, zoom: float | None) -> None:
        """A share of the paper's size, or None for the width of the view."""
        self._zoom = zoom
        self._paint()

    def seek(self) -> None:
        """To the line that finds."""
        self.finder.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.line.selectAll()

    def seek_page(self) -> None:
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def _lay_out(self) -> None:
        self._side = QStackedLayout()
        self._side.addWidget(self.list)
        self._side.addWidget(self.sections)
        self._beside = QWidget()
        self._beside.setFixedWidth(_SIDE)
        left = QVBoxLayout(self._beside)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GRID // 2)
        left.addWidget(self.side, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(self._side, 1)
        bar = QHBoxLayout()
        bar.setSpacing(GRID // 2)
        bar.addWidget(self.number)
        bar.addWidget(self.where)
        bar.addSpacing(GRID)
        bar.addWidget(self.finder, 1)
        bar.addSpacing(GRID)
        for button in (self.smaller, self.larger, self.full, self.fit):
            bar.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(GRID // 2)
        right.addLayout(bar)
        right.addWidget(self.area, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self._beside)
        line.addLayout(right, 1)

    def _opened(self, opened: Opened) -> None:
        # What was seen of the former pages stands in until the new ones are drawn.
        self._pages = opened.pages
        self._page = min(self._page, opened.pages - 1)
        self._pictures.clear()
        self._thumbnail_scale = _THUMBNAIL_SCALE * max(1.0, self.devicePixelRatioF())
        self.number.blockSignals(True)
        self.number.setRange(1, opened.pages)
        self.number.setValue(self._page + 1)
        self.number.blockSignals(False)
        self.list.show_pages(opened.pages, self._page)
        self.sections.show_sections(opened.sections)
        self.sections.follow(self._page)
        self.finder.begin(self._page)
        self.source.want_page(self._page, self._scale())
        if self.finder.sought:
            self.source.find(self.finder.sought)
        self._paint()

    def _take(self, picture: PagePicture) -> None:
        pixmap = QPixmap.fromImage(QImage.fromData(picture.content))
        if picture.scale == self._thumbnail_scale:
            self._thumbnails[picture.page] = pixmap
            self.list.take(picture.page, pixmap)
        else:
            self._pictures[picture.page, picture.scale] = pixmap
            while len(self._pictures) > _MOST_KEPT:
                del self._pictures[next(iter(self._pictures))]
        self._sizes[picture.page] = pixmap.size() * (self._thumbnail_scale / picture.scale)
        if picture.page == self._page:
            self._paint()

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
            self.number.blockSignals(True)
            self.number.setValue(row + 1)
            self.number.blockSignals(False)
            self.sections.follow(row)
            self.area.verticalScrollBar().setValue(0)
            self._paint()
            self.page_turned.emit(row)

    def _find(self, words: str) -> None:
        self.finder.begin(self._page)
        self.source.find(words)
        self._light()

    def _found(self, found: object) -> None:
        self.finder.take(found)  # type: ignore[arg-type] # a Signal carries objects
        self._light()

    def _searched(self) -> None:
        self.finder.end()
        self._light()

    def _show_hit(self, page: int, place: int) -> None:
        self.turn_to(page)
        self._light()
        boxes = self.picture.boxes
        if place < len(boxes):
            middle = boxes[place].center().toPoint()
            self.area.ensureVisible(middle.x(), middle.y(), 80, 120)

    def _light(self) -> None:
        boxes, now = self.finder.on_page(self._page)
        self.picture.light(boxes, now, points=self._width_in_points())

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
        more = "; the rest is being made" if self._unfinished else ""
        self.where.setText(f"of {self._pages}{more}" if self._pages else "")
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
        self._light()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._zoom is None:
            self._paint()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._took(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        for widget in (self._beside, self.full):
            widget.setVisible(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._took(event):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_Home if control:
                self.turn_to(0)
            case Qt.Key.Key_End if control:
                self.turn_to(self._pages - 1)
            case Qt.Key.Key_F if control:
                self.seek()
            case Qt.Key.Key_G if control:
                self.seek_page()
            case Qt.Key.Key_F3:
                self.finder.step(-1 if back else 1)
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
