"""Rows that a file may hold twice: a copy of a sheet, or a count beside the list that it counts. A person is asked."""

from collections.abc import Mapping, Sequence

from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import Asked, is_blank, say_content
from briefing_app.workbooks.tables.column_values import as_number
from briefing_app.workbooks.tables.found_tables import Doubtful, How
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.whose_rows import Share, Whose

_LEAST_FILLED = 3
"""Rows with less in them are alike without being the same."""
_LEAST_SHARE = 0.5
_SAME = "The same: count them once"
_OTHERS = "Others: count both"
_Row = frozenset[tuple[str, str]]


def ask_of_rows_told_twice(shares: Mapping[Whose, Sequence[Share]], questions: Questions) -> None:
    """Hold, or with an answer leave out, what the same return says in another of its tables already."""
    for ones in shares.values():
        for place, share in enumerate(ones):
            before = [one for one in ones[:place] if one.table.kind is share.table.kind and one.records]
            if share.records and before:
                _ask_of_copies(share, before, questions)
        _ask_of_counts(ones, questions)


# --- copies -----------------------------------------------------------------------------------


def _ask_of_copies(share: Share, before: Sequence[Share], questions: Questions) -> None:
    own = _rows_of(share)
    for other in before:
        known = set(_rows_of(other).values())
        again = [place for place, row in own.items() if row in known]
        if again and len(again) >= _LEAST_SHARE * len(share.records):
            here, there = share.table.sheet, other.table.sheet
            where = f"the sheet {there} has" if there != here else "another table on it has"
            says = f"On the sheet {here}, {_rows_said(share, again)} what {where} too. Are these the same?"
            _settle(share, again, "rows told twice", f"{here} / {there}", says, questions)
            return


def _rows_of(share: Share) -> dict[int, _Row]:
    """What each record says, but for its reference; of those that have one of their own, nothing need be asked."""
    table = share.table
    fields = {one.column: one.field for one in table.columns}
    if "ref" in fields.values() and any(_said(share, record, "ref") for record in share.records):
        return {}
    found = {}
    for place, record in enumerate(share.records):
        row = table.rows[record]
        said = frozenset(
            (name, normalised(say_content(row[column])))
            for column, name in fields.items()
            if column < len(row) and not is_blank(row[column])
        )
        if len(said) >= _LEAST_FILLED:
            found[place] = said
    return found


def _said(share: Share, record: int, name: str) -> str:
    column = next(one.column for one in share.table.columns if one.field == name)
    row = share.table.rows[record]
    return say_content(row[column]) if column < len(row) and not is_blank(row[column]) else ""


# --- counts -----------------------------------------------------------------------------------


def _ask_of_counts(shares: Sequence[Share], questions: Questions) -> None:
    """Arrests that one table counts and another lists would be counted twice."""
    arrests = [one for one in shares if one.table.kind.name == "arrests" and one.records]
    counts = [one for one in arrests if _is_count(one)]
    lists = [one for one in arrests if not _is_count(one)]
    for share in counts if lists else ():
        here, there = share.table.sheet, lists[0].table.sheet
        says = f"The sheet {here} counts arrests, and the sheet {there} lists arrests. Are these the same?"
        _settle(share, range(len(share.records)), "arrests counted and listed", f"{here} / {there}", says, questions)


def _is_count(share: Share) -> bool:
    """Whether rows stand for several people each, and say of none when or under which reference."""
    table = share.table
    by_field = {one.field: one for one in table.columns}
    persons = by_field.get("persons")
    if persons is None:
        return False
    if persons.how is How.LAYOUT:
        return True
    if {"ref", "arrest_time", "custody_ref", "crime_ref"} & set(by_field):
        return False
    numbers = [as_number(table.rows[record][persons.column]) for record in share.records]
    return any(number is not None and number > 1 for number in numbers)


# --- what is asked ----------------------------------------------------------------------------


def _settle(share: Share, places: Sequence[int], about: str, content: str, says: str, questions: Questions) -> None:
    table = share.table
    asked = Asked(about, content, says, (_SAME, _OTHERS), lasting=False)
    cells = [f"{table.sheet}!A{table.numbers[share.records[place]]}" for place in places]
    answer = questions.settle(table.kind.name, "", asked, list(dict.fromkeys(cells)))
    if answer is None:
        share.doubtful += [Doubtful(place, "", "", f"{says} The row is held until you say.") for place in places]
    elif answer.choice == 0:
        out = set(places)
        kept = [place for place in range(len(share.records)) if place not in out]
        new_place = {place: number for number, place in enumerate(kept)}
        share.doubtful = [
            Doubtful(new_place[one.record], one.field, one.found, one.says, one.severity)
            for one in share.doubtful
            if one.record in new_place
        ]
        share.not_records += len(out)
        share.records = [share.records[place] for place in kept]


def _rows_said(share: Share, places: Sequence[int]) -> str:
    numbers = [str(share.table.numbers[share.records[place]]) for place in places]
    said = ", ".join(numbers[:6]) + (" …" if len(numbers) > 6 else "")
    return f"row {said} says" if len(numbers) == 1 else f"rows {said} say"
