"""Positions made by hand: an operation, returns that are in, and records from the values that matter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from briefing_app.operation.kinds import Phase, kind, kinds
from briefing_app.operation.operations import Marking, Operation, new_operation
from briefing_app.operation.position.position import Position, Record
from briefing_app.operation.returns.returns import Received, SheetState, Status
from briefing_app.operation.times import Minute, to_minute
from briefing_app.operation.values import Value

DAY = date(2021, 5, 13)


def moment(clock: str, day: date = DAY) -> Minute:
    """`moment("22:30")` on the day; `moment("01:00+1")` on the next morning."""
    hours, _, days = clock.partition("+")
    return to_minute(datetime.fromisoformat(f"{day + timedelta(days=int(days or 0))}T{hours}"))


def operation(*boroughs: str, day: date = DAY, starts: Minute | None = None, ends: Minute | None = None) -> Operation:
    return new_operation("OP-1", "Trial operation", day, starts=starts, ends=ends, boroughs=boroughs)


@dataclass
class Builder:
    """Collects returns and records; a borough's sheet has rows as soon as one is added."""

    operation: Operation
    returns: list[Received] = field(default_factory=list)
    records: dict[str, list[Record]] = field(default_factory=dict)
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    def received(
        self,
        borough: str,
        phase: Phase,
        sheets: Mapping[str, SheetState] | None = None,
        *,
        status: Status = Status.FINAL,
        version: int = 1,
        data_as_at: Minute | None = None,
        held: int = 0,
    ) -> Received:
        """A return is in. Sheets not named have no rows and no word, unless rows are added later."""
        one = Received(
            id=next(self._ids),
            borough=borough,
            phase=phase,
            version=version,
            status=status,
            data_as_at=moment("08:30+1", self.operation.day) if data_as_at is None else data_as_at,
            received_at=moment("08:45+1", self.operation.day),
            completed_by="Insp A Example",
            approved_by=None,
            marking=Marking.OFFICIAL_SENSITIVE,
            handling=None,
            file_name=f"{borough} {phase}.xlsx",
            sha256="0" * 64,
            current=True,
            sheets=dict(sheets or {}),
            held=held,
        )
        self.returns.append(one)
        return one

    def add(self, name: str, borough: str, phase: Phase, **values: Value) -> Record:
        """A row of a return that is in already, or comes in with it."""
        came = next((one for one in self.returns if (one.borough, one.phase) == (borough, phase)), None)
        if came is None:
            came = self.received(borough, phase)
        assert isinstance(came.sheets, dict)
        came.sheets[name] = SheetState.ROWS
        columns = kind(name).record_columns
        unknown = set(values) - set(columns)
        assert not unknown, unknown
        record = Record(
            {column: place for place, column in enumerate(columns)},
            tuple(values.get(column) for column in columns),
            id=next(self._ids),
            borough=borough,
            phase=phase,
            return_id=came.id,
            sheet=kind(name).sheet,
            row=4 + len(self.records.get(name, ())),
        )
        self.records.setdefault(name, []).append(record)
        return record

    def plan(self, name: str, borough: str, **values: Value) -> Record:
        return self.add(name, borough, Phase.PLAN, **values)

    def result(self, name: str, borough: str, **values: Value) -> Record:
        return self.add(name, borough, Phase.RESULT, **values)

    def nil(self, name: str, borough: str, phase: Phase) -> None:
        """The borough states that there is nothing of this kind."""
        self.state(name, borough, phase, SheetState.NIL)

    def state(self, name: str, borough: str, phase: Phase, state: SheetState) -> None:
        came = next((one for one in self.returns if (one.borough, one.phase) == (borough, phase)), None)
        if came is None:
            came = self.received(borough, phase)
        assert isinstance(came.sheets, dict)
        came.sheets[name] = state

    def patrol_plan(
        self, borough: str, ref: str, starts: str, ends: str, officers: int | None, **values: Value
    ) -> Record:
        day = self.operation.day
        return self.plan(
            "patrols",
            borough,
            ref=ref,
            planned_start=moment(starts, day),
            planned_end=moment(ends, day),
            planned_officers=officers,
            **values,
        )

    def patrol_result(
        self,
        borough: str,
        ref: str,
        starts: str,
        ends: str,
        officers: int | None,
        status: str | None = "Completed",
        **values: Value,
    ) -> Record:
        day = self.operation.day
        return self.result(
            "patrols",
            borough,
            ref=ref,
            actual_start=moment(starts, day),
            actual_end=moment(ends, day),
            actual_officers=officers,
            status=status,
            **values,
        )

    def arrest(self, borough: str, arrest_type: str | None = "Proactive", persons: int = 1, **values: Value) -> Record:
        return self.result("arrests", borough, arrest_type=arrest_type, persons=persons, **values)

    def position(self) -> Position:
        ordered: dict[str, tuple[Record, ...]] = {
            one.name: tuple(sorted(self.records.get(one.name, ()), key=_borough)) for one in kinds()
        }
        return Position(self.operation, tuple(self.returns), ordered)


def _borough(record: Record) -> str:
    return record.borough


def builder(*boroughs: str, day: date = DAY, starts: Minute | None = None, ends: Minute | None = None) -> Builder:
    return Builder(operation(*boroughs, day=day, starts=starts, ends=ends))
