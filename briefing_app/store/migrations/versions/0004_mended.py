"""Returns that take the place of others kind by kind, and cells that were put right here."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "replacements",
        sa.Column("return_id", sa.Integer, nullable=False),
        sa.Column("replaced_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("return_id", "replaced_id", "kind", name="pk_replacements"),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name="fk_replacements_return_id_returns"),
        sa.ForeignKeyConstraint(["replaced_id"], ["returns.id"], name="fk_replacements_replaced_id_returns"),
    )
    op.create_index("ix_replacements_replaced_id", "replacements", ["replaced_id"])
    op.execute(
        "insert into replacements (return_id, replaced_id, kind) "
        "select id, replaces_id, '' from returns where replaces_id is not null"
    )
    with op.batch_alter_table("returns") as returns:
        returns.drop_column("replaces_id")
    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("return_id", sa.Integer, nullable=False),
        sa.Column("sheet", sa.String, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("column", sa.Integer, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_amendments"),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name="fk_amendments_return_id_returns"),
    )
    op.create_index("ix_amendments_return_id", "amendments", ["return_id"])
