"""The whole sample day without a window: returns, store, figures, both packs and a summary."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.actions.import_returns import import_returns
from briefing_app.actions.look_at_returns import look_at_returns
from briefing_app.actions.make_pack import Pack, make_pack
from briefing_app.actions.report_import import report_import
from briefing_app.actions.report_operation import say_position
from briefing_app.actions.save_figures import save_figures
from briefing_app.actions.save_pack import save_pack
from briefing_app.actions.show_figures import Shown, show_figures
from briefing_app.actions.write_sample import write_sample
from briefing_app.figures.plain import as_plain
from briefing_app.operation.changes import Imported
from briefing_app.operation.errors import Refused
from briefing_app.operation.operations import Operation
from briefing_app.operation.returns.returns import Outcome
from briefing_app.operation.sample_day import sample_operation
from briefing_app.operation.steps import Steps
from briefing_app.operation.times import now
from briefing_app.packs.request import PackKind
from briefing_app.processes.whole_files import write_whole
from briefing_app.store.operations import add_operation, free_ref
from briefing_app.store.store import Store, open_store
from briefing_app.workbooks.readers import Readers


@dataclass(frozen=True)
class Demonstrated:
    """Where everything is, and what was done, in words."""

    folder: Path
    operation: Operation
    summary: str


def add_sample_operation(store: Store) -> Operation:
    """The operation of the sample day, under the next free reference."""
    with store.writing() as connection:
        operation = sample_operation(free_ref(connection, sample_operation("").day))
        add_operation(connection, operation, created_at=now())
    return operation


def run_demo(folder: Path) -> Steps[Demonstrated]:
    """Leave the returns, the store, the figures, both packs and `summary.txt` in the folder.

    Raises Refused where the folder already has a store: nothing is written over.
    """
    store_path = folder / "store.sqlite"
    if store_path.exists():
        raise Refused(f"{folder} already holds a demonstration. Choose another folder, or remove that one first.")
    written = yield from write_sample(folder / "returns")
    with open_store(store_path) as store, Readers() as readers:
        operation = add_sample_operation(store)
        lines = [f"{operation.name}, {operation.ref}: invented sample data", ""]
        for stage, part in (("Plans", "plans"), ("Results", "results"), ("Corrected result", "corrected")):
            paths = sorted(path for path in written if path.parent.name == part)
            imported = yield from _take_in(store, readers, operation, paths)
            lines.append(f"{stage}: {_said(imported)}")
            write_whole(
                folder / f"import-{part}.json",
                json.dumps(report_import(imported.files), ensure_ascii=False, indent=1).encode(),
            )
            if part == "plans":
                briefing = yield from make_pack(store, operation_ref=operation.ref, kind=PackKind.BRIEFING)
        shown = show_figures(store, operation_ref=operation.ref)
        pictures = yield from save_figures(shown.figures, folder / "figures")
        debrief = yield from make_pack(store, operation_ref=operation.ref, kind=PackKind.DEBRIEF)
        saved = [(save_pack(pack, folder / f"{pack.kind.value}.pdf"), pack) for pack in (briefing, debrief)]
    write_whole(folder / "figures.json", _figures_json(shown))
    lines += ["", say_position(shown.position), "", *(figure.title for figure in shown.figures), ""]
    lines += [f"{len(pictures)} pictures of figures in {folder / 'figures'}", *map(_said_of_pack, saved)]
    summary = "\n".join(lines)
    write_whole(folder / "summary.txt", f"{summary}\n".encode())
    return Demonstrated(folder, operation, summary)


def _take_in(store: Store, readers: Readers, operation: Operation, paths: Sequence[Path]) -> Steps[Imported]:
    looked = yield from look_at_returns(store, paths, operation_ref=operation.ref, readers=readers)
    return (yield from import_returns(store, looked, operation_ref=operation.ref))


def _said(imported: Imported) -> str:
    counts = [(outcome, imported.count(outcome)) for outcome in Outcome]
    rows = report_import(imported.files)["rows"]
    files = ", ".join(f"{count} {outcome.value}" for outcome, count in counts if count)
    return f"{files}; {rows['read']:,} rows read, {rows['accepted']:,} accepted, {rows['held']:,} held"


def _said_of_pack(saved: tuple[Path, Pack]) -> str:
    path, pack = saved
    return f"{pack.kind.title}: {path}, {pack.pages} pages, SHA-256 {pack.sha256}"


def _figures_json(shown: Shown) -> bytes:
    return json.dumps([as_plain(figure) for figure in shown.figures], ensure_ascii=False, indent=1).encode()
