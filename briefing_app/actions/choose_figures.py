"""Choose where an operation's figures are shown: in the picture, in the briefing, in the debrief."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.packs.request import PackKind
from briefing_app.store.figure_choices import choices_of, set_choice
from briefing_app.store.store import Store

PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class FigureChoices:
    """What a person chose; of the rest nothing is known here."""

    chosen: Mapping[tuple[str, str], bool] = field(default_factory=dict)
    """Figure's id and place → whether it is to be shown there."""

    def in_picture(self, figure_id: str) -> bool:
        """Every figure stands in the picture, unless it was taken out."""
        return self.chosen.get((figure_id, PICTURE), True)

    def in_pack(self, figure_id: str, pack: PackKind) -> bool:
        """Whether it was ticked for a pack, beyond what the pack shows anyway."""
        return self.chosen.get((figure_id, pack.value), False)


def figure_choices(store: Store, *, operation_ref: str) -> FigureChoices:
    with store.reading() as connection:
        return FigureChoices(choices_of(connection, operation_ref))


def choose_figure(store: Store, figure_id: str, place: str, *, chosen: bool, operation_ref: str) -> FigureChoices:
    """`place` is PICTURE or the value of a PackKind. Returns all choices as they now stand."""
    with store.writing() as connection:
        set_choice(connection, operation_ref, figure_id, place, chosen=chosen)
        return FigureChoices(choices_of(connection, operation_ref))
