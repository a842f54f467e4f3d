"""Save a pack as a file: exactly the bytes that were previewed."""

from pathlib import Path

from briefing_app.actions.make_pack import Pack
from briefing_app.processes.whole_files import write_whole


def save_pack(pack: Pack, path: str | Path) -> Path:
    """Write the pack, whole or not at all; a folder gets the pack's own name.

    Raises Refused with a sentence where it can't be written.
    """
    place = Path(path)
    return save_content(pack.content, place / pack.file_name if place.is_dir() else place)


def save_content(content: bytes, path: Path) -> Path:
    """A slip, or whatever else is a whole file already."""
    write_whole(path, content)
    return path
