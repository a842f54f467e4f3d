"""The pre-operation briefing says what is planned, in IIMARCH order, and what is not known yet."""

from datetime import date

import pytest

from briefing_app.figures.coverage import coverage_planned_figure
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind
from tests.packs.read_back import made, outline, pages_of, texts, whole_text
from tests.positions import Builder, builder, moment


def one_borough() -> Builder:
    made_by_hand = builder("Lambeth", "Camden")
    made_by_hand.plan(
        "deployments",
        "Lambeth",
        ref="LAM-D-001",
        serial="Serial 21",
        call_sign="AS21",
        unit="Mounted Branch",
        tasking="Open-space patrol",
        supervisor="PS C Example",
        officers=9,
        inspectors=0,
        sergeants=1,
        constables=6,
        special_constables=2,
        muster_place="Brixton police station",
        muster_time="05:00",
        duty_start=moment("05:00"),
        duty_end=moment("15:00"),
        kit_dress="Uniform and BWV",
    )
    made_by_hand.patrol_plan("Lambeth", "LAM-P-001", "22:00", "02:00+1", 6, location="Clapham Common")
    return made_by_hand


def test_that_the_sections_stand_in_the_order_of_iimarch(briefing: bytes) -> None:
    titles = [title for level, title, _ in outline(briefing) if level == 0]
    expected = (
        "Contents",
        "Summary",
        "Information",
        "Intention",
        "Method: phases",
        "Deployment: serials",
        "Patrol plan",
        "Warrants, wanted and compliance: counts",
        "Engagement plan",
        "Administration",
        "Risk",
        "Communications",
        "Human rights and other legal issues",
        "Borough sheets",
        "Data quality and provenance",
        "Sources: from figures to rows",
        "Sign-off",
    )
    assert tuple(titles) == expected


def test_that_the_information_section_names_every_activity_unit_and_partner_of_the_seed_day(briefing: bytes) -> None:
    text = " ".join(pages_of(briefing, "Information"))
    for words in (
        "in every London borough",
        "Arrest warrants executed",
        "Wanted offenders pursued",
        "Extra patrols of open spaces",
        "Compliance checks and visits to known offenders",
        "Reassurance patrols in public spaces",
        "Visits to pubs and other venues",
        "cab companies and hotels",
        "Predatory Offenders Units",
        "Violent Crime Taskforce",
        "Mounted Branch",
        "Special Constabulary",
        "Transport for London",
        "British Transport Police",
        "City of London Police",
        "the sun rises about 05:12 and sets about 20:43",
        "sunrise 05:12, sunset 20:43 BST",
        "Mon 17 May 2021",
        "Source: Metropolitan Police news release, published 14 May 2021 09:10 BST",
    ):
        assert words in text


def test_that_what_was_reported_afterwards_is_not_in_the_briefing(briefing: bytes) -> None:
    assert "117" not in " ".join(pages_of(briefing, "Information"))
    assert "Reported in public" not in whole_text(briefing)


def test_that_another_day_gets_no_facts_of_the_seed_day() -> None:
    position = builder("Lambeth", day=date(2023, 12, 21)).position()
    text = " ".join(pages_of(made(position, PackKind.BRIEFING), "Information"))
    assert "Predatory Offenders Units" not in text
    assert "17 May 2021" not in text
    assert "sunrise 08:0" in text


def test_that_every_borough_has_one_page_with_its_serials(briefing: bytes, position: Position) -> None:
    for borough in position.operation.boroughs:
        sheet = pages_of(briefing, borough)
        assert len(sheet) == 1
        for record in position.of("deployments", Phase.PLAN):
            if record.borough == borough:
                assert f"{record.text('serial')} " in sheet[0]


def test_that_a_serial_stands_with_all_that_an_officer_needs() -> None:
    text = " ".join(pages_of(made(one_borough().position(), PackKind.BRIEFING), "Deployment: serials"))
    for words in ("05:00", "Serial 21", "AS21", "PS C Example", "9 (0-1-6-2)", "Brixton police station"):
        assert words in text
    assert "05:00–15:00" in text
    assert "Uniform and BWV" in text


def test_that_a_borough_without_a_plan_is_awaited_and_never_zero() -> None:
    pack = made(one_borough().position(), PackKind.BRIEFING)
    camden = " ".join(pages_of(pack, "Camden"))
    assert "The plan return of Camden is awaited" in camden
    assert "Camden awaited" in " ".join(pages_of(pack, "Patrol plan: types and open spaces"))
    assert "1 borough with no plan return yet Camden" in " ".join(pages_of(pack, "Summary"))


