"""The store's tables. A table of records has a column for each field of its kind's definition."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from briefing_app.operation.kinds import Kind, Type, kinds

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# Moments are whole minutes since 1970-01-01 00:00 UTC; dates are ISO text.

operations = Table(
    "operations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("day", String, nullable=False),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
    Column("marking", String, nullable=False),
    Column("handling", String, nullable=False),
    Column("plan_due", Integer, nullable=False),
    Column("result_due", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    # Counts of arrests under it, and above zero, are not published.
    Column("threshold", Integer, nullable=False, server_default="5"),
)

operation_boroughs = Table(
    "operation_boroughs",
    metadata,
    Column("operation_id", ForeignKey("operations.id"), primary_key=True),
    Column("borough", String, primary_key=True),
)

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# One for each time files were taken in; undoing one takes all its returns back out of the count.
imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", ForeignKey("operations.id"), nullable=False, index=True),
    Column("imported_at", Integer, nullable=False),
    Column("undone_at", Integer),
    # Undone, and something was imported since: it can't be done again.
    Column("given_up", Boolean, nullable=False, server_default="0"),
)

# Each time that an import was taken back, or brought back again: what counted at an earlier moment is told by these.
import_turns = Table(
    "import_turns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("turned_at", Integer, nullable=False),
    Column("undone", Boolean, nullable=False),
)

returns = Table(
    "returns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", ForeignKey("operations.id"), nullable=False),
    Column("file_id", ForeignKey("files.id"), nullable=False),
    Column("file_name", String, nullable=False),
    Column("borough", String, nullable=False),
    Column("phase", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("data_as_at", Integer),
    Column("received_at", Integer, nullable=False),
    Column("completed_by", String),
    Column("approved_by", String),
    Column("marking", String, nullable=False),
    Column("handling", String),
    # A superseded return stays; it only stops counting.
    Column("current", Boolean, nullable=False),
    Column("import_id", ForeignKey("imports.id"), index=True),
    Column("version_stated", Boolean, nullable=False, server_default="1"),
    # What somebody here said that the file is, where it does not say it itself.
    Column("told_borough", String),
    Column("told_phase", String),
    # What it would say of each kind (JSON), while a question about the whole of it is open and it says nothing.
    Column("waiting", Text),
    Index("ix_returns_operation_id_borough_phase", "operation_id", "borough", "phase"),
)

# Which return took the place of which, as long as its import stands: of one kind of record, or ("") of all.
replacements = Table(
    "replacements",
    metadata,
    Column("return_id", ForeignKey("returns.id"), primary_key=True),
    Column("replaced_id", ForeignKey("returns.id"), primary_key=True, index=True),
    Column("kind", String, primary_key=True),
)

# Questions about the file that were answered when the return was taken in: the choice by the question's id.
answers = Table(
    "answers",
    metadata,
    Column("return_id", ForeignKey("returns.id"), primary_key=True),
    Column("question", String, primary_key=True),
    Column("choice", Text, nullable=False),
)

# Cells that were put right here before the return was taken in; its file stays as sent.
amendments = Table(
    "amendments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", ForeignKey("returns.id"), nullable=False, index=True),
    Column("sheet", String, nullable=False),
    Column("row", Integer, nullable=False),
    Column("column", Integer, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)

sheets = Table(
    "sheets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", ForeignKey("returns.id"), nullable=False, index=True),
    Column("sheet", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("state", String, nullable=False),
    Column("heading_rows", String, nullable=False),
    Column("columns", Text, nullable=False),
    Column("read", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("not_records", Integer, nullable=False),
)

held_rows = Table(
    "held_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", ForeignKey("returns.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("row", Integer, nullable=False),
    Column("as_sent", Text, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("return_id", ForeignKey("returns.id"), nullable=False, index=True),
    Column("sheet", String, nullable=False),
    Column("cell", String, nullable=False),
    Column("field", String, nullable=False),
    Column("found", Text, nullable=False),
    Column("says", Text, nullable=False),
    Column("severity", String, nullable=False),
)

# What a borough's words were confirmed to mean; the newest line of a question holds, a forgotten one asks again.
remembered = Table(
    "remembered",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("borough", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("field", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("confirmed_at", Integer, nullable=False),
    Column("forgotten_at", Integer),
    Index("ix_remembered_borough", "borough"),
)

# The operation order is what its edits, in their order, make of it; an edit is never changed, only reversed.
order_edits = Table(
    "order_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", ForeignKey("operations.id"), nullable=False, index=True),
    Column("made_at", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    Column("says", Text, nullable=False),
    Column("reverses_id", ForeignKey("order_edits.id")),
)

order_changes = Table(
    "order_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("edit_id", ForeignKey("order_edits.id"), nullable=False, index=True),
    Column("thing", String, nullable=False),
    Column("item", String, nullable=False),
    Column("field", String, nullable=False),
    # JSON, so that a number stays a number and "not stated" is null.
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

order_drafts = Table(
    "order_drafts",
    metadata,
    Column("operation_id", ForeignKey("operations.id"), primary_key=True),
    Column("thing", String, primary_key=True),
    Column("item", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("typed", Text, nullable=False),
    Column("typed_by", String, nullable=False),
    Column("typed_at", Integer, nullable=False),
)

packs = Table(
    "packs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", ForeignKey("operations.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", Integer, nullable=False),
    # A digest of all that the pack says; the same inputs give the same version and the same bytes.
    Column("inputs", String, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("pages", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    # Which phase and boroughs it is of; versions are counted for each kind and subject.
    Column("subject", String, nullable=False, server_default=""),
    Column("reference", String, nullable=False, server_default="", index=True),
    Column("code", String, nullable=False, server_default=""),
    Column("author", String, nullable=False, server_default=""),
    # An issued pack has both; it stands beside the draft of the same version, and is never changed.
    Column("approved_by", String),
    Column("issued_at", Integer),
    # The numbers on its pages, packed, to tell later what a return has changed.
    Column("printed", LargeBinary),
    # JSON: what press lines leave out, and why.
    Column("withheld", Text, nullable=False, server_default="[]"),
    # JSON: which parts it has and how; empty where it is as usual.
    Column("layout", Text, nullable=False, server_default=""),
)

# The layout that is chosen for an operation's packs of a kind.
pack_layouts = Table(
    "pack_layouts",
    metadata,
    Column("operation_id", ForeignKey("operations.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("content", Text, nullable=False),
)

# Layouts that were kept under a name, for the next operation.
pack_templates = Table(
    "pack_templates",
    metadata,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("content", Text, nullable=False),
    Column("saved_at", Integer, nullable=False),
)

# Who was given which copy, as which file: a copy with its number stamped, a file that opens with a password.
pack_copies = Table(
    "pack_copies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pack_id", ForeignKey("packs.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("recipient", String, nullable=False),
    Column("how", String, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("handed_out_at", Integer, nullable=False),
)

# Where an operation shows a figure, as far as a person chose: in the picture, or in a pack. The rest is as usual.
figure_choices = Table(
    "figure_choices",
    metadata,
    Column("operation_id", ForeignKey("operations.id"), primary_key=True),
    Column("figure", String, primary_key=True),
    Column("place", String, primary_key=True),
    Column("chosen", Boolean, nullable=False),
)

# Public tables by borough: each attaching, change and removal. The newest of a number that is not undone holds.
background_edits = Table(
    "background_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operation_id", ForeignKey("operations.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("doing", String, nullable=False),
    Column("file_id", ForeignKey("files.id"), nullable=False),
    Column("file_name", String, nullable=False),
    Column("sheet", String, nullable=False),
    # JSON: the words of the measure, with null where everything is added up.
    Column("wanted", Text, nullable=False),
    Column("period", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("source_line", Text, nullable=False),
    # JSON: the numbers as they were read, each with its cells.
    Column("shown", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("made_by", String, nullable=False),
    # The newest import then: in which order imports and these edits are taken back.
    Column("after_import", Integer, nullable=False),
    Column("undone_at", Integer),
    Column("given_up", Boolean, nullable=False, server_default="0"),
)

# The columns that a record has before those of its kind, in the order in which rows are inserted.
RECORD_BASE = ("return_id", "operation_id", "borough", "phase", "current", "sheet", "row", "as_sent")


def _records(kind: Kind) -> Table:
    wholes = {field.name for field in kind.fields if field.type in (Type.INT, Type.DATETIME)} | {"arrested_at"}
    return Table(
        f"records_{kind.name}",
        metadata,
        Column("id", Integer, primary_key=True),
        # Found through the position's index: one index less makes an import a sixth faster.
        Column("return_id", ForeignKey("returns.id"), nullable=False),
        Column("operation_id", Integer, nullable=False),
        Column("borough", String, nullable=False),
        Column("phase", String, nullable=False),
        Column("current", Boolean, nullable=False),
        Column("sheet", String, nullable=False),
        Column("row", Integer, nullable=False),
        Column("as_sent", Text),
        *(Column(name, Integer if name in wholes else String) for name in kind.record_columns),
        Index(f"ix_records_{kind.name}_position", "operation_id", "current", "borough"),
    )


records: dict[str, Table] = {kind.name: _records(kind) for kind in kinds()}
