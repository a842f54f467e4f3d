"""The sample's arrests, counted from the cells."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from tests.figures.by_hand.sheets import HOURS, PARTNERS, Numbers, Row, Sheets, added_up


class Arrests(Sheets):
    @cached_property
    def arrests(self) -> list[tuple[str, Row, int]]:
        """Borough, row, persons; those of partners apart."""
        return [one for one in self._all_arrests if one[1]["Arresting unit"] not in PARTNERS]

    @cached_property
    def _all_arrests(self) -> list[tuple[str, Row, int]]:
        return [
            (borough, row, row["Persons"] or 1)
            for borough in self.boroughs
            for row in self.results[borough]["Arrests"].rows
        ]

    def _persons_by(self, word: Callable[[str, Row], str | None]) -> Numbers:
        counted: Counter[str] = Counter()
        for borough, row, persons in self.arrests:
            counted[word(borough, row) or "not stated"] += persons
        return {name: (number,) for name, number in counted.items()} | {"All": (sum(counted.values()),)}

    def arrests_by_borough(self) -> Numbers:
        found = {}
        for borough in self.boroughs:
            split = Counter({"Proactive": 0, "Reactive": 0, None: 0})
            for one, row, persons in self.arrests:
                split[row["Arrest type"]] += persons if one == borough else 0
            found[borough] = (split["Proactive"], split["Reactive"], split[None], sum(split.values()))
        return found | {"All that state arrests": added_up(found.values())}

    def arrests_by_bcu(self) -> Numbers:
        return self._persons_by(lambda borough, _: f"{self.bcu_name[self.bcu[borough]]} ({self.bcu[borough]})")

    def _offence(self, row: Row) -> dict[str, str] | None:
        code = (row["Primary offence"] or "")[:3]
        return self.offences.get(code)

    def arrests_by_offence(self) -> Numbers:
        return self._persons_by(lambda _, row: row["Primary offence"])

    def arrests_by_offence_group(self) -> Numbers:
        def group(_: str, row: Row) -> str | None:
            offence = self._offence(row)
            named = offence["ho_group"] if offence else None
            return "Group to be confirmed" if named == "(confirm)" else named

        return self._persons_by(group)

    def arrests_by_headline(self) -> Numbers:
        def headline(_: str, row: Row) -> str:
            offence, flag = self._offence(row), row["DA flag"]
            if offence is None:
                return "Domestic abuse" if flag == "Y" else "Not stated"
            if offence["ho_group"] == "Sexual offences":
                return "Sexual offences"
            if flag == "Y" or (flag is None and offence["default_da_flag"] == "Y"):
                return "Domestic abuse"
            outside = ("Incidental", "Warrant/wanted", "Other (not VAWG)")
            return "Other" if offence["vawg_category"].startswith(outside) else "Other VAWG"

        counted = self._persons_by(headline)
        names = ("Sexual offences", "Domestic abuse", "Other VAWG", "Other", "Not stated", "All")
        return {name: counted.get(name, (0,)) for name in names}

    def arrests_by_field(self, heading: str) -> Numbers:
        return self._persons_by(lambda _, row: row[heading])

    def _arrested_at(self, row: Row) -> datetime:
        return datetime.combine(row["Arrest date"], row["Arrest time"])

    def arrests_through_day(self) -> Numbers:
        found: dict[str, tuple[Any, ...]] = {}
        so_far = Counter[str | None]()
        for hour in HOURS:
            here = Counter[str | None]()
            for _, row, persons in self.arrests:
                if hour <= self._arrested_at(row) < hour + timedelta(hours=1):
                    here[row["Arrest type"]] += persons
            so_far += here
            kinds = ("Proactive", "Reactive", None)
            found[f"{hour:%H:%M}"] = tuple(number for kind in kinds for number in (here[kind], so_far[kind]))
        whole = Counter[str | None]()
        for _, row, persons in self.arrests:
            whole[row["Arrest type"]] += persons
        return found | {"All": (whole["Proactive"], None, whole["Reactive"], None, whole[None], None)}

    def arrests_by_hour(self) -> Numbers:
        of_hour = [
            sum(
                persons
                for _, row, persons in self.arrests
                if hour <= self._arrested_at(row) < hour + timedelta(hours=1)
            )
            for hour in HOURS
        ]
        whole = sum(persons for _, _, persons in self.arrests)
        return {"Arrests": (*of_hour, whole - sum(of_hour), 0, whole)}

    def partner_arrests(self) -> Numbers:
        found = {
            name: (sum(persons for _, row, persons in self._all_arrests if row["Arresting unit"] == name),)
            for name in PARTNERS
        }
        return found | {"All": added_up(found.values())}
