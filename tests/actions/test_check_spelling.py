"""Spelling is checked by the dictionary of this PC, and what is no word of the language is left alone."""

from pathlib import Path

import pytest

from briefing_app.actions.check_spelling import Spelling, load_spelling


@pytest.fixture
def spelling(tmp_path: Path) -> Spelling:
    """A dictionary of a few words."""
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    words = ["colour/S", "officer/S", "the", "in", "organise"]
    (tmp_path / "en_GB.dic").write_text("\n".join([str(len(words)), *words]), encoding="utf-8")
    found = load_spelling((tmp_path / "none", tmp_path))
    assert found is not None
    return found


def test_that_a_word_on_no_list_is_found_where_it_stands(spelling: Spelling) -> None:
    assert list(spelling.wrong("The colours in the offiser")) == [(19, "offiser")]


def test_that_british_words_are_right_and_others_are_not(spelling: Spelling) -> None:
    assert spelling.is_right("colour")
    assert not spelling.is_right("color")
    assert "colour" in spelling.suggestions("colur")


@pytest.mark.parametrize("line", ["PACE s24", "LAM-W-001", "BTP", "05:30hrs", "", "B1"])
def test_that_abbreviations_references_and_numbers_are_no_words(spelling: Spelling, line: str) -> None:
    assert list(spelling.wrong(line)) == []


def test_that_a_word_can_be_taken_as_right(spelling: Spelling) -> None:
    spelling.take_as_right("Clapham")
    assert spelling.is_right("Clapham")


def test_that_without_a_dictionary_or_with_a_broken_one_nothing_is_checked(tmp_path: Path) -> None:
    assert load_spelling((tmp_path,)) is None
    (tmp_path / "en_GB.aff").write_bytes(b"\xff\xfe\x00SFX nonsense")
    (tmp_path / "en_GB.dic").write_bytes(b"\x00")
    assert load_spelling((tmp_path,)) is None or isinstance(load_spelling((tmp_path,)), Spelling)
