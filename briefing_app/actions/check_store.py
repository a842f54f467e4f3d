"""Look through the whole store: its pages, its references, and the bytes of every file and pack that it keeps."""

from pathlib import Path

from briefing_app.store.soundness import Sound, check


def check_store(store: str | Path, *, thoroughly: bool = True) -> Sound:
    """Raises StoreFault with what is wrong; changes nothing."""
    return check(Path(store), thoroughly=thoroughly)
