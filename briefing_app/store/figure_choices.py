"""Where an operation's figures are shown, as far as a person chose."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import figure_choices

_COMPARISON = "comparison"
"""Stands for all figures of the comparison: their place is beside the operation with this reference."""


def set_choice(connection: sa.Connection, operation_ref: str, figure: str, place: str, *, chosen: bool) -> None:
    """In the place of what was chosen before for this figure and place."""
    made = insert(figure_choices).values(
        operation_id=operation_id_of(connection, operation_ref), figure=figure, place=place, chosen=chosen
    )
    connection.execute(
        made.on_conflict_do_update(index_elements=["operation_id", "figure", "place"], set_={"chosen": chosen})
    )


def choices_of(connection: sa.Connection, operation_ref: str) -> Mapping[tuple[str, str], bool]:
    """Figure and place → whether it is to be shown there."""
    columns = figure_choices.c
    rows = connection.execute(
        sa.select(columns.figure, columns.place, columns.chosen).where(
            columns.operation_id == operation_id_of(connection, operation_ref)
        )
    )
    return {(figure, place): chosen for figure, place, chosen in rows}


def set_compared(connection: sa.Connection, operation_ref: str, earlier_ref: str | None) -> None:
    """In the place of the operation that was compared with before."""
    columns = figure_choices.c
    operation_id = operation_id_of(connection, operation_ref)
    connection.execute(
        figure_choices.delete().where(columns.operation_id == operation_id, columns.figure == _COMPARISON)
    )
    if earlier_ref is not None:
        set_choice(connection, operation_ref, _COMPARISON, earlier_ref, chosen=True)


def compared_with(connection: sa.Connection, operation_ref: str) -> str | None:
    columns = figure_choices.c
    return connection.execute(
        sa.select(columns.place).where(
            columns.operation_id == operation_id_of(connection, operation_ref), columns.figure == _COMPARISON
        )
    ).scalar_one_or_none()
