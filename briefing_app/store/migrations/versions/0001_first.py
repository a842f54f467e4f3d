"""The first tables. Tables of records get their fields' columns from the definitions, at opening."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KINDS = (
    "arrests",
    "patrols",
    "deployments",
    "warrants",
    "wanted",
    "compliance",
    "venues",
    "business",
    "community",
    "risks",
    "lessons",
)


def upgrade() -> None:
    op.create_table(
        "operations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("ref", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
        sa.Column("marking", sa.String, nullable=False),
        sa.Column("handling", sa.String, nullable=False),
        sa.Column("plan_due", sa.Integer, nullable=False),
        sa.Column("result_due", sa.Integer, nullable=False),
        sa.Column("created_at", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_operations"),
        sa.UniqueConstraint("ref", name="uq_operations_ref"),
    )
    op.create_table(
        "operation_boroughs",
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("borough", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("operation_id", "borough", name="pk_operation_boroughs"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_operation_boroughs_operation_id"),
    )
    op.create_table(
        "files",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("sha256", name="uq_files_sha256"),
    )
    op.create_table(
        "returns",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("file_name", sa.String, nullable=False),
        sa.Column("borough", sa.String, nullable=False),
        sa.Column("phase", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("data_as_at", sa.Integer),
        sa.Column("received_at", sa.Integer, nullable=False),
        sa.Column("completed_by", sa.String),
        sa.Column("approved_by", sa.String),
        sa.Column("marking", sa.String, nullable=False),
        sa.Column("handling", sa.String),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("replaces_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_returns"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_returns_operation_id"),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_returns_file_id"),
        sa.ForeignKeyConstraint(["replaces_id"], ["returns.id"], name="fk_returns_replaces_id"),
    )
    op.create_index("ix_returns_operation_id_borough_phase", "returns", ["operation_id", "borough", "phase"])
    op.create_table(
        "sheets",
        *_of_a_return("sheets"),
        sa.Column("sheet", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("heading_rows", sa.String, nullable=False),
        sa.Column("columns", sa.Text, nullable=False),
        sa.Column("read", sa.Integer, nullable=False),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("not_records", sa.Integer, nullable=False),
    )
    op.create_table(
        "held_rows",
        *_of_a_return("held_rows"),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("sheet", sa.String, nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("as_sent", sa.Text, nullable=False),
    )
    op.create_table(
        "problems",
        *_of_a_return("problems"),
        sa.Column("sheet", sa.String, nullable=False),
        sa.Column("cell", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("found", sa.Text, nullable=False),
        sa.Column("says", sa.Text, nullable=False),
        sa.Column("severity", sa.String, nullable=False),
    )
    for name in ("sheets", "held_rows", "problems"):
        op.create_index(f"ix_{name}_return_id", name, ["return_id"])
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("operation_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Integer, nullable=False),
        sa.Column("inputs", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_packs"),
        sa.ForeignKeyConstraint(["operation_id"], ["operations.id"], name="fk_packs_operation_id"),
        sa.UniqueConstraint("operation_id", "kind", "version", name="uq_packs_operation_id_kind_version"),
    )
    op.create_index("ix_packs_operation_id", "packs", ["operation_id"])
    op.create_index("ix_packs_sha256", "packs", ["sha256"])
    for kind in _KINDS:
        name = f"records_{kind}"
        op.create_table(
            name,
            *_of_a_return(name),
            sa.Column("operation_id", sa.Integer, nullable=False),
            sa.Column("borough", sa.String, nullable=False),
            sa.Column("phase", sa.String, nullable=False),
            sa.Column("current", sa.Boolean, nullable=False),
            sa.Column("sheet", sa.String, nullable=False),
            sa.Column("row", sa.Integer, nullable=False),
            sa.Column("as_sent", sa.Text),
        )
        op.create_index(f"ix_{name}_position", name, ["operation_id", "current", "borough"])


def _of_a_return(name: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("return_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["return_id"], ["returns.id"], name=f"fk_{name}_return_id"),
    )
