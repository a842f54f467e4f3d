"""Both packs of an invented day, made once: 32 boroughs, the result of Havering awaited."""

import pytest

from briefing_app.operation.position import Position
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


@pytest.fixture(params=list(PackKind))
def either(request: pytest.FixtureRequest, briefing: bytes, debrief: bytes) -> bytes:
    """Each of the two packs in turn."""
    return {PackKind.BRIEFING: briefing, PackKind.DEBRIEF: debrief}[request.param]
