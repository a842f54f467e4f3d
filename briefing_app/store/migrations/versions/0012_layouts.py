"""Which parts a pack has and how: chosen for an operation, kept with each pack, and as templates for the next.

With it, from which count on arrests may be published.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "pack_layouts",
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", "kind", name="pk_pack_layouts"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_pack_layouts_operation_id_operations"),
    )
    op.create_table(
        "pack_templates",
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", name="pk_pack_templates"),
    )
    op.execute("alter table packs add column layout text not null default ''")
    op.execute("alter table operations add column threshold integer not null default 5")
