"""Blank cells that a return owes: which of them hold their row, and which are not stated."""

from briefing_app.operation.kinds import Field, IfMissing, Phase, Type
from briefing_app.operation.returns.returns import Severity
from briefing_app.workbooks.values.choices import says_nothing
from briefing_app.workbooks.values.table import MOST_ALIKE, Table

# Not owed when the row says that it did not happen.
_NOT_OWED: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("patrols", "actual_start"): ("status", ("Not done",)),
    ("patrols", "actual_end"): ("status", ("Not done",)),
    ("patrols", "actual_officers"): ("status", ("Not done",)),
    ("deployments", "duty_start"): ("strength_status", ("Not deployed",)),
    ("deployments", "duty_end"): ("strength_status", ("Not deployed",)),
    ("deployments", "supervisor"): ("strength_status", ("Not deployed",)),
    ("deployments", "officers"): ("strength_status", ("Not deployed",)),
    ("community", "people_engaged"): ("status", ("Not done",)),
}

# Owed only when the row says that something came of it.
_OWED_ONLY: dict[tuple[str, str], tuple[str, tuple[str, ...]]] = {
    ("patrols", "reason_not_done"): ("status", ("Part completed", "Not done")),
    ("warrants", "arrest_ref"): ("result", ("Executed - arrest",)),
    ("wanted", "arrest_ref"): ("result", ("Located - arrested",)),
    ("compliance", "arrest_ref"): ("action", ("Arrest",)),
}


def check_missing(table: Table) -> None:
    """Blank cells of the fields that this phase asks for."""
    if not table.numbers:
        return
    for definition in table.kind.fields_in(table.phase):
        if definition.if_missing not in (IfMissing.HOLD, IfMissing.WARN):
            continue
        owed = owed_in(table, definition)
        if not table.has(definition.name) and definition.if_missing is IfMissing.WARN:
            if any(owed):
                says = f"There is no column {definition.heading}: it is not stated in all {len(table.numbers)} rows."
                table.say(None, definition.name, "", says, Severity.WARN)
            continue
        values = table.column(definition.name)
        blanks = [
            place
            for place, value in enumerate(values)
            if value is None and owed[place] and _is_untold(table, place, definition)
        ]
        for place in blanks[: None if definition.if_missing is IfMissing.HOLD else MOST_ALIKE]:
            if definition.if_missing is IfMissing.HOLD:
                sent = table.sent(place, definition.name)
                what = f"“{sent}”" if sent else "blank"
                says = f"{definition.heading} is {what}; the row can't be counted without it and is held."
                table.say(place, definition.name, sent, says, Severity.HOLD)
            elif place not in table.held:
                says = f"{definition.heading} is blank: not stated."
                table.say(place, definition.name, "", says, Severity.WARN)


def _is_untold(table: Table, place: int, definition: Field) -> bool:
    """Blank, or a time that is no more than a word for it; of anything else it has been told already."""
    sent = table.as_sent.get(place, {}).get(definition.name)
    return sent is None or (definition.type is Type.DATETIME and says_nothing(sent))


def owed_in(table: Table, definition: Field) -> list[bool]:
    key = (table.kind.name, definition.name)
    if key in _NOT_OWED and table.phase is Phase.RESULT:
        by, words = _NOT_OWED[key]
        return [value not in words for value in table.column(by)]
    if key in _OWED_ONLY:
        by, words = _OWED_ONLY[key]
        return [value in words for value in table.column(by)]
    return [True] * len(table.numbers)
