"""A borough's kinds may come in several files; what a later file says nothing of is never dropped without a word."""

from collections.abc import Mapping
from datetime import time
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.actions.create_operation import create_operation
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.operation.kinds import Phase
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.return_status import lane_of
from briefing_app.operation.returns.returns import Looked, Outcome
from briefing_app.operation.steps import finish
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers
from tests.actions.dropped import Desk
from tests.made_workbooks import LAMBETH, THE_DAY, Content, workbook

HEADINGS = {
    "arrests": ("Ref", "Persons", "Arrest date", "Arrest time", "Arrest type", "Primary offence", "DA flag"),
    "lessons": ("Ref", "Category", "Observation"),
}
Counts = Mapping[str, int]


def rows_of(kind: str, number: int) -> list[list[Content]]:
    match kind:
        case "arrests":
            return [
                [f"LAM-A-{n:03d}", 1, THE_DAY, time(9), "Reactive", "O06 Threats to kill", "N"]
                for n in range(1, number + 1)
            ]
        case _:
            return [[f"LAM-L-{n:03d}", "Went well", "The briefing came in time"] for n in range(1, number + 1)]


def written(path: Path, counts: Counts, version: int = 1, **cover: Content) -> Path:
    """Kinds with so many rows each; 0 is a sheet without any."""
    sheets = {kind.capitalize(): [HEADINGS[kind], *rows_of(kind, number)] for kind, number in counts.items()}
    path.write_bytes(workbook(sheets, {**LAMBETH, "Return version": version, **cover}))
    return path


class FileDesk(Desk):
    """The same with real files, read by readers."""

    def __init__(self, store: Store, operation: Operation, readers: Readers) -> None:
        super().__init__(store, operation, Path())
        self.readers = readers

    def look(self, *paths: Path, answers: Mapping[str, str] | None = None) -> tuple[Looked, ...]:
        return finish(
            look_at_returns(self.store, paths, operation_ref=self.operation.ref, readers=self.readers, answers=answers)
        )

    @property
    def rows(self) -> dict[str, int]:
        """Rows that count, by kind; kinds without any are left out."""
        position = self.position
        found = {kind: len(position.of(kind, Phase.RESULT)) for kind in ("arrests", "lessons")}
        for kind, number in found.items():
            # A kind of which rows count is stated, and one of which none do is not.
            assert position.states(kind, Phase.RESULT, "Lambeth") is bool(number)
        return {kind: number for kind, number in found.items() if number}


@pytest.fixture
def desk(store: Store, operation: Operation, readers: Readers) -> FileDesk:
    return FileDesk(store, operation, readers)


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("turned", [True, False])
def test_that_kinds_in_two_files_add_up_in_any_order(
    desk: FileDesk, tmp_path: Path, together: bool, turned: bool
) -> None:
    paths = [written(tmp_path / "a.xlsx", {"arrests": 2}), written(tmp_path / "b.xlsx", {"lessons": 3})]
    paths = paths[::-1] if turned else paths
    done = desk.take(*paths) if together else (*desk.take(paths[0]), *desk.take(paths[1]))
    assert [one.outcome for one in done] == [Outcome.IMPORTED, Outcome.IMPORTED]
    assert "beside what is there" in done[1].why
    assert desk.rows == {"arrests": 2, "lessons": 3}
    standing = lane_of(desk.position, "Lambeth").result
    assert (standing.accepted, sorted(standing.files)) == (5, ["a.xlsx", "b.xlsx"])


def test_that_an_empty_sheet_of_the_template_is_no_kind_of_the_file(desk: FileDesk, tmp_path: Path) -> None:
    desk.take(written(tmp_path / "a.xlsx", {"arrests": 2, "lessons": 0}))
    (done,) = desk.take(written(tmp_path / "b.xlsx", {"lessons": 3, "arrests": 0}))
    assert done.outcome is Outcome.IMPORTED
    assert desk.rows == {"arrests": 2, "lessons": 3}


def test_that_a_correction_of_one_file_leaves_the_other_kinds(desk: FileDesk, tmp_path: Path) -> None:
    desk.take(written(tmp_path / "a.xlsx", {"arrests": 2}), written(tmp_path / "b.xlsx", {"lessons": 3}))
    (done,) = desk.take(written(tmp_path / "a2.xlsx", {"arrests": 5}, 2))
    assert done.outcome is Outcome.SUPERSEDES
    assert desk.rows == {"arrests": 5, "lessons": 3}


def test_that_a_whole_return_takes_the_place_of_all_its_files(desk: FileDesk, tmp_path: Path) -> None:
    desk.take(written(tmp_path / "a.xlsx", {"arrests": 2}), written(tmp_path / "b.xlsx", {"lessons": 3}))
    (done,) = desk.take(written(tmp_path / "whole.xlsx", {"arrests": 1, "lessons": 1}, 2))
    assert done.outcome is Outcome.SUPERSEDES
    assert desk.rows == {"arrests": 1, "lessons": 1}
    assert desk.undo()
    assert desk.rows == {"arrests": 2, "lessons": 3}


