"""Answers to questions about a file, kept with the return that was taken in with them."""

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from briefing_app.store.known_at import stands
from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import answers, imports, returns


def insert_answers(connection: sa.Connection, return_id: int, given: Mapping[str, str]) -> None:
    if given:
        connection.execute(
            answers.insert(),
            [{"return_id": return_id, "question": name, "choice": choice} for name, choice in given.items()],
        )


def answers_of(connection: sa.Connection, operation_ref: str) -> Mapping[int, Mapping[str, str]]:
    """Return id → choice by question, of every return of the operation whose import stands."""
    rows = connection.execute(
        sa.select(answers)
        .join(returns, returns.c.id == answers.c.return_id)
        .join(imports, imports.c.id == returns.c.import_id)
        .where(returns.c.operation_id == operation_id_of(connection, operation_ref), stands(connection))
        .order_by(answers.c.return_id)
    )
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for return_id, question, choice in rows:
        found[return_id][question] = choice
    return found
