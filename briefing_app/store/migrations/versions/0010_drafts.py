"""What was typed into an operation order and is no value yet."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "order_drafts",
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("thing", sa.String, nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("typed_by", sa.String, nullable=False),
        sa.Column("typed_at", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", "thing", "item", "field", name="pk_order_drafts"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_order_drafts_operation_id_operations"),
    )
