"""Faults of this program: one sentence for the inspector, and what a supporter needs to find them."""

import traceback
from pathlib import Path

OUR_FAULT = (
    "A fault of this app kept the file from being read, though it could be opened. Nothing of it was kept. "
    "Please report this with the file."
)
NOT_WRITTEN = "A fault of this app kept the file from being taken in. Nothing of it was kept. Please report this."


def trace_of(fault: BaseException) -> str:
    """What was raised and where, without anything that stands in a file: it goes into reports."""
    frames = traceback.extract_tb(fault.__traceback__)[-_MOST_FRAMES:]
    places = [f"{Path(frame.filename).name}, line {frame.lineno}, {frame.name}" for frame in reversed(frames)]
    return f"{type(fault).__name__} in {' from '.join(places)}" if places else type(fault).__name__


_MOST_FRAMES = 4
