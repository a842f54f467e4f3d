import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefing_app.figures.palette import DARK, LIGHT, contrast
from briefing_app.screens.theme import Scheme, Theme


def test_that_choosing_a_scheme_dresses_the_application_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.dark
    assert QApplication.palette().window().color().name() == DARK.ground


def test_that_the_shipped_font_is_used(theme: Theme, qapp: QApplication) -> None:
    assert theme.font(13).family() == "Noto Sans"
    assert qapp.font().family() == "Noto Sans"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_that_words_can_be_read_on_every_ground(palette) -> None:
    for ground in (palette.ground, palette.panel, palette.sequence[0]):
        assert contrast(palette.text, ground) >= 4.5
        assert contrast(palette.warning, ground) >= 4.5
    assert contrast(palette.quiet, palette.panel) >= 4.5
    assert contrast(palette.quiet, palette.ground) >= 4.5
    assert contrast(palette.accent_text, palette.accent) >= 4.5


def test_that_a_label_shows_mark_up_as_it_was_sent(theme: Theme, qtbot: QtBot) -> None:
    from briefing_app.screens.labels import label

    made = label("<b>Lambeth</b>")
    qtbot.addWidget(made)
    assert isinstance(made, QLabel)
    assert made.text() == "<b>Lambeth</b>"
    assert made.sizeHint().width() > label("Lambeth").sizeHint().width()
    assert isinstance(theme, QObject)
