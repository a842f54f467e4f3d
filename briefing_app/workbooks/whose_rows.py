"""Divides the tables of a file among the returns that are in it: whose rows they are, and of which phase."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.operation.cell_names import cell_name
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.workbooks.files.contents import Asked, is_blank
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.tables.found_tables import Doubtful, FoundTable, FoundTables
from briefing_app.workbooks.values.questions import Questions

Whose = tuple[str, Phase]
"""A borough's return of a phase."""

NOBODYS = "Leave these rows out"
_STRUCK = ("They don't count", "They count")
_MOST_CELLS = 200


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file says of itself as a whole."""

    borough: str | None
    """Chosen by a person, or said on the cover or in the file's name."""
    phase: Phase
    phase_is_sure: bool
    """Said in so many words, and not concluded from the columns."""


@dataclass(slots=True)
class Share:
    """The records of one table that belong to one return."""

    sheet: Sheet
    table: FoundTable
    records: Sequence[int] = ()
    doubtful: list[Doubtful] = field(default_factory=list)
    """By place among these records."""
    not_records: int = 0
    says_table: bool = False
    """Whether what is to be said of the table as a whole is said with this share."""

    @property
    def is_whole(self) -> bool:
        return len(self.records) == len(self.table.numbers)


@dataclass(frozen=True, slots=True)
class _File:
    """What all tables of a file are divided by."""

    main: str
    """Whose a row is that says nothing."""
    several: bool
    """Whether its tables name more than one borough."""
    stated: Stated
    operation: Operation
    questions: Questions


def divide(
    found: Sequence[tuple[Sheet, FoundTables]], stated: Stated, operation: Operation, questions: Questions
) -> dict[Whose, list[Share]]:
    """Every record's return. Where a row contradicts what the file says of itself, a person is asked."""
    named = _boroughs_in(found, operation)
    main = stated.borough or (named[0] if named else None)
    shares: dict[Whose, list[Share]] = {}
    if main is None:
        return shares
    file = _File(main, len(named) > 1, stated, operation, questions)
    for sheet, tables in found:
        for table in tables.tables:
            phase, doubt = _phase(sheet, table, tables, file)
            for borough, share in _shares(sheet, table, tables, doubt, file).items():
                shares.setdefault((borough, phase), []).append(share)
    return shares


def _boroughs_in(found: Sequence[tuple[Sheet, FoundTables]], operation: Operation) -> list[str]:
    """The boroughs that tables name, those that take part first."""
    names: dict[str, None] = {}
    for _, tables in found:
        for table in tables.tables:
            own = [name for name in dict.fromkeys(table.boroughs or ()) if name]
            names |= dict.fromkeys(own or ([tables.borough] if tables.borough else []))
    return sorted(names, key=lambda name: name not in operation.boroughs)


def _shares(sheet: Sheet, table: FoundTable, tables: FoundTables, phase_doubt: str, file: _File) -> dict[str, Share]:
    said = table.boroughs or [tables.borough] * len(table.numbers)
    settled = _settle_boroughs(sheet, table, said, file)
    struck = _struck_records(sheet, table)
    struck_doubt, out_of_count = _settle_struck(sheet, table, struck, file.questions) if struck else ("", frozenset())
    if len(settled) == 1 and not struck and not table.doubtful and said:
        borough, doubt = settled[said[0]]
        if borough is not None and not doubt and not phase_doubt:
            whole = Share(sheet, table, range(len(said)), not_records=len(table.left_out), says_table=True)
            return {borough: whole}
    doubtful: dict[int, list[Doubtful]] = {}
    records: dict[str, list[int]] = {}
    for one in table.doubtful:
        doubtful.setdefault(one.record, []).append(one)
    shares: dict[str, Share] = {}
    for record, name in enumerate(said):
        borough, doubt = settled[name]
        if borough is None or record in out_of_count:
            continue
        own = records.setdefault(borough, [])
        share = shares.setdefault(borough, Share(sheet, table, own))
        place = len(own)
        own.append(record)
        for text in (doubt, phase_doubt, struck_doubt if record in struck else ""):
            if text:
                share.doubtful.append(Doubtful(place, "", "", text))
        for one in doubtful.get(record, ()):
            share.doubtful.append(Doubtful(place, one.field, one.found, one.says, one.severity))
    if not shares:
        borough = settled[tables.borough][0] if tables.borough in settled else tables.borough
        shares[borough if borough in file.operation.boroughs else file.main] = Share(sheet, table)
    first = next(iter(shares.values()))
    first.says_table = True
    first.not_records = len(table.left_out) + len(table.numbers) - sum(len(one.records) for one in shares.values())
    return shares


