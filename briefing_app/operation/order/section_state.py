"""A section as it stands: still the data's words, or somebody's, and whether the data says something else since."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.operation.order.edits import THERE, Change, Edit
from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.seeds import seeded, written
from briefing_app.operation.position.position import Position
from briefing_app.operation.times import Minute


@dataclass(frozen=True, slots=True)
class SectionState:
    """What stands under a heading."""

    section: str
    text: str
    seed: str
    """What the data says now."""
    item: Item | None
    """What somebody wrote; None while the data's own words stand."""

    @property
    def is_seeded(self) -> bool:
        return self.item is None

    @property
    def seed_changed(self) -> bool:
        """Whether the data says something else than when somebody wrote instead of it."""
        return self.item is not None and self.item.text("seed") != self.seed


@dataclass(frozen=True, slots=True)
class Version:
    """A section's text as it was from one edit on."""

    at: Minute
    by: str
    says: str
    text: str | None
    """None where the data's words stood again."""


def state_of(section: str, order: Order, position: Position) -> SectionState:
    seed = seeded(section, order, position)
    item = written(order, section)
    return SectionState(section, seed if item is None else item.text("text"), seed, item)


def writing(state: SectionState, text: str, new_id: str) -> tuple[Change, ...]:
    """The changes by which somebody's words come to stand there."""
    if state.item is not None:
        return (Change("sections", state.item.id, "text", state.item["text"], text or None),)
    return (
        Change("sections", new_id, THERE, None, 1),
        Change("sections", new_id, "section", None, state.section),
        Change("sections", new_id, "text", None, text or None),
        Change("sections", new_id, "seed", None, state.seed or None),
    )


def keeping(state: SectionState) -> tuple[Change, ...]:
    """The changes by which somebody's words are said to hold, whatever the data says now."""
    if state.item is None:
        return ()
    return (Change("sections", state.item.id, "seed", state.item["seed"], state.seed or None),)


def giving_back(state: SectionState) -> tuple[Change, ...]:
    """The changes by which the data's words stand there again."""
    return (Change("sections", state.item.id, THERE, 1, None),) if state.item is not None else ()


def versions(section: str, edits: Sequence[Edit]) -> tuple[Version, ...]:
    """Every text that stood there, the newest first, with who wrote it."""
    whose: dict[str, str] = {}
    for edit in edits:
        for change in edit.changes:
            if change.thing == "sections" and change.field == "section" and change.after is not None:
                whose[change.id] = str(change.after)
    found: list[Version] = []
    texts: dict[str, str] = {}
    for edit in edits:
        for change in edit.changes:
            if change.thing != "sections" or whose.get(change.id) != section:
                continue
            if change.field == "text":
                texts[change.id] = str(change.after or "")
            is_text = change.field == "text" and change.after is not None
            is_gone = change.field == THERE and change.after is None
            if is_text or is_gone:
                text = texts[change.id] if is_text else None
                if not found or found[-1].text != text:
                    found.append(Version(edit.at, edit.by, edit.says, text))
    return tuple(reversed(found))
