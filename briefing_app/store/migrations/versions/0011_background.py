"""Public tables by borough that are attached to an operation as background."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "background_edits",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("doing", sa.String, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("sheet", sa.String, nullable=False),
        sa.Column("wanted", sa.Text, nullable=False),
        sa.Column("period", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("source_line", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("after_import", sa.Integer, nullable=False),
        sa.Column("undone_at", sa.Integer),
        sa.Column("given_up", sa.Boolean, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id", name="pk_background_edits"),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operations.id"], name="fk_background_edits_operation_id_operations"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_background_edits_file_id_files"),
    )
    op.create_index("ix_background_edits_operation_id", "background_edits", ["operation_id"])