def test_that_a_correction_that_says_nothing_of_a_kind_is_asked_about_and_held(desk: FileDesk, tmp_path: Path) -> None:
    desk.take(written(tmp_path / "whole.xlsx", {"arrests": 2, "lessons": 3}))
    path = written(tmp_path / "v2.xlsx", {"arrests": 5}, 2)
    (done,) = desk.take(path)
    assert done.outcome is Outcome.NEEDS_ANSWERS
    (question,) = done.reading.questions
    assert "has lessons, and this file says nothing of them" in question.says
    assert [len(sheet.held) for sheet in done.reading.sheets] == [5]
    assert all(sheet.balances for sheet in done.reading.sheets)
    assert desk.rows == {"arrests": 2, "lessons": 3}


@pytest.mark.parametrize(
    ("choice", "expected"), [(0, {"arrests": 5, "lessons": 3}), (1, {"arrests": 5})], ids=["alone", "whole"]
)
@pytest.mark.parametrize("held_first", [True, False])
def test_that_the_answer_is_carried_out_and_undone(
    desk: FileDesk, tmp_path: Path, choice: int, expected: Counts, held_first: bool
) -> None:
    desk.take(written(tmp_path / "whole.xlsx", {"arrests": 2, "lessons": 3}))
    path = written(tmp_path / "v2.xlsx", {"arrests": 5}, 2)
    if held_first:
        desk.take(path)
    (question,) = desk.look(path)[0].reading.questions
    (done,) = desk.take(path, answers={question.id: question.choices[choice]})
    assert done.outcome is Outcome.SUPERSEDES
    assert desk.rows == expected
    assert desk.undo()
    assert desk.rows == {"arrests": 2, "lessons": 3}
    assert desk.redo()
    assert desk.rows == expected
    (again,) = desk.look(path)
    assert again.outcome is Outcome.UNCHANGED
    assert not again.reading.questions


def test_that_the_difference_of_an_answer_is_of_the_kinds_it_is_about(desk: FileDesk, tmp_path: Path) -> None:
    desk.take(written(tmp_path / "whole.xlsx", {"arrests": 2, "lessons": 3}))
    path = written(tmp_path / "v2.xlsx", {"arrests": 3}, 2)
    (question,) = desk.look(path)[0].reading.questions
    alone, whole = (desk.look(path, answers={question.id: choice})[0].difference for choice in question.choices)
    assert alone is not None
    assert (len(alone.new), len(alone.gone), alone.unchanged) == (1, 0, 2)
    assert whole is not None
    assert (len(whole.new), len(whole.gone), whole.unchanged) == (1, 3, 2)


def test_that_a_draft_replaces_no_final_of_its_kinds_and_comes_beside_others(desk: FileDesk, tmp_path: Path) -> None:
    final, draft = {"Return status": "Final"}, {"Return status": "Draft"}
    desk.take(written(tmp_path / "a.xlsx", {"arrests": 2}, **final))
    (refused,) = desk.take(written(tmp_path / "b.xlsx", {"arrests": 3}, **draft))
    assert refused.outcome is Outcome.REFUSED
    (beside,) = desk.take(written(tmp_path / "c.xlsx", {"lessons": 3}, **draft))
    assert beside.outcome is Outcome.IMPORTED
    assert desk.rows == {"arrests": 2, "lessons": 3}


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, Counts, int]]:
    kinds = st.fixed_dictionaries({}, optional={"arrests": st.integers(1, 3), "lessons": st.integers(1, 3)})
    step = st.tuples(st.sampled_from(("take", "take", "take", "undo", "redo")), kinds.filter(bool), st.integers(0, 1))
    return draw(st.lists(step, min_size=2, max_size=8))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps())
def test_that_any_course_of_imports_answers_undos_and_redos_counts_as_a_simple_model_does(
    readers: Readers, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Counts, int]]
) -> None:
    folder = tmp_path_factory.mktemp("course")
    names = count()
    with open_store(folder / "store.sqlite") as store:
        desk = FileDesk(store, create_operation(store, name="A day", day=THE_DAY), readers)
        # Each state: file → the kinds that it still speaks for.
        states: list[dict[int, dict[str, int]]] = [{}]
        undone: list[dict[int, dict[str, int]]] = []
        for version, (step, counts, choice) in enumerate(steps, start=1):
            if step == "undo":
                assert desk.undo() is (len(states) > 1)
                if len(states) > 1:
                    undone.append(states.pop())
            elif step == "redo":
                assert desk.redo() is bool(undone)
                if undone:
                    states.append(undone.pop())
            else:
                path = written(folder / f"{next(names)}.xlsx", counts, version)
                (looked,) = desk.look(path)
                answers = {one.id: one.choices[choice] for one in looked.reading.questions}
                (done,) = desk.take(path, answers=answers)
                assert done.outcome in (Outcome.IMPORTED, Outcome.SUPERSEDES)
                before = {file: dict(kinds) for file, kinds in states[-1].items()}
                for kinds in before.values():
                    if kinds.keys() & counts.keys():
                        # What it says nothing of goes only where that was the answer.
                        gone = counts.keys() if answers and choice == 0 else set(kinds)
                        for kind in gone & kinds.keys():
                            del kinds[kind]
                before[version] = dict(counts)
                states.append({file: kinds for file, kinds in before.items() if kinds})
                undone.clear()
            expected: dict[str, int] = {}
            for kinds in states[-1].values():
                expected |= kinds
            assert desk.rows == expected
