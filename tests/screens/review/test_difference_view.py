"""What would change is told row by row, and in numbers that add up."""

from pytestqt.qtbot import QtBot

from briefing_app.operation.returns.difference import Difference, FieldChange, RowChange
from briefing_app.operation.returns.returns import Looked, Outcome, Reading
from briefing_app.screens.review.difference_view import CHANGED, GONE, NEW, DifferenceView, changes_in, lines_of

TYPE = FieldChange("arrest_type", "Arrest type", "Proactive", "Reactive")
OUTCOME = FieldChange("outcome", "Outcome", "not stated", "Charged")
DIFFERENCE = Difference(
    new=(RowChange("patrols", "LAM-P-9", "Patrols", None, 12, (FieldChange("location", "Location", "", "A park"),)),),
    changed=(RowChange("arrests", "LAM-A-2", "Arrests", 5, 6, (TYPE, OUTCOME)),),
    gone=(RowChange("arrests", "LAM-A-1", "Arrests", 4, None, (FieldChange("outcome", "Outcome", "Bailed", ""),)),),
    unchanged=7,
)


def looked(difference: Difference | None, outcome: Outcome = Outcome.SUPERSEDES) -> Looked:
    return Looked(Reading("a", "a", "", 1), outcome, "", difference=difference)


def test_that_a_changed_row_has_a_line_for_each_field_and_others_have_one() -> None:
    assert [(line.how, line.row.ref, line.heading, line.before, line.after) for line in lines_of(DIFFERENCE)] == [
        (GONE, "LAM-A-1", "the whole row", "Outcome: Bailed", ""),
        (CHANGED, "LAM-A-2", "Arrest type", "Proactive", "Reactive"),
        (CHANGED, "LAM-A-2", "Outcome", "not stated", "Charged"),
        (NEW, "LAM-P-9", "the whole row", "", "Location: A park"),
    ]
    assert changes_in(looked(DIFFERENCE)) == 3


def test_that_the_sentence_says_what_changes_and_where_nothing_does_why(qtbot: QtBot) -> None:
    view = DifferenceView()
    qtbot.addWidget(view)
    said = {}
    for name, one in {
        "some": looked(DIFFERENCE),
        "none": looked(Difference(unchanged=3)),
        "first": looked(None, Outcome.IMPORTED),
        "same": looked(None, Outcome.UNCHANGED),
        "refused": looked(None, Outcome.REFUSED),
    }.items():
        view.show_looked(one)
        said[name] = view.says.text()
    assert said == {
        "some": "1 row new, 1 row changed, 1 row gone, 7 rows as they were",
        "none": "3 rows as they were",
        "first": "This takes the place of nothing: 0 rows would be new.",
        "same": "Nothing would change.",
        "refused": "The file is refused, so nothing would change.",
    }


def test_that_a_line_leads_to_its_row_on_the_sheet_and_a_row_that_is_gone_to_none(qtbot: QtBot) -> None:
    view = DifferenceView()
    qtbot.addWidget(view)
    view.show_looked(looked(DIFFERENCE))
    wanted: list[tuple[str, int]] = []
    view.row_wanted.connect(lambda sheet, row: wanted.append((sheet, row)))
    for row in range(len(view.lines)):
        view.table.entered_row.emit(view.table.model().index(row, 0))
    assert wanted == [("Arrests", 5), ("Arrests", 5), ("Patrols", 11)]
