"""What a mark stands for, as a filter: what a click on it narrows everything else to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefing_app.figures.figure import Figure, MapTile, Mark, Source
from briefing_app.operation.background.attached import KIND as BACKGROUND
from briefing_app.operation.boroughs import bcus
from briefing_app.operation.kinds import Type, kind, units
from briefing_app.operation.offences import OFF_THE_LIST, offences
from briefing_app.operation.position.filters import OFFENCE_FIELD, OTHER_UNIT, UNIT_FIELD, Dimension, Filter, Words
from briefing_app.operation.times import Period
from briefing_app.operation.values import Value

_NAMES_ONE_RECORD = frozenset({Type.ID, Type.REF})


@lru_cache(maxsize=32_768)
def filter_of(source: Source) -> Filter:
    """The boroughs, units, hours and words that a number is about; its kind, where it is about nothing narrower."""
    if source.kind == BACKGROUND:
        return Filter(boroughs=tuple(str(value) for field, value in source.where if field == "borough"))
    wanted = Filter(between=None if source.during is None else Period(source.during, source.during + source.lasting))
    for field, values in _conditions(source):
        wanted = wanted.joined(_of_field(source.kind, field, values))
    return wanted or Filter(kinds=(source.kind,))


def _conditions(source: Source) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """Each field with the values that it may have. Exclusions count only where they stand for what is on no list."""
    for field, value in source.where:
        yield field, (value,)
    yield from source.one_of
    for field, excluded in source.none_of:
        listed = _listed(source.kind).get(field)
        if listed is not None and listed <= set(excluded):
            yield field, (OTHER_UNIT if field == UNIT_FIELD.get(source.kind) else OFF_THE_LIST,)


@cache
def _listed(kind_name: str) -> dict[str, set[str]]:
    """Fields of a kind that have a list of the operation's, with the words on it."""
    lists = {
        UNIT_FIELD.get(kind_name): {name for name in units() if name != OTHER_UNIT},
        OFFENCE_FIELD.get(kind_name): {offence.said for offence in offences()},
    }
    return {field: words for field, words in lists.items() if field is not None}


def _of_field(kind_name: str, field: str, values: tuple[Value, ...]) -> Filter:
    words = tuple(None if value is None else str(value) for value in values)
    if field == "borough":
        names = tuple(word for word in words if word is not None)
        whole = next((bcu for bcu in bcus() if len(names) > 1 and set(bcu.boroughs) == set(names)), None)
        return Filter(boroughs=names) if whole is None else Filter(bcus=(whole.code,))
    if field == UNIT_FIELD.get(kind_name):
        return Filter(units=words)
    if field == OFFENCE_FIELD.get(kind_name):
        return Filter(offences=words)
    definition = kind(kind_name)
    if field not in definition.worked_out and definition.field(field).type in _NAMES_ONE_RECORD:
        return Filter()
    return Filter(words=(Words(kind_name, field, values),))


@dataclass(frozen=True, slots=True)
class Compared:
    """What a figure compares its marks by: a filter by these fades marks and leaves none out."""

    dimensions: frozenset[Dimension]
    fields: frozenset[tuple[str, str]]
    """Of the dimension of words, the kind and field: outcomes beside each other say nothing of arrest types."""

    def others(self, wanted: Filter) -> Filter:
        """What is left of a filter without what the figure compares; the filter itself, where that is all of it."""
        words = tuple(one for one in wanted.words if (one.kind, one.field) not in self.fields)
        return replace(wanted.without(*(self.dimensions - {Dimension.WORDS})), words=words)


def compared_by(figure: Figure) -> Compared:
    marks = figure.chart.marks if figure.chart is not None else ()
    squares = figure.tile_map.tiles if figure.tile_map is not None else ()
    every: tuple[Mark | MapTile, ...] = (*marks, *squares)
    filters = [filter_of(one.source) for one in every if one.source is not None]
    found = {dimension for one in filters for dimension in one.dimensions} - {Dimension.KIND}
    # Boroughs beside each other show a command unit as a group of them.
    found |= {Dimension.BCU} if Dimension.BOROUGH in found else set()
    return Compared(frozenset(found), frozenset((words.kind, words.field) for one in filters for words in one.words))
