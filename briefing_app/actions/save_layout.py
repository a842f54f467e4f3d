"""Keep a pack's layout as a template for the next operation, find it again, and take it away."""

from briefing_app.operation.errors import NotFound, Refused
from briefing_app.operation.times import now
from briefing_app.operation.words import listed
from briefing_app.packs.arrangement import keys_of
from briefing_app.packs.layout import PackLayout, check_layout, layout_of
from briefing_app.packs.request import PackKind, Subject
from briefing_app.store.pack_layouts import remove_template, set_template, templates_of
from briefing_app.store.store import Store

_LONGEST_NAME = 80


def save_layout(store: Store, layout: PackLayout, name: str, *, kind: PackKind) -> PackLayout:
    """Keep it under the name, in the place of one that had it; returns it as it is kept.

    Raises Refused for a name that is empty or too long, and as `choose_layout` does.
    """
    said = " ".join(name.split())
    if not said or len(said) > _LONGEST_NAME:
        raise Refused(f"Give the template a name of at most {_LONGEST_NAME} characters.")
    if not kind.has_cover:
        raise Refused(f"{kind.title} have no parts to lay out; briefing and debrief have.")
    kept = layout.named(said)
    check_layout(kept, keys_of(Subject(kind)))
    with store.writing() as connection:
        set_template(connection, kind.value, said, kept.kept, saved_at=now())
    return kept


def list_layouts(store: Store, *, kind: PackKind) -> tuple[PackLayout, ...]:
    """The templates for packs of this kind, by name."""
    with store.reading() as connection:
        return tuple(layout_of(content) for content in templates_of(connection, kind.value).values())


def find_layout(store: Store, name: str, *, kind: PackKind) -> PackLayout:
    """Raises NotFound where there is no template of this name."""
    there = list_layouts(store, kind=kind)
    found = next((one for one in there if one.name.casefold() == " ".join(name.split()).casefold()), None)
    if found is None:
        names = f"There are {listed([one.name for one in there])}." if there else "None has been saved yet."
        raise NotFound(f"There is no template “{name}” for a {kind.title.lower()}. {names}")
    return found


def forget_layout(store: Store, name: str, *, kind: PackKind) -> None:
    """Packs that were made with it stay as they are."""
    with store.writing() as connection:
        remove_template(connection, kind.value, find_layout(store, name, kind=kind).name)
