"""What a borough's words were confirmed to mean."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "remembered",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("borough", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("confirmed_at", sa.Integer, nullable=False),
        sa.Column("forgotten_at", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_remembered"),
    )
    op.create_index("ix_remembered_borough", "remembered", ["borough"])
