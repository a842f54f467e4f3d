"""Engagement: venues, businesses and communities reached, what was raised, what was trained."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of
from briefing_app.figures.figure import Figure, Style
from briefing_app.operation.counting.planned_work import WordCount
from briefing_app.operation.counting.results_counted import sum_of, themes_raised, topics_covered
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.words import say_count
from briefing_app.packs.blocks import pairs, small
from briefing_app.packs.debrief.outcomes import sum_said, word_table
from briefing_app.packs.figure_pages import figure_beside_twin
from briefing_app.packs.material import Material, Section
from briefing_app.packs.page import PORTRAIT_WIDTH
from briefing_app.packs.side_by_side import Beside

_HALF = (PORTRAIT_WIDTH - 14) / 2


def engagement(material: Material) -> Iterable[Flowable]:
    yield pairs(list(_sums(material)), title="Reached")
    yield Beside(
        [word_table(material, "venues", "status", "Venue visits")],
        [word_table(material, "business", "status", "Business engagements")],
        widths=(_HALF, _HALF),
        space=14,
    )
    yield Beside(
        [word_table(material, "community", "status", "Community engagements")],
        [word_table(material, "venues", "training_given", "Training given at venues")],
        widths=(_HALF, _HALF),
        space=14,
    )
    yield small(f"{material.based_on}.")


def raised(material: Material) -> Iterable[Flowable]:
    themes = themes_raised(material.position)
    topics = topics_covered(material.position)
    yield from figure_beside_twin(
        _ranking(material, "themes", "Themes raised by communities", "community events at which it came up", themes)
    )
    yield from figure_beside_twin(
        _ranking(material, "topics", "Topics covered with venues", "venue visits at which it was covered", topics)
    )
    yield small("One event or visit may raise several; the numbers do not add up to events.")


def _ranking(material: Material, id: str, name: str, counted: str, words: tuple[WordCount, ...]) -> Figure:
    title = (
        f"{words[0].word} came up most: {say_count(words[0].number)} times"
        if words
        else f"{name}: not stated by any borough"
    )
    return bar_figure(
        Said(id, name, title, f"{name}: {counted}", basis_of(material.position, Phase.RESULT)),
        [Bar(one.word or "", (one.number,)) for one in words],
        (Series(Style.ACTUAL, "times"),),
        rows_are=name,
        counted="Times",
        total=False,
    )


def _sums(material: Material) -> Iterable[tuple[str, str]]:
    position = material.position
    for label, name, field in (
        ("Staff trained by businesses", "business", "staff_trained"),
        ("Information packs given", "business", "information_packs"),
        ("Staff spoken to at venues", "venues", "staff_spoken_to"),
        ("People engaged at events", "community", "people_engaged"),
        ("Of whom women and girls", "community", "of_whom_women_and_girls"),
        ("People engaged on patrol", "patrols", "people_engaged"),
        ("Referrals to support", "community", "referrals_to_support"),
    ):
        estimate = " (observed estimate)" if field == "of_whom_women_and_girls" else ""
        yield label, sum_said(material, name, sum_of(position, name, field)) + estimate
    for name in ("venues", "business", "community"):
        yield f"{kind(name).many.capitalize()} not planned", material.number(name, material.measure(name).added)


SECTIONS = (
    Section("engagement", "Engagement", engagement),
    Section("engagement-raised", "Engagement: what was raised", raised, level=1),
)
