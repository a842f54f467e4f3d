"""Which figures a person chose for the picture and for the packs."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "figure_choices",
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("figure", sa.String, nullable=False),
        sa.Column("place", sa.String, nullable=False),
        sa.Column("chosen", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", "figure", "place", name="pk_figure_choices"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_figure_choices_operation_id_operations"),
    )
