"""Whatever boroughs write, a pack is made, loses nothing without a word, and stays within its margins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest

from briefing_app.operation.position.position import Position
from briefing_app.packs.page import MARGIN
from briefing_app.packs.request import PackKind
from tests.packs.read_back import Word, boxes, made, pages_of, request_of, texts, whole_text
from tests.positions import builder, moment

OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
NASTY = f"<b>&amp; bold</b>{OVERRIDE}\x00\x07 " + "W" * 300 + " مرحبا 😀"
_KINDS = list(PackKind)


def nasty_position() -> Position:
    made_by_hand = builder("Lambeth", "Camden", ends=moment("05:00+3"))
    made_by_hand.operation = replace(made_by_hand.operation, name=f"<i>{NASTY}", handling=NASTY * 3)
    for number in range(25):
        words = f"{NASTY} {number}"
        starts = moment("05:00") + 60 * number
        made_by_hand.plan(
            "deployments",
            "Lambeth",
            ref=f"D{number}",
            serial=words,
            unit=words,
            tasking=words,
            supervisor=words,
            officers=5,
            muster_place=words,
            kit_dress=words,
            duty_start=starts,
            duty_end=starts + 600,
        )
        made_by_hand.plan("warrants", "Lambeth", ref=words, warrant_type=words, underlying_offence=words)
        made_by_hand.plan("risks", "Lambeth", hazard_threat=words, control_measure=words, owner=words)
        made_by_hand.plan("patrols", "Lambeth", ref=f"P{number}", location=words, patrol_type=words)
        made_by_hand.arrest("Lambeth", ref=words, primary_offence=words, trigger=words, outcome=words)
        made_by_hand.result("lessons", "Lambeth", ref=words, category=words, observation=words, recommendation=words)
        made_by_hand.result("venues", "Lambeth", venue_name=words, status=words, topics=f"{words}; {number}")
        made_by_hand.result("community", "Lambeth", themes_raised=words, status=words)
    return made_by_hand.position()


@pytest.mark.parametrize("kind", _KINDS)
def test_that_nothing_overflows_the_margins_however_long_the_words(kind: PackKind) -> None:
    for number, page in enumerate(boxes(made(nasty_position(), kind)), 1):
        for word in page.words:
            assert word.left >= MARGIN - 1, (number, word)
            assert word.right <= page.width - MARGIN + 1, (number, word)
            assert word.top >= MARGIN - 5, (number, word)
            assert word.bottom <= page.height - MARGIN + 5, (number, word)


@pytest.mark.parametrize("kind", _KINDS)
def test_that_no_words_lie_over_one_another_however_long_they_are(kind: PackKind) -> None:
    # Approved, so that no watermark lies under the text.
    for number, page in enumerate(boxes(made(nasty_position(), kind, request_of(kind, approved=True))), 1):
        over = list(overlapping(page.words))
        assert not over, (number, over[:3])


def overlapping(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Words whose letters share room; the boxes are those of lines, with room above and below the letters."""
    ordered = sorted((word for word in words if word.right - word.left > 1), key=lambda word: word.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top >= one.bottom - 1:
                break
            deep = min(one.bottom, other.bottom) - other.top
            wide = min(one.right, other.right) - max(one.left, other.left)
            if wide > 1.5 and deep > 0.55 * min(one.bottom - one.top, other.bottom - other.top):
                yield one, other


@pytest.mark.parametrize("kind", _KINDS)
def test_that_angle_brackets_are_themselves_and_overrides_are_gone(kind: PackKind) -> None:
    text = whole_text(made(nasty_position(), kind))
    assert "<b>&amp; bold</b>" in text
    assert OVERRIDE not in text
    assert "\x00" not in text


def test_that_a_remark_too_long_for_a_page_is_cut_with_a_word_on_the_rest() -> None:
    made_by_hand = builder("Lambeth")
    made_by_hand.result(
        "lessons", "Lambeth", ref="LAM-L-001", observation="ab " * 10_922 + "x", recommendation="y" * 32_767
    )
    text = " ".join(pages_of(made(made_by_hand.position(), PackKind.DEBRIEF), "Debrief: lessons"))
    assert "[31,767 more characters in the return]" in text


@pytest.mark.parametrize("kind", _KINDS)
def test_that_a_pack_is_made_with_no_returns_at_all(kind: PackKind) -> None:
    pages = texts(made(builder().position(), kind))
    assert all(f"page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    assert " 0 of 32" in pages[0]


@pytest.mark.parametrize("kind", _KINDS)
def test_that_a_pack_is_made_of_an_operation_of_three_days(kind: PackKind) -> None:
    day = date(2023, 10, 28)
    made_by_hand = builder("Lambeth", day=day, starts=moment("05:00", day), ends=moment("05:00+3", day))
    made_by_hand.patrol_plan("Lambeth", "P1", "22:00", "10:00+2", 2)
    made_by_hand.patrol_result("Lambeth", "P1", "22:00", "09:00+2", 2)
    assert "Lambeth" in whole_text(made(made_by_hand.position(), kind))


def test_that_a_serial_table_of_a_thousand_rows_loses_none() -> None:
    made_by_hand = builder("Lambeth")
    for number in range(1, 1_001):
        starts = moment("05:00") + number
        made_by_hand.plan(
            "deployments",
            "Lambeth",
            serial=f"S{number:04}",
            unit="Mounted Branch",
            officers=3,
            duty_start=starts,
            duty_end=starts + 480,
        )
    pages = pages_of(made(made_by_hand.position(), PackKind.BRIEFING), "Deployment: serials")
    found = [word for text in pages for word in text.split() if word.startswith(("S0", "S1"))]
    assert found == [f"S{number:04}" for number in range(1, 1_001)]
    assert all("Supervisor" in text for text in pages)


def test_that_words_outside_the_lists_are_counted_under_other() -> None:
    made_by_hand = builder("Lambeth")
    for number in range(30):
        made_by_hand.plan("venues", "Lambeth", venue_name=f"Venue {number}", venue_type=f"Kind {number}")
    text = " ".join(pages_of(made(made_by_hand.position(), PackKind.BRIEFING), "Engagement plan"))
    assert "Borough Other In all Lambeth 30 30" in text
