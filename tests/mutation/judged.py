"""Reads mutants as a drop and judges each: refused, read as before, or changed where its cells are changed."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Reading
from briefing_app.workbooks.readers import Found, Readers
from tests.mutation.damage import Mutant
from tests.mutation.originals import Original
from tests.mutation.other_eyes import seen_beside


class Verdict(StrEnum):
    REFUSED = "refused"
    SAME = "read as before"
    EXPLAINED = "changed as its cells are"
    HELD = "no cell changed, and rows held that were not"
    UNEXPLAINED = "changed, and no cell of it is"
    SPREAD = "changed in rows whose cells are as before"
    NO_OUTCOME = "without an outcome"
    NO_SENTENCE = "refused without a sentence"


FAULTS = (Verdict.UNEXPLAINED, Verdict.SPREAD, Verdict.NO_OUTCOME, Verdict.NO_SENTENCE)


class Judged(NamedTuple):
    mutant: Mutant
    verdict: Verdict
    says: str


HELD = "held"

Row = tuple[str, int]
Essence = tuple[object, Mapping[Row, object]]


class Judge:
    """Knows how each original reads."""

    def __init__(self, readers: Readers, operation: Operation, folder: Path) -> None:
        self._readers = readers
        self._operation = operation
        self._folder = folder
        self._known: dict[str, Essence] = {}

    def judge(self, mutants: Sequence[Mutant]) -> Iterator[Judged]:
        """One verdict for each, in their order."""
        for mutant in mutants:
            if mutant.original.kind not in self._known:
                self._know(mutant.original)
        found = self._read([(one.original.name, one.content) for one in mutants])
        for place, mutant in enumerate(mutants):
            verdict, says = self._verdict(mutant, [one.reading for one in found if one.place[0] == place])
            yield Judged(mutant, verdict, says)

    def _know(self, original: Original) -> None:
        (found,) = self._read([(original.name, original.content)])
        assert found.reading.cover is not None, f"{original.kind}: {found.reading.refused}"
        self._known[original.kind] = _essence(found.reading)

    def _read(self, files: Sequence[tuple[str, bytes]]) -> list[Found]:
        paths = []
        for number, (name, content) in enumerate(files):
            path = self._folder / str(number) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            paths.append(str(path))
        found = list(self._readers.read(paths, self._operation))
        for path in paths:
            Path(path).unlink()
        for one in found:
            if one.copy:
                Path(one.copy).unlink(missing_ok=True)
        return found

    def _verdict(self, mutant: Mutant, readings: Sequence[Reading]) -> tuple[Verdict, str]:
        if not readings:
            return Verdict.NO_OUTCOME, ""
        reading = next((one for one in readings if one.cover is not None), readings[0])
        if reading.cover is None:
            is_sentence = reading.refused[:1].isupper() or reading.refused[:1] == "“"
            verdict = Verdict.REFUSED if is_sentence and reading.refused.endswith((".", "?")) else Verdict.NO_SENTENCE
            return verdict, f"{reading.refused} {reading.fault}".strip()
        essence = self._known[mutant.original.kind]
        now = _essence(reading)
        if now == essence:
            return Verdict.SAME, ""
        seen, cells = seen_beside(mutant.original, mutant.content)
        changed = {place for place in {**essence[1], **now[1]} if essence[1].get(place) != now[1].get(place)}
        says = _say(essence, now, changed)
        only_held = now[0] == essence[0] and all(now[1].get(row) == HELD for row in changed)
        if seen is None or seen == cells:
            if only_held:
                return Verdict.HELD, says
            return Verdict.UNEXPLAINED, f"{'other reader gives up' if seen is None else 'same cells'}; {says}"
        rows = {place[1] + 1 for place in {**cells, **seen} if cells.get(place) != seen.get(place)}
        counted = {row for kind, row in changed if now[1].get((kind, row)) != HELD}
        if counted <= rows or min(rows) == 1 or now[0] != essence[0]:
            return Verdict.EXPLAINED, says
        return Verdict.SPREAD, f"cells in rows {sorted(rows)}; {says}"


def _essence(reading: Reading) -> Essence:
    """What would reach a figure: whose return it is, and every row that counts or is held."""
    cover = reading.cover
    assert cover is not None
    rows: dict[Row, object] = {}
    for sheet in reading.sheets:
        rows |= {(sheet.kind, int(str(row[0]))): row[2:] for row in sheet.rows}
        rows |= {(sheet.kind, held.row): HELD for held in sheet.held}
    states = sorted((sheet.kind, sheet.state) for sheet in reading.sheets)
    return (cover.borough, cover.phase, cover.version, cover.status, cover.data_as_at, cover.marking, states), rows


def _say(before: Essence, now: Essence, changed: set[Row]) -> str:
    said = [f"{before[0]} -> {now[0]}"] if before[0] != now[0] else []
    for row in sorted(changed)[:3]:
        old, new = before[1].get(row), now[1].get(row)
        if isinstance(old, tuple) and isinstance(new, tuple):
            said.append(f"{row}: {[(a, b) for a, b in zip(old, new, strict=True) if a != b]}")
        else:
            said.append(
                f"{row}: {'there' if isinstance(old, tuple) else old} -> {'there' if isinstance(new, tuple) else new}"
            )
    return "; ".join(said)
