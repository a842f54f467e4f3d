from briefing_app.figures.arrests import arrests_figure
from briefing_app.figures.figure import Figure, LabelAt, Style
from briefing_app.operation.kinds import Phase
from tests.positions import Builder, builder


def _rows(figure: Figure) -> list[str]:
    assert figure.chart is not None
    return [row.label for row in figure.chart.rows]


def _ends(figure: Figure) -> dict[str, str]:
    """What stands at each bar's end, or in place of a bar."""
    assert figure.chart is not None
    rows = figure.chart.rows
    whole = (Style.AWAITED, Style.NOT_STATED)
    return {
        rows[mark.row].label: mark.label
        for mark in figure.chart.marks
        if mark.label_at is LabelAt.END or (mark.style in whole and mark.right == figure.chart.axis.ends)
    }


def _four_boroughs() -> Builder:
    made = builder("Barnet", "Lambeth", "Merton", "Sutton", "Westminster")
    made.arrest("Lambeth", "Proactive", persons=7)
    made.arrest("Lambeth", "Reactive", persons=3)
    made.arrest("Lambeth", None)
    made.arrest("Lambeth", "Proactive", arresting_unit="British Transport Police")
    made.arrest("Westminster", "Reactive", persons=2)
    made.received("Merton", Phase.RESULT)
    made.nil("arrests", "Sutton", Phase.RESULT)
    return made


def test_that_the_title_is_the_finding_with_what_is_missing() -> None:
    figure = arrests_figure(_four_boroughs().position())

    assert figure.title == "Lambeth made 11 of 13 arrests; Barnet awaited; Merton not stated"
    assert "1 arrest by partners" in figure.subtitle
    assert figure.sentence == (
        "13 arrests in 3 boroughs: 7 proactive, 5 reactive, 1 not stated. Most: Lambeth 11, Westminster 2."
        " Partners made 1 more, which are not in the total. Barnet awaited; Merton not stated."
    )


def test_that_nil_is_0_and_missing_is_a_word() -> None:
    figure = arrests_figure(_four_boroughs().position())

    assert _rows(figure) == ["Lambeth", "Westminster", "Sutton", "Merton", "Barnet"]
    assert _ends(figure) == {
        "Lambeth": "11",
        "Westminster": "2",
        "Sutton": "0",
        "Merton": "not stated",
        "Barnet": "awaited",
    }


def test_that_segments_stack_without_a_gap() -> None:
    figure = arrests_figure(_four_boroughs().position())

    assert figure.chart is not None
    lambeth = [(mark.style, mark.left, mark.right) for mark in figure.chart.marks if mark.row == 0]
    assert lambeth == [
        (Style.PROACTIVE, 0, 7),
        (Style.REACTIVE, 7, 10),
        (Style.NOT_STATED, 10, 11),
        (Style.NOT_STATED, 11, 11),
    ]


def test_that_the_table_holds_the_same_numbers_with_partners_apart() -> None:
    table = arrests_figure(_four_boroughs().position()).table

    assert [[cell.said for cell in row] for row in table.rows] == [
        ["Lambeth", "7", "3", "1", "11", "1"],
        ["Westminster", "0", "2", "0", "2", "0"],
        ["Sutton", "0", "0", "0", "0", "0"],
        ["Merton", *["not stated"] * 5],
        ["Barnet", *["awaited"] * 5],
    ]
    assert [cell.said for cell in table.total][1:] == ["7", "5", "1", "13", "1"]


def test_that_equals_share_the_title() -> None:
    made = builder("Barnet", "Lambeth", "Sutton")
    made.arrest("Lambeth", persons=2)
    made.arrest("Barnet", persons=2)
    made.nil("arrests", "Sutton", Phase.RESULT)

    assert arrests_figure(made.position()).title == "Barnet and Lambeth each made 2 of 4 arrests"


def test_that_before_any_result_everything_is_awaited() -> None:
    figure = arrests_figure(builder("Barnet", "Lambeth").position())

    assert figure.title == "Arrests are awaited from all 2 boroughs"
    assert set(_ends(figure).values()) == {"awaited"}
    assert figure.table.total == ()


def test_that_nil_everywhere_is_no_arrests() -> None:
    made = builder("Barnet", "Lambeth")
    made.nil("arrests", "Barnet", Phase.RESULT)
    made.nil("arrests", "Lambeth", Phase.RESULT)

    assert arrests_figure(made.position()).title == "No arrests in the 2 boroughs that state them"
