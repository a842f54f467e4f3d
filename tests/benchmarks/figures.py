"""All figures of one position, and those that the first tab shows, for a full day and for 5,000 deployments.

python -m tests.benchmarks.figures
"""

from collections.abc import Callable, Collection

from briefing_app.figures.all_figures import figures_of
from briefing_app.operation.position.position import Position
from tests.benchmarks.measured import measure
from tests.invented_day import invented_position

_FIRST_TAB = (
    "headline",
    "arrests-by-borough",
    "coverage-planned",
    "coverage-actual",
    "coverage-difference",
    "officers-by-unit",
)


def made(position: Position, only: Collection[str] | None) -> Callable[[], object]:
    """Each time from a position of which nothing is counted yet, as after an import or a filter."""
    return lambda: figures_of(Position(position.operation, position.returns, position.records), only)


def main() -> None:
    for name, deployments in (("a full day", 5), ("5,024 deployments", 157)):
        position = invented_position(awaited=(), deployments=deployments)
        works = {
            f"{name}: the first tab": made(position, _FIRST_TAB),
            f"{name}: every figure": made(position, None),
        }
        measure(works, rounds=7, against=next(iter(works)))


if __name__ == "__main__":
    main()
