"""The operation order, as the edits that made it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "order_edits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("says", sa.Text, nullable=False),
        sa.Column("reverses_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_order_edits"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_order_edits_operation_id_operations"),
        sa.ForeignKeyConstraint(["reverses_id"], ["order_edits.id"], name="fk_order_edits_reverses_id_order_edits"),
    )
    op.create_index("ix_order_edits_operation_id", "order_edits", ["operation_id"])
    op.create_table(
        "order_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("edit_id", sa.Integer, nullable=False),
        sa.Column("thing", sa.String, nullable=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        # JSON, so that a number stays a number and "not stated" is null.
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_order_changes"),
        sa.ForeignKeyConstraint(["edit_id"], ["order_edits.id"], name="fk_order_changes_edit_id_order_edits"),
    )
    op.create_index("ix_order_changes_edit_id", "order_changes", ["edit_id"])
