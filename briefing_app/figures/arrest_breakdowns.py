"""Arrests broken down by category, offence, command unit, unit, trigger and outcome; each adds up to the same total."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefing_app.figures.arrests import NOT_BY_PARTNERS, arrests_source
from briefing_app.figures.bars import Bar, Said, Series, bar_figure
from briefing_app.figures.basis import basis_of, joined, nothing_stated, say_leading, say_missing
from briefing_app.figures.figure import Figure, Source, Style
from briefing_app.operation.counting.arrest_counts import (
    ARRESTS,
    BcuArrests,
    Counted,
    arrests_by_bcu,
    counted_by,
    headline_word,
    met_arrests,
    offence_group_word,
    offence_word,
    total_of,
)
from briefing_app.operation.counting.planned_work import group_said, short_offence
from briefing_app.operation.kinds import Phase, unit_word, units
from briefing_app.operation.offences import OFF_THE_LIST, Headline, offences
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.position.stated import Stated, boroughs_of, boroughs_that
from briefing_app.operation.words import NOT_STATED, plural, say_count

Word = Callable[[Record], str | None]


@dataclass(frozen=True, slots=True)
class _By:
    """One way of breaking the arrests down by a word of each record."""

    key: str
    name: str
    counted_by: str
    """ "Persons arrested by the Met, by …"."""
    rows_are: str
    field: str
    word: Word
    always: tuple[str, ...] = ()
    """Words that have a row also where nobody was arrested, in this order."""


def _plain(field: str) -> Word:
    return lambda record: record.text(field)


_WAYS = {
    one.key: one
    for one in (
        _By(
            "headline",
            "Arrests by headline category",
            "headline category, one person once",
            "Headline category",
            "headline",
            headline_word,
            tuple(headline.value for headline in Headline),
        ),
        _By(
            "offence-group",
            "Arrests by offence group",
            "Home Office group of the offence",
            "Offence group",
            "primary_offence",
            offence_group_word,
        ),
        _By("offence", "Arrests by offence", "primary offence", "Offence", "primary_offence", offence_word),
        _By(
            "unit",
            "Arrests by unit",
            "arresting unit",
            "Unit",
            "arresting_unit",
            lambda record: unit_word(record.text("arresting_unit")),
        ),
        _By("trigger", "Arrests by trigger", "what led to the arrest", "Trigger", "trigger", _plain("trigger")),
        _By("outcome", "Outcomes of arrests", "outcome so far", "Outcome", "outcome", _plain("outcome")),
    )
}

BREAKDOWNS = tuple(f"arrests-by-{key}" for key in _WAYS)


def arrests_by_word(position: Position, id: str) -> Figure:
    """The breakdown of this id."""
    way = _WAYS[id.removeprefix("arrests-by-")]
    state = _State(position)
    counted = _counted(position, way)
    bars = [
        replace(_bar(one, way, source), stated=state.stated)
        for one in counted
        for source in (_source(position, way, one.word),)
    ]
    return bar_figure(
        Said(
            id,
            way.name,
            state.finding(_finding(way, counted, total_of(met_arrests(position)))),
            f"Persons arrested by the Met, by {way.counted_by}",
            basis_of(position, Phase.RESULT),
            state.sentence(_sentence(way, counted)),
            group="Arrests",
        ),
        bars if state.stated is Stated.STATED or way.always else (),
        (Series(Style.ACTUAL, "arrests"),),
        rows_are=way.rows_are,
        counted="Persons arrested",
    )


class _State:
    """Which boroughs a breakdown rests on, and the words for those that it lacks."""

    def __init__(self, position: Position) -> None:
        self.boroughs = boroughs_of(position)
        self.awaited = boroughs_that(position, ARRESTS, Phase.RESULT, Stated.AWAITED, self.boroughs)
        self.not_stated = boroughs_that(position, ARRESTS, Phase.RESULT, Stated.NOT_STATED, self.boroughs)
        stating = len(self.boroughs) - len(self.awaited) - len(self.not_stated)
        self.stated = Stated.STATED if stating else Stated.AWAITED if self.awaited else Stated.NOT_STATED
        self._nobody = f"No arrests in the {plural(stating, 'borough')} that state them"

    def finding(self, found: str) -> str:
        if self.stated is not Stated.STATED:
            return nothing_stated("arrests", self.awaited, self.boroughs)
        return joined(found or self._nobody, say_missing(self.awaited, self.not_stated))

    def sentence(self, found: str) -> str:
        missing = say_missing(self.awaited, self.not_stated)
        if self.stated is not Stated.STATED:
            return f"{nothing_stated('arrests', self.awaited, self.boroughs)}."
        return f"{found or self._nobody}." + (f" {missing}." if missing else "")


def _counted(position: Position, way: _By) -> tuple[Counted, ...]:
    counted = counted_by(met_arrests(position), way.word)
    if not way.always:
        return counted
    by_word = {one.word: one.persons for one in counted}
    return tuple(Counted(word, by_word.get(word, 0)) for word in way.always)


def _bar(one: Counted, way: _By, source: Source) -> Bar:
    unsaid = one.word is None or one.word == Headline.NOT_STATED.value
    word = NOT_STATED if one.word is None else group_said(one.word)
    short = short_offence(one.word) if way.key == "offence" else ""
    return Bar(word, (one.persons,), (source,), short=short, style=Style.NOT_STATED if unsaid else None)


def _stated_words(counted: Sequence[Counted]) -> list[Counted]:
    words = [one for one in counted if one.persons and one.word not in (None, Headline.NOT_STATED.value)]
    return sorted(words, key=lambda one: (-one.persons, one.word or ""))


def _finding(way: _By, counted: Sequence[Counted], total: int) -> str:
    stated = _stated_words(counted)
    unstated = total - sum(one.persons for one in stated)
    if not total:
        return ""
    if not stated:
        return f"Not stated for any of {plural(total, 'arrest')}"
    say = short_offence if way.key == "offence" else group_said
    first = [(say(one.word or ""), one.persons) for one in stated if one.persons == stated[0].persons]
    return joined(
        say_leading(first, say_count(stated[0].persons), plural(total, "arrest")),
        f"{say_count(unstated)} not stated" if unstated else "",
    )


def _sentence(way: _By, counted: Sequence[Counted]) -> str:
    parts = [
        f"{NOT_STATED if one.word is None else group_said(one.word)} {say_count(one.persons)}"
        for one in counted
        if one.persons
    ]
    return f"{way.name}: {', '.join(parts)}" if parts else ""


def _source(position: Position, way: _By, word: str | None) -> Source:
    """Those of the Met's arrests that count under the word, whatever they write for it."""
    if way.field == "primary_offence":
        return _of_offences(position, way.word, word)
    if way.field == "headline" and word == Headline.NOT_STATED.value:
        return replace(arrests_source(), one_of=(("headline", (word, None)),))
    if way.key == "unit" and word == "Other":
        listed = (*(name for name in units() if name != "Other"), None)
        return replace(arrests_source(), none_of=(("arresting_unit", listed),))
    return arrests_source(where=((way.field, word),))


