"""The preview of a drop made part by part: all of it at once would hold the window for too long."""

from collections.abc import Generator

from briefing_app.screens.returns_preview import ReturnsPreview
from briefing_app.screens.review.difference_view import DifferenceView
from briefing_app.screens.review.drop import Drop
from briefing_app.screens.review.file_pane import FilePane
from briefing_app.screens.review.file_table import FileTable
from briefing_app.screens.review.mended_view import MendedView
from briefing_app.screens.review.sheet_view import SheetView
from briefing_app.screens.review.side_pane import SidePane
from briefing_app.screens.theme import Theme


def preview_in_turns(theme: Theme, drop: Drop) -> Generator[None, None, ReturnsPreview]:
    sheet = SheetView(theme)
    yield
    side = SidePane(theme)
    yield
    changes, mended = DifferenceView(), MendedView()
    yield
    file = FilePane(drop, sheet, side, changes, mended)
    yield
    files = FileTable(theme)
    yield
    return ReturnsPreview(drop, files, file)
