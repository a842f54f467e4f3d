"""The cells that were put right at the station, with what the borough had sent."""

from dataclasses import dataclass

from briefing_app.operation.kinds import Phase
from briefing_app.operation.returns.amendments import Amendment
from briefing_app.store.amendments import amendments_of
from briefing_app.store.returns import received_returns
from briefing_app.store.store import Store


@dataclass(frozen=True, slots=True)
class ListedAmendment:
    """One change of one cell, and whose return it is in."""

    borough: str
    phase: Phase
    file_name: str
    amendment: Amendment


def list_amendments(store: Store, *, operation_ref: str, borough: str | None = None) -> tuple[ListedAmendment, ...]:
    """Of the returns that count now, by borough, phase and the order in which they were made."""
    with store.reading() as connection:
        made = amendments_of(connection, operation_ref)
        returns = received_returns(connection, operation_ref)
    return tuple(
        ListedAmendment(one.borough, one.phase, one.file_name, amendment)
        for one in returns
        if borough is None or one.borough == borough
        for amendment in made.get(one.id, ())
    )
