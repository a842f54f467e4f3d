"""Cells that hold one, or several, of a list of words: read by the whole word, asked about where two fit."""

import re
from collections.abc import Collection
from datetime import date
from functools import cache

from briefing_app.operation.boroughs import borough_named, boroughs_of_bcu
from briefing_app.operation.kinds import Field, IfMissing, Type
from briefing_app.operation.offences import offences_meant, offences_numbered
from briefing_app.operation.value_words import is_of_boroughs, is_of_offences, is_of_units, words_of
from briefing_app.operation.words import normalised
from briefing_app.workbooks.files.contents import (
    NOT_STATED_WORDS,
    Asked,
    CellContent,
    ColumnContext,
    Doubt,
    Odd,
    Read,
    is_blank,
    refused,
    say_content,
    tidied,
)
from briefing_app.workbooks.values.personal_data import without_personal_data
from briefing_app.workbooks.values.remarks import Head, head_of
from briefing_app.workbooks.values.suggestions import suggestions
from briefing_app.workbooks.values.unit_names import unit_meant

KEPT = "keep as sent, under Other"
NOT_STATED = "not stated"
_CROSSES = frozenset({"x", "✕", "✖", "×", "☒", "ü"})
_DASHES = frozenset({"-", "–", "—", "--", "."})


def known_share(kind_name: str, definition: Field, contents: Collection[CellContent]) -> float:
    """Of the contents that state anything, the share that are words of the field's list, or known ways to say one."""
    choice = _choice(kind_name, definition)
    stated = [cell for cell in contents if not is_blank(cell) and not says_nothing(cell)]
    return sum(1 for cell in stated if choice.is_known(cell)) / len(stated) if stated else 0.0


def is_known_value(kind_name: str, definition: Field, content: CellContent) -> bool:
    """Whether a content is a word of the field's list, or a known way to say one."""
    return bool(definition.values) and _choice(kind_name, definition).is_known(content)


def value_meant(kind_name: str, definition: Field, said: str) -> str | None:
    """The one value that words mean for certain; None where there is none, or more."""
    meant = _choice(kind_name, definition).meant(said)
    return meant[0] if len(meant) == 1 else None


def says_nothing(content: CellContent) -> bool:
    """A dash, "n/a", "tbc": no value of any list."""
    word = tidied(say_content(content)).casefold()
    return word in NOT_STATED_WORDS or word in _DASHES


def read_choices(
    definition: Field, contents: Collection[CellContent], context: ColumnContext
) -> tuple[dict[CellContent, Read], list[str]]:
    reader = _choice(context.kind, definition)
    return {content: reader[content] for content in contents}, []


