"""Summary, borough sheets, serial sheets and press lines: each on the paper it needs, from the store alone."""

from dataclasses import replace

import pytest

from briefing_app.operation.kinds import Phase, Type, kinds
from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind, PackRequest, Subject
from tests.packs.read_back import MADE_AT, made, outline, texts, whole_text
from tests.positions import Builder, builder, moment


def of(position: Position, kind: PackKind, *boroughs: str, phase: Phase | None = None, release: bool = False) -> bytes:
    subject = Subject(kind, phase, boroughs, release)
    request = PackRequest(subject, 1, MADE_AT, f"OP-1-{kind.value}-v1", code="0123456789abcdef")
    return made(position, kind, request)


def one_serial() -> Builder:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.plan(
        "deployments",
        "Lambeth",
        serial="Serial 21",
        call_sign="AS21",
        unit="Mounted Branch",
        supervisor="PS C Example",
        officers=9,
        duty_start=moment("05:00"),
        duty_end=moment("15:00"),
    )
    return made_by_hand


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("data", ["the day", "one borough", "nothing", "long words"])
def test_that_a_summary_is_one_page_whatever_is_in(position: Position, phase: Phase, data: str) -> None:
    sparse = builder()
    sparse.arrest("Lambeth", persons=9)
    long = replace(
        position,
        operation=replace(position.operation, name="Operation " + "W" * 390, handling="Handle with care. " * 30),
    )
    positions = {
        "the day": position,
        "one borough": sparse.position(),
        "nothing": builder().position(),
        "long words": long,
    }
    assert len(texts(of(positions[data], PackKind.SUMMARY, phase=phase))) == 1


def test_that_a_summary_gives_no_number_for_what_is_awaited() -> None:
    (page,) = texts(of(builder("Lambeth", "Camden").position(), PackKind.SUMMARY, phase=Phase.RESULT))
    assert page.count("awaited") >= 8
    assert "Arrests awaited" in page


@pytest.mark.parametrize("phase", list(Phase))
def test_that_borough_sheets_are_one_page_each_of_all_or_of_those_chosen(position: Position, phase: Phase) -> None:
    every = of(position, PackKind.BOROUGH, phase=phase)
    assert [title for _, title, _ in outline(every)] == list(position.operation.boroughs)
    assert [page for _, _, page in outline(every)] == list(range(32))
    two = of(position, PackKind.BOROUGH, "Camden", "Lambeth", phase=phase)
    assert [title for _, title, _ in outline(two)] == ["Camden", "Lambeth"]
    assert f"Borough sheets of 2 boroughs, {phase.value}" in texts(two)[0]


def test_that_a_serial_has_a_sheet_with_its_tasks_in_time_order_and_columns_to_fill_in() -> None:
    made_by_hand = one_serial()
    for ref, at in (("LAM-W-002", "08:00"), ("LAM-W-001", "06:00")):
        made_by_hand.plan(
            "warrants", "Lambeth", ref=ref, assigned_serial="serial 21", planned_time=moment(at), risk_assessed="N"
        )
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-009", assigned_serial="Serial 99")
    made_by_hand.plan("warrants", "Camden", ref="CMD-W-001", assigned_serial="Serial 21")
    (page,) = texts(of(made_by_hand.position(), PackKind.SERIAL))
    for words in (
        "Lambeth: Serial 21",
        "AS21",
        "PS C Example",
        "05:00–15:00",
        "Done Result Ref",
        "risk assessment not done",
    ):
        assert words in page
    assert page.index("06:00 LAM-W-001") < page.index("08:00 LAM-W-002")
    assert "W-009" not in page
    assert "CMD-W-001" not in page


def test_that_serials_of_chosen_boroughs_come_alone() -> None:
    made_by_hand = one_serial()
    made_by_hand.plan("deployments", "Camden", serial="Serial 5", officers=3)
    pages = texts(of(made_by_hand.position(), PackKind.SERIAL, "Camden"))
    assert len(pages) == 1
    assert "Serial 5" in pages[0]


def test_that_without_serials_it_is_said_for_each_borough_why() -> None:
    made_by_hand = builder("Lambeth", "Camden", "Brent")
    made_by_hand.nil("deployments", "Lambeth", Phase.PLAN)
    made_by_hand.received("Brent", Phase.PLAN)
    (page,) = texts(of(made_by_hand.position(), PackKind.SERIAL))
    assert "Lambeth none planned" in page
    assert "Camden awaited" in page
    assert "Brent not stated" in page


def test_that_every_sheet_that_may_be_handed_out_alone_carries_its_reference_and_code(position: Position) -> None:
    for kind in (PackKind.SUMMARY, PackKind.BOROUGH, PackKind.SERIAL, PackKind.PRESS):
        for page in texts(of(position, kind)):
            assert f"OP-1-{kind.value}-v1 · 0123 4567 89AB CDEF" in page


def test_that_press_lines_hold_no_small_count_and_nothing_of_a_single_arrest() -> None:
    made_by_hand = builder("Lambeth", "Southwark", "Camden", "Islington")
    made_by_hand.arrest("Lambeth", "Proactive", 3, ref="LAM-A-001", headline="Sexual offences", outcome="NFA")
    for borough in ("Southwark", "Camden", "Islington"):
        made_by_hand.arrest(borough, "Reactive", 40, headline="Domestic abuse", outcome="In custody", ward="QZX")
    text = whole_text(of(made_by_hand.position(), PackKind.PRESS))
    assert "Lambeth withheld" in text
    assert "LAM-A-001" not in text
    assert "QZX" not in text
    assert "Sexual offences: 3" not in text


def test_that_press_lines_without_arrests_stated_say_so() -> None:
    text = whole_text(of(builder("Lambeth").position(), PackKind.PRESS))
    assert "Arrests: awaited" in text
    assert "people were arrested" not in text


@pytest.mark.parametrize("kind", [PackKind.BRIEFING, PackKind.DEBRIEF])
def test_that_nothing_a_borough_wrote_is_in_a_release_copy(kind: PackKind) -> None:
    made_by_hand = builder("Lambeth", "Southwark")
    for one in kinds():
        for phase in one.phases:
            text_fields = [field.name for field in one.fields_in(phase) if field.type is Type.TEXT]
            columns = set(one.record_columns)
            values = {name: f"QZX{name}" for name in text_fields if name in columns}
            made_by_hand.add(one.name, "Lambeth", phase, **values)
    position = made_by_hand.position()
    position = replace(
        position,
        returns=tuple(
            replace(one, handling="QZXhandling", file_name="QZX.xlsx", completed_by="QZX") for one in position.returns
        ),
    )
    whole = of(position, kind)
    assert "QZX" in whole_text(whole)
    content = of(position, kind, release=True)
    assert "QZX" not in whole_text(content)
    assert b"QZX" not in content
    assert not any("QZX" in title for _, title, _ in outline(content))
    assert "release copy" in texts(content)[0]
