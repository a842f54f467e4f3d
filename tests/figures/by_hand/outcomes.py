"""What came of the sample's planned work, counted from the cells."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tests.figures.by_hand.arrests import Arrests
from tests.figures.by_hand.sheets import DONE, HOURS, OUTCOME, PART, Numbers, Work, added_up


class Outcomes(Arrests):
    def _outcome(self, sheet: str, one: Work) -> str | None:
        return None if one.result is None else one.result[OUTCOME[sheet]]

    def tally(self, sheet: str, ones: Iterable[Work]) -> dict[str, int]:
        """What came of the planned, and what was done that was never planned."""
        counted = Counter[str]()
        for one in ones:
            outcome = self._outcome(sheet, one)
            state = "done" if outcome in DONE[sheet] else "part" if outcome in PART else "not done"
            if one.plan is None:
                counted["added"] += 1
                counted["added done"] += state in ("done", "part")
                continue
            counted["planned"] += 1
            if one.result is None:
                state = "silent" if one.borough in self.silent(sheet) else "not reported"
            counted[state] += 1
        return counted

    def plan_and_actual(self) -> Numbers:
        """Planned, done, part, not done, not reported, outcome and result not stated, awaited, percent, added."""
        names = {
            "Warrants": "Warrants",
            "Wanted enquiries": "Wanted",
            "Compliance visits": "Compliance",
            "Venue visits": "Venues",
            "Patrols": "Patrols",
            "Community engagements": "Community",
            "Business engagements": "Business",
            "Deployments": "Deployments",
        }
        found = {}
        for name, sheet in names.items():
            one = self.tally(sheet, self.work(sheet))
            answered = one["planned"] - one["silent"]
            share = 100 * (one["done"] + one["part"] / 2) / answered
            found[name] = (
                *(one[key] for key in ("planned", "done", "part", "not done", "not reported")),
                *(0, one["silent"], 0, share, one["added"]),
            )
        return found

    def plan_to_result(self, sheet: str) -> Numbers:
        counted: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for one in self.work(sheet):
            word = self._outcome(sheet, one)
            if one.result is None:
                word = "Result not stated" if one.borough in self.silent(sheet) else "Not reported"
            counted[word or "Outcome not stated"][one.plan is None] += 1
        found = {word: (planned, added, 0, planned + added) for word, (planned, added) in counted.items()}
        return found | {"All": added_up(found.values())}

    def by_type(self, sheet: str, heading: str) -> Numbers:
        groups: dict[str, list[Work]] = defaultdict(list)
        for one in self.work(sheet):
            groups[str((one.plan or one.result or {})[heading])].append(one)
        found = {}
        for name, ones in groups.items():
            one = self.tally(sheet, ones)
            silent = one["not reported"] + one["silent"]
            found[name] = (one["planned"], one["done"], one["part"], one["not done"], silent, 0, one["added done"])
        return found | {"All": added_up(found.values())}

    def people(self, sheet: str, counted: str, by: str) -> Numbers:
        found: dict[str, tuple[Any, ...]] = {}
        if by == "Borough":
            found = {one: ((None,) if one in self.silent(sheet) else (0,)) for one in self.boroughs}
        for borough in self.boroughs:
            for row in self.results[borough][sheet].rows:
                key = borough if by == "Borough" else str(row[by])
                found[key] = (found.get(key, (0,))[0] + (row[counted] or 0),)
        whole = sum(number for (number,) in found.values() if number)
        return found | {"All": (whole,)}

    def warrants_through_day(self) -> Numbers:
        planned, executed, unknown = Counter[datetime](), Counter[datetime](), 0
        times = {(borough, row["Ref"]): self._arrested_at(row) for borough, row, _ in self._all_arrests}
        untimed = 0
        for one in self.work("Warrants"):
            if one.plan is not None:
                moment = one.plan["Planned time"]
                untimed += moment is None
                planned[moment.replace(minute=0)] += 1
            if self._outcome("Warrants", one) in DONE["Warrants"] and one.result is not None:
                arrested = times.get((one.borough, one.result["Arrest ref"]))
                if arrested is None:
                    unknown += 1
                else:
                    executed[arrested.replace(minute=0)] += 1
        found: dict[str, tuple[Any, ...]] = {}
        so_far = [0, 0]
        for hour in HOURS:
            so_far = [so_far[0] + planned[hour], so_far[1] + executed[hour]]
            found[f"{hour:%H:%M}"] = (planned[hour], so_far[0], executed[hour], so_far[1])
        found["No time stated"] = (untimed, None, unknown, None)
        return found | {"All": (so_far[0] + untimed, None, so_far[1] + unknown, None)}

    def partner_work(self) -> Numbers:
        names = {"BTP": "British Transport Police", "CoLP": "City of London Police"}
        sheets = ("Patrols", "Venues", "Business", "Community")
        counted: Counter[tuple[str, str]] = Counter()
        for sheet in sheets:
            for borough in self.boroughs:
                for row in self.results[borough][sheet].rows:
                    partner = row["Partner"]
                    if partner not in (None, "None") and row["Status"] in DONE[sheet] | PART:
                        counted[names.get(partner, partner), sheet] += 1
        found = {}
        for name in {name for name, _ in counted}:
            row = [counted[name, sheet] for sheet in sheets]
            found[name] = (*row, sum(row))
        return found | {"All": added_up(found.values())}
