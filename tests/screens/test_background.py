import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from briefing_app.operation.errors import Refused
from briefing_app.operation.steps import Step, Steps
from briefing_app.screens.background import Failure, Worker, Workers


@pytest.fixture
def workers(qapp):
    made = Workers()
    yield made
    made.close()


def test_that_a_job_runs_off_the_windows_thread_and_its_answer_comes_back_on_it(workers: Workers, qtbot: QtBot) -> None:
    threads = []
    workers.run_in_background(
        workers,
        threading.get_ident,
        on_done=lambda ran_on: threads.extend((ran_on, threading.get_ident())),
        on_failed=pytest.fail,
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_that_steps_are_told_and_the_result_follows(workers: Workers, qtbot: QtBot) -> None:
    def job() -> Steps[str]:
        yield Step(0, 2, "Reading a.xlsx")
        yield Step(1, 2, "Reading b.xlsx")
        return "both"

    told: list[Step] = []
    done: list[str] = []
    workers.run_in_background(workers, job(), on_done=done.append, on_failed=pytest.fail, on_progress=told.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["both"]
    # Steps may be skipped when they come faster than the window draws, but the newest one told is never an older one.
    assert told
    assert [step.done for step in told] == sorted(step.done for step in told)


def test_that_what_a_person_can_put_right_arrives_as_its_sentence(workers: Workers, qtbot: QtBot) -> None:
    def job() -> None:
        raise Refused("The file is empty.")

    failures: list[Failure] = []
    workers.run_in_background(workers, job, on_done=pytest.fail, on_failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures == [Failure("The file is empty.")]


def test_that_a_fault_of_the_program_arrives_with_details_to_copy(workers: Workers, qtbot: QtBot, caplog) -> None:
    failures: list[Failure] = []
    workers.run_in_background(workers, lambda: 1 // 0, on_done=pytest.fail, on_failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert "ZeroDivisionError" in failures[0].details
    assert "Traceback" not in failures[0].says
    assert "ZeroDivisionError" in caplog.text


def test_that_cancelling_closes_the_work_before_its_next_step(workers: Workers, qtbot: QtBot) -> None:
    reached = threading.Event()
    go_on = threading.Event()
    ends: list[str] = []

    def job() -> Steps[None]:
        try:
            yield Step(0, 2, "first")
            reached.set()
            go_on.wait(10)
            yield Step(1, 2, "second")
            ends.append("went on")
        finally:
            ends.append("closed")

    stopped: list[bool] = []
    work = workers.run_in_background(
        workers, job(), on_done=pytest.fail, on_failed=pytest.fail, on_stopped=lambda: stopped.append(True)
    )
    reached.wait(10)
    work.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(stopped))
    assert ends == ["closed"]


def test_that_nothing_is_called_once_the_parent_is_gone(workers: Workers, qtbot: QtBot) -> None:
    parent = QObject()
    go_on = threading.Event()
    calls: list[str] = []
    workers.run_in_background(
        parent, lambda: go_on.wait(10), on_done=lambda _: calls.append("parent's"), on_failed=pytest.fail
    )
    shiboken6.delete(parent)
    go_on.set()
    workers.run_in_background(workers, lambda: None, on_done=lambda _: calls.append("next"), on_failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(calls))
    assert calls == ["next"]


def test_that_jobs_of_one_worker_keep_their_order_and_the_other_worker_does_not_wait(
    workers: Workers, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    ended: list[str] = []

    def run(name: str, worker: Worker, job) -> None:
        workers.run_in_background(
            workers, job, on_done=lambda _: ended.append(name), on_failed=pytest.fail, worker=worker
        )

    run("first", Worker.STORE, lambda: go_on.wait(10))
    run("second", Worker.STORE, lambda: None)
    run("other", Worker.OTHER, lambda: None)
    qtbot.waitUntil(lambda: ended == ["other"])
    go_on.set()
    qtbot.waitUntil(lambda: ended == ["other", "first", "second"])
