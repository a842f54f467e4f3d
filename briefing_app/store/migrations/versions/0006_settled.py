"""What was answered and told about a return, whether it stated its version, and what it waits to say."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("alter table returns add column version_stated boolean not null default 1")
    op.execute("alter table returns add column told_borough varchar")
    op.execute("alter table returns add column told_phase varchar")
    op.execute("alter table returns add column waiting text")
    op.create_table(
        "answers",
        sa.Column("return_id", sa.Integer, nullable=False),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("return_id", "question", name="pk_answers"),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name="fk_answers_return_id_returns"),
    )
