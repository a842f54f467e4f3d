"""Says which field each column of a table holds; what is not certain is asked, never taken."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from briefing_app.operation.kinds import IfMissing, Kind, Phase, Type
from briefing_app.operation.returns.returns import Problem, Severity
from briefing_app.operation.words import listed
from briefing_app.workbooks.files.contents import Asked, CellContent, is_blank, say_content
from briefing_app.workbooks.tables.column_values import (
    as_number,
    field_by_values,
    fields_by_form,
    is_clock,
    is_count,
    is_day,
    is_range,
    never_fits,
    share,
)
from briefing_app.workbooks.tables.found_tables import FoundColumn, How
from briefing_app.workbooks.tables.heading_lines import Heading, Line, meaning_of
from briefing_app.workbooks.tables.heading_words import DAY, KEYS, Meaning, Part, meanings, words_of
from briefing_app.workbooks.tables.long_headings import short_form, short_headings
from briefing_app.workbooks.values.choices import known_share
from briefing_app.workbooks.values.columns_of_times import ENDS
from briefing_app.workbooks.values.personal_data import personal_heading
from briefing_app.workbooks.values.questions import Questions
from briefing_app.workbooks.values.suggestions import suggestions

NOT_READ = "Don't read this column"
NONE_OF_THEM = "None of them"
_SAYS_NOTHING = frozenset(("column", "field", "unnamed", "col", "heading", "f"))
_COUNTS = frozenset(("number", "count", "total", "quantity", "sum", "amount", "value", "figure", "tally"))
_MOST_COLUMNS_TOLD = 12
_LEAST_DIFFERENT = 2
_SHARE_BY_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Where:
    """How a column of the table is named to a person."""

    sheet: str
    cell: Callable[[int], str]
    """The address of a column's heading."""
    said: Callable[[int], str]
    """`column D`, or `row 4` in a table on its side."""


@dataclass(slots=True)
class Recognised:
    """What the columns of a table hold."""

    columns: list[FoundColumn] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    """The columns of borough and day."""
    joined: dict[int, tuple[int, int]] = field(default_factory=dict)
    """New column → the columns of its day and of its time of day."""
    unknown: dict[int, str] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)
    """Field that is not read until a question is answered → what there is to say."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, FoundColumn]:
        return {one.field: one for one in self.columns}


@dataclass(frozen=True, slots=True)
class _Claim:
    """A column whose heading says that it is a field's."""

    column: int
    said: str
    exact: bool
    other_phase_too: bool = False


_Claims = dict[tuple[str, Part], list[_Claim]]


