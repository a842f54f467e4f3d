"""Whether arrests add up every way, and which of them nothing links to what they came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.operation.counting.arrest_counts import (
    ARRESTS,
    Counted,
    arrests_by,
    arrests_by_borough,
    arrests_by_headline,
    arrests_by_offence,
    met_arrests,
    split_of,
    total_of,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, once
from briefing_app.operation.position.stated import Stated
from briefing_app.operation.words import say_count


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The total of arrests against its sums by type, borough and so on."""

    total: int
    sums: tuple[tuple[str, int], ...]

    @property
    def reconciles(self) -> bool:
        return all(number == self.total for _, number in self.sums)

    @property
    def said(self) -> str:
        """`117 in all = 117 by type = 117 by borough`; a sum that differs is set off with "but"."""
        parts = [f"{say_count(self.total)} in all"]
        for name, number in self.sums:
            parts.append(f"{'=' if number == self.total else 'but'} {say_count(number)} by {name}")
        return " ".join(parts)


@once
def reconcile(position: Position) -> Reconciliation:
    """The total over type, borough, offence, headline category and outcome: they must all agree."""
    records = met_arrests(position)

    def added_up(counted: Iterable[Counted]) -> int:
        return sum(one.persons for one in counted)

    by_borough = sum(one.split.total for one in arrests_by_borough(position) if one.stated is Stated.STATED)
    return Reconciliation(
        total_of(records),
        (
            ("type", split_of(records).total),
            ("borough", by_borough),
            ("offence", added_up(arrests_by_offence(position))),
            ("headline category", added_up(arrests_by_headline(position))),
            ("outcome", added_up(arrests_by(position, "outcome"))),
        ),
    )


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A row that says an arrest was made, without an arrest in the same borough to match, or the other way round."""

    borough: str
    kind: str
    ref: str | None
    says: str


_MARKED_ARRESTED = {
    "warrants": ("result", "Executed - arrest"),
    "wanted": ("result", "Located - arrested"),
    "compliance": ("action", "Arrest"),
}


def unlinked(position: Position) -> tuple[Unlinked, ...]:
    """Rows marked arrested that name no arrest row of their borough, and arrests linked to no such row."""
    arrests = {(one.borough, one.text("ref")) for one in position.of(ARRESTS, Phase.RESULT)}
    found: list[Unlinked] = []
    known = {(one.borough, one.text("ref")) for phase in Phase for one in position.of("patrols", phase)}
    unmarked: set[tuple[str, str | None]] = set()
    for kind, (field, word) in _MARKED_ARRESTED.items():
        known |= {(one.borough, one.text("ref")) for phase in Phase for one in position.of(kind, phase)}
        for record in position.of(kind, Phase.RESULT):
            named = record.text("arrest_ref")
            if record[field] != word:
                unmarked.add((record.borough, record.text("ref")))
            elif named is None:
                found.append(
                    Unlinked(record.borough, kind, record.text("ref"), "Marked arrested, but names no arrest.")
                )
            elif (record.borough, named) not in arrests:
                says = f"Marked arrested, but names {named}, which is not among the borough's arrests."
                found.append(Unlinked(record.borough, kind, record.text("ref"), says))
    for record in position.of(ARRESTS, Phase.RESULT):
        linked = record.text("linked_ref")
        if linked is None:
            continue
        if (record.borough, linked) not in known:
            says = f"Linked to {linked}, which is not among the borough's rows."
            found.append(Unlinked(record.borough, ARRESTS, record.text("ref"), says))
        elif (record.borough, linked) in unmarked:
            says = f"Linked to {linked}, which is not marked arrested."
            found.append(Unlinked(record.borough, ARRESTS, record.text("ref"), says))
    return tuple(found)
