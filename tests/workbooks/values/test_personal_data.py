"""Personal data stops at the door: what looks like it is left out of every value, word and problem, and said."""

import json

import pytest

from briefing_app.operation.kinds import kinds
from briefing_app.operation.returns.returns import Severity
from briefing_app.workbooks.values.personal_data import masked, personal_heading
from tests.workbooks.values.made_tables import read_cells

# All of it is invented; numbers are those kept for examples.
PERSONAL = [
    ("spoke to Mr John Example at the door", "John Example"),
    ("Mrs. Example refused", "Example"),
    ("victim Jane Example attended", "Jane Example"),
    ("suspect: EXAMPLE, John", "EXAMPLE"),
    ("The offender was John Example", "John Example"),
    ("DOB 12/03/1987", "1987"),
    ("d.o.b. 1.2.90", "1.2.90"),
    ("born on 12 March 1987", "1987"),
    ("seen 12/03/1987", "12/03/1987"),
    ("call 07700 900123 now", "900123"),
    ("tel 020 7946 0018", "7946"),
    ("+44 7700 900 123", "7700"),
    ("of SW1A 1AA", "1AA"),
    ("SE99ZZ", "SE99ZZ"),
    ("jane@example.org", "example.org"),
    ("NHS no. 943 476 5919", "5919"),
    ("943 476 5919", "5919"),
    ("NI QQ 12 34 56 C", "34 56"),
    ("drove AB12 CDE", "CDE"),
    ("vehicle reg A123 BCD", "BCD"),
]


@pytest.mark.parametrize(("words", "part"), PERSONAL)
def test_that_what_looks_like_personal_data_is_left_out_everywhere_and_said(words: str, part: str) -> None:
    for columns in (
        {"location": [words], "actual_start": ["07:00"], "actual_end": ["08:00"]},
        {"location": [words], "actual_start": ["TBC"], "actual_end": ["08:00"]},
        {"location": ["Park"], "actual_start": ["07:00"], "actual_end": ["08:00"], "lead_unit": [words]},
    ):
        found = read_cells("patrols", columns)
        carried = json.dumps([found.records, [dict(one.as_sent) for one in found.held]], default=str)
        carried += " ".join(f"{one.found} {one.says}" for one in found.problems)
        carried += " ".join(f"{one.says} {one.choices} {one.content}" for one in found.questions)
        assert part not in carried
        assert "[removed: looks like" in carried
        if "lead_unit" not in columns:
            assert any("looks like" in one.says and one.cell == "A2" for one in found.of(Severity.WARN))


@pytest.mark.parametrize(
    "words",
    [
        "Victim Support referral",
        "Suspect located and arrested",
        "Offender Management Unit",
        "Suspect Wanted on warrant",
        "1PS 6PC, Serial 21 at 0540",
        "1000-1045 Brixton",
        "A406 NCR junction",
        "MS Teams",
        "Two venues closed at time of visit on 13/05/2021",
        "Uniform, BWV, PPE incl. face covering",
        "01ZD/1234/21",
        "3000001/21",
        "0700-1900",
        "999 and 101 calls",
        "Windrush Square",
        "Clapham Common (Long Pond)",
    ],
)
def test_that_the_words_of_the_work_stay(words: str) -> None:
    assert masked(words) == (words, ())


def test_that_a_place_may_be_called_like_a_person() -> None:
    found = read_cells("venues", {"venue_name": ["Mr Fish", "Miss Example's", "The Arms, 020 7946 0018"]})
    assert found.values("venue_name") == ["Mr Fish", "Miss Example's", "The Arms, [removed: looks like a phone number]"]


def test_that_staff_are_named() -> None:
    found = read_cells(
        "deployments",
        {
            "supervisor": ["PS Mr C Example 07700 900123"],
            "unit": ["CID"],
            "officers": [7],
            "duty_start": ["0700"],
            "duty_end": ["1500"],
        },
    )
    assert found.values("supervisor") == ["PS Mr C Example 07700 900123"]


def test_that_an_old_date_in_a_dates_own_field_is_a_date() -> None:
    found = read_cells("warrants", {"date_issued": ["12/03/2009"], "warrant_type": ["Breach of order"]})
    assert found.values("date_issued") == ["2009-03-12"]
    assert "12/03/2009" in str(found.records[0]["as_sent"])


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Suspect name", "names"),
        ("SUSPECT'S NAME", "names"),
        ("Name", "names"),
        ("Surname", "names"),
        ("Victim", "names"),
        ("Name of person arrested", "names"),
        ("Victim details", "names"),
        ("DOB", "birth"),
        ("D.O.B.", "birth"),
        ("Date of birth", "birth"),
        ("Address", "addresses"),
        ("Suspect address", "addresses"),
        ("Post code", "addresses"),
        ("Contact number", "telephone"),
        ("Mobile", "telephone"),
        ("E-mail", "telephone"),
        ("NHS no", "identify"),
        ("PNC ID", "identify"),
        ("Vehicle reg", "identify"),
        ("Ethnicity", "ethnicity"),
    ],
)
def test_that_a_heading_that_asks_for_personal_data_is_known(heading: str, what: str) -> None:
    assert what in str(personal_heading(heading))


def test_that_a_returns_own_headings_ask_for_nothing_personal() -> None:
    headings = [field.heading for kind in kinds() for field in kind.fields]
    assert [heading for heading in headings if personal_heading(heading)] == []
    for heading in ("Venue name", "Officer name", "Supervisor's name", "Name of premises", "Suspect sex", "Notes"):
        assert personal_heading(heading) is None
