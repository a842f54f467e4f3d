"""Packs of an invented day, made once: 32 boroughs, the result of Havering awaited."""

from dataclasses import dataclass

import pytest

from briefing_app.operation.position.position import Position
from briefing_app.packs.request import PackKind
from tests.invented_day import invented_position
from tests.packs.read_back import made


@pytest.fixture(scope="session")
def position() -> Position:
    return invented_position()


@pytest.fixture(scope="session")
def briefing(position: Position) -> bytes:
    return made(position, PackKind.BRIEFING)


@pytest.fixture(scope="session")
def debrief(position: Position) -> bytes:
    return made(position, PackKind.DEBRIEF)


@pytest.fixture(params=[PackKind.BRIEFING, PackKind.DEBRIEF])
def either(request: pytest.FixtureRequest, briefing: bytes, debrief: bytes) -> bytes:
    """Each of the two bound packs in turn."""
    return {PackKind.BRIEFING: briefing, PackKind.DEBRIEF: debrief}[request.param]


@dataclass(frozen=True)
class Made:
    kind: PackKind
    content: bytes


@pytest.fixture(scope="session")
def every(position: Position, briefing: bytes, debrief: bytes) -> dict[PackKind, bytes]:
    """A pack of each kind."""
    return {
        kind: {PackKind.BRIEFING: briefing, PackKind.DEBRIEF: debrief}.get(kind) or made(position, kind)
        for kind in PackKind
    }


@pytest.fixture(params=list(PackKind))
def each(request: pytest.FixtureRequest, every: dict[PackKind, bytes]) -> Made:
    """A pack of each kind in turn."""
    return Made(request.param, every[request.param])