class ColumnsOf:
    """Works out the columns of one table."""

    def __init__(
        self,
        kind: Kind,
        phase: Phase | None,
        where: Where,
        contents: Mapping[int, Sequence[CellContent]],
        questions: Questions,
    ) -> None:
        self._kind = kind
        self._phase = phase
        self._where = where
        self._contents = contents
        """Column → what stands below its heading."""
        self._questions = questions
        self._found = Recognised()
        self._unclear: dict[int, str] = {}
        """Columns that no heading explains, with what it says."""
        self._may_be: dict[int, list[str]] = {}
        """Of them, those whose heading can be read in several ways."""

    def recognise(self, line: Line) -> Recognised:
        claims = self._claims(line)
        self._settle_claims(claims)
        self._join_days_and_times(claims)
        self._take_by_values()
        self._suggest()
        self._ask_for_missing()
        self._tell_unknown()
        self._found.columns.sort(key=lambda one: one.column)
        return self._found

    # --- what the headings say --------------------------------------------------------------

    def _claims(self, line: Line) -> _Claims:
        """Which column says that it is which field's: exact headings first, those known only at length last."""
        claims: _Claims = {}
        pending: list[tuple[Heading, tuple[Meaning, ...]]] = []
        for heading in line.headings:
            meant = meaning_of(heading, self._kind, self._phase)
            if heading.unsure and len(either := self._either(heading)) > 1:
                self._unclear[heading.column] = heading.said
                self._may_be[heading.column] = either
            elif not meant:
                self._unclear[heading.column] = heading.said
            elif meant[0].exact:
                claims.setdefault((meant[0].field, Part.WHOLE), []).append(_Claim(heading.column, heading.said, True))
            else:
                pending.append((heading, meant))
        for heading, meant in sorted(pending, key=lambda one: one[1][0].at_length):
            self._claim(heading, meant, claims)
        headed = {heading.column for heading in line.headings}
        self._unclear |= {column: "" for column in self._contents if column not in headed}
        return claims

    def _claim(self, heading: Heading, meant: tuple[Meaning, ...], claims: _Claims) -> None:
        at_length = meant[0].at_length
        meaning, in_doubt = self._meaning(heading.column, meant, claims)
        if meaning is None or (at_length and (meaning.field, meaning.part) in claims):
            self._unclear[heading.column] = heading.said
        elif at_length and meaning.field not in KEYS and not self._has_words_of(meaning.field, heading.column):
            self._unclear[heading.column] = heading.said
            self._may_be[heading.column] = [meaning.field]
        else:
            claim = _Claim(heading.column, heading.said, False, in_doubt)
            claims.setdefault((meaning.field, meaning.part), []).append(claim)

    def _has_words_of(self, name: str, column: int) -> bool:
        """Whether a column of listed words has enough of them for a heading that only roughly says so."""
        definition = self._kind.field(name)
        contents = self._contents.get(column, ())
        return (
            not definition.values
            or not self._filled(column)
            or known_share(self._kind.name, definition, contents) >= 0.3
        )

    def _either(self, heading: Heading) -> list[str]:
        """The fields that a heading means with and without the word above its neighbour."""
        known = meanings(self._kind.name, self._phase)
        found: dict[str, str] = {}
        for said in heading.readings:
            for meant in known.get(words_of(said), ())[:1]:
                if meant.field not in KEYS:
                    found.setdefault(_pair(meant.field), meant.field)
        return list(found.values())

    def _meaning(self, column: int, meant: Sequence[Meaning], claims: _Claims) -> tuple[Meaning | None, bool]:
        """The meaning that the column's contents allow; and whether the other phase's was as near.

        "Start" is what the return's phase asks for, unless a column says that in so many words:
        beside an "Actual start", "Start" is the plan's.
        """
        contents = self._contents.get(column, ())
        at_length = meant[0].at_length
        taken = {
            name
            for (name, part), ones in claims.items()
            if part is Part.WHOLE and (at_length or any(one.exact for one in ones))
        }
        allowed = [
            one
            for one in meant
            if one.field in KEYS or one.part is not Part.WHOLE or not never_fits(self._kind.field(one.field), contents)
            if one.part is not Part.RANGE or _are_ranges(contents)
            if one.part is not Part.DATE or share(contents, is_day) >= 0.5
        ]
        free = [one for one in allowed if one.field not in taken]
        chosen = next(iter(free or allowed), None)
        if chosen is None:
            return None, False
        rivals = {one.field for one in free if one.field != chosen.field and _pair(one.field) == _pair(chosen.field)}
        return chosen, bool(rivals)

    def _settle_claims(self, claims: _Claims) -> None:
        for (name, part), ones in claims.items():
            if part is Part.DATE:
                continue
            if part is Part.RANGE and ((name, Part.WHOLE) in claims or (ENDS.get(name, ""), Part.WHOLE) in claims):
                self._unclear |= {one.column: one.said for one in ones}
                continue
            chosen = ones[0] if len(ones) == 1 else self._one_of(name, ones)
            if chosen is None:
                continue
            if name in KEYS:
                self._found.keys[name] = chosen.column
            else:
                how = How.EXACT if chosen.exact else How.ALIAS
                self._found.columns.append(FoundColumn(chosen.column, name, chosen.said, how, chosen.other_phase_too))

    def _one_of(self, name: str, ones: list[_Claim]) -> _Claim | None:
        """Which of several columns of one meaning is read: any if they say the same, else a person says."""
        ones = sorted(ones, key=lambda one: (not one.exact, one.column))
        meaning = name.capitalize() if name in KEYS else self._kind.field(name).heading
        filled = [one for one in ones if self._filled(one.column)]
        first = (filled or ones)[0]
        if all(self._same(first.column, one.column) for one in filled):
            for one in ones:
                if one is not first:
                    why = "says the same in every row" if one in filled else "is blank"
                    self._warn(
                        one.column,
                        name,
                        one.said,
                        f"Two columns mean {meaning}; {self._where.said(first.column)} was read, "
                        f"{self._where.said(one.column)} {why} and was not.",
                    )
            return first
        said = [self._choice(one.column, one.said) for one in filled]
        asked = Asked(
            "columns of one meaning",
            " / ".join(said),
            f"On the sheet {self._where.sheet}, {listed(said)} all mean {meaning} and say different things. "
            "Which of them is it?",
            (*said, NONE_OF_THEM),
        )
        answer = self._questions.settle(self._kind.name, name, asked, [self._cell(one.column) for one in filled])
        if answer is None:
            self._wait(name, filled[0].column, f"Several columns mean {meaning} and say different things.")
            return None
        return filled[answer.choice] if answer.choice < len(filled) else None

    def _same(self, one: int, other: int) -> bool:
        return list(map(_plain, self._contents.get(one, ()))) == list(map(_plain, self._contents.get(other, ())))

    def _filled(self, column: int) -> bool:
        return any(not is_blank(cell) for cell in self._contents.get(column, ()))

    # --- a day and a time in two columns ----------------------------------------------------

    def _join_days_and_times(self, claims: _Claims) -> None:
        for (name, part), ones in claims.items():
            if part is not Part.DATE:
                continue
            day = ones[0]
            clock = self._found.fields.get(name)
            contents = self._contents.get(day.column, ())
            if (
                clock is None
                and share(contents, lambda cell: isinstance(cell, datetime) and cell.time() != time()) == 1
            ):
                self._found.columns.append(FoundColumn(day.column, name, day.said, How.ALIAS))
            elif clock is None:
                self._unclear[day.column] = day.said
            elif share(self._contents.get(clock.column, ()), _is_clock_only) >= 0.5:
                joined = 1 + max((*self._contents, *(one.column for one in self._found.columns)))
                self._found.joined[joined] = day.column, clock.column
                self._found.columns.remove(clock)
                said = f"{day.said} + {clock.heading}"
                self._found.columns.append(FoundColumn(joined, name, said, clock.how, clock.other_phase_too))

    # --- what the values say ----------------------------------------------------------------

    def _free(self) -> list[str]:
        held = set(self._found.fields) | set(self._found.waiting)
        return [one.name for one in self._kind.fields if one.name not in held and one.type is not Type.DERIVED]

    def _take_by_values(self) -> None:
        for column, said in list(self._unclear.items()):
            if not _says_nothing(said):
                continue
            name = field_by_values(self._kind, self._contents.get(column, ()), self._free())
            if name is None:
                continue
            del self._unclear[column]
            self._found.columns.append(FoundColumn(column, name, said, How.VALUES))
            what = f"Its heading “{said}” says nothing" if said else "It has no heading"
            heading = self._kind.field(name).heading
            self._warn(column, name, said, f"{what}; by what stands in it, the column was read as {heading}.")

    # --- what may be meant ------------------------------------------------------------------

    def _suggest(self) -> None:
        """A heading much like a known one is asked about: never taken."""
        for column, said in list(self._unclear.items()):
            contents = self._contents.get(column, ())
            if not said or not self._filled(column) or personal_heading(said) is not None or _counts_rows(contents):
                continue
            likely = [name for name in self._alike(said) if self._fits(name, contents)]
            if column in self._may_be:
                free = self._free()
                likely = [name for name in self._may_be[column] if name in free]
            if not likely and self._may_count_persons(said, contents):
                likely = ["persons"]
            likely = likely or self._by_words(contents)
            if likely:
                self._ask_what(column, said, likely[:4])

    def _alike(self, said: str) -> tuple[str, ...]:
        """The free fields whose headings it may be a slip for, the likest first."""
        known = self._words_of_free()
        words = words_of(said)
        forms = dict.fromkeys((words, short_form(self._kind.name, words)))
        found = [name for form in forms if form for name in suggestions(" ".join(form), known, word_by_word=True)]
        return tuple(dict.fromkeys(found))

    def _fits(self, name: str, contents: Sequence[CellContent]) -> bool:
        """Whether the column could hold a field: none of listed words is made of numbers and times alone."""
        definition = self._kind.field(name)
        if never_fits(definition, contents):
            return False
        return not definition.values or definition.type is Type.BOOL or share(contents, _is_worded) > 0

    def _words_of_free(self) -> dict[str, tuple[str, ...]]:
        free = set(self._free())
        known: dict[str, tuple[str, ...]] = {}
        name = self._kind.name
        for words, meant in (*meanings(name, self._phase).items(), *short_headings(name, self._phase).items()):
            fields = tuple(dict.fromkeys(one.field for one in meant if one.field in free and one.part is Part.WHOLE))
            if fields:
                known.setdefault(" ".join(words), fields)
        return known

    def _by_words(self, contents: Sequence[CellContent]) -> list[str]:
        """The free fields whose listed words a column under an unknown heading is made of."""
        filled = [cell for cell in contents if not is_blank(cell)]
        if len({_plain(cell) for cell in filled}) < _LEAST_DIFFERENT:
            return []
        shares = {
            name: known_share(self._kind.name, definition, filled)
            for name in self._free()
            if (definition := self._kind.field(name)).values and definition.type is not Type.BOOL
        }
        best = max(shares.values(), default=0.0)
        return [name for name, one in shares.items() if one >= _SHARE_BY_WORDS and one == best]

    def _may_count_persons(self, said: str, contents: Sequence[CellContent]) -> bool:
        """A column of plain numbers beside arrests: each row may stand for several people."""
        counts = set(words_of(said)) & _COUNTS
        return (
            bool(counts)
            and self._kind.name == "arrests"
            and "persons" in self._free()
            and share(contents, is_count) == 1
            and not _counts_rows(contents)
        )

    def _ask_what(self, column: int, said: str, likely: Sequence[str]) -> None:
        headings = [self._kind.field(name).heading for name in likely]
        asked = Asked(
            "column",
            said,
            f"On the sheet {self._where.sheet}, the column “{said[:60]}” ({self._where.cell(column)}) is not one that "
            f"is known. Does it hold {headings[0]}?",
            (*headings, NOT_READ),
        )
        answer = self._questions.settle(self._kind.name, "", asked, [self._cell(column)])
        del self._unclear[column]
        if answer is None:
            self._wait(likely[0], column, f"The column “{said[:60]}” may be {headings[0]}.")
        elif answer.choice >= len(likely):
            self._found.unknown[column] = said
        else:
            self._confirmed(column, likely[answer.choice], said, answer.because)

    def _confirmed(self, column: int, name: str, said: str, because: str) -> None:
        how = How.REMEMBERED if because else How.SUGGESTION
        self._found.columns.append(FoundColumn(column, name, said, how))
        if because:
            heading = self._kind.field(name).heading
            self._warn(column, name, said, f"The column “{said[:60]}” was read as {heading}, {because}.")

    def _ask_for_missing(self) -> None:
        """A field that no row can be counted without, and columns that could hold it: which is it?"""
        for name in self._missing():
            candidates = [column for column in self._unclear if self._could_be(name, self._contents.get(column, ()))][
                :_MOST_COLUMNS_TOLD
            ]
            if not candidates:
                continue
            definition = self._kind.field(name)
            said = [self._choice(column, self._unclear[column]) for column in candidates]
            asked = Asked(
                "which column",
                " / ".join(said),
                f"On the sheet {self._where.sheet}, no column is headed {definition.heading}, "
                "and no row can be counted without it. Which column holds it?",
                (*said, NONE_OF_THEM),
            )
            cells = [self._cell(column) for column in candidates]
            answer = self._questions.settle(self._kind.name, name, asked, cells)
            if answer is None:
                self._wait(name, candidates[0], f"No column is headed {definition.heading}.")
            elif answer.choice < len(candidates):
                column = candidates[answer.choice]
                self._confirmed(column, name, self._unclear.pop(column), answer.because)

    def _missing(self) -> list[str]:
        by_range = {ENDS.get(one.field) for one in self._found.columns if self._is_range(one.column)}
        free = set(self._free())
        return [
            one.name
            for one in self._kind.fields
            if one.if_missing is IfMissing.HOLD and one.name in free and one.name not in by_range
            if self._phase is None or self._phase in one.phases
        ]

    def _is_range(self, column: int) -> bool:
        return share(self._contents.get(column, ()), is_range) >= 0.5

    def _could_be(self, name: str, contents: Sequence[CellContent]) -> bool:
        definition = self._kind.field(name)
        if definition.type is Type.TEXT:
            return (
                share(contents, lambda cell: isinstance(cell, str) and len(cell.strip()) > 2 and not is_clock(cell))
                >= 0.9
            )
        if definition.type is Type.DATETIME and (
            share(contents, is_range) >= 0.9 or share(contents, _is_moment) >= 0.9
        ):
            return True
        return name in fields_by_form(self._kind, contents, [name])

    # --- what is said -----------------------------------------------------------------------

    def _tell_unknown(self) -> None:
        told = 0
        for column, said in self._unclear.items():
            if not self._filled(column):
                if said:
                    self._found.unknown[column] = said
                continue
            self._found.unknown[column] = said
            told += 1
            if told <= _MOST_COLUMNS_TOLD:
                self._warn(column, "", said, self._why_not_read(column, said))
        if told > _MOST_COLUMNS_TOLD:
            more = told - _MOST_COLUMNS_TOLD
            text = f"{more} more columns are not ones of a return; they were not read."
            self._found.problems.append(Problem(self._where.sheet, "", "", "", text, Severity.WARN))

    def _why_not_read(self, column: int, said: str) -> str:
        personal = personal_heading(said) if said else None
        if personal is not None:
            return f"The column “{said[:60]}” would hold {personal}, which have no place in a return; it was left out."
        if said:
            return f"The column “{said[:60]}” is not one of a return; it was not read."
        return f"What stands in {self._where.said(column)} has no heading; it was not read."

    def _wait(self, name: str, column: int, says: str) -> None:
        self._found.waiting.setdefault(name, says)
        self._warn(column, name, "", f"{says} It is not read until that is answered.")

    def _warn(self, column: int, name: str, found: str, says: str) -> None:
        field_name = "" if name in KEYS else name
        cell = self._where.cell(column)
        self._found.problems.append(Problem(self._where.sheet, cell, field_name, found, says, Severity.WARN))

    def _choice(self, column: int, said: str) -> str:
        where = self._where.said(column)
        return f"{where[:1].upper()}{where[1:]} “{said[:40]}”" if said else f"{where[:1].upper()}{where[1:]}"

    def _cell(self, column: int) -> str:
        return f"{self._where.sheet}!{self._where.cell(column)}"


