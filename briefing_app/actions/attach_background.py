"""Attach a public table by borough to an operation: its bytes, what of it is shown, and where it comes from."""

from dataclasses import dataclass
from pathlib import Path

from briefing_app.operation.background.attached import Background
from briefing_app.operation.background.chosen import Choice, Chosen, chosen_of
from briefing_app.operation.background.measures import measure_of, title_of
from briefing_app.operation.background.tables import BackgroundFile
from briefing_app.operation.changes import Changes
from briefing_app.operation.errors import Refused
from briefing_app.operation.times import Minute, now
from briefing_app.operation.words import NOT_STATED
from briefing_app.store.backgrounds import Doing, add_edit, free_number
from briefing_app.store.kept_files import keep_file
from briefing_app.store.store import Store

LONGEST_SOURCE = 200
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Attached:
    """The table as it is kept now, what was done in words, and what it touched."""

    background: Background
    said: str
    changes: Changes


def attach_background(
    store: Store,
    file: BackgroundFile,
    choice: Choice,
    *,
    source_line: str,
    title: str = "",
    operation_ref: str,
    by: str = "",
    attached_at: Minute | None = None,
) -> Attached:
    """Nothing else of the operation changes. Without a `title` it is called as the file calls the measure.

    Raises Refused where the source line is empty, or the file has no such measure or period.
    """
    chosen = numbers_of(file, choice)
    source = source_of(source_line)
    content = Path(file.copy).read_bytes()
    with store.writing() as connection:
        background = Background(
            number=free_number(connection, operation_ref),
            file_name=file.name,
            sha256=file.sha256,
            choice=choice,
            title=called(title, file, choice),
            source_line=source,
            attached_at=now() if attached_at is None else attached_at,
            attached_by=by or NOT_STATED,
            chosen=chosen,
        )
        keep_file(connection, file.sha256, content)
        add_edit(
            connection,
            operation_ref,
            background,
            Doing.ATTACHED,
            made_at=background.attached_at,
            by=background.attached_by,
        )
    said = f"Attached as background: {background.name}, from {background.file_name}."
    return Attached(background, said, Changes(operation_ref, background=True))


def numbers_of(file: BackgroundFile, choice: Choice) -> Chosen:
    table = next((one for one in file.tables if one.sheet == choice.sheet), None)
    if table is None:
        raise Refused(f"The file has no table by borough on a sheet “{choice.sheet}”.")
    return chosen_of(table, choice)


def called(title: str, file: BackgroundFile, choice: Choice) -> str:
    """What a person called it, or what the file calls it."""
    said = " ".join(title.split())
    if not said:
        table = next(one for one in file.tables if one.sheet == choice.sheet)
        measure = measure_of(table, choice.wanted)
        said = title_of(table, measure, file.tables) if measure is not None else table.sheet
    return said[:LONGEST_TITLE]


def source_of(line: str) -> str:
    """One tidy line."""
    said = " ".join(line.split()).removeprefix("Source:").strip().rstrip(".")
    if not said:
        raise Refused("Say where the table comes from: it is printed below every figure of it.")
    return said[:LONGEST_SOURCE]
