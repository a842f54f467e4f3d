"""Nothing is typed twice: what stands in the operation order stands in the packs, with lines for the rest."""

import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.order.order import Order
from briefing_app.operation.position.position import Position
from briefing_app.operation.steps import finish
from briefing_app.packs.pack import lay_out
from briefing_app.packs.request import PackKind, PackRequest, Subject
from tests.packs.accessibility import faults
from tests.packs.orders import SAID_AFTERWARDS, SAID_BEFORE, full_order, order_with
from tests.packs.read_back import MADE_AT, pages_of, request_of, texts, whole_text
from tests.positions import builder


def two_boroughs() -> Position:
    made = builder("Lambeth", "Camden")
    made.patrol_plan("Lambeth", "LAM-P-001", "17:00", "23:00", 6)
    made.patrol_result("Lambeth", "LAM-P-001", "17:00", "22:00", 5)
    made.plan("warrants", "Lambeth", ref="LAM-W-001", warrant_type="First instance", planned_time=MADE_AT)
    made.plan("warrants", "Lambeth", ref="LAM-W-002", warrant_type="First instance", planned_time=MADE_AT)
    made.plan("warrants", "Lambeth", ref="LAM-W-003", warrant_type="First instance", planned_time=MADE_AT)
    made.plan("deployments", "Lambeth", ref="LAM-D-001", serial="S901", unit="Response", officers=1)
    made.plan("deployments", "Camden", ref="CMD-D-001", serial="S101", unit="Response", officers=4)
    made.arrest("Lambeth", persons=3)
    return made.position()


def made_with(kind: PackKind, order: Order, request: PackRequest | None = None) -> bytes:
    position = two_boroughs()
    return finish(lay_out(request or request_of(kind), position, figures_of(position), order)).content


@pytest.fixture(scope="module")
def briefing() -> bytes:
    return made_with(PackKind.BRIEFING, full_order())


def test_that_all_that_the_order_says_beforehand_stands_in_the_briefing(briefing: bytes) -> None:
    text = whole_text(briefing)
    assert [said for said in SAID_BEFORE if said not in text] == []
    assert [
        said for said in ("Partly met", "Rain until nine", "Reserve to Camden", "One channel") if said in text
    ] == []
    assert faults(briefing) == []


def test_that_all_that_the_order_says_afterwards_stands_in_the_debrief() -> None:
    content = made_with(PackKind.DEBRIEF, full_order())
    text = whole_text(content)
    assert [said for said in SAID_AFTERWARDS if said not in text] == []
    (page,) = pages_of(content, "Objectives")
    assert "1. Arrest who is wanted Arrests 40 3" in page
    assert "2. Reassure in open spaces Patrols 7 1 Partly met Rain until nine" in page
    assert faults(content) == []


def test_that_a_serial_of_the_order_stands_in_the_place_of_the_borough_s_own(briefing: bytes) -> None:
    serials = pages_of(briefing, "Deployment: serials")[0]
    assert serials.count("S901") == 1
    assert "S101" in serials


def test_that_a_serial_sheet_has_the_tasks_that_the_order_gives_it() -> None:
    (sheet,) = [text for text in texts(made_with(PackKind.SERIAL, full_order())) if "Lambeth: S901" in text]
    assert "LAM-W-001" in sheet
    assert "LAM-W-002" not in sheet
    assert "two carriers" in sheet


def test_that_cells_are_held_against_the_prisoners_to_expect(briefing: bytes) -> None:
    page = " ".join(pages_of(briefing, "Warrants: not risk-assessed, prisoners to expect"))
    assert "Brixton suite Lambeth 9 7 2 ext 404" in page
    assert "More prisoners than the 2 open cells in 1 hour" in page
    assert "20:00 to 21:00: 3" in page


def test_that_lines_to_write_on_are_kept_for_what_the_order_does_not_say() -> None:
    order = order_with(command=[{"level": "Gold", "name": "Cmdr G Gold"}])
    cover = texts(made_with(PackKind.BRIEFING, order))[0]
    assert "Silver: name, contact" in cover
    assert "Gold: name, contact" not in cover
    silent = whole_text(made_with(PackKind.BRIEFING, Order()))
    for said in ("Gold: name, contact", "Targets agreed, to be entered by hand", "Suite 1"):
        assert said in silent


def test_that_a_section_that_nobody_wrote_says_what_follows_from_the_data_and_not_that_nobody_wrote_it() -> None:
    text = whole_text(made_with(PackKind.BRIEFING, Order()))
    assert "3 warrants are planned in 1 borough." in text
    assert "seeded" not in text.lower()


def test_that_the_local_bronze_of_the_order_stands_on_the_borough_s_sheet() -> None:
    sheets = texts(
        made_with(PackKind.BOROUGH, full_order(), PackRequest(Subject(PackKind.BOROUGH), 1, MADE_AT, "x-v1"))
    )
    lambeth, camden = (next(text for text in sheets if name in text) for name in ("Lambeth", "Camden"))
    assert "Insp B Bronze, ext 303" in " ".join(sheets)
    assert lambeth != camden


@pytest.mark.parametrize("kind", [PackKind.BRIEFING, PackKind.DEBRIEF])
def test_that_nothing_of_the_order_is_in_a_release_copy(kind: PackKind) -> None:
    request = PackRequest(Subject(kind, release=True), 1, MADE_AT, "OP-1-release-v1")
    text = whole_text(made_with(kind, full_order(), request))
    assert [said for said in (*SAID_BEFORE[:10], *SAID_AFTERWARDS) if said in text and said != "Clapham Common"] == []


def test_that_words_of_the_order_are_whole_however_long() -> None:
    words = " ".join(f"word{number}" for number in range(2_500))
    order = order_with(sections=[{"section": "Method", "text": f"{words} <b>&amp;"}])
    text = whole_text(made_with(PackKind.BRIEFING, order))
    assert "word2499 <b>&amp;" in text
    assert all(f"word{number} " in text for number in range(2_500))
