"""Reads one workbook as a return, or as several: cover, tables, records and every problem with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import Phase, kind, kinds
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.operation.returns.returns import (
    Cover,
    Part,
    Problem,
    Question,
    Remembered,
    Severity,
    SheetReading,
    SheetState,
    Status,
)
from briefing_app.workbooks.amended import amended, kept
from briefing_app.workbooks.background.found import refuse_background
from briefing_app.workbooks.claims import borough_in_titles, claims_of, cover_among
from briefing_app.workbooks.cover import borough_stated, phase_said, settle_cover
from briefing_app.workbooks.cover_lines import Said
from briefing_app.workbooks.files.book import Book, open_book
from briefing_app.workbooks.files.sheet import Sheet
from briefing_app.workbooks.rows import RowsOf
from briefing_app.workbooks.tables.found_tables import FoundTables, Printed
from briefing_app.workbooks.tables.layouts import find_tables
from briefing_app.workbooks.tables.own_sheets import is_own
from briefing_app.workbooks.tables.totals import compared
from briefing_app.workbooks.told_twice import ask_of_rows_told_twice
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.whose_rows import Share, Stated, Whose, divide

Found = list[tuple[Sheet, FoundTables]]


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """A workbook that is a return, or holds one for each of several boroughs or phases."""

    parts: tuple[Part, ...]
    questions: tuple[Question, ...] = ()
    answered: tuple[str, ...] = ()
    """The ids of questions that the answers given have settled."""
    amendments: tuple[Amendment, ...] = ()
    """As they may be kept: what looks like personal data is masked in them as in any cell."""

    @property
    def cover(self) -> Cover:
        return self.parts[0].cover

    @property
    def sheets(self) -> tuple[SheetReading, ...]:
        return tuple(sheet for part in self.parts for sheet in part.sheets)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for part in self.parts for problem in part.problems)


def read_return(
    content: bytes,
    name: str,
    operation: Operation,
    *,
    phase: Phase | None = None,
    borough: str | None = None,
    password: str | None = None,
    answers: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
    amendments: Sequence[Amendment] = (),
) -> ReadReturn:
    """Read a workbook's bytes: `read_book` of what they open as.

    Raises Refused with a sentence where it is no return of this operation, PasswordNeeded where it is locked.
    """
    return read_book(
        open_book(content, name, password=password),
        name,
        operation,
        phase=phase,
        borough=borough,
        answers=answers,
        remembered=remembered,
        amendments=amendments,
    )


def read_book(
    book: Book,
    name: str,
    operation: Operation,
    *,
    phase: Phase | None = None,
    borough: str | None = None,
    answers: Mapping[str, str] | None = None,
    remembered: Sequence[Remembered] = (),
    amendments: Sequence[Amendment] = (),
) -> ReadReturn:
    """Read an opened workbook. `phase` and `borough` are what a person chose, and win over the file;
    `answers` are choices by question, `remembered` those that stand from earlier returns, `amendments`
    cells that are read as somebody here has put them right.

    Raises Refused with a sentence where it is no return of this operation.
    """
    sheets = amended(book.sheets, amendments)
    cover_sheet = cover_among(sheets)
    claims, problems = claims_of(sheets, cover_sheet, name, operation)
    asked = Questions("", answers or {})
    whose = borough or borough_stated(claims, asked)
    questions = Questions(whose or borough_in_titles(sheets, operation) or "", answers or {}, remembered)
    said_phase = phase or phase_said(claims.lines) or claims.file_name.phase
    others = [sheet for sheet in sheets if sheet is not cover_sheet]
    found, found_phase = _find(others, said_phase, operation, questions)
    if not any(tables.tables for _, tables in found) and not _is_nil(claims.lines):
        if not any(map(is_own, sheets)):
            refuse_background(sheets)
        raise Refused(_no_table(sheets, found, has_cover=bool(claims.lines)))
    cover, more = settle_cover(
        claims,
        operation,
        asked,
        phase=phase,
        borough=borough,
        of_tables=_boroughs_of(found),
        phase_of_columns=found_phase,
    )
    stated = Stated(whose or _asked_for(cover, asked), cover.phase, phase_is_sure=said_phase is not None)
    shares = divide(found, stated, operation, questions)
    ask_of_rows_told_twice(shares, questions)
    parts = _parts(cover, shares, operation, questions)
    told = [*problems, *more, *(problem for _, tables in found for problem in tables.problems)]
    told += [_hidden(sheet) for sheet, tables in found if sheet.hidden and tables.tables]
    told += _compare_summaries(found, parts, cover.borough)
    parts[0] = replace(parts[0], problems=(*told, *parts[0].problems))
    return ReadReturn(tuple(parts), questions.open, (*asked.answered, *questions.answered), kept(amendments, sheets))


# --- the file as a whole --------------------------------------------------------------------


def _find(
    sheets: Sequence[Sheet], said: Phase | None, operation: Operation, questions: Questions
) -> tuple[Found, Phase | None]:
    """All tables, and the phase that their columns or titles tell where the file does not."""
    phase = said
    if said is None:
        unsaid = Questions("", {})
        phase = _phase_of_tables([find_tables(one, None, operation=operation, questions=unsaid) for one in sheets])
    return [(one, find_tables(one, phase, operation=operation, questions=questions)) for one in sheets], phase


def _phase_of_tables(found: Sequence[FoundTables]) -> Phase | None:
    """A workbook with columns or titles that only one phase has is of that phase, if it has none of the other's."""
    said = {phase for tables in found for table in tables.tables if (phase := table.phase or tables.phase)}
    if said:
        # Where titles say both, each table has its own; what says nothing is of the later.
        return Phase.RESULT if len(said) > 1 else said.pop()
    owned = {
        next(iter(phases))
        for tables in found
        for table in tables.tables
        for one in table.columns
        if not one.other_phase_too and len(phases := table.kind.field(one.field).phases) == 1
    }
    if len(owned) > 1:
        # A result return may repeat its plan; a plan can't foretell its result.
        return Phase.RESULT
    return owned.pop() if owned else None


