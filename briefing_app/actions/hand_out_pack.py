"""Hand a pack out as files: numbered copies, a password, the workbooks inside; the register keeps each file's hash."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.actions.make_pack import Pack
from briefing_app.operation.errors import Refused
from briefing_app.operation.times import Minute, now
from briefing_app.packs.pdf_files import protected, stamped, with_attachments
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.packs import KeptCopy, add_copies
from briefing_app.store.returns import content_of, received_returns
from briefing_app.store.store import Store

SHORTEST_PASSWORD = 8
_LONGEST_RECIPIENT = 200
_MOST_COPIES = 500


@dataclass(frozen=True, slots=True)
class HandOut:
    """How a pack is handed out."""

    copies: int = 1
    recipients: Sequence[str] = ()
    """By copy; a copy without one is numbered only."""
    password: str = ""
    """Never kept."""
    workbooks: bool = False
    """Whether the returns that it rests on go with it, inside the file."""

    @property
    def plain(self) -> bool:
        return self.copies == 1 and not self.recipients and not self.password and not self.workbooks


def hand_out_pack(
    store: Store, pack: Pack, path: str | Path, how: HandOut, *, handed_out_at: Minute | None = None
) -> tuple[Path, ...]:
    """Write the pack's files; each is whole or not there at all, and is in the register before it is written.

    One copy without recipient is the pack's very bytes. Raises Refused for a password that is too short, for
    workbooks inside a release copy, and where a file can't be written.
    """
    _check(pack, how)
    content = with_attachments(pack.content, _workbooks(store, pack)) if how.workbooks else pack.content
    count = max(how.copies, len(how.recipients))
    places = _places(Path(path), pack, count)
    names = [*how.recipients, *[""] * (count - len(how.recipients))]
    files = []
    for number, (place, name) in enumerate(zip(places, names, strict=True), 1):
        numbered = count > 1 or bool(name)
        copy = stamped(content, number, count, name[:_LONGEST_RECIPIENT]) if numbered else content
        files.append((place, number if numbered else 0, name, protected(copy, how.password) if how.password else copy))
    if not how.plain:
        when = now() if handed_out_at is None else handed_out_at
        word = "file that opens with a password" if how.password else "file"
        with store.writing() as connection:
            add_copies(
                connection,
                pack.id,
                [
                    KeptCopy(number, name, word, hashlib.sha256(made).hexdigest(), when)
                    for _, number, name, made in files
                ],
            )
    for place, _, _, made in files:
        write_whole(place, made)
    return tuple(places)


def _check(pack: Pack, how: HandOut) -> None:
    if not 1 <= how.copies <= _MOST_COPIES:
        raise Refused(f"{how.copies} copies can't be made; ask for 1 to {_MOST_COPIES}.")
    if how.password and len(how.password) < SHORTEST_PASSWORD:
        raise Refused(f"The password is too short: use {SHORTEST_PASSWORD} characters or more.")
    if how.workbooks and (pack.subject.release or pack.kind.second_person):
        raise Refused("The boroughs' workbooks can't go with a copy for release: they hold what it leaves out.")


def _places(path: Path, pack: Pack, count: int) -> list[Path]:
    """One file, or one for each copy beside it: `pack copy 2 of 3.pdf`."""
    place = path / pack.file_name if path.is_dir() else path
    if count == 1:
        return [place]
    return [place.with_name(f"{place.stem} copy {number} of {count}{place.suffix}") for number in range(1, count + 1)]


def _workbooks(store: Store, pack: Pack) -> list[tuple[str, bytes]]:
    """Each file once, named by borough and phase where two have the same name."""
    found: dict[str, bytes] = {}
    with store.reading() as connection:
        known: set[str] = set()
        for one in received_returns(connection, pack.operation.ref):
            if one.sha256 in known or (one.phase is not pack.subject.phase and pack.subject.phase.value == "plan"):
                continue
            known.add(one.sha256)
            name = one.file_name
            if name in found:
                name = f"{one.borough} {one.phase.value} v{one.version} {one.file_name}"
            found[name] = content_of(connection, one.sha256)
    return list(found.items())
