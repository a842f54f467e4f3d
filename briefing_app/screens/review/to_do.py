"""What a file still asks for, one thing after the other, and how that is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.operation.returns.returns import Looked, Outcome, Question, Reading, Severity
from briefing_app.operation.returns.sheet_shown import Place
from briefing_app.operation.words import plural
from briefing_app.screens.review.cell_marks import MARK_OF, Mark, place_of, split_cell

MOST_LIT = 2_000
"""Cells of one question that are outlined on the sheet."""
_ORDER = (Severity.ASK, Severity.HOLD, Severity.WARN)


@dataclass(frozen=True, slots=True)
class ToDo:
    """A question with all its cells, or one problem."""

    mark: Mark
    says: str
    sheet: str
    cell: str
    """The first one, where there are several."""
    found: str = ""
    question: Question | None = None

    @property
    def place(self) -> Place | None:
        return place_of(self.cell)

    @property
    def presses(self) -> bool:
        """Whether rows are held until it is settled."""
        return self.mark is not Mark.WARNING

    @property
    def where(self) -> str:
        """ "Arrests F2", or "14 cells from Arrests F2"."""
        first = f"{self.sheet} {self.cell}".strip()
        if self.question is not None and len(self.question.cells) > 1:
            return f"{len(self.question.cells)} cells from {first}"
        return first or "The whole file"

    @property
    def cells(self) -> tuple[tuple[str, int, int], ...]:
        """Sheet, row and column of what it is about, the numbers from 0; of very many the first."""
        named = self.question.cells[:MOST_LIT] if self.question is not None else (f"{self.sheet}!{self.cell}",)
        found = ((sheet, place_of(cell)) for sheet, cell in map(split_cell, named))
        return tuple((sheet, *place) for sheet, place in found if place is not None)


def to_do_of(reading: Reading) -> tuple[ToDo, ...]:
    """Questions first, then held rows, then warnings; each in the order of the file."""
    asked = {cell for question in reading.questions for cell in question.cells}
    items = [_asking(question) for question in reading.questions]
    problems = [
        one for one in reading.problems if one.severity is not Severity.ASK or f"{one.sheet}!{one.cell}" not in asked
    ]
    for severity in _ORDER:
        items += [
            ToDo(MARK_OF[severity], one.says, one.sheet, one.cell, one.found)
            for one in problems
            if one.severity is severity
        ]
    return tuple(items)


def _asking(question: Question) -> ToDo:
    sheet, cell = split_cell(question.cells[0]) if question.cells else ("", "")
    return ToDo(Mark.QUESTION, question.says, sheet, cell, question=question)


def held_rows(looked: Looked) -> int:
    return sum(len(sheet.held) for sheet in looked.reading.sheets)


def asks(looked: Looked) -> bool:
    """Whether somebody has to do something before all of the file can count."""
    return bool(still_to_do(looked))


def can_be_told(looked: Looked) -> bool:
    """Whether a refused file may be read once it is said whose it is, or how it opens."""
    reading = looked.reading
    return reading.needs_password or (reading.needs_borough and not reading.questions)


def still_to_do(looked: Looked) -> str:
    """ "2 questions, 3 rows held"; empty where nothing is left."""
    reading = looked.reading
    counts_now = any(one.same is not None and one.same.current for one in looked.each)
    if looked.outcome is Outcome.UNCHANGED and not counts_now:
        return ""
    if reading.needs_password:
        return "Password"
    if can_be_told(looked):
        return "Which borough?"
    questions, held = len(reading.questions), held_rows(looked)
    parts = [plural(questions, "question")] if questions else []
    parts += [f"{plural(held, 'row')} held"] if held else []
    return ", ".join(parts)


def left_in(files: Sequence[Looked]) -> int:
    return sum(1 for one in files if asks(one))


def next_to_do(
    files: Sequence[Looked], place: int, items: Sequence[ToDo], row: int, step: int
) -> tuple[int, int | None] | None:
    """Where the next (or, with a step of -1, the previous) thing that holds rows is.

    First among the `items` of the file at `place`, after `row`; then in the next file that asks for something, round
    and round. The file's place and the item's, which is None where it is another file's; None where nothing is left.
    """
    rest = range(row + 1, len(items)) if step > 0 else range(row - 1, -1, -1)
    inside = next((other for other in rest if items[other].presses), None)
    if inside is not None:
        return place, inside
    around = ((place + step * far) % len(files) for far in range(1, len(files) + 1))
    found = next((other for other in around if asks(files[other])), None)
    return (found, None) if found is not None else None