# --- boroughs -------------------------------------------------------------------------------


def _settle_boroughs(
    sheet: Sheet, table: FoundTable, said: Sequence[str | None], file: _File
) -> Mapping[str | None, tuple[str | None, str]]:
    """Each borough that rows say → the borough whose they are (None where nobody's) and why they are held."""
    found: dict[str | None, tuple[str | None, str]] = {}
    for name in dict.fromkeys(said):
        if name is None:
            unsaid = file.several and file.stated.borough is None and table.boroughs is not None
            text = "The row does not say which borough it is of, and others in the file do; it is held."
            found[name] = file.main, text if unsaid else ""
        elif name not in file.operation.boroughs and name != file.main:
            found[name] = file.main, f"{name} takes no part in this operation; the row is held."
        elif file.stated.borough is None or name == file.main:
            found[name] = name, ""
        else:
            found[name] = _ask_whose(sheet, table, said, name, file)
    return found


def _ask_whose(
    sheet: Sheet, table: FoundTable, said: Sequence[str | None], name: str, file: _File
) -> tuple[str | None, str]:
    asked = Asked(
        "whose rows",
        name,
        f"The return is from {file.main}, and some of its rows say {name}. Whose are they?",
        (f"{name}'s", f"{file.main}'s", NOBODYS),
        lasting=False,
    )
    records = [record for record, one in enumerate(said) if one == name][:_MOST_CELLS]
    places = [table.borough_cells.get(record, (table.numbers[record] - 1, 0)) for record in records]
    cells = [f"{sheet.name}!{cell_name(*place)}" for place in dict.fromkeys(places)]
    answer = file.questions.settle("", "", asked, cells)
    if answer is None:
        return file.main, f"The row says {name}, the return is from {file.main}. It is held until you say whose it is."
    return ((name, ""), (file.main, ""), (None, ""))[answer.choice]


# --- phases ---------------------------------------------------------------------------------


def _phase(sheet: Sheet, table: FoundTable, tables: FoundTables, file: _File) -> tuple[Phase, str]:
    """The phase of a table, and why its rows are held where its title contradicts the file."""
    own, stated = table.phase or tables.phase, file.stated
    if own is None or own is stated.phase:
        return stated.phase, ""
    if not stated.phase_is_sure:
        return own, ""
    asked = Asked(
        "which phase",
        f"{sheet.name}: {own}",
        f"The file is a {stated.phase}, and the sheet {sheet.name} is headed {own}. Which are its rows?",
        (own.capitalize(), stated.phase.capitalize()),
        lasting=False,
    )
    answer = file.questions.settle("", "", asked, [f"{sheet.name}!A{table.heading_rows[0]}"])
    if answer is None:
        text = f"The sheet is headed {own}, the file is a {stated.phase}. The row is held until you say which it is."
        return stated.phase, text
    return (own, stated.phase)[answer.choice], ""


# --- rows that are struck through -----------------------------------------------------------


def _settle_struck(
    sheet: Sheet, table: FoundTable, records: frozenset[int], questions: Questions
) -> tuple[str, frozenset[int]]:
    """Why struck-through rows are held, and those that a person said don't count."""
    numbers = [str(table.numbers[record]) for record in sorted(records)]
    rows = ", ".join(numbers[:6]) + (" …" if len(numbers) > 6 else "")
    asked = Asked(
        "rows struck through",
        f"{sheet.name}: {rows}",
        f"On the sheet {sheet.name}, what stands in row {rows} is struck through. Does it count?",
        _STRUCK,
        lasting=False,
    )
    cells = [f"{sheet.name}!{cell_name(*table.place(record, table.columns[0].column))}" for record in sorted(records)]
    answer = questions.settle(table.kind.name, "", asked, cells[:_MOST_CELLS])
    if answer is None:
        return "The row is struck through; it is held until you say whether it counts.", frozenset()
    return "", records if answer.choice == 0 else frozenset()


def _struck_records(sheet: Sheet, table: FoundTable) -> frozenset[int]:
    """Records of which everything that is read is struck through."""
    if not sheet.struck:
        return frozenset()
    found = set()
    for record, row in enumerate(table.rows):
        filled = [
            table.place(record, one.column)
            for one in table.columns
            if one.column < len(row) and not is_blank(row[one.column])
        ]
        if filled and all(place in sheet.struck for place in filled):
            found.add(record)
    return frozenset(found)
