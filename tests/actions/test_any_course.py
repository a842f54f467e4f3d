"""Any course of imports, corrections, undos and redos counts as a simple model does, and drops nothing unasked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.actions.create_operation import create_operation
from briefing_app.operation.operations import Operation
from briefing_app.operation.position.return_status import lane_of
from briefing_app.operation.returns.returns import Looked, Outcome, Status
from briefing_app.store.store import open_store
from tests.actions.dropped import KINDS, Desk, File
from tests.made_readings import BLANK, NIL, Sent
from tests.made_workbooks import THE_DAY
from tests.positions import moment

BOROUGHS = ("Lambeth", "Southwark")
AS_AT = (None, moment("20:00"), moment("22:00"))


@cache
def empty_store() -> tuple[bytes, Operation]:
    """To be copied: making one anew takes longer than all that is done with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        with open_store(path) as store:
            operation = create_operation(store, name="A day", day=THE_DAY)
        return path.read_bytes(), operation


@contextmanager
def new_desk() -> Iterator[Desk]:
    content, operation = empty_store()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        path.write_bytes(content)
        with open_store(path) as store:
            yield Desk(store, operation, Path(folder))


contents = st.fixed_dictionaries({}, optional={name: st.sampled_from((1, 2, 2, NIL, BLANK)) for name in KINDS})
sent = st.builds(
    Sent,
    contents=contents,
    version=st.sampled_from((None, 1, 1, 2, 3)),
    status=st.sampled_from((Status.FINAL, Status.FINAL, Status.DRAFT)),
    as_at=st.sampled_from(AS_AT),
)


# --- one file at a time, answered with the first choice: kind by kind ------------------------------


@dataclass(frozen=True)
class Speaks:
    """What the model knows of one kind: which file speaks for it, and whether with rows or with a nil."""

    file: str
    rows: bool
    by: Sent


State = Mapping[tuple[str, str], Speaks]
"""Borough and kind → who speaks for it."""


class How(Enum):
    """How one stands to another by what they say of themselves."""

    LATER = auto()
    SAME = auto()
    UNCLEAR = auto()
    NEVER = auto()


def how(one: Sent, there: Sent) -> How:
    if (one.status is Status.DRAFT) != (there.status is Status.DRAFT):
        return How.LATER if there.status is Status.DRAFT else How.NEVER
    if one.version and there.version and one.version != there.version:
        return How.LATER if one.version > there.version else How.NEVER
    if one.as_at and there.as_at and one.as_at != there.as_at:
        return How.LATER if one.as_at > there.as_at else How.UNCLEAR
    versions = one.version or 1, there.version or 1
    return How.SAME if versions[0] == versions[1] else How.LATER if versions[0] > versions[1] else How.UNCLEAR


def with_file(state: State, name: str, one: Sent) -> State | None:
    """After a file came and every question was answered with its first choice; None where it was not taken in."""
    found, says = dict(state), {kind: said for kind, said in one.contents.items() if said != BLANK}
    for kind, said in says.items():
        before = state.get((one.borough, kind))
        if before is None or takes_over(one, said != NIL, before):
            found[one.borough, kind] = Speaks(name, said != NIL, one)
    if not says and not any(state[one.borough, kind].rows for kind in KINDS if (one.borough, kind) in state):
        return found
    return found if any(speaks.file == name for speaks in found.values() if speaks.by is one) else None


def takes_over(one: Sent, with_rows: bool, before: Speaks) -> bool:
    stands = how(one, before.by)
    if with_rows:
        return stands is not How.NEVER
    # A nil takes rows away only where it is plainly the later; of two nils the later speaks.
    return stands is How.LATER or (stands is How.SAME and not before.rows)


@st.composite
def courses(draw: st.DrawFn) -> Sequence[tuple[str, Sequence[Sent]]]:
    """New files, earlier ones once more, undos and redos."""
    steps: list[tuple[str, Sequence[Sent]]] = []
    for number in range(draw(st.integers(2, 7))):
        step = draw(st.sampled_from(("new", "new", "new", "again", "undo", "redo")))
        of = [
            replace(draw(sent), borough=name, mark=f"{number}")
            for name in draw(st.sampled_from((BOROUGHS, ("Lambeth",))))
        ]
        if len(of) > 1:
            # One cover speaks for all returns of a file.
            of[1] = replace(of[1], version=of[0].version, status=of[0].status, as_at=of[0].as_at)
        steps.append((step, of))
    return steps


@settings(max_examples=60, deadline=None)
@given(course=courses())
def test_that_any_course_counts_as_a_simple_model_does(course: Sequence[tuple[str, Sequence[Sent]]]) -> None:
    with new_desk() as desk:
        files: list[tuple[File, Sequence[Sent]]] = []
        before: list[tuple[State, frozenset[tuple[int, str]]]] = [({}, frozenset())]
        undone: list[tuple[State, frozenset[tuple[int, str]]]] = []
        for step, of in course:
            if step == "undo":
                assert desk.undo() is (len(before) > 1)
                if len(before) > 1:
                    undone.append(before.pop())
            elif step == "redo":
                assert desk.redo() is bool(undone)
                if undone:
                    before.append(undone.pop())
            else:
                if step == "new" or not files:
                    files.append((desk.file(str(len(files)), *of), of))
                place = len(files) - 1 if step == "new" else len(of) % len(files)
                file, of = files[place]
                desk.take_answering(file)
                state, known = before[-1]
                taken = False
                for one in of:
                    after = with_file(state, str(place), one) if (place, one.borough) not in known else None
                    if after is not None:
                        state, known, taken = after, known | {(place, one.borough)}, True
                if taken:
                    before.append((state, known))
                    undone.clear()
            assert counted(desk) == expected(before[-1][0])


