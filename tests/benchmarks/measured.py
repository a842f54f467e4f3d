"""Times pieces of work beside each other, turn by turn, so that a machine's moods cancel out."""

import statistics
import time
from collections.abc import Callable, Mapping


def measure(works: Mapping[str, Callable[[], object]], *, rounds: int = 5, against: str) -> dict[str, float]:
    """Run all works in turn `rounds` times after one warm-up; print and return each median's ratio to `against`."""
    for work in works.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            started = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - started)
    ratios = {}
    for name, taken in seconds.items():
        paired = [one / base for one, base in zip(taken, seconds[against], strict=True)]
        ratios[name] = statistics.median(paired)
        print(
            f"{name:46} min {min(taken) * 1000:9.1f} ms   median {statistics.median(taken) * 1000:9.1f} ms"
            f"   {min(paired):6.2f} / {ratios[name]:6.2f} x {against} (min / median)"
        )
    return ratios
