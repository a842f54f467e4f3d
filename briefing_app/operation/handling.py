"""How what is shown must be handled: its marking, the returns' own instructions, and whether it is invented."""

from briefing_app.operation.operations import Marking, highest_marking
from briefing_app.operation.position.position import Position

_INVENTED = "INVENTED"


def marking_of(position: Position) -> Marking:
    """The highest of the operation's and its returns'."""
    return highest_marking([position.operation.marking, *(one.marking for one in position.returns)])


def handling_of_returns(position: Position) -> tuple[str, ...]:
    """The returns' own handling instructions, each once."""
    return tuple(dict.fromkeys(one.handling for one in position.returns if one.handling))


def invented_notice(position: Position) -> str:
    """What stands on every page and on the window where any return says it is invented; empty for real ones."""
    return next((one for one in handling_of_returns(position) if one.upper().startswith(_INVENTED)), "")
