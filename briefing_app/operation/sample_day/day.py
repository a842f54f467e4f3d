"""The sample day's period and words, and the shapes its returns are made in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from random import Random
from typing import TypeAlias

from briefing_app.operation.boroughs import Borough
from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.operations import Operation, new_operation
from briefing_app.operation.times import Minute, at, from_minute
from briefing_app.operation.values import Value

DAY = date(2021, 5, 13)
NOTE = "INVENTED SAMPLE DATA - not a real return"
HANDLING = f"{NOTE}. Police and named partners only"

Row: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class SampleReturn:
    """One invented return; rows and nil sheets by kind, values as they are stored."""

    borough: str
    phase: Phase
    version: int
    cover: Mapping[str, Value]
    rows: Mapping[str, tuple[Mapping[str, Value], ...]]
    nil: frozenset[str]


@dataclass(slots=True)
class BoroughDay:
    """What one borough plans and what comes of it, row by row."""

    borough: Borough
    short: str
    size: int
    """1 to 3: how much goes on there."""
    plan: dict[str, list[Row]] = field(default_factory=dict)
    result: dict[str, list[Row]] = field(default_factory=dict)

    def next_ref(self, kind_name: str) -> str:
        """The first reference of a kind that neither the plan nor the result uses yet."""
        taken = {row["ref"] for rows in (self.plan, self.result) for row in rows.get(kind_name, ())}
        number = 1
        while (ref := f"{self.borough.abbreviation}-{kind(kind_name).letter}-{number:03}") in taken:
            number += 1
        return ref

    def plans(self, kind_name: str, row: Row) -> Row:
        """Add a row to the plan, with the next reference before its values."""
        numbered: Row = {"ref": self.next_ref(kind_name), **row}
        self.plan.setdefault(kind_name, []).append(numbered)
        return numbered

    def reports(self, kind_name: str, row: Row) -> Row:
        """Add a row to the result; one without a reference is new and gets the next."""
        numbered = row if "ref" in row else {"ref": self.next_ref(kind_name), **row}
        self.result.setdefault(kind_name, []).append(numbered)
        return numbered

    def planned(self, kind_name: str, ref: Value) -> Row:
        return next(row for row in self.plan[kind_name] if row["ref"] == ref)

    def local(self, name: str) -> str:
        return name.replace("{short}", self.short)


def sample_operation(ref: str) -> Operation:
    """Thursday 13 May 2021 05:00 to Friday 05:00, all 32 boroughs."""
    return new_operation(ref, "VAWG Day of Action", DAY)


def moment(hour: int, minute: int = 0) -> Minute:
    """A moment of the day of the operation; hours from 24 on are those of the next morning."""
    return at(DAY, time()) + hour * 60 + minute


def iso_day(minute: Minute) -> str:
    return from_minute(minute).date().isoformat()


def clock(minute: Minute) -> str:
    return f"{from_minute(minute):%H:%M}"


def carried_over(kind_name: str, plan_row: Row) -> Row:
    """A plan row's values that a result return repeats."""
    both = frozenset(Phase)
    repeated = [field.name for field in kind(kind_name).fields if field.phases == both]
    return {name: plan_row[name] for name in repeated if name in plan_row}


def whole(row: Row, name: str) -> int:
    """A count or a moment that this row states."""
    value = row[name]
    assert isinstance(value, int)
    return value


def pick(rng: Random, weights: Mapping[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def some_of(rng: Random, words: tuple[str, ...], least: int, most: int) -> str:
    """Several words in their own order, as a cell with several values holds them."""
    chosen = set(rng.sample(words, rng.randint(least, most)))
    return "; ".join(word for word in words if word in chosen)


def by_size(rng: Random, size: int, least: int, most: int) -> int:
    """A number between the two; the bigger the borough, the nearer to the most."""
    middle = least + (most - least) * (size - 1) / 2
    return min(most, max(least, round(middle + rng.uniform(-1, 1))))


def person(rng: Random, rank: str) -> str:
    """Nobody: "PS C Example"."""
    return f"{rank} {rng.choice('ABCDEFGHJKLMNPRSTW')} {rng.choice(('Example', 'Sample', 'Specimen'))}"
