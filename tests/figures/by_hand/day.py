"""The sample operation counted from the cells of its workbooks, with openpyxl and the reference lists alone.

Nothing of the app is used here: what is counted twice by the same code can be wrong twice. Rows are given by the
words in their first column; a number of None stands where nothing may be stated.
"""

from collections import Counter
from typing import Any

from tests.figures.by_hand.deployments import Deployments
from tests.figures.by_hand.outcomes import Outcomes
from tests.figures.by_hand.patrols import Patrols, minutes
from tests.figures.by_hand.sheets import DONE, PARTNERS, Numbers


class ByHand(Outcomes, Patrols, Deployments):
    """Every borough of the sample sends a plan and a result; one leaves a sheet of its result empty."""

    def borough_work(self, sheet: str) -> Numbers:
        """As "done/planned", with what was never planned after a plus; None where the sheet is empty."""
        found: dict[str, tuple[Any, ...]] = {}
        for borough in self.boroughs:
            one = self.tally(sheet, [each for each in self.work(sheet) if each.borough == borough])
            more = f"+{one['added done']}" if one["added done"] else ""
            found[borough] = (None if borough in self.silent(sheet) else f"{one['done']}/{one['planned']}{more}",)
        return found

    def column(self, numbers: Numbers, place: int) -> Numbers:
        return {one: (numbers[one][place],) for one in self.boroughs}

    def patrol_coverage(self) -> Numbers:
        hours = self.patrol_hours_by_borough()
        return {one: (100 * hours[one][1] / hours[one][0],) for one in self.boroughs}

    def uncovered(self) -> Numbers:
        return {
            one: (sum(minutes(span) for borough, _, span in self.gaps if borough == one) / 60,) for one in self.boroughs
        }

    def officers(self) -> Numbers:
        found: Counter[str] = Counter()
        for one in self.deployments:
            found[one.borough] += 0 if self._unit(one) in PARTNERS else self._came(one)
        return {borough: (found[borough],) for borough in self.boroughs}

    def headline(self) -> dict[str, tuple[str, list[float]]]:
        """The tile's number, and the numbers in its words, in their order."""
        split = self.arrests_by_borough()["All that state arrests"]
        work = {sheet: self.tally(sheet, self.work(sheet)) for sheet in DONE}
        compliance = Counter(self._outcome("Compliance", one) for one in self.work("Compliance"))
        seen = compliance["Seen - compliant"] + compliance["Seen - breach found"]
        breaches = compliance["Seen - breach found"]
        hours = self.patrol_hours_by_borough()["All"]
        unplanned = sum(self._hours(self._actual(one)) for one in self.patrols if one.plan is None)
        staff = self.people("Business", "Staff trained", "Borough")["All"][0]
        people = self.people("Community", "People engaged", "Borough")["All"][0]
        units = self.officers_by_unit()["All units of the Met"]
        added = sum(self._came(one) for one in self.deployments if one.plan is None and self._unit(one) not in PARTNERS)
        partners = self.partner_officers()["All"]
        venues, business, community = work["Venues"], work["Business"], work["Community"]

        def done_in_all(one: dict[str, int]) -> int:
            return one["done"] + one["part"] + one["added done"]

        return {
            "arrests": (f"{split[3]}", list(split[:3])),
            "warrants": (f"{work['Warrants']['done']}", [work["Warrants"]["planned"]]),
            "wanted": (f"{work['Wanted']['done']}", [work["Wanted"]["planned"]]),
            "compliance": (f"{seen}", [work["Compliance"]["planned"], breaches, round(100 * breaches / seen)]),
            "patrol-hours": (
                f"{hours[1]:,.1f}",
                [hours[1] - unplanned, hours[0], unplanned, len(self.gaps)],
            ),
            "venues": (f"{done_in_all(venues)}", [venues["done"], venues["planned"], venues["added done"]]),
            "staff-trained": (
                f"{staff:,}",
                [done_in_all(business), business["done"], business["planned"], business["added done"]],
            ),
            "people-engaged": (
                f"{people:,}",
                [
                    done_in_all(community),
                    *(community[key] for key in ("done", "planned", "silent", "added done")),
                ],
            ),
            "officers": (f"{units[1]:,}", [units[1] - added, units[0], added, partners[1], partners[0]]),
            "returns": (f"{len(self.results)} of 32", [len(self.plans), 32]),
        }
