"""Imports that were undone and can't be done again, because something was imported since."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.execute("alter table imports add column given_up boolean not null default 0")
    # In what order they were undone and imported was not kept, so none of them is brought back by guess.
    op.execute("update imports set given_up = 1 where undone_at is not null")
