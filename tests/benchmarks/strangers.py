"""Reads folders of strangers' spreadsheets as a drop: one outcome for each file, none slow, the parent's memory flat.

python -m tests.benchmarks.strangers FOLDER…
"""

import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from briefing_app.operation.operations import new_operation
from briefing_app.operation.returns.returns import Reading
from briefing_app.workbooks.readers import Readers

SLOWEST = 10.0
MOST_GROWTH = 64 * 1024 * 1024


def main(folders: list[str]) -> int:
    files = [
        str(path)
        for folder in folders
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.name not in ("SOURCE.txt", "README.md")
    ]
    if not files:
        print("No files: name the folders they are in.")
        return 0
    faults = one_by_one(files) + all_at_once(files)
    print("\n".join(faults) or "Every file had one outcome.")
    return int(bool(faults))


def one_by_one(files: list[str]) -> list[str]:
    """How long each file takes, which readers it costs, and what is said of it."""
    operation = new_operation("20210513-A", "VAWG Day of Action", date(2021, 5, 13))
    says: Counter[str] = Counter()
    seconds: dict[str, float] = {}
    lost, faults = [], []
    with Readers(1) as readers:
        readers.warm_up()
        list(readers.read(files[:3], operation))
        for path in files:
            before = readers.pids
            started = time.perf_counter()
            found = list(readers.read([path], operation))
            seconds[path] = time.perf_counter() - started
            if before and readers.pids != before:
                lost.append(path)
            if not found:
                faults.append(f"no outcome: {path}")
            says.update(kind_of(one.reading) for one in found)
            faults += [f"not a sentence: {one.reading.refused}" for one in found if not is_sentence(one.reading)]
    faults += [f"{seconds[path]:.1f} s: {path}" for path in files if seconds[path] > SLOWEST]
    ordered = sorted(files, key=lambda path: seconds[path], reverse=True)
    total = sum(seconds.values())
    print(f"{len(files)} files one by one in {total:.1f} s, median {seconds[ordered[len(files) // 2]] * 1000:.0f} ms")
    print("slowest:", *(f"  {seconds[path]:6.2f} s  {Path(path).name}" for path in ordered[:6]), sep="\n")
    print(
        f"readers that ended, or were ended, and were made anew: {len(lost)}",
        *(f"  {Path(path).name}" for path in lost),
        sep="\n",
    )
    print("what was said:", *(f"  {count:5}  {words}" for words, count in says.most_common()), sep="\n")
    return faults


def all_at_once(files: list[str]) -> list[str]:
    """All files as one drop: each has an outcome, and the parent holds no more than before."""
    operation = new_operation("20210513-A", "VAWG Day of Action", date(2021, 5, 13))
    with Readers() as readers:
        list(readers.read(files[:50], operation))
        before = resident()
        started = time.perf_counter()
        places = {one.place[0] for one in readers.read(files, operation)}
        taken, grown = time.perf_counter() - started, resident() - before
    print(f"{len(files)} files in one drop in {taken:.1f} s; the parent grew by {grown / 1024 / 1024:.1f} MB")
    faults = [f"no outcome in a drop: {path}" for place, path in enumerate(files) if place not in places]
    return [*faults, f"the parent grew by {grown} bytes"] if grown > MOST_GROWTH else faults


def kind_of(reading: Reading) -> str:
    """The sentence without what is particular to the file."""
    if reading.cover is not None:
        return "read as a return"
    says = re.sub(r"\((?!its)[^)]*\)|“[^”]*”", "(…)", reading.refused)
    return re.sub(r"The sheet .* reaches to row.*", "The sheet … reaches to …", re.sub(r"\d[\d,]*", "N", says))


def is_sentence(reading: Reading) -> bool:
    return reading.cover is not None or (reading.refused[:1].isupper() and reading.refused.endswith((".", "?")))


def resident() -> int:
    """Bytes of memory this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
