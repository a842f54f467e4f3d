"""Who sent a return, of which phase and for which day: what its cover, its file's name and its tables say together."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.operation.boroughs import borough_named, boroughs_of_bcu
from briefing_app.operation.errors import Refused
from briefing_app.operation.kinds import COVER, Phase
from briefing_app.operation.operations import Marking, Operation
from briefing_app.operation.returns.returns import Cover, Problem, Question, Severity, Status
from briefing_app.operation.words import listed, say_date
from briefing_app.workbooks.cover_lines import Said
from briefing_app.workbooks.file_names import FileName, boroughs_among
from briefing_app.workbooks.files.contents import Asked
from briefing_app.workbooks.values.likely_boroughs import likely_boroughs
from briefing_app.workbooks.values.questions import Questions

_MOST_CHOICES = 8
_ABOVE_SENSITIVE = re.compile(r"\b(?:top\s+)?secret\b|\bconfidential\b", re.IGNORECASE)


class MoreNeeded(Refused):
    """What the file does not say for certain and a person can, with the question to ask."""

    def __init__(self, says: str, questions: Sequence[Question] = ()) -> None:
        super().__init__(says)
        self.questions = tuple(questions)


class BoroughNeeded(MoreNeeded):
    """The file does not say whose return it is, or says so twice and not the same."""


@dataclass(frozen=True, slots=True)
class Claims:
    """All that a file says of itself as a whole."""

    lines: Mapping[str, Said]
    file_name: FileName
    mentioned: Callable[[], Sequence[str]]
    """Boroughs that its titles name in passing; looked for only where nothing says whose it is."""


def settle_cover(
    claims: Claims,
    operation: Operation,
    questions: Questions,
    *,
    phase: Phase | None,
    borough: str | None,
    of_tables: Collection[str],
    phase_of_columns: Phase | None,
) -> tuple[Cover, list[Problem]]:
    """Who sent what: by what the sender was told to be (`borough`, `phase`), the cover, the file's name, the tables.

    Raises MoreNeeded where it can't be told, and Refused where the return is none of this operation.
    """
    lines, file_name = claims.lines, claims.file_name
    name = _borough(claims, operation, questions, borough, of_tables)
    found_phase = phase or phase_said(lines) or file_name.phase or phase_of_columns or _asked_phase(questions)
    problems: list[Problem] = []
    if file_name.phase is not None and phase is None and (said := phase_said(lines)) not in (None, file_name.phase):
        says = f"The cover says {said}, the file's name says {file_name.phase}; the cover was followed."
        problems.append(_warning(lines["return_type"], "return_type", says))
    day = lines.get("operation_date")
    stated_day = date.fromisoformat(str(day.value)) if day and day.value else None
    if day is not None and stated_day is not None and stated_day != operation.day:
        raise Refused(
            f"The return is for {say_date(stated_day)} (Cover {day.cell}), this operation is on "
            f"{say_date(operation.day)}. Choose the right operation, or ask the borough for the right file."
        )
    if file_name.day is not None and stated_day is None and file_name.day != operation.day:
        says = (
            f"The file's name says {say_date(file_name.day)}, this operation is on {say_date(operation.day)}. "
            "Check that it is the right file."
        )
        problems.append(Problem(COVER, "", "operation_date", "", says, Severity.WARN))
    marking, more = _marking(lines, operation)
    version = lines.get("return_version")
    return (
        Cover(
            borough=name,
            phase=found_phase,
            version=_whole(version) or file_name.version or 1,
            status=Status(_text(lines.get("return_status")) or Status.FINAL),
            operation_date=stated_day,
            data_as_at=_whole(lines.get("data_as_at")),
            completed_by=_text(lines.get("completed_by")),
            approved_by=_text(lines.get("approved_by")),
            marking=marking,
            handling=_text(lines.get("handling_instruction")),
            version_stated=_whole(version) is not None or file_name.version is not None,
        ),
        problems + more,
    )


# --- the borough ------------------------------------------------------------------------------


def borough_stated(claims: Claims, questions: Questions) -> str | None:
    """The borough that the cover, or else the file's name, says, or a person where they differ; None where neither.

    Raises BoroughNeeded where they contradict each other.
    """
    lines, named = claims.lines, claims.file_name.borough
    stated, by_code = lines.get("borough"), lines.get("gss_code")
    coded = borough_named(by_code.content) if by_code else None
    name = str(stated.value) if stated is not None and stated.value else None
    if name and coded and coded.name != name and by_code is not None:
        says = (
            f"The cover contradicts itself: the borough is {name}, the code {by_code.content} is {coded.name}'s. "
            "Ask the borough which is right, or choose the borough when importing."
        )
        return _asked_borough(says, (name, coded.name), questions)
    if stated is not None and name is None:
        return None
    name = name or (coded.name if coded else None)
    if name and named and named.name != name:
        says = f"The cover says {name}, the file's name says {named.name}. Whose return is it?"
        return _asked_borough(says, (name, named.name), questions)
    return name or (named.name if named else None)


def _borough(
    claims: Claims, operation: Operation, questions: Questions, told: str | None, of_tables: Collection[str]
) -> str:
    if told is not None:
        return told
    name = borough_stated(claims, questions)
    if name is None and _leaves_it_to_tables(claims, of_tables):
        name = next((one for one in of_tables if one in operation.boroughs), next(iter(of_tables)))
    name = name or _asked_whose(claims, operation, questions, of_tables)
    if name not in operation.boroughs:
        raise Refused(
            f"The return is from {name}, from which this operation expects none. "
            "If it takes part, add it to the operation first."
        )
    return name


def _leaves_it_to_tables(claims: Claims, of_tables: Collection[str]) -> bool:
    """Whether the tables' boroughs may stand: the cover names none, or a command unit or several that are these."""
    stated = claims.lines.get("borough")
    return bool(of_tables) and (stated is None or set(_several_in(stated.content)) >= set(of_tables))


