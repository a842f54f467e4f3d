"""What was typed into a field of the order and is no value of it: half typed, or wrong. It is kept till it is right."""

from collections.abc import Mapping
from typing import NamedTuple


class Spot(NamedTuple):
    """One field of one thing; its id is empty for a thing that is not there yet."""

    thing: str
    id: str
    field: str


Drafts = Mapping[Spot, str]
