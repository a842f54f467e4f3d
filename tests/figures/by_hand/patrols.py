"""The sample's patrols by hour and by place, counted from the cells."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property

from tests.figures.by_hand.sheets import HOURS, Numbers, Row, Sheets, Span, Work, added_up


def merged(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return joined


def without(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    left = merged(spans)
    for starts, ends in others:
        left = [
            piece
            for one in left
            for piece in ((one[0], min(one[1], starts)), (max(one[0], ends), one[1]))
            if piece[0] < piece[1]
        ]
    return left


def minutes(span: Span) -> int:
    return int((span[1] - span[0]).total_seconds()) // 60


class Patrols(Sheets):
    @cached_property
    def patrols(self) -> list[Work]:
        return self.work("Patrols")

    def _planned(self, one: Work) -> tuple[Span, int] | None:
        if one.plan is None:
            return None
        return (one.plan["Planned start"], one.plan["Planned end"]), one.plan["Planned officers"]

    def _actual(self, one: Work) -> tuple[Span, int] | None:
        if one.result is None or one.result["Status"] == "Not done":
            return None
        return (one.result["Actual start"], one.result["Actual end"]), one.result["Actual officers"]

    def _in_hour(self, present: tuple[Span, int] | None, hour: datetime) -> float:
        if present is None:
            return 0.0
        (starts, ends), officers = present
        shared = (max(starts, hour), min(ends, hour + timedelta(hours=1)))
        return officers * max(0, minutes(shared)) / 60

    def _hours(self, present: tuple[Span, int] | None) -> float:
        return 0.0 if present is None else minutes(present[0]) * present[1] / 60

    def coverage(self, side: str) -> Numbers:
        """Officers by hour, and officer-hours in all; the difference is actual less planned."""
        found = {}
        for borough in self.boroughs:
            ones = [one for one in self.patrols if one.borough == borough]
            planned = [sum(self._in_hour(self._planned(one), hour) for one in ones) for hour in HOURS]
            actual = [sum(self._in_hour(self._actual(one), hour) for one in ones) for hour in HOURS]
            planned.append(sum(self._hours(self._planned(one)) for one in ones))
            actual.append(sum(self._hours(self._actual(one)) for one in ones))
            less = [came - wanted for wanted, came in zip(planned, actual, strict=True)]
            found[borough] = tuple({"planned": planned, "actual": actual, "difference": less}[side])
        return found | {"All that state patrols": added_up(found.values())}

    def patrol_hours_by_borough(self) -> Numbers:
        planned, actual = self.coverage("planned"), self.coverage("actual")
        found = {one: (planned[one][-1], actual[one][-1], 0, 0) for one in self.boroughs}
        return found | {"All": added_up(found.values())}

    def patrol_by_hour(self) -> Numbers:
        return {side.capitalize(): self.coverage(side)["All that state patrols"] for side in ("planned", "actual")}

    def _place(self, row: Row) -> str:
        return " ".join(str(row["Location"]).split())

    @cached_property
    def places(self) -> dict[tuple[str, str], list[Work]]:
        """Planned places, with the patrols planned there."""
        found: dict[tuple[str, str], list[Work]] = defaultdict(list)
        for one in self.patrols:
            if one.plan is not None:
                found[one.borough, self._place(one.plan)].append(one)
        return found

    @cached_property
    def gaps(self) -> list[tuple[str, str, Span]]:
        found = []
        for (borough, place), planned in self.places.items():
            wanted = [present[0] for one in planned if (present := self._planned(one))]
            there = [
                present[0]
                for one in self.patrols
                if one.borough == borough
                and one.result is not None
                and self._place(one.result) == place
                and (present := self._actual(one))
            ]
            unknown = [present[0] for one in planned if one.result is None and (present := self._planned(one))]
            found += [(borough, place, gap) for gap in without(wanted, [*there, *unknown])]
        return found

    def patrol_gaps(self) -> list[tuple[str, str, str, str, int]]:
        gaps = sorted(self.gaps, key=lambda gap: (-minutes(gap[2]), gap[2][0], gap[0], gap[1]))
        return [
            (borough, place, f"{span[0]:%H:%M}", f"{span[1]:%H:%M}", minutes(span)) for borough, place, span in gaps
        ]

    def patrol_places(self, *, open_only: bool) -> Numbers:
        """Planned, visited, missed, not reported, awaited; the last column has names."""
        found = {}
        for borough in self.boroughs:
            visits: Counter[str] = Counter()
            for (where, _), planned in self.places.items():
                types = {one.plan["Patrol type"] for one in planned if one.plan}
                kinds = {one.plan["Location type"] for one in planned if one.plan}
                is_open = "Open space - extra" in types or bool(kinds & {"Park/common", "Towpath/riverside"})
                if where == borough and (is_open or not open_only):
                    came = any(self._actual(one) for one in planned)
                    told = all(one.result is not None for one in planned)
                    visits["visited" if came else "missed" if told else "not reported"] += 1
            numbers = (visits["visited"], visits["missed"], visits["not reported"])
            found[borough] = (sum(numbers), *numbers, 0)
        return found | {"All": added_up(found.values())}
