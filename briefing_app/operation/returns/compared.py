"""What a file that was decided about changes, row by row."""

from collections.abc import Callable
from dataclasses import replace

from briefing_app.operation.returns.difference import Difference, Rows, difference, together
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.returns.returns_there import only, rows_of


def compared(looked: Looked, rows: Callable[[int], Rows]) -> Looked:
    """With the difference, of each of its returns, from what it takes the place of; `rows` are a stored return's."""
    if looked.parts:
        parts = tuple(compared(one, rows) for one in looked.parts)
        return replace(looked, parts=parts, why=why_of_several(parts))
    found = _difference(looked, rows)
    if found is None:
        return replace(looked, difference=None)
    why = f"{looked.why.rstrip('.')}; {found.said}." if looked.outcome is Outcome.SUPERSEDES else looked.why
    return replace(looked, difference=found, why=why)


def as_compared(looked: Looked, earlier: Looked) -> Looked:
    """With the difference that was found `earlier`, about the same rows."""
    parts = tuple(map(as_compared, looked.parts, earlier.parts))
    return replace(looked, parts=parts, difference=earlier.difference, why=earlier.why)


def why_of_several(parts: tuple[Looked, ...]) -> str:
    """A clause for each return of one file."""
    why = "; ".join(f"{_whose(one)}: {one.why.rstrip('.')}" for one in parts)
    return f"{len(parts)} returns in one file. {why}."


def _whose(looked: Looked) -> str:
    cover = looked.reading.cover
    return f"{cover.borough}, {cover.phase}" if cover is not None else looked.reading.name


def _difference(looked: Looked, rows: Callable[[int], Rows]) -> Difference | None:
    """Of the kinds that it takes the place of; None where that is nothing."""
    if not looked.replaces and not looked.replaces_coming:
        return None
    stored = [only(rows(one.received.id), one.kinds or one.received.stated) for one in looked.replaces]
    coming = [only(rows_of(reading), kinds or rows_of(reading)) for reading, kinds in looked.replaces_coming]
    return difference(together([*stored, *coming]), rows_of(looked.reading))
