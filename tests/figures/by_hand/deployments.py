"""The sample's deployments, counted from the cells."""

from collections import Counter, defaultdict
from datetime import time
from functools import cached_property

from tests.figures.by_hand.patrols import minutes
from tests.figures.by_hand.sheets import PARTNERS, Numbers, Row, Sheets, Work, added_up


class Deployments(Sheets):
    @cached_property
    def deployments(self) -> list[Work]:
        return self.work("Deployments")

    def _came(self, one: Work) -> int:
        deployed = one.result is not None and one.result["Strength status"] != "Not deployed"
        return one.result["Officers"] if deployed and one.result is not None else 0

    def _wanted(self, one: Work) -> int:
        return one.plan["Officers"] if one.plan is not None else 0

    def _unit(self, one: Work) -> str:
        return str((one.plan or one.result or {})["Unit"])

    def officers_by_unit(self) -> Numbers:
        found: dict[str, tuple[int, ...]] = defaultdict(lambda: (0, 0, 0, 0))
        for one in self.deployments:
            numbers = (self._wanted(one), self._came(one), 0, 0)
            found[self._unit(one)] = added_up((found[self._unit(one)], numbers))
        met = [numbers for unit, numbers in found.items() if unit not in PARTNERS]
        named = {f"{unit} (partner)" if unit in PARTNERS else unit: numbers for unit, numbers in found.items()}
        return named | {"All units of the Met": added_up(met)}

    def units_by_borough(self, side: str) -> Numbers:
        def number(one: Work) -> int:
            less = self._came(one) - self._wanted(one)
            return {"planned": self._wanted(one), "actual": self._came(one), "difference": less}[side]

        counted: Counter[tuple[str, str]] = Counter()
        for one in self.deployments:
            counted[self._unit(one), one.borough] += number(one)
        found = {}
        for unit in {self._unit(one) for one in self.deployments}:
            row = [counted[unit, borough] for borough in self.boroughs]
            found[unit] = (*row, sum(row))
        met = [numbers for unit, numbers in found.items() if unit not in PARTNERS]
        named = {f"{unit} (partner)" if unit in PARTNERS else unit: numbers for unit, numbers in found.items()}
        return named | {"All units of the Met": added_up(met)}

    def partner_officers(self) -> Numbers:
        units = self.officers_by_unit()
        found = {name: (*units[f"{name} (partner)"][:2], 0) for name in PARTNERS}
        return found | {"All": added_up(found.values())}

    def timeline(self) -> Counter[tuple[str, ...]]:
        """Borough, serial, unit, planned duty and officers, actual duty and officers: each as it is said."""
        return Counter(self._line(one) for one in self.deployments)

    def _line(self, one: Work) -> tuple[str, ...]:
        row = one.result or one.plan or {}
        planned = (self._duty(one.plan), str(one.plan["Officers"])) if one.plan else ("unplanned", "unplanned")
        actual = ("not deployed", "not deployed")
        if one.result and one.result["Strength status"] != "Not deployed":
            actual = (self._duty(one.result), str(one.result["Officers"]))
        return (one.borough, str(row["Serial"]), self._unit(one), *planned, *actual)

    def _duty(self, row: Row) -> str:
        return f"{row['Duty start']:%H:%M} to {row['Duty end']:%H:%M}"

    def flagged(self) -> Counter[tuple[str, ...]]:
        return Counter(self._line(one) for one in self.deployments if self._to_look_at(one))

    def _to_look_at(self, one: Work) -> bool:
        row = one.result or one.plan or {}
        long = any(
            minutes((each["Duty start"], each["Duty end"])) > 12 * 60
            for each in (one.plan, one.result)
            if each is not None and each.get("Strength status") != "Not deployed"
        )
        late = one.plan is not None and isinstance(one.plan["Muster time"], time)
        late = late and one.plan is not None and one.plan["Muster time"] > one.plan["Duty start"].time()
        under = one.plan is not None and one.result is not None and self._came(one) < self._wanted(one)
        stated_under = one.result is not None and one.result["Strength status"] == "Deployed under strength"
        lacks = row["Supervisor"] is None or row["Officers"] == 0
        return bool(long or late or under or stated_under or lacks or self._double_booked(one))

    def _double_booked(self, one: Work) -> bool:
        for side in ("plan", "result"):
            mine = getattr(one, side)
            if mine is None or mine.get("Strength status") == "Not deployed":
                continue
            for other in self.deployments:
                theirs = getattr(other, side)
                if other is one or theirs is None or theirs.get("Strength status") == "Not deployed":
                    continue
                same = any(mine[name] is not None and mine[name] == theirs[name] for name in ("Serial", "Call sign"))
                if same and mine["Duty start"] < theirs["Duty end"] and theirs["Duty start"] < mine["Duty end"]:
                    return True
        return False