class Choice(dict[CellContent, Read]):
    """`choice[content]` is what the content means; remembered, as the same words come again and again."""

    MOST_REMEMBERED = 5_000

    def __init__(self, kind_name: str, definition: Field) -> None:
        super().__init__()
        self._field = definition
        self._words = words_of(kind_name, definition)
        self._plain = {normalised(value): value for value in definition.values}

    def __missing__(self, content: CellContent) -> Read:
        if len(self) > self.MOST_REMEMBERED:
            self.clear()
        read = self[content] = self._read(content)
        return read

    def is_known(self, content: CellContent) -> bool:
        """Whether the whole of a content, or each part of a list of several, is a known word."""
        if is_blank(content) or isinstance(content, date):
            return False
        said = say_content(content)
        if self._meant(said):
            return True
        return self._field.type is Type.MULTI and all(map(self._meant, _parts(said)))

    def meant(self, said: str) -> tuple[str, ...]:
        """The values that the whole of a text may mean."""
        return self._meant(said)

    def _read(self, content: CellContent) -> Read:
        if is_blank(content):
            return None
        if isinstance(content, date):
            return self._of_date(content)
        said = say_content(content)
        if self._field.type is Type.MULTI:
            return self._several(said)
        meant = self._meant(said)
        if not meant and is_of_offences(self._field) and (numbered := offences_numbered(said)):
            return self._asked(said, tuple(one.said for one in numbered))
        if len(meant) == 1:
            return meant[0] if meant[0] == said else Odd(meant[0], said)
        if len(meant) > 1:
            return self._asked(said, meant)
        if says_nothing(said):
            return self._not_stated(said)
        if is_of_boroughs(self._field):
            # Never by a part of a name: Harrow Road is in Westminster.
            return self._unknown(said)
        if len(several := self._all_of(said)) > 1:
            return self._asked(without_personal_data(said), several)
        head = head_of(said, self._words)
        if head is None or (self._field.if_missing is IfMissing.OK and not head.sure):
            return self._unknown(said)
        return self._with_remark(said, head)

    def _with_remark(self, said: str, head: Head) -> Read:
        """An offence's remark may make another of it; of other words it says more, unless it says "but"."""
        said = without_personal_data(said)
        if len(head.meant) > 1:
            return self._asked(said, head.meant)
        if head.sure and not is_of_offences(self._field):
            return Odd(head.meant[0], said, f"“{said}” was read as {head.meant[0]}.")
        return self._asked_if_meant(said, head.meant)

    def _meant(self, said: str) -> tuple[str, ...]:
        found = self._words.get(normalised(said))
        if found is not None:
            return found
        if (tick := self._words.get(tidied(said))) is not None:
            return tick
        if self._field.type is Type.BOOL and tidied(said).casefold() in _CROSSES:
            return tuple(value for value in ("Y", "N") if value in self._field.values)
        if is_of_offences(self._field):
            return tuple(one.said for one in offences_meant(said) or offences_meant(_COUNTED.sub("", said)))
        if is_of_boroughs(self._field):
            borough = borough_named(said)
            return (borough.name,) if borough else boroughs_of_bcu(said)
        return unit_meant(said, self._words) if is_of_units(self._field) else ()

    def _asked(self, said: str, meant: tuple[str, ...]) -> Read:
        """More than one value fits; for a bare number of an offence even one is no certainty."""
        said = without_personal_data(said)
        last, value = (KEPT, said) if self._field.open_list else (NOT_STATED, None)
        heading = self._field.heading
        asked = Asked(
            "which is meant",
            said,
            f"{heading} is “{said}”, which can mean {_either(meant)}. Which is it?",
            (*meant, last),
        )
        return Doubt(asked, (*(Odd(one, said) for one in meant), Odd(value, said)), said)

    def _unknown(self, said: str) -> Read:
        field = self._field
        said = without_personal_data(said)
        near = suggestions(normalised(said), self._words)
        if near and field.if_missing is not IfMissing.OK:
            return self._asked_if_meant(said, near)
        if field.open_list:
            return Odd(
                said,
                said,
                f"“{said}” is not in the list of {field.heading}; it is kept as sent and counted under Other.",
            )
        meant = f" Is {near[0]} meant?" if near else ""
        return refused(
            field, said, f"“{said}” is none of the choices for {field.heading} ({_few(field.values)}).{meant}"
        )

    def _asked_if_meant(self, said: str, near: tuple[str, ...]) -> Doubt:
        field = self._field
        last, value = (KEPT, said) if field.open_list else (NOT_STATED, None)
        where = "is not in the list" if field.open_list else "is none of the choices"
        says = f"“{said}” {where} for {field.heading}. Is {_either(near)} meant?"
        asked = Asked("which is meant", said, says, (*near, last))
        return Doubt(asked, (*(Odd(one, said) for one in near), Odd(value, said)), said)

    def _all_of(self, said: str) -> tuple[str, ...]:
        """ "ABH and criminal damage": the values of a cell that names more than one, where all are known."""
        meant = [self._meant(part) for part in _JOINED.split(said) if part.strip()]
        return tuple(dict.fromkeys(one for several in meant for one in several)) if all(meant) else ()

    def _not_stated(self, said: str) -> Read:
        if self._field.if_missing is IfMissing.OK:
            return Odd(None, said)
        return refused(self._field, said, f"{self._field.heading} is “{said}”.")

    def _of_date(self, content: date) -> Read:
        """Excel takes 10-17 for October 2017."""
        forms = (f"{content.month}-{content:%y}", f"{content.day}-{content.month}")
        meant = [self._plain[word] for form in forms if (word := normalised(form)) in self._plain]
        said = say_content(content)
        if len(meant) == 1:
            return Odd(meant[0], said, f"Excel made a date of {meant[0]} ({said}); it was read as {meant[0]}.")
        return refused(self._field, content, f"{self._field.heading} holds a date, {said}.")

    def _several(self, said: str) -> Read:
        whole = self._meant(said)
        if len(whole) == 1:
            return whole[0] if whole[0] == said else Odd(whole[0], said)
        if tidied(said).casefold() in NOT_STATED_WORDS or tidied(said) in _DASHES:
            return Odd(None, said)
        said = without_personal_data(said)
        parts = _parts(said)
        chosen = [found[0] if len(found := self._meant(part)) == 1 else None for part in parts]
        kept = "; ".join(dict.fromkeys(found or part for found, part in zip(chosen, parts, strict=True)))
        unknown = [part for found, part in zip(chosen, parts, strict=True) if found is None]
        if unknown:
            return Odd(kept, said, f"“{unknown[0]}” is not in the list of {self._field.heading}; it is kept as sent.")
        return kept if kept == said else Odd(kept, said)


@cache
def _choice(kind_name: str, definition: Field) -> Choice:
    return Choice(kind_name, definition)


def _parts(said: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n/|•]", said) if part.strip()]


_JOINED = re.compile(r"\s*(?:[/&+,;\n]|\band\b|\s[-–—]\s)\s*", re.IGNORECASE)
_COUNTED = re.compile(
    r"^\s*\d{1,2}\s*[x×]\s+|\s*[x×]\s*\d{1,2}\s*$"
    r"|^\s*(?:wanted|w/m|circulated|arrest(?:ed)? on suspicion|arrested|suspected|sus)\b"
    r"(?:\s+(?:for|of|on suspicion of))?[\s:\-–]+",
    re.IGNORECASE,
)
"""What stands around an offence and is none: "ABH x 2", "wanted for ABH"."""


def _either(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"


def _few(values: tuple[str, ...]) -> str:
    return ", ".join(values[:6]) + (" …" if len(values) > 6 else "")
