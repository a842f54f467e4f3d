"""Imports, so that one can be undone whole. What was taken in before is one import for each operation."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("imported_at", sa.Integer, nullable=False),
        sa.Column("undone_at", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_imports_operation_id"),
    )
    op.create_index("ix_imports_operation_id", "imports", ["operation_id"])
    op.execute("alter table returns add column import_id integer references imports (id)")
    op.create_index("ix_returns_import_id", "returns", ["import_id"])
    op.execute(
        "insert into imports (operation_id, imported_at) "
        "select operation_id, max(received_at) from returns group by operation_id"
    )
    op.execute(
        "update returns set import_id = "
        "(select imports.id from imports where imports.operation_id = returns.operation_id)"
    )
