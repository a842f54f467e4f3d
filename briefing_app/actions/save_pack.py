"""Save a pack as a file: exactly the bytes that were previewed."""

from pathlib import Path

from briefing_app.actions.make_pack import Pack
from briefing_app.processes.whole_files import write_whole


def save_pack(pack: Pack, path: str | Path) -> Path:
    """Write the pack, whole or not at all; a folder gets the pack's own name.

    Raises Refused with a sentence where it can't be written.
    """
    place = Path(path)
    if place.is_dir():
        place = place / pack.file_name
    write_whole(place, pack.content)
    return place