def counted(desk: Desk) -> dict[tuple[str, str], tuple[str, set[str]]]:
    """What the store says of each borough and kind: its state, and the marks of its rows."""
    found = {}
    for borough in BOROUGHS:
        rows = desk.counted(borough)
        for kind, state in desk.states(borough).items():
            if state != "empty":
                found[borough, kind] = state, set(rows.get(kind, ()))
    return found


def expected(state: State) -> dict[tuple[str, str], tuple[str, set[str]]]:
    return {key: ("rows", {one.by.mark}) if one.rows else ("nil", set()) for key, one in state.items()}


# --- several at once, answered in any way or not at all: what must never happen ---------------------


@st.composite
def drops(draw: st.DrawFn) -> Sequence[tuple[Sequence[Sent], int]]:
    """Each drop has a few files, and which choice is taken of every question (none: left open)."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        files = draw(st.lists(sent, min_size=1, max_size=3))
        found.append(
            (
                [replace(one, mark=f"{number}.{place}") for place, one in enumerate(files)],
                draw(st.sampled_from((-1, -1, 0, 1, 2))),
            )
        )
    return found


def take(desk: Desk, files: Sequence[File], choice: int) -> Sequence[Looked]:
    answers: dict[str, str] = {}
    while choice >= 0:
        asked = [question for one in desk.look(*files, answers=answers) for question in one.reading.questions]
        if not asked:
            break
        answers |= {one.id: one.choices[min(choice, len(one.choices) - 1)] for one in asked}
    return desk.take(*files, answers=answers)


Counted = dict[tuple[str, str], tuple[str, set[str]]]


@settings(max_examples=25, deadline=None)
@given(course=drops())
def test_that_whatever_is_dropped_and_answered_nothing_counts_twice_and_nothing_goes_unasked(
    course: Sequence[tuple[Sequence[Sent], int]],
) -> None:
    with new_desk() as desk:
        said: dict[str, Sent] = {}
        snapshots: list[Counted] = [counted(desk)]
        for number, (of, choice) in enumerate(course):
            said |= {one.mark: one for one in of}
            files = [desk.file(f"{number}-{place}", one) for place, one in enumerate(of)]
            before = counted(desk)
            done = take(desk, files, choice)
            after = counted(desk)
            for (_, kind), (_, marks) in after.items():
                assert len(marks) <= 1, "two files count for one kind"
                assert all(len(desk.counted()[kind]) == said[mark].contents[kind] for mark in marks)
            waiting = {one.mark for one, file in zip(of, done, strict=True) if file.outcome is Outcome.NEEDS_ANSWERS}
            assert waiting.isdisjoint(mark for _, marks in after.values() for mark in marks)
            for key, (_, marks) in before.items():
                gone = marks - after.get(key, ("", set()))[1]
                for mark in gone:
                    assert_was_replaced(said[mark], key[1], [one for one in of if one.mark not in waiting], choice)
            assert all(sheet.balances for one in done for sheet in one.reading.sheets)
            position = desk.position
            assert lane_of(position, "Lambeth").result.held == sum(one.held for one in position.returns)
            # What waits may be settled by another file of its drop, and what was refused find its place free.
            stands = (Outcome.IMPORTED, Outcome.SUPERSEDES, Outcome.UNCHANGED)
            kept = [file for file, one in zip(files, done, strict=True) if one.outcome in stands]
            assert {one.outcome for one in desk.take(*kept)} <= {Outcome.UNCHANGED}
            assert counted(desk) == after
            if any(one.outcome not in (Outcome.REFUSED, Outcome.UNCHANGED) for one in done):
                snapshots.append(after)
        for snapshot in reversed(snapshots[:-1]):
            assert desk.undo()
            assert counted(desk) == snapshot
        for snapshot in snapshots[1:]:
            assert desk.redo()
            assert counted(desk) == snapshot


def assert_was_replaced(gone: Sent, kind: str, came: Sequence[Sent], choice: int) -> None:
    """Rows stop counting only for a file that speaks for their kind, or because somebody said so."""
    assert came
    assert gone.status is Status.DRAFT or any(one.status is Status.FINAL for one in came)
    if choice < 0:
        speaking = [one for one in came if one.contents.get(kind, BLANK) != BLANK]
        assert speaking
        assert any(one.contents[kind] != NIL or how(one, gone) is How.LATER for one in speaking)


@settings(max_examples=20, deadline=None)
@given(of=st.lists(sent, min_size=2, max_size=3), choice=st.sampled_from((-1, 0, 1)))
def test_that_files_that_come_together_count_the_same_in_any_order(of: Sequence[Sent], choice: int) -> None:
    found = []
    for order in permutations(range(len(of))):
        with new_desk() as desk:
            files = [desk.file(f"{place}", replace(of[place], mark=f"{place}")) for place in order]
            take(desk, files, choice)
            found.append(counted(desk))
    assert all(one == found[0] for one in found), found
