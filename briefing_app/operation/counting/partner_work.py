"""Work with partners: which of the boroughs' activities name a partner, under one name however it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.operation.counting.measures import DONE, OUTCOME_FIELD, PART
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Position, once
from briefing_app.operation.words import normalised

WITH_PARTNERS = ("patrols", "venues", "business", "community")
"""The kinds whose rows name a partner."""

_NAMES = {
    "btp": "British Transport Police",
    "british transport police": "British Transport Police",
    "colp": "City of London Police",
    "city of london police": "City of London Police",
    "tfl": "TfL",
    "transport for london": "TfL",
}
_NOBODY = frozenset({"none", "no", "n a", "na", "nil", ""})


@dataclass(frozen=True, slots=True)
class PartnerWork:
    """One partner's part in one kind of work: the ids of the records that name it."""

    planned: tuple[int, ...]
    done: tuple[int, ...]
    """Done, wholly or in part, planned or not."""


@once
def partner_work(position: Position) -> Mapping[str, Mapping[str, PartnerWork]]:
    """By partner, then by kind. A row without a partner, or that says "None", is in none of them."""
    planned: dict[tuple[str, str], list[int]] = {}
    done: dict[tuple[str, str], list[int]] = {}
    spelt: dict[str, set[str]] = {}
    for name in WITH_PARTNERS:
        for phase, found in ((Phase.PLAN, planned), (Phase.RESULT, done)):
            for record in position.of(name, phase):
                key = _partner(record.text("partner"), spelt)
                if key is not None and (phase is Phase.PLAN or record[OUTCOME_FIELD[name]] in DONE[name] | PART):
                    found.setdefault((key, name), []).append(record.id)
    keys = {key for key, _ in (*planned, *done)}
    return {
        _NAMES.get(key) or min(spelt[key]): {
            name: PartnerWork(tuple(planned.get((key, name), ())), tuple(done.get((key, name), ())))
            for name in WITH_PARTNERS
        }
        for key in sorted(keys)
    }


def _partner(said: str | None, spelt: dict[str, set[str]]) -> str | None:
    word = normalised(said) if said is not None else ""
    if word in _NOBODY:
        return None
    key = normalised(_NAMES.get(word, word))
    spelt.setdefault(key, set()).add(said or "")
    return key
