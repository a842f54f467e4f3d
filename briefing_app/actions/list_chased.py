"""Whom to chase for which return, and for what."""

from collections import defaultdict

from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.chase_list import Chase, chase_list
from briefing_app.operation.returns.returns import Problem
from briefing_app.operation.times import Minute, now
from briefing_app.store.returns import position_of, problems_of
from briefing_app.store.store import Store


def list_chased(store: Store, *, operation_ref: str, phase: Phase, at: Minute | None = None) -> tuple[Chase, ...]:
    with store.reading() as connection:
        position = position_of(connection, operation_ref, kinds_wanted=())
        found = problems_of(connection, [one.id for one in position.received(phase)])
    problems: dict[int, list[Problem]] = defaultdict(list)
    for return_id, problem in found:
        problems[return_id].append(problem)
    return chase_list(position, phase, problems, at=now() if at is None else at)
