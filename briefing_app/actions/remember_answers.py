"""Keep what an inspector confirmed, so that a borough's next return is not asked about again."""

from collections.abc import Mapping, Sequence

from briefing_app.operation.returns.returns import Looked, Remembered
from briefing_app.operation.times import Minute, now
from briefing_app.store.remembered import all_remembered, forget, remember
from briefing_app.store.store import Store


def remember_answers(
    store: Store, looked: Looked, answers: Mapping[str, str], *, confirmed_at: Minute | None = None
) -> tuple[Remembered, ...]:
    """Remember the answers (choice by question id) that can last; returns those that were."""
    cover = looked.reading.cover
    if cover is None:
        return ()
    kept = tuple(
        Remembered(cover.borough, question.kind, question.field, question.content, answers[question.id])
        for question in looked.reading.questions
        if question.content and question.id in answers
    )
    with store.writing() as connection:
        remember(connection, kept, confirmed_at=now() if confirmed_at is None else confirmed_at)
    return kept


def list_remembered(store: Store) -> tuple[Remembered, ...]:
    with store.reading() as connection:
        return all_remembered(connection)


def forget_answers(store: Store, answers: Sequence[Remembered], *, forgotten_at: Minute | None = None) -> None:
    """Ask again the next time."""
    with store.writing() as connection:
        forget(connection, answers, forgotten_at=now() if forgotten_at is None else forgotten_at)