def _several_in(said: str) -> list[str]:
    """The boroughs of a cell that names more than one, or their command unit."""
    sure, likely = boroughs_among([word for word in re.split(r"[\s,;/&+]+|\band\b", said) if word])
    return [*boroughs_of_bcu(said), *sure, *likely]


def _asked_whose(claims: Claims, operation: Operation, questions: Questions, of_tables: Collection[str]) -> str:
    """Nothing says it for certain: what is nearest is asked."""
    stated = claims.lines.get("borough")
    if stated is not None:
        choices = dict.fromkeys((*likely_boroughs(stated.content), *_several_in(stated.content), *of_tables))
        says = f"“{stated.content}” (Cover {stated.cell}) is no London borough that this app knows."
        if choices:
            return _asked_borough(f"{says} Which is meant?", tuple(choices), questions)
        raise BoroughNeeded(f"{says} Correct the name there, or choose the borough when importing.")
    choices = dict.fromkeys(one for one in (*claims.file_name.may_be, *claims.mentioned()) if one in operation.boroughs)
    if choices:
        says = f"The file does not say for certain which borough it is from; it speaks of {listed(choices)}."
        return _asked_borough(f"{says} Whose return is it?", tuple(choices), questions)
    raise BoroughNeeded(
        "The file does not say which borough it is from, neither on a Cover sheet nor in its name. "
        "Choose the borough when importing."
    )


def _asked_borough(says: str, choices: tuple[str, ...], questions: Questions) -> str:
    asked = Asked("whose return", "", says, choices[:_MOST_CHOICES], lasting=False)
    answer = questions.settle("", "borough", asked, ())
    if answer is None:
        raise BoroughNeeded(says, questions.open)
    return asked.choices[answer.choice]


# --- the phase --------------------------------------------------------------------------------


def phase_said(lines: Mapping[str, Said]) -> Phase | None:
    said = _text(lines.get("return_type"))
    return Phase(said.casefold()) if said else None


def _asked_phase(questions: Questions) -> Phase:
    says = "The file does not say whether it is a plan or a result."
    asked = Asked("plan or result", "", f"{says} Which is it?", ("Plan", "Result"), lasting=False)
    answer = questions.settle("", "return_type", asked, ())
    if answer is None:
        raise MoreNeeded(
            f"{says} Put PLAN or RESULT beside “Return type” on the Cover sheet, or choose it when importing.",
            questions.open,
        )
    return (Phase.PLAN, Phase.RESULT)[answer.choice]


# --- the marking ------------------------------------------------------------------------------


def above_sensitive(marking: str) -> bool:
    """Whether a marking is one that this app may hold nothing of."""
    return _ABOVE_SENSITIVE.search(marking) is not None


def refuse_above_sensitive(content: str, where: str) -> None:
    raise Refused(
        f"The return is marked “{content}” ({where}); this app holds nothing above "
        "OFFICIAL-SENSITIVE. It was not read further. Handle the file as its marking asks."
    )


def _marking(lines: Mapping[str, Said], operation: Operation) -> tuple[Marking, list[Problem]]:
    stated = lines.get("protective_marking")
    if stated is None:
        return operation.marking, []
    if stated.value is not None:
        return Marking(str(stated.value)), []
    if above_sensitive(stated.content):
        refuse_above_sensitive(stated.content, f"Cover {stated.cell}")
    says = f"“{stated.content}” is no marking that this app knows; the return is handled as {operation.marking}."
    return operation.marking, [_warning(stated, "protective_marking", says)]


def _warning(said: Said, field_name: str, says: str) -> Problem:
    return Problem(COVER, said.cell, field_name, said.content, says, Severity.WARN)


def _text(said: Said | None) -> str | None:
    return said.value if said is not None and isinstance(said.value, str) else None


def _whole(said: Said | None) -> int | None:
    return said.value if said is not None and isinstance(said.value, int) else None
