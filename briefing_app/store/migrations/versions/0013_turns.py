"""When imports were taken back and brought back, so that it can be told what counted at any moment."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "import_turns",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("turned_at", sa.Integer, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_turns"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_import_turns_import_id_imports"),
    )
    op.create_index("ix_import_turns_import_id", "import_turns", ["import_id"])
    # Of one that was brought back again nothing is known but that it stands.
    op.execute(
        "insert into import_turns (import_id, turned_at, undone) "
        "select id, undone_at, 1 from imports where undone_at is not null order by undone_at, id"
    )
