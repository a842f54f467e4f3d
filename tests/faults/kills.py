"""Kills the work at a moment, and says what that left behind."""

import subprocess
import sys
from pathlib import Path

from briefing_app.operation.kinds import Phase
from briefing_app.store.backups import backups_in, folder_of
from briefing_app.store.returns import position_of
from briefing_app.store.soundness import check
from briefing_app.store.store import open_store
from tests.actions.dropped import KINDS
from tests.faults.work_to_kill import REF, START

TORN = "torn"


def killed_at(store: Path, seconds: float) -> None:
    """Start the work, let it say that it has begun, and kill it after a while."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.work_to_kill", str(store)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == START
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    process.stdout.close()


def judge(store: Path) -> str:
    """What a kill left: torn, or which of the states that the work goes through."""
    check(store)
    for backup in backups_in(folder_of(store)):
        check(backup.path)
    with open_store(store) as opened, opened.reading() as connection:
        position = position_of(connection, REF)
    counts = {len(position.of(kind, Phase.RESULT)) for kind in KINDS}
    return f"{counts.pop()} rows of each kind" if len(counts) == 1 else TORN
