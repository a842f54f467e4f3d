import pytest

from briefing_app.actions.filter_figures import filter_figures
from briefing_app.actions.show_figures import Shown
from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Figure, Style
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.filtered import filtered
from briefing_app.operation.position.filters import Filter, Words
from briefing_app.operation.times import Period
from tests.invented_day import invented_position
from tests.positions import builder, moment

HOUR = Period(moment("22:00"), moment("23:00"))


@pytest.fixture(scope="module")
def shown() -> Shown:
    position = invented_position()
    return Shown(position, figures_of(position))


def figure(shown: Shown, wanted: Filter, figure_id: str) -> Figure:
    (found,) = filter_figures(shown, wanted, only=[figure_id])
    return found


def test_that_without_a_filter_the_figures_are_the_same_values(shown: Shown) -> None:
    assert filter_figures(shown, Filter()) == shown.figures
    assert all(one.filtered_by == "" for one in shown.figures)


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(boroughs=("Lambeth",)),
        Filter(bcus=("NA",)),
        Filter(units=("TSG",)),
        Filter(units=(None,)),
        Filter(kinds=("wanted",)),
        Filter(between=HOUR),
        Filter(phase=Phase.PLAN),
        Filter(phase=Phase.RESULT),
        Filter(offences=("O05 nothing of the kind",)),
        Filter(boroughs=("Havering",)),
        Filter(boroughs=("Lambeth",), bcus=("NA",)),
        Filter(boroughs=("Atlantis",)),
    ],
    ids=lambda wanted: wanted.said,
)
def test_that_every_figure_says_what_it_is_filtered_by_and_nothing_fails(shown: Shown, wanted: Filter) -> None:
    found = filter_figures(shown, wanted)
    assert [one.id for one in found] == [one.id for one in shown.figures]
    for one in found:
        assert one.filtered_by.startswith(("Filtered by ", "Not filtered"))
        assert one.title
        assert one.sentence


def test_that_words_and_table_are_of_what_is_kept_while_the_others_stay_faded(shown: Shown) -> None:
    found = figure(shown, Filter(boroughs=("Lambeth",)), "arrests-by-borough")
    assert [row[0].said for row in found.table.rows] == ["Lambeth"]
    assert len(found.chart.rows) == 32
    loud = {mark.row for mark in found.chart.marks if mark.style not in (Style.FADED, Style.AWAITED, Style.NOT_STATED)}
    assert [found.chart.rows[row].label for row in loud] == ["Lambeth"]
    whole = next(one for one in shown.figures if one.id == found.id)
    assert [(mark.left, mark.right, mark.label) for mark in found.chart.marks] == [
        (mark.left, mark.right, mark.label) for mark in whole.chart.marks
    ]


def test_that_a_figure_about_something_else_has_only_what_is_kept(shown: Shown) -> None:
    found = figure(shown, Filter(boroughs=("Lambeth",)), "officers-by-unit")
    assert Style.FADED not in {mark.style for mark in found.chart.marks}
    whole = next(one for one in shown.figures if one.id == found.id)
    assert len(found.chart.rows) < len(whole.chart.rows)


def test_that_a_long_timeline_is_cut_to_what_is_kept(shown: Shown) -> None:
    found = figure(shown, Filter(boroughs=("Lambeth",)), "deployment-timeline")
    assert {row.group for row in found.chart.rows} == {"Lambeth"}


def test_that_a_kind_without_units_says_that_it_is_not_filtered_by_unit(shown: Shown) -> None:
    wanted = Filter(boroughs=("Lambeth",), units=("TSG",))
    tiles = {tile.key: tile for tile in figure(shown, wanted, "headline").tiles}
    assert tiles["warrants"].detail.startswith("not by unit; ")
    assert "not by unit" in tiles["warrants"].says
    assert "not by unit" not in tiles["officers"].detail
    hours = figure(shown, Filter(offences=("x",)), "coverage-planned")
    assert hours.filtered_by == "Not filtered (not by offence: patrols have none)"


def test_that_records_that_do_not_state_what_is_asked_for_are_counted_beside_the_filter(shown: Shown) -> None:
    found = figure(shown, Filter(units=("TSG",)), "coverage-planned")
    assert found.filtered_by == "Filtered by TSG (192 patrols with the unit not stated)"


def test_that_other_kinds_are_set_aside_and_never_zero(shown: Shown) -> None:
    wanted = Filter(kinds=("arrests",))
    tiles = {tile.key: tile for tile in figure(shown, wanted, "headline").tiles}
    assert tiles["warrants"].number == "–"
    assert tiles["warrants"].source is None
    assert tiles["arrests"].number == next(one for one in shown.figures if one.id == "headline").tiles[0].number
    coverage = figure(shown, wanted, "coverage-actual")
    assert coverage.title == "Set aside: arrests only"
    assert coverage.chart is None
    assert coverage.table.rows == ()


