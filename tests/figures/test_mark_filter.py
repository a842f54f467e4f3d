import pytest

from briefing_app.figures.all_figures import figures_of
from briefing_app.figures.figure import Source
from briefing_app.figures.mark_filter import Compared, compared_by, filter_of
from briefing_app.figures.records_behind import records_behind
from briefing_app.operation.boroughs import bcus
from briefing_app.operation.position.filtered import filtered
from briefing_app.operation.position.filters import Dimension, Filter, Words
from briefing_app.operation.times import Period
from tests.invented_day import invented_position
from tests.positions import moment

HOUR = moment("22:00")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (Source("arrests", "result", (("borough", "Lambeth"),)), Filter(boroughs=("Lambeth",))),
        (
            Source("arrests", "result", (("borough", "Lambeth"), ("arrest_type", None))),
            Filter(boroughs=("Lambeth",), words=(Words("arrests", "arrest_type", (None,)),)),
        ),
        (Source("deployments", "plan", (("unit", "TSG"),)), Filter(units=("TSG",))),
        (
            Source("patrols", "result", (("borough", "Lambeth"),), during=HOUR),
            Filter(boroughs=("Lambeth",), between=Period(HOUR, HOUR + 60)),
        ),
        (Source("arrests", one_of=(("borough", bcus()[0].boroughs),)), Filter(bcus=(bcus()[0].code,))),
        (Source("deployments", "plan", (("borough", "Lambeth"), ("ref", "LAM-D-001"))), Filter(boroughs=("Lambeth",))),
        (Source("warrants", "plan"), Filter(kinds=("warrants",))),
    ],
)
def test_that_a_click_filters_by_what_the_mark_stands_for(source: Source, wanted: Filter) -> None:
    assert filter_of(source) == wanted


def test_that_a_figure_knows_what_it_compares() -> None:
    by_id = {figure.id: figure for figure in figures_of(invented_position())}
    assert compared_by(by_id["officers-by-unit"]).dimensions == {Dimension.UNIT}
    coverage = compared_by(by_id["coverage-actual"])
    assert coverage.dimensions == {Dimension.BOROUGH, Dimension.BCU, Dimension.TIME}
    assert compared_by(by_id["headline"]).dimensions == frozenset()


def test_that_a_figure_of_one_field_is_still_filtered_by_another() -> None:
    outcome = Words("arrests", "outcome", ("NFA",))
    compared = Compared(frozenset({Dimension.WORDS}), frozenset({("arrests", "outcome")}))
    both = Filter(boroughs=("Lambeth",), words=(outcome, Words("arrests", "arrest_type", ("Proactive",))))
    assert compared.others(both) == Filter(
        boroughs=("Lambeth",), words=(Words("arrests", "arrest_type", ("Proactive",)),)
    )
    assert compared.others(Filter(boroughs=("Lambeth",))) == Filter(boroughs=("Lambeth",))


def test_that_every_mark_of_every_figure_can_be_filtered_by_and_keeps_its_own_records() -> None:
    """What a click filters to holds at least the records that the mark stands for."""
    position = invented_position()
    checked = 0
    for figure in figures_of(position):
        for source in list(dict.fromkeys(figure.sources()))[::7]:
            wanted = filter_of(source)
            kept = {record.id for record in filtered(position, wanted).records[source.kind]}
            behind = {record.id for record in records_behind(position, source)}
            assert behind <= kept, (figure.id, source, wanted)
            checked += 1
    assert checked > 100