def _boroughs_of(found: Found) -> tuple[str, ...]:
    """The boroughs that tables name."""
    return tuple(
        dict.fromkeys(
            name
            for _, tables in found
            for table in tables.tables
            for name in dict.fromkeys(table.boroughs or [tables.borough])
            if name
        )
    )


def _asked_for(cover: Cover, asked: Questions) -> str | None:
    """The borough that a person said when asked whose return it is."""
    return cover.borough if asked.answered else None


def _is_nil(lines: Mapping[str, Said]) -> bool:
    return "return_status" in lines and lines["return_status"].value == Status.NIL.value


def _no_table(sheets: Sequence[Sheet], found: Found, *, has_cover: bool) -> str:
    if not any(any(cell not in ("", None) for cell in row) for sheet in sheets for row in sheet.rows):
        return "The workbook is empty: none of its sheets has anything in it. Ask the borough to send it again."
    if any(is_own(sheet) for sheet in sheets):
        return (
            "This was saved from this app: a figure, records or a list of errors, and no return of a borough. "
            "Nothing of it was counted; drop the borough's own workbook."
        )
    if any(tables.summary for _, tables in found):
        return (
            "The workbook only sums up what happened: it has numbers by borough or activity, and not the rows behind "
            "them. Ask the borough for the return itself, with one row for each arrest, patrol or visit."
        )
    if has_cover:
        return (
            "The workbook has a cover but no sheet with a table of a return. Check that the right file was sent; "
            "if there is nothing to report, “Return status” on the cover should say Nil return."
        )
    names = ", ".join([sheet.name for sheet in sheets][:4]) + (" …" if len(sheets) > 4 else "")
    return (
        f"This workbook is not a return: none of its sheets ({names}) has the headings of one "
        "(such as Ref, Location, Planned start). Check that the right file was sent."
    )


# --- the returns in it ----------------------------------------------------------------------


def _parts(
    cover: Cover, shares: Mapping[Whose, Sequence[Share]], operation: Operation, questions: Questions
) -> list[Part]:
    """Each return of the file, the one that the file says it is first, if there is any of it."""
    main = cover.borough, cover.phase
    whose = [main] if main in shares or not shares or cover.status is Status.NIL else []
    parts = []
    for one in (*whose, *(other for other in shares if other != main)):
        own = replace(cover, borough=one[0], phase=one[1])
        parts.append(_part(own, shares.get(one, ()), operation, questions))
    return parts


def _part(cover: Cover, shares: Sequence[Share], operation: Operation, questions: Questions) -> Part:
    usable = [share for share in shares if cover.phase in share.table.kind.phases]
    problems = [_wrong_phase(share, cover) for share in shares if share not in usable]
    sheets, more = RowsOf((cover.borough, cover.phase), usable, operation, questions).read()
    if cover.status is Status.NIL:
        sheets = _nil_throughout(sheets, cover)
    return Part(cover, sheets, (*problems, *more))


def _wrong_phase(share: Share, cover: Cover) -> Problem:
    sheet = share.table.sheet
    text = f"A {cover.phase} return has no {share.table.kind.many}; the sheet {sheet} was not read."
    return Problem(sheet, "", "", "", text, Severity.WARN)


def _hidden(sheet: Sheet) -> Problem:
    text = f"The sheet {sheet.name} is hidden in the workbook; it was read."
    return Problem(sheet.name, "", "", "", text, Severity.WARN)


def _nil_throughout(sheets: Sequence[SheetReading], cover: Cover) -> tuple[SheetReading, ...]:
    """A nil return states nothing to report for every kind that it has no rows of."""
    stated = {one.kind for one in sheets}
    nil = [
        SheetReading("", one.name, SheetState.NIL, (), {}, (), (), 0, 0)
        for one in kinds()
        if cover.phase in one.phases and one.name not in stated
    ]
    said = [replace(one, state=SheetState.NIL) if one.state is SheetState.EMPTY else one for one in sheets]
    return (*said, *nil)


# --- summaries ------------------------------------------------------------------------------


def _compare_summaries(found: Found, parts: Sequence[Part], main: str) -> list[Problem]:
    """What the file's own summaries say, where it is something else than its rows come to."""
    problems = []
    for _, tables in found:
        for printed in tables.printed:
            whose = printed.borough or tables.borough or (main if len(parts) == 1 else None)
            ours = _ours(printed, parts, whose)
            if ours is not None and ours != printed.number:
                many = kind(printed.kind).many
                problems.append(compared(tables.sheet, printed.cell, printed.number, ours, many))
    return problems


def _ours(printed: Printed, parts: Sequence[Part], borough: str | None) -> int | None:
    """What the rows come to, the held ones included; None where nothing can be compared."""
    sheets = [
        sheet
        for part in parts
        if borough in (None, part.cover.borough)
        for sheet in part.sheets
        if sheet.kind == printed.kind
    ]
    if not sheets:
        return None
    if printed.kind != "arrests":
        return sum(sheet.accepted + len(sheet.held) for sheet in sheets)
    place = 2 + kind("arrests").record_columns.index("persons")
    persons = [row[place] for sheet in sheets for row in sheet.rows]
    said = [held.as_sent.get("persons", "1") for sheet in sheets for held in sheet.held]
    return sum(one if isinstance(one, int) else 1 for one in persons) + sum(
        int(one) if one.isdecimal() else 1 for one in said
    )