def test_that_actual_only_leaves_the_planned_marks_out_and_sets_plans_aside(shown: Shown) -> None:
    wanted = Filter(phase=Phase.RESULT)
    units = figure(shown, wanted, "officers-by-unit")
    assert Style.PLANNED not in {mark.style for mark in units.chart.marks}
    assert figure(shown, wanted, "coverage-planned").title == "Set aside: actual only"
    assert figure(shown, wanted, "coverage-difference").title == "Set aside: actual only"
    assert figure(shown, wanted, "coverage-actual").chart is not None


def test_that_a_filter_that_no_borough_answers_says_so_and_gives_no_numbers(shown: Shown) -> None:
    for one in filter_figures(shown, Filter(boroughs=("Lambeth",), bcus=("NA",))):
        assert one.title == "No borough answers the filter"
        assert one.chart is None
        assert {tile.number for tile in one.tiles} <= {"–"}


def test_that_the_parts_add_up_to_the_whole_borough_by_borough(shown: Shown) -> None:
    def arrests(one: Figure) -> int:
        number = one.tiles[0].number
        return int(number) if number.isdigit() else 0

    whole = arrests(next(one for one in shown.figures if one.id == "headline"))
    parts = [arrests(figure(shown, Filter(boroughs=(name,)), "headline")) for name in shown.position.operation.boroughs]
    assert sum(parts) == whole


def test_that_everything_awaited_or_nil_draws_something_under_a_filter() -> None:
    for made in (builder("Lambeth", "Barnet"), builder("Lambeth")):
        position = made.position()
        few = Shown(position, figures_of(position))
        for wanted in (Filter(boroughs=("Lambeth",)), Filter(between=HOUR), Filter(units=("TSG",))):
            assert all(one.title for one in filter_figures(few, wanted))


COMBINED = [
    Filter(boroughs=("Lambeth", "Croydon"), words=(Words("arrests", "arrest_type", ("Proactive",)),)),
    Filter(words=(Words("arrests", "headline", ("Domestic abuse",)),)),
    Filter(boroughs=("Lambeth",), between=HOUR),
    Filter(bcus=("AS",), units=("TSG", "CID")),
    Filter(units=("TSG",), between=Period(moment("20:00"), moment("02:00+1"))),
    Filter(boroughs=("Camden",), phase=Phase.RESULT),
    Filter(words=(Words("warrants", "result", ("Attempted - no trace",)),)),
    Filter(boroughs=("Havering", "Sutton")),
]


@pytest.mark.parametrize("wanted", COMBINED, ids=lambda wanted: wanted.said)
def test_that_what_is_not_faded_gives_the_numbers_of_the_filter_and_no_others(shown: Shown, wanted: Filter) -> None:
    """The marks that stand out are those of the figure worked out from the filtered records alone."""
    alone = {one.id: one for one in figures_of(filtered(shown.position, wanted))}
    compared = 0
    for one in filter_figures(shown, wanted):
        own = alone.get(one.id)
        if one.chart is None or own is None or own.chart is None:
            continue
        numbers = {(mark.source, mark.label, mark.value, round(mark.right - mark.left, 6)) for mark in own.chart.marks}
        for mark in one.chart.marks:
            if mark.source is None or mark.style is Style.FADED:
                continue
            outlined = mark.style is Style.PLANNED and Style.FADED in {
                other.style for other in one.chart.marks if other.row == mark.row
            }
            key = (mark.source, mark.label, mark.value, round(mark.right - mark.left, 6))
            assert key in numbers or outlined, (one.id, mark)
            compared += key in numbers
    assert compared > 20


def test_that_a_figure_of_categories_is_filtered_by_another_field_of_the_same_kind(shown: Shown) -> None:
    wanted = Filter(words=(Words("arrests", "arrest_type", ("Proactive",)),))
    found = figure(shown, wanted, "arrests-by-headline")
    bars = sum(mark.right - mark.left for mark in found.chart.marks if mark.style is not Style.FADED)
    (arrests,) = (tile for tile in figure(shown, wanted, "headline").tiles if tile.key == "arrests")
    assert bars == int(arrests.number)


def test_that_a_total_over_more_than_the_filter_keeps_is_faded_beside_what_it_keeps(shown: Shown) -> None:
    wanted = Filter(boroughs=("Lambeth",), words=(Words("arrests", "arrest_type", ("Proactive",)),))
    found = figure(shown, wanted, "arrests-by-borough")
    loud = [mark for mark in found.chart.marks if mark.source is not None and mark.style is not Style.FADED]
    assert {dict(mark.source.where).get("arrest_type") for mark in loud} <= {"Proactive"}