def join(day: CellContent, clock: CellContent) -> CellContent:
    """A day and a time of day as one content. Without the time there is no moment."""
    if is_blank(clock):
        return ""
    if is_blank(day):
        return clock
    if isinstance(clock, float) and 0 <= clock < 1:
        minutes = round(clock * 24 * 60)
        clock = time(minutes // 60 % 24, minutes % 60)
    if isinstance(day, date) and isinstance(clock, time):
        return datetime.combine(day, clock)
    said = f"{day:%d/%m/%Y}" if isinstance(day, date) else say_content(day)
    return f"{said} {say_content(clock)}"


def holds_rows(kind: Kind, name: str) -> bool:
    """Whether no row can be counted while this field is not read."""
    if name in KEYS:
        return name != DAY
    return kind.field(name).if_missing is IfMissing.HOLD or name in ("persons", "officers")


def _are_ranges(contents: Sequence[CellContent]) -> bool:
    """Whether half of the cells have the time from which and the one to which, or words instead of either."""
    return share(contents, is_range) >= 0.5 or (share(contents, _is_worded) > 0 and share(contents, is_clock) < 0.5)


def _pair(name: str) -> str:
    """What a planned and an actual field have in common."""
    return name.removeprefix("planned_").removeprefix("actual_")


def _says_nothing(said: str) -> bool:
    words = [word for word in words_of(said) if not word.isdigit()]
    return all(word.rstrip("0123456789") in _SAYS_NOTHING for word in words)


def _is_clock_only(content: CellContent) -> bool:
    return is_clock(content) and not isinstance(content, datetime)


def _is_moment(content: CellContent) -> bool:
    return isinstance(content, datetime) or (
        isinstance(content, str) and is_clock(content) and not content.strip().isdigit()
    )


def _counts_rows(contents: Sequence[CellContent]) -> bool:
    """1, 2, 3 down the column: the number of its row."""
    numbers = [as_number(cell) for cell in contents if not is_blank(cell)]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def _is_worded(content: CellContent) -> bool:
    return isinstance(content, str) and any(letter.isalpha() for letter in content)


def _plain(content: CellContent) -> str:
    return "" if is_blank(content) else say_content(content).casefold()
