"""The records behind a deployment's bar, or a borough's."""

from functools import lru_cache

from briefing_app.figures.figure import (
    Source,
)
from briefing_app.operation.kinds import Phase
from briefing_app.operation.position.position import Activity


def source_of_deployment(activity: Activity, phase: Phase) -> Source | None:
    """The very row: a reference may stand in several."""
    record = activity.plan if phase is Phase.PLAN else activity.result
    return None if record is None else source_of_borough(activity.borough, activity.ref, record.id, phase)


@lru_cache(maxsize=32_768)
def source_of_borough(borough: str, ref: str | None, record: int, phase: Phase) -> Source:
    where = (("borough", borough), ("ref", ref))
    return Source("deployments", phase.value, where, adds="officers", ids=(record,))
