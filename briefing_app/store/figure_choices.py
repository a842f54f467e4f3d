"""Where an operation's figures are shown, as far as a person chose."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from briefing_app.store.operations import operation_id_of
from briefing_app.store.tables import figure_choices


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