def test_that_with_no_return_at_all_nothing_is_given_as_a_number() -> None:
    pack = made(builder("Lambeth", "Camden").position(), PackKind.BRIEFING)
    summary = " ".join(pages_of(pack, "Summary"))
    assert summary.count("awaited") >= 10
    assert "not risk-assessed" not in " ".join(pages_of(pack, "Information: warrants and wanted enquiries"))
    enquiries = " ".join(pages_of(pack, "Information: warrants and wanted enquiries"))
    assert "Warrants awaited" in enquiries


def test_that_the_hour_table_holds_the_numbers_of_the_figure(briefing: bytes, position: Position) -> None:
    planned = coverage_planned_figure(position)
    text = " ".join(pages_of(briefing, "Patrol plan: hour by hour"))
    for row in (*planned.table.rows, planned.table.total):
        assert " ".join(cell.said for cell in row) in text
    assert planned.title in " ".join(pages_of(briefing, "Patrol plan"))


def test_that_warrants_that_are_not_risk_assessed_are_listed() -> None:
    made_by_hand = one_borough()
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-001", warrant_type="Search (PACE s8)", risk_assessed="Y")
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-002", warrant_type="Search (PACE s8)", risk_assessed="N")
    made_by_hand.plan("warrants", "Lambeth", ref="LAM-W-003", warrant_type="Search (PACE s8)")
    title = "Warrants: not risk-assessed, prisoners to expect"
    text = " ".join(pages_of(made(made_by_hand.position(), PackKind.BRIEFING), title))
    assert "2 warrants not risk-assessed" in text
    assert "LAM-W-002" in text
    assert "LAM-W-003" in text
    assert "LAM-W-001" not in text


def test_that_risks_that_boroughs_share_are_merged_and_ranked_with_a_word_for_their_rating() -> None:
    made_by_hand = one_borough()
    made_by_hand.plan("risks", "Lambeth", hazard_threat="Dog at an address", likelihood=2, impact=2, owner="Bronze")
    made_by_hand.plan("risks", "Camden", hazard_threat="Dog at  an address", likelihood=4, impact=5, owner="Silver")
    made_by_hand.plan("risks", "Camden", hazard_threat="Rain", likelihood=1, impact=2, owner="Silver")
    text = " ".join(pages_of(made(made_by_hand.position(), PackKind.BRIEFING), "Risk"))
    assert "Risk register: 2 risks" in text
    assert "4 5 20 High" in text
    assert "1 2 2 Low" in text
    assert text.index("4 5 20 High") < text.index("1 2 2 Low")
    assert "Lambeth and Camden" in text or "Camden and Lambeth" in text


@pytest.mark.parametrize("kind", list(PackKind))
def test_that_nothing_about_a_person_is_printed(kind: PackKind) -> None:
    made_by_hand = one_borough()
    secret = "QZX"
    made_by_hand.plan(
        "compliance", "Lambeth", ref="LAM-C-001", subject_category=f"{secret}1", visit_type="Curfew check"
    )
    made_by_hand.plan("wanted", "Lambeth", ref="LAM-M-001", source_system_ref=f"{secret}2", wanted_type="FTA")
    made_by_hand.arrest(
        "Lambeth",
        ref="LAM-A-001",
        suspect_age_band=f"{secret}3",
        suspect_sex=f"{secret}4",
        custody_ref=f"{secret}5",
        crime_ref=f"{secret}6",
    )
    text = whole_text(made(made_by_hand.position(), kind))
    assert "LAM-C-001" in text or kind in (PackKind.SUMMARY, PackKind.SERIAL, PackKind.PRESS)
    assert secret not in text


def test_that_held_rows_and_files_are_said_in_the_data_quality_pages() -> None:
    made_by_hand = builder("Lambeth")
    made_by_hand.received("Lambeth", Phase.PLAN, held=3)
    text = " ".join(pages_of(made(made_by_hand.position(), PackKind.BRIEFING), "Data quality and provenance"))
    assert "3 rows held for attention" in text
    assert "Lambeth plan.xlsx" in text
    assert "figures taken after the deadline: Lambeth" in text


def test_that_the_first_page_can_be_read_from_the_back_of_a_room(briefing: bytes) -> None:
    cover = texts(briefing)[0]
    assert cover.index("Trial operation") < cover.index("Pre-operation briefing") < cover.index("Control")
