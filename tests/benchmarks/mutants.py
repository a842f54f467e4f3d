"""Valid returns damaged byte by byte and read as a drop: one outcome each, and no figure changed without its cell.

python -m tests.benchmarks.mutants [HOW MANY] [SEED]
"""

import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from briefing_app.workbooks.readers import Readers
from tests.benchmarks.strangers import resident
from tests.made_workbooks import operation
from tests.mutation.damage import mutants
from tests.mutation.judged import FAULTS, Judge, Judged, Verdict
from tests.mutation.originals import originals

_AT_ONCE = 40


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 10_000
    seed = int(arguments[1]) if arguments[1:] else 1
    made = originals()
    each = -(-count // len(made))
    verdicts: dict[str, Counter[str]] = {one.kind: Counter() for one in made}
    refusals: Counter[str] = Counter()
    faults: list[Judged] = []
    slowest = 0.0
    with Readers() as readers, tempfile.TemporaryDirectory() as folder:
        readers.warm_up()
        judge = Judge(readers, operation(), Path(folder))
        held = 0
        began = time.perf_counter()
        for original in made:
            damaged = list(mutants(original, each, Random(f"{seed} {original.kind}")))
            for first in range(0, each, _AT_ONCE):
                started = time.perf_counter()
                for judged in judge.judge(damaged[first : first + _AT_ONCE]):
                    verdicts[original.kind][judged.verdict] += 1
                    if judged.verdict is Verdict.REFUSED:
                        refusals[re.sub(r"\d+", "N", judged.says)[:110]] += 1
                    faults += [judged] if judged.verdict in FAULTS else []
                slowest = max(slowest, time.perf_counter() - started)
            held = held or resident()
        grown = resident() - held
    print(f"{each * len(made):,} mutants in {time.perf_counter() - began:.0f} s; {_AT_ONCE} at most in {slowest:.1f} s")
    print(f"the parent grew by {grown / 1e6:.1f} MB")
    for kind, counted in verdicts.items():
        print(f"  {kind:9}", ", ".join(f"{number} {verdict}" for verdict, number in sorted(counted.items())))
    print(*(f"  {number:5} {says}" for says, number in refusals.most_common(40)), sep="\n")
    for one in faults:
        print(f"FAULT {one.mutant.original.kind}: {one.verdict}: {one.mutant.damage}\n      {one.says[:400]}")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
