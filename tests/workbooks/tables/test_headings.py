"""What headings are taken to mean, what is only suggested, and what is left alone."""

import csv
from datetime import time

import pytest

from briefing_app.operation.kinds import Phase, kinds
from briefing_app.operation.resources import reference_rows, resource
from briefing_app.workbooks.tables.found_tables import How
from briefing_app.workbooks.tables.heading_words import KEYS, Part, meanings, words_of
from tests.made_workbooks import THE_DAY, Content
from tests.workbooks.tables.found import Found


def test_that_every_alias_belongs_to_a_field_and_means_one_thing_in_its_kind() -> None:
    names = {one.name: {field.name for field in one.fields} for one in kinds()}
    rows = list(reference_rows("heading_aliases.csv"))
    assert len(rows) > 250
    for row in rows:
        if row["kind"] in names:
            assert row["field"] in names[row["kind"]] | {*KEYS, ""}, row
    for one in kinds():
        for phase in Phase:
            for words, meant in meanings(one.name, phase).items():
                fields = {meaning.field.removeprefix("planned_").removeprefix("actual_") for meaning in meant}
                assert len(fields) == 1, (one.name, words, meant)


def test_that_no_alias_stands_twice() -> None:
    with resource("reference/heading_aliases.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["kind"], row["field"], row["variant"].casefold(), row["part"]) for row in csv.DictReader(lines)]
    assert len(rows) == len(set(rows))


def test_that_each_fields_own_heading_means_that_field_in_both_phases() -> None:
    for one in kinds():
        for phase in (None, *Phase):
            for field in one.fields:
                meant = meanings(one.name, phase)[words_of(field.heading)][0]
                assert (meant.field, meant.part, meant.exact) == (field.name, Part.WHOLE, True)


ROW: list[Content] = ["LAM-P-001", "A park", time(9), time(10)]


@pytest.mark.parametrize(
    ("heading", "value", "means"),
    [("Locaton", "A park", "Location"), ("Planed ofcers", 4, "Planned officers"), ("Warrd", "A ward", "Ward")],
)
def test_that_a_slip_is_suggested_and_never_taken(heading: str, value: Content, means: str) -> None:
    rows: list[list[Content]] = [
        ["Ref", "Planned start", "Planned end", heading],
        ["LAM-P-001", time(9), time(10), value],
    ]
    found = Found("Patrols", rows, Phase.PLAN)
    (question,) = found.questions.open
    assert question.choices[0] == means
    assert question.choices[-1] == "Don't read this column"
    assert question.cells == ("Patrols!D1",)
    assert set(found.records()[0]) == {"ref", "planned_start", "planned_end"}
    assert found.one.doubtful == ()
    confirmed = found.again({question.id: means})
    assert confirmed.one.columns[-1].how is How.SUGGESTION
    assert value in confirmed.records()[0].values()
    declined = found.again({question.id: "Don't read this column"})
    assert (declined.questions.open, len(declined.one.columns)) == ((), 3)


def test_that_a_suggested_column_that_rows_need_holds_them_until_it_is_answered() -> None:
    rows: list[list[Content]] = [["Ref", "Location", "Planned strat", "Planned end"], ROW]
    found = Found("Patrols", rows, Phase.PLAN)
    assert [(one.record, one.field) for one in found.one.doubtful] == [(0, "planned_start")]
    (question,) = found.questions.open
    assert found.again({question.id: "Planned start"}).one.doubtful == ()


def test_that_a_column_of_the_wrong_sort_is_not_suggested() -> None:
    found = Found(
        "Patrols",
        [["Ref", "Planned start", "Planned end", "Planned officer"], ["LAM-P-001", time(9), time(10), "PC Example"]],
        Phase.PLAN,
    )
    assert found.questions.open == ()
    assert any("not one of a return" in said for said in found.said)


@pytest.mark.parametrize("heading", ["Comments", "CAD number", "Shoulder no", "Name of suspect", "Postcode", "BWV"])
def test_that_a_foreign_column_is_said_and_asks_nothing(heading: str) -> None:
    found = Found("Patrols", [["Ref", "Location", "Planned start", "Planned end", heading], [*ROW, "x"]], Phase.PLAN)
    assert found.questions.open == ()
    assert [problem.cell for problem in found.one.problems] == ["E1"]


@pytest.mark.parametrize("heading", ["", "Column1", "Unnamed: 0", "Field 1"])
def test_that_references_are_known_by_their_form_where_the_heading_says_nothing(heading: str) -> None:
    found = Found("Patrols", [[heading, "Location", "Planned start", "Planned end"], ROW, ROW], Phase.PLAN)
    assert found.one.columns[0].field == "ref"
    assert found.one.columns[0].how is How.VALUES
    assert "by what stands in it" in found.said[0]


def test_that_offences_are_known_by_their_form_where_the_heading_says_nothing() -> None:
    found = Found(
        "Arrests", [["Ref", "Arrest date", "Column3"], ["LAM-A-001", THE_DAY, "O10"], ["LAM-A-002", THE_DAY, "O05"]]
    )
    assert found.one.columns[2].field == "primary_offence"


def test_that_a_column_of_times_without_a_heading_is_asked_about_where_rows_need_it() -> None:
    found = Found("Patrols", [["Ref", "Location", "Planned start", None], ROW], Phase.PLAN)
    (question,) = found.questions.open
    assert "no column is headed Planned end" in question.says
    taken = found.again({question.id: question.choices[0]})
    assert taken.records()[0]["planned_end"] == time(10)


def test_that_a_column_of_arrests_kept_as_numbers_is_asked_about() -> None:
    found = Found("Arrests", [["Offence", "Number"], ["O10", 4], ["O05", 3]])
    (question,) = found.questions.open
    assert question.choices == ("Persons", "Don't read this column")
    assert [one.record for one in found.one.doubtful] == [0, 1]


def test_that_two_columns_of_one_meaning_are_asked_about_unless_they_say_the_same() -> None:
    headings = ["Ref", "Location", "Planned start", "Planned end", "Place"]
    same = Found("Patrols", [headings, [*ROW, "A park"]], Phase.PLAN)
    assert (same.questions.open, same.records()[0]["location"]) == ((), "A park")
    assert any("says the same" in said for said in same.said)
    differ = Found("Patrols", [headings, [*ROW, "B park"]], Phase.PLAN)
    (question,) = differ.questions.open
    assert "location" not in differ.records()[0]
    assert differ.again({question.id: question.choices[1]}).records()[0]["location"] == "B park"
    blank = Found("Patrols", [headings, [*ROW, None]], Phase.PLAN)
    assert (blank.questions.open, blank.records()[0]["location"]) == ((), "A park")


def test_that_times_as_ranges_give_start_and_end_and_hours_as_numbers_do_not() -> None:
    ranges = Found("Patrols", [["Place", "Times"], ["A park", "0700-1900"], ["B park", "0900x1300"]], Phase.PLAN)
    assert [one.field for one in ranges.one.columns] == ["location", "planned_start"]
    hours = Found("Patrols", [["Place", "Start", "End", "Hours"], ["A park", time(9), time(10), 1]], Phase.PLAN)
    assert [one.field for one in hours.one.columns] == ["location", "planned_start", "planned_end"]


def test_that_an_alias_over_cells_of_another_sort_is_not_taken() -> None:
    found = Found("Arrests", [["Date", "Offence", "Persons arrested"], [THE_DAY, "O10", "A Person"]])
    assert {one.field for one in found.one.columns} == {"arrest_date", "primary_offence"}
