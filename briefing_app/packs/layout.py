"""The layout of a pack: which of its parts it has, in which order, marked how, and which can be handed out apart."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Marking

SOURCES, SIGN_OFF = "sources", "sign-off"
LAST = (SOURCES, SIGN_OFF)
"""They are about all other parts and come after them, wherever a layout has them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pack, as a layout has it."""

    key: str
    on: bool = True
    annexe: bool = False
    """Whether it begins a sheet of its own behind the rest, with pages counted by themselves."""
    marking: Marking | None = None
    """Its own; None: that of the pack."""
    reason: str = ""
    """Why it is marked lower than what it rests on."""


@dataclass(frozen=True, slots=True)
class PackLayout:
    """A pack's parts as somebody wants them. Without parts, or for parts that it does not name: as usual."""

    parts: tuple[Part, ...] = ()
    name: str = ""
    """The template that it is from; empty where it is from none, or was changed since."""

    @property
    def usual(self) -> bool:
        return not self.parts

    def part(self, key: str) -> Part:
        return next((one for one in self.parts if one.key == key), Part(key))

    def of(self, keys: Sequence[str]) -> tuple[Part, ...]:
        """A pack with these parts: each once, in this layout's order; one that it does not name where it usually is."""
        found = [one for one in self.parts if one.key in keys]
        named = {one.key for one in found}
        for place, key in enumerate(keys):
            if key not in named:
                before = next((other for other in reversed(keys[:place])), None)
                at = next((number + 1 for number, one in enumerate(found) if one.key == before), 0)
                found.insert(at, Part(key))
        return tuple(found)

    def printed(self, keys: Sequence[str]) -> tuple[Part, ...]:
        """Those that are on, in the order in which they are printed: annexes behind the rest, the last ones last."""
        return tuple(sorted((one for one in self.of(keys) if one.on), key=_place))

    def left_out(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(one.key for one in self.of(keys) if not one.on)

    def with_part(self, part: Part, keys: Sequence[str]) -> "PackLayout":
        """The part as it is now, where it was."""
        return PackLayout(tuple(part if one.key == part.key else one for one in self.of(keys)))

    def moved(self, key: str, place: int, keys: Sequence[str]) -> "PackLayout":
        """The part at another place among all of them."""
        others = [one for one in self.of(keys) if one.key != key]
        others.insert(max(0, place), next(one for one in self.of(keys) if one.key == key))
        return PackLayout(tuple(others))

    def named(self, name: str) -> "PackLayout":
        return replace(self, name=name)

    @property
    def kept(self) -> str:
        """For the store and for a file; `layout_of` reads it back."""
        if self.usual and not self.name:
            return ""
        parts = [
            {
                "key": one.key,
                "on": one.on,
                "annexe": one.annexe,
                "marking": one.marking.value if one.marking is not None else None,
                "reason": one.reason,
            }
            for one in self.parts
        ]
        return json.dumps({"name": self.name, "parts": parts}, ensure_ascii=False)


AS_USUAL = PackLayout()


def layout_of(kept: str) -> PackLayout:
    """Raises Refused for what is no layout."""
    if not kept:
        return AS_USUAL
    try:
        found = json.loads(kept)
        return PackLayout(tuple(map(_part, found["parts"])), str(found.get("name", "")))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Refused("This is not a pack's layout: its parts can't be read.") from fault


def check_layout(layout: PackLayout, keys: Sequence[str]) -> None:
    """Raises Refused for a layout that leaves nothing, names a part twice, or lowers a marking without a reason."""
    named = [one.key for one in layout.parts]
    twice = next((key for key in named if named.count(key) > 1), None)
    if twice is not None:
        raise Refused(f"The layout has the part “{twice}” twice; each part stands in a pack once.")
    if not layout.printed(keys):
        raise Refused("The layout leaves every part out; switch at least one of them on.")
    for one in layout.parts:
        if one.marking is Marking.OFFICIAL and not one.reason.strip():
            raise Refused(f"A part that is marked {one.marking} needs a reason for it; give one for “{one.key}”.")


def highest(marking: Marking, parts: Iterable[Part]) -> Marking:
    """The marking of the whole: no part is marked higher than its cover."""
    high = any(one.marking is Marking.OFFICIAL_SENSITIVE for one in parts)
    return Marking.OFFICIAL_SENSITIVE if high else marking


def _place(part: Part) -> tuple[bool, int]:
    """Its place among the others: the parts of the body, then annexes, then what is about all of them."""
    last = LAST.index(part.key) + 1 if part.key in LAST else 0
    return part.annexe or bool(last), last if not part.annexe or part.key == SOURCES else 0


def _part(found: dict[str, Any]) -> Part:
    marking = found.get("marking")
    return Part(
        str(found["key"]),
        bool(found.get("on", True)),
        bool(found.get("annexe", False)),
        None if marking is None else Marking(marking),
        str(found.get("reason") or ""),
    )
