"""The boroughs' risks merged into one register, scored and ranked."""

from dataclasses import dataclass

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.words import normalised


@dataclass(frozen=True, slots=True)
class Risk:
    """One hazard with everybody who sent it: the highest likelihood and impact that were stated count."""

    hazard: str
    boroughs: tuple[str, ...]
    likelihood: int | None
    impact: int | None
    controls: tuple[str, ...]
    owners: tuple[str, ...]
    refs: tuple[str, ...]

    @property
    def score(self) -> int | None:
        """Likelihood × impact; None where either is not stated."""
        return None if self.likelihood is None or self.impact is None else self.likelihood * self.impact


def risk_register(position: Position, borough: str | None = None) -> tuple[Risk, ...]:
    """Highest score first, not scored first of all: somebody has to look at those."""
    merged: dict[str, list[Record]] = {}
    for record in position.of("risks", Phase.PLAN):
        hazard = record.text("hazard_threat")
        if hazard is not None and borough in (None, record.borough):
            merged.setdefault(normalised(hazard), []).append(record)
    risks = [_merged(records) for records in merged.values()]
    return tuple(sorted(risks, key=lambda one: (one.score is not None, -(one.score or 0), one.hazard)))


def _merged(records: list[Record]) -> Risk:
    worst = max(records, key=_weight)
    return Risk(
        hazard=worst.text("hazard_threat") or "",
        boroughs=tuple(dict.fromkeys(record.borough for record in records)),
        likelihood=worst.whole("likelihood"),
        impact=worst.whole("impact"),
        controls=_each_once(records, "control_measure"),
        owners=_each_once(records, "owner"),
        refs=tuple(ref for record in records if (ref := record.text("ref")) is not None),
    )


def _weight(record: Record) -> int:
    """The score of one row; a row that can't be scored weighs least beside rows that can."""
    likelihood, impact = record.whole("likelihood"), record.whole("impact")
    return -1 if likelihood is None or impact is None else likelihood * impact


def _each_once(records: list[Record], field: str) -> tuple[str, ...]:
    said: dict[str, str] = {}
    for record in records:
        text = record.text(field)
        if text is not None:
            said.setdefault(normalised(text), text)
    return tuple(said.values())