def _of_offences(position: Position, word_of: Word, word: str | None) -> Source:
    if word is None:
        return arrests_source(where=(("primary_offence", None),))
    written = _written(position, word_of)
    listed = [offence.said for offence in offences() if word in (offence.said, offence.ho_group)]
    if word != OFF_THE_LIST:
        return replace(arrests_source(), one_of=(("primary_offence", _all(listed, written.get(word, ()))),))
    everything = _all(
        [offence.said for offence in offences()],
        {text for known, texts in written.items() if known not in (None, OFF_THE_LIST) for text in texts},
    )
    return replace(arrests_source(), none_of=(*NOT_BY_PARTNERS, ("primary_offence", (*everything, None))))


def _written(position: Position, word_of: Word) -> dict[str | None, set[str]]:
    """The ways in which offences are written, by what they count under."""
    found: dict[str | None, set[str]] = {}
    for text, record in {record.text("primary_offence"): record for record in met_arrests(position)}.items():
        found.setdefault(word_of(record), set()).add(text or "")
    return found


def _all(listed: Sequence[str], written: Iterable[str]) -> tuple[str, ...]:
    return (*listed, *sorted(set(written) - set(listed)))


def arrests_by_bcu_figure(position: Position) -> Figure:
    """Command units ranked; one of which some boroughs are awaited says so beside its name."""
    state = _State(position)
    units_of = arrests_by_bcu(position)
    total = total_of(met_arrests(position))
    most = max((one.persons for one in units_of if one.stated is Stated.STATED), default=0)
    first = [(one.name, float(one.persons)) for one in units_of if one.persons == most]
    finding = say_leading(first, say_count(most), plural(total, "arrest")) if most else ""
    parts = [f"{one.name} {say_count(one.persons)}" for one in units_of if one.stated is Stated.STATED]
    return bar_figure(
        Said(
            "arrests-by-bcu",
            "Arrests by BCU",
            state.finding(finding),
            "Persons arrested by the Met, by Basic Command Unit",
            basis_of(position, Phase.RESULT),
            state.sentence(f"Arrests by BCU: {', '.join(parts)}" if most else ""),
            group="Arrests",
        ),
        [_bcu_bar(one) for one in units_of],
        (Series(Style.ACTUAL, "arrests"),),
        rows_are="Basic Command Unit",
        counted="Persons arrested",
    )


def _bcu_bar(one: BcuArrests) -> Bar:
    source = replace(arrests_source(), one_of=(("borough", one.boroughs),))
    missing = say_missing(one.awaited, one.not_stated, name_up_to=1) if one.stated is Stated.STATED else ""
    ends = f"{say_count(one.persons)} ({missing})" if missing else ""
    return Bar(one.name, (one.persons,), (source,), one.stated, ends=ends, source=source)
