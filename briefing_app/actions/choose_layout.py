"""Choose which parts an operation's packs have, in which order, how marked and which as annexes."""

from briefing_app.packs.arrangement import keys_of
from briefing_app.packs.layout import PackLayout, check_layout, layout_of
from briefing_app.packs.request import PackKind, Subject
from briefing_app.store.pack_layouts import chosen_layout, set_layout
from briefing_app.store.store import Store


def chosen_pack_layout(store: Store, *, operation_ref: str, kind: PackKind) -> PackLayout:
    """As usual, where none was chosen."""
    with store.reading() as connection:
        return layout_of(chosen_layout(connection, operation_ref, kind.value))


def choose_layout(store: Store, layout: PackLayout, *, operation_ref: str, kind: PackKind) -> PackLayout:
    """Every pack of this kind is made so from now on; what is made and issued stays as it is.

    Raises Refused for a layout that leaves nothing, and for a marking that is lowered without a reason.
    """
    check_layout(layout, keys_of(Subject(kind)))
    with store.writing() as connection:
        set_layout(connection, operation_ref, kind.value, layout.kept)
    return layout
