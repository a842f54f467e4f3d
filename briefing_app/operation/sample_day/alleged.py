"""What people are sought or arrested for on the sample day, in the proportions such a day brings."""

from dataclasses import dataclass
from random import Random

from briefing_app.operation.offences import Offence, offence_named, offence_of
from briefing_app.operation.sample_day.day import pick
from briefing_app.operation.values import Value

# Code: how often, and how likely domestic abuse is where the offence leaves it open.
_OFFENCES: dict[str, tuple[float, float]] = {
    "O03": (3, 0.5),
    "O04": (16, 0.8),
    "O05": (21, 0.85),
    "O06": (4, 0.6),
    "O07": (1, 0.5),
    "O09": (6, 1),
    "O10": (8, 0.4),
    "O11": (6, 0.4),
    "O13": (6, 0.5),
    "O14": (5, 0.35),
    "O18": (8, 0.15),
    "O21": (1, 0.2),
    "O22": (2, 0),
    "O24": (5, 0),
    "O27": (2, 0.7),
    "O28": (4, 0.1),
    "O29": (4, 1),
    "O30": (5, 0.8),
    "O31": (2, 0),
    "O34": (4, 0.9),
    "O35": (1, 0.5),
}
_ON_THE_DAY: dict[str, tuple[float, float]] = _OFFENCES | {"O36": (3, 0), "O37": (2, 0), "O38": (3, 0.1), "O33": (2, 1)}
_BY_ORDER = {
    "SHPO": "O31",
    "SRO": "O31",
    "DVPO": "O33",
    "Non-molestation": "O29",
    "Restraining order": "O30",
    "SPO": "O32",
    "Bail conditions": "O40",
    "Licence": "O41",
}


@dataclass(frozen=True, slots=True)
class Alleged:
    """An offence as a return's drop-down says it, and whether it is domestic abuse."""

    code: str
    da_flag: str

    @property
    def offence(self) -> str:
        return _listed(self.code).said

    @property
    def ho_class(self) -> str | None:
        """The Home Office class, where the offence has one alone."""
        ho_class = _listed(self.code).ho_class
        return ho_class if ho_class.isalnum() and ho_class[0].isdigit() else None


def _listed(code: str) -> Offence:
    offence = offence_of(code)
    assert offence is not None
    return offence


def alleged_in(offence: Value, da_flag: Value) -> Alleged:
    """What a row of the plan says."""
    named = offence_named(str(offence))
    assert named is not None
    return Alleged(named.code, str(da_flag))


def allegation(rng: Random) -> Alleged:
    """What somebody has been sought for."""
    return _drawn(_OFFENCES, rng)


def on_the_day(rng: Random) -> Alleged:
    """What a call or a patrol brings, officers assaulted and weapons found among it."""
    return _drawn(_ON_THE_DAY, rng)


def for_order(order_type: str, rng: Random) -> Alleged:
    """The breach of an order, or what a visit to somebody without one brings."""
    code = _BY_ORDER.get(order_type)
    if code is None:
        return Alleged("O43", "N") if order_type == "CBO" else on_the_day(rng)
    domestic = _listed(code).always_domestic or (code in ("O30", "O40") and rng.random() < 0.7)
    return Alleged(code, "Y" if domestic else "N")


def _drawn(offences: dict[str, tuple[float, float]], rng: Random) -> Alleged:
    code = pick(rng, {code: weight for code, (weight, _) in offences.items()})
    if rng.random() < 0.02:
        return Alleged(code, "Not known")
    return Alleged(code, "Y" if rng.random() < offences[code][1] else "N")
