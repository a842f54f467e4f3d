"""The standing texts are data; what is wrong in them is said with its place."""

from datetime import date

import pytest

from briefing_app.operation.errors import Refused
from briefing_app.packs.texts import Words, facts_of, words


def test_that_texts_are_found_by_their_dotted_name() -> None:
    found = Words("trial", {"aim": {"sentence": "To be safe"}, "list": ["one", "two"], "card": [["a", "b"]]})
    assert found.text("aim.sentence") == "To be safe"
    assert found.texts("list") == ("one", "two")
    assert found.rows("card") == (("a", "b"),)


@pytest.mark.parametrize("path", ["missing", "aim", "aim.other", "number"])
def test_that_a_text_that_is_missing_or_no_text_is_refused_with_its_place(path: str) -> None:
    found = Words("trial", {"aim": {"sentence": "To be safe"}, "number": 3})
    with pytest.raises(Refused, match=f'"{path}" in words/trial.toml'):
        found.text(path)


def test_that_a_file_that_is_not_there_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match=r"words/nothing\.toml is missing"):
        words("nothing")


def test_that_facts_belong_to_their_day_only() -> None:
    facts = facts_of(date(2021, 5, 13))
    assert facts is not None
    assert facts.said("enforcement")
    assert facts_of(date(2021, 5, 14)) is None
