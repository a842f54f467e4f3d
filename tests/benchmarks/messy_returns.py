"""Reads returns as many sergeants write them, and counts what becomes of each row, by manner.

python -m tests.benchmarks.messy_returns [SEEDS] [WORD OF A MANNER] [-v]
"""

import sys
import time
from collections import Counter

from briefing_app.operation.kinds import Phase
from tests.made_workbooks import operation
from tests.workbooks.messy.counted import WAYS, outcome_of
from tests.workbooks.messy.manners import manners
from tests.workbooks.messy.sergeants import made


def main(arguments: list[str]) -> int:
    verbose = "-v" in arguments
    said = [one for one in arguments if one != "-v"]
    seeds = int(said[0]) if said else 4
    total: Counter[str] = Counter()
    files = 0
    started = time.perf_counter()
    print(f"{'':40s}", *(f"{way:>8s}" for way in WAYS))
    for manner in manners():
        if len(said) > 1 and said[1] not in manner.name:
            continue
        ways: Counter[str] = Counter()
        reasons: list[str] = []
        for phase in Phase:
            for seed in range(seeds):
                outcome = outcome_of(made(manner, phase, seed), operation())
                files += 1
                ways.update(outcome.ways)
                reasons += [f"{phase} {seed} {why}" for why in outcome.why]
        print(f"{manner.name:40s}", *(f"{ways[way]:8d}" for way in WAYS))
        if verbose:
            print(*(f"    {why}" for why in reasons), sep="\n")
        total.update(ways)
    print(f"{f'{files} files, {sum(total.values())} rows':40s}", *(f"{total[way]:8d}" for way in WAYS))
    print(f"{time.perf_counter() - started:.1f} s")
    return int(total["wrong"] + total["missing"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
