"""Save the order of an operation as a template that others can start from."""

import re
from pathlib import Path

from briefing_app.operation.errors import Refused
from briefing_app.operation.order.order import order_of
from briefing_app.operation.order.templates import template_of, written_out
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.operations import operation_of
from briefing_app.store.orders import edits_of
from briefing_app.store.store import IN_MEMORY, Store


def templates_folder(store: Store) -> Path | None:
    """Beside the store, where the force's own lists lie; None for a store that is on no disk."""
    return Path(store.place).parent / "force" / "templates" if store.place != IN_MEMORY else None


def save_order_template(store: Store, *, operation_ref: str, name: str) -> Path:
    """Where it was saved. Raises Refused where there is nothing to save or it can't be written.

    A template of the same name is replaced. It has no names of persons and nothing that came of the day.
    """
    said = " ".join(name.split())
    folder = templates_folder(store)
    if not said or folder is None:
        raise Refused("A template needs a name, and a store on a disk to be kept beside.")
    with store.reading() as connection:
        operation_of(connection, operation_ref)
        template = template_of(said, order_of(edits_of(connection, operation_ref)))
    if not template.items:
        raise Refused("The order has nothing in it yet that a template could have.")
    path = folder / f"{re.sub(r'[^a-z0-9]+', '_', said.casefold()).strip('_') or 'template'}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, written_out(template).encode())
    except OSError as fault:
        raise Refused(f"The template can't be saved at {path}: {fault.strerror}.") from fault
    return path
