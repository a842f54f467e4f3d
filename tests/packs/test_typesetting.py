"""Text is made fit for paper without losing what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs.fonts import register_fonts
from briefing_app.packs.page import REGULAR
from briefing_app.packs.typesetting import cut, markup, one_line, shown, width_of, wrapped


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    register_fonts()


def test_that_control_and_override_characters_are_not_shown() -> None:
    assert shown("a\x00b\x07c\N{RIGHT-TO-LEFT OVERRIDE}d\N{ZERO WIDTH SPACE}e") == "a b c d e"
    assert shown("  one\n\n two\t") == "one two"
    assert shown("café – “quoted”") == "café – “quoted”"


def test_that_markup_is_text() -> None:
    assert markup("<b>Tom & Co</b>") == "&lt;b&gt;Tom &amp; Co&lt;/b&gt;"


def test_that_what_is_cut_is_said() -> None:
    assert cut("short") == "short"
    assert cut("x" * 1_500).endswith("… [500 more characters in the return]")


def test_that_long_words_break_and_none_is_lost() -> None:
    lines = wrapped("W" * 200 + " end", REGULAR, 8.5, 60)
    assert "".join(lines).replace(" ", "") == "W" * 200 + "end"
    assert all(width_of(line, REGULAR, 8.5) <= 60 for line in lines)


@given(st.text(max_size=200), st.floats(min_value=15, max_value=300))
def test_that_lines_fit_and_hold_every_word_in_order(text: str, width: float) -> None:
    clean = shown(text)
    lines = wrapped(clean, REGULAR, 8.5, width)
    assert "".join(lines).replace(" ", "") == clean.replace(" ", "")
    assert all(width_of(line, REGULAR, 8.5) <= width + 1e-6 or len(line) == 1 for line in lines)


@given(st.text(max_size=100))
def test_that_one_line_is_one_line(text: str) -> None:
    line = one_line(text, REGULAR, 8.5, 80)
    assert width_of(line, REGULAR, 8.5) <= 80 + 1e-6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Café مرحبا بكم yard", "Café [Arabic] [Arabic] yard"),
        ("שלום", "[Hebrew]"),
        ("北京 road", "[Chinese] road"),
        ("well done 😀😀", "well done [grinning face]"),
        ("नमस्ते", "[Devanagari]"),
        ("Łódź – Çelik · €5 “x” ½ Київ Αθήνα", "Łódź – Çelik · €5 “x” ½ Київ Αθήνα"),
    ],
)
def test_that_what_the_typeface_has_no_letters_for_is_named_and_the_rest_stands(text: str, said: str) -> None:
    assert shown(text) == said
