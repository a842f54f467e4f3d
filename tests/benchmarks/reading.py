"""33 returns read, workers and checks included, against calamine alone in this process.

python -m tests.benchmarks.reading
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from briefing_app.workbooks.files.book import open_book
from briefing_app.workbooks.readers import Readers
from tests.benchmarks.measured import measure
from tests.benchmarks.reference_returns import reference_operation, reference_returns


def calamine(paths: list[Path]) -> None:
    for path in paths:
        with CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())) as book:
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()


def opened(paths: list[Path]) -> None:
    """In one process: checked, with every fact of its cells, and nothing made of it yet."""
    for path in paths:
        open_book(path.read_bytes(), path.name)


def ours(paths: list[Path], readers: Readers) -> None:
    """From the files to the plain readings in the window's process."""
    found = list(readers.read([str(path) for path in paths], reference_operation()))
    assert sum(sheet.accepted for one in found for sheet in one.reading.sheets) > 48_000
    for one in found:
        Path(one.copy).unlink()


def main() -> None:
    paths = reference_returns()
    with Readers() as readers:
        readers.warm_up()
        works: dict[str, Callable[[], object]] = {
            "calamine, in sequence": lambda: calamine(paths),
            "this app, opened and checked in one process": lambda: opened(paths),
            "this app, read by its workers": lambda: ours(paths, readers),
        }
        measure(works, rounds=7, against=next(iter(works)))


if __name__ == "__main__":
    main()
