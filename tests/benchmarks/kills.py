"""Kills the app at random moments of an import, an undo and a backup, and counts what is torn.

    python -m tests.benchmarks.kills [SECONDS]

A killed import must be there whole or not at all, the store sound, and the next run must go on.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.kills import judge, killed_at
from tests.faults.work_to_kill import make_store


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    found: Counter[str] = Counter()
    ends = time.monotonic() + seconds
    with TemporaryDirectory() as name:
        store = Path(name) / "store.sqlite"
        make_store(store)
        while time.monotonic() < ends:
            moment = random.uniform(0.0, 0.6)
            killed_at(store, moment)
            found["kills"] += 1
            found[judge(store)] += 1
    print(dict(found))


if __name__ == "__main__":
    main()
