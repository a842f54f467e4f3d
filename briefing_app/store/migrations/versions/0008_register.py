"""The register: what a pack is of, who approved it, its numbers, and who has which copy."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    with op.batch_alter_table("packs") as packs:
        packs.drop_constraint("uq_packs_operation_id_kind_version", type_="unique")
        packs.add_column(sa.Column("subject", sa.String, nullable=False, server_default=""))
        packs.add_column(sa.Column("reference", sa.String, nullable=False, server_default=""))
        packs.add_column(sa.Column("code", sa.String, nullable=False, server_default=""))
        packs.add_column(sa.Column("author", sa.String, nullable=False, server_default=""))
        packs.add_column(sa.Column("approved_by", sa.String))
        packs.add_column(sa.Column("issued_at", sa.Integer))
        packs.add_column(sa.Column("printed", sa.LargeBinary))
        packs.add_column(sa.Column("withheld", sa.Text, nullable=False, server_default="[]"))
    op.execute(
        "update packs set reference = (select ref from operations where operations.id = packs.operation_id)"
        " || '-' || kind || '-v' || version"
    )
    op.create_index("ix_packs_reference", "packs", ["reference"])
    op.create_table(
        "pack_copies",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("pack_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("recipient", sa.String, nullable=False),
        sa.Column("how", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("handed_out_at", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pack_copies"),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name="fk_pack_copies_pack_id_packs"),
    )
    op.create_index("ix_pack_copies_pack_id", "pack_copies", ["pack_id"])
    op.create_index("ix_pack_copies_sha256", "pack_copies", ["sha256"])
