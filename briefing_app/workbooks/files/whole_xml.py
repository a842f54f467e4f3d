"""Whether XML is whole. Readers made for speed skip what they can't make sense of, and the cells in it."""

from collections.abc import Iterable
from xml.parsers import expat

from briefing_app.operation.errors import Refused


def check_whole(parts: Iterable[bytes]) -> None:
    """Raises Refused where one of them is not well-formed; Excel would not open it without a repair either."""
    for part in parts:
        parser = expat.ParserCreate(namespace_separator=" ")
        try:
            parser.Parse(part, True)
        except expat.ExpatError as fault:
            raise damaged(fault) from fault


def damaged(fault: expat.ExpatError) -> Refused:
    """What is said of a file whose XML can't be read to its end."""
    return Refused(
        f"The workbook is damaged or was cut off on the way (line {fault.lineno} of its XML can't be read). "
        "Ask the borough to send it again."
    )
