"""Back the store up: to a file of one's choice, or by itself while the app is open."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefing_app.operation.errors import Refused, StoreFault
from briefing_app.store.backups import Backup, back_up, backups_in, copy_whole, folder_of, is_due, rotate
from briefing_app.store.soundness import Sound
from briefing_app.store.store import IN_MEMORY

EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What became of a backup that the app made by itself."""

    made: tuple[Backup, ...]
    """One in each folder; none where none was due."""
    failed: str = ""
    """Why there is none in one of the folders, in a sentence."""


def back_up_store(store: str | Path, file: str | Path) -> Sound:
    """Copy the store to a file. Raises Refused for the store itself, StoreFault where it can't be done."""
    source, target = Path(store), Path(file)
    if str(store) == IN_MEMORY or target.resolve() == source.resolve():
        raise Refused("A backup is a file of its own, and not the store itself.")
    return copy_whole(source, target)


def back_up_if_due(store: str | Path, *, second_folder: Path | None = None, at: datetime | None = None) -> BackedUp:
    """A backup beside the store, and one in the second folder if that is there, where something was written since.

    A folder that is absent or refuses holds up neither the other backup nor the app.
    """
    if str(store) == IN_MEMORY:
        return BackedUp(())
    source, moment = Path(store), at or datetime.now(UTC)
    made: list[Backup] = []
    failed = []
    folders = [folder_of(source), *([second_folder] if second_folder is not None else [])]
    for folder in folders:
        if folder is second_folder and not folder.is_dir():
            failed.append(f"The second folder for backups, {folder}, is not there.")
        elif is_due(source, folder, at=moment, every=EVERY):
            try:
                made.append(back_up(source, folder, at=moment))
                rotate(folder)
            except StoreFault as fault:
                failed.append(str(fault))
    return BackedUp(tuple(made), " ".join(failed))


def list_backups(store: str | Path) -> tuple[Backup, ...]:
    """Those beside the store, the newest first."""
    return backups_in(folder_of(Path(store)))
