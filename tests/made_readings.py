"""Returns as they come from the reader, made by hand: so many rows of each kind, and the copy they were read from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing_app.operation.kinds import Phase, kind
from briefing_app.operation.operations import Marking
from briefing_app.operation.returns.returns import Cover, HeldRow, Part, Reading, SheetReading, SheetState, Status
from briefing_app.operation.times import Minute

NIL = "nil"
BLANK = "blank"
Contents = Mapping[str, int | str]
"""Kind → how many rows, or that it says NIL, or that its sheet is blank."""


@dataclass(frozen=True)
class Sent:
    """What one borough sends as one return."""

    contents: Contents
    borough: str = "Lambeth"
    phase: Phase = Phase.RESULT
    version: int | None = 1
    status: Status = Status.FINAL
    as_at: Minute | None = None
    mark: str = ""
    """What its rows say, so that a correction differs from what it corrects."""
    held: Mapping[str, int] = field(default_factory=dict)

    @property
    def cover(self) -> Cover:
        return Cover(
            borough=self.borough,
            phase=self.phase,
            version=1 if self.version is None else self.version,
            status=self.status,
            operation_date=None,
            data_as_at=self.as_at,
            completed_by=None,
            approved_by=None,
            marking=Marking.OFFICIAL,
            handling=None,
            version_stated=self.version is not None,
        )

    @property
    def sheets(self) -> tuple[SheetReading, ...]:
        return tuple(self._sheet(name, said) for name, said in self.contents.items())

    def _sheet(self, name: str, said: int | str) -> SheetReading:
        definition = kind(name)
        number = said if isinstance(said, int) else 0
        held = tuple(HeldRow(50 + n, {"ref": f"H-{n}"}) for n in range(self.held.get(name, 0)))
        nil = said == NIL
        return SheetReading(
            sheet=definition.sheet,
            kind=name,
            state=SheetState.NIL if nil else SheetState.ROWS if number or held else SheetState.EMPTY,
            heading_rows=(1,),
            columns={},
            rows=tuple(
                (
                    2 + n,
                    None,
                    *(
                        f"{definition.letter}-{n:03d}"
                        if column == "ref"
                        else self.mark or None
                        if column in ("custody_suite", "location", "observation")
                        else None
                        for column in definition.record_columns
                    ),
                )
                for n in range(number)
            ),
            held=held,
            not_records=1 if nil else 0,
            read=number + len(held) + (1 if nil else 0),
        )


def read_from(folder: Path, name: str, *sent: Sent, salt: str = "") -> tuple[Reading, str]:
    """The reading of a file with these returns, and its copy; the same returns are the same bytes."""
    content = json.dumps([repr(sent), salt]).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    copy = folder / sha256
    copy.write_bytes(content)
    parts = tuple(Part(one.cover, one.sheets, ()) for one in sent)
    reading = Reading(
        str(folder / name),
        name,
        sha256,
        len(content),
        cover=sent[0].cover,
        sheets=tuple(sheet for part in parts for sheet in part.sheets),
        parts=parts if len(parts) > 1 else (),
    )
    return reading, str(copy)
