"""What has to be asked about one return, and what was answered, now or on an earlier day."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing_app.operation.returns.returns import Question, Remembered
from briefing_app.operation.times import from_minute
from briefing_app.operation.words import say_date
from briefing_app.workbooks.files.contents import Asked


@dataclass(frozen=True, slots=True)
class Answered:
    """Which of the choices was taken, and why it could be taken without asking."""

    choice: int
    because: str = ""


class Questions:
    """The questions of one return. The same question is asked once, with all cells that it is about."""

    def __init__(self, borough: str, answers: Mapping[str, str], remembered: Sequence[Remembered] = ()) -> None:
        self._borough = borough
        self._answers = answers
        self._remembered = {
            (one.kind, one.field, one.content): one for one in remembered if one.borough == borough and one.content
        }
        self._asked: dict[str, tuple[str, str, Asked, list[str]]] = {}
        self._settled: set[str] = set()

    def settle(self, kind: str, field: str, asked: Asked, cells: Sequence[str]) -> Answered | None:
        """What was answered; None where nobody has, and the question is noted with its cells."""
        name = _id(self._borough, kind, field, asked)
        answer = self._answers.get(name)
        if answer is not None and answer.strip() in asked.choices:
            self._settled.add(name)
            return Answered(asked.choices.index(answer.strip()))
        known = self._remembered.get((kind, field, lasting_content(asked)))
        if known is not None:
            choice = next((n for n, one in enumerate(asked.choices) if _stem(one) == _stem(known.value)), None)
            if choice is not None:
                when = f" on {say_date(from_minute(known.confirmed_at).date())}" if known.confirmed_at else ""
                return Answered(choice, f"because you confirmed it{when}")
        self._asked.setdefault(name, (kind, field, asked, []))[3].extend(cells)
        return None

    @property
    def open(self) -> tuple[Question, ...]:
        return tuple(
            Question(name, asked.says, asked.choices, tuple(cells), kind, field, lasting_content(asked))
            for name, (kind, field, asked, cells) in self._asked.items()
        )

    @property
    def answered(self) -> tuple[str, ...]:
        """The ids of questions that the answers given for this reading have settled."""
        return tuple(sorted(self._settled))


def lasting_content(asked: Asked) -> str:
    """What an answer is remembered for: the words, or the way of writing; empty where it does not last."""
    return (asked.content or asked.about) if asked.lasting else ""


def _id(borough: str, kind: str, field: str, asked: Asked) -> str:
    said = "\x1f".join((borough, kind, field, asked.about, asked.content, *asked.choices))
    return "q" + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def _stem(choice: str) -> str:
    return choice.partition(": ")[0]
