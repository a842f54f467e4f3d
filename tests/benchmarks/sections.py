"""How long a seeded section takes to say what the data says now, and the list of what is to mend to be worked out.

python -m tests.benchmarks.sections
"""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from briefing_app.operation.order.order import Item, Order
from briefing_app.operation.order.ready import to_mend
from briefing_app.operation.order.section_state import state_of
from briefing_app.operation.order.seeds import sections
from briefing_app.operation.steps import finish
from briefing_app.screens.sample_operation import make_sample_operation
from briefing_app.screens.sections.text_document import fill
from briefing_app.store.returns import position_of
from briefing_app.store.store import IN_MEMORY, open_store
from briefing_app.workbooks.readers import Readers

_TIMES = 20
_MOST = 100.0
"""Milliseconds within which a seeded section is refreshed."""


def main() -> None:
    app = QApplication.instance() or QApplication(["sections", "-platform", "offscreen"])
    with open_store(IN_MEMORY) as store, Readers(2) as readers:
        operation = finish(make_sample_operation(store, readers))
        with store.reading() as connection:
            position = position_of(connection, operation.ref)
    print(f"{len(position.returns)} returns, {sum(map(len, position.records.values())):,} records")
    order = Order()
    document = QTextDocument()
    for section in sections():

        def refresh(section: str = section) -> None:
            # As after a return came in: nothing of the position was counted before.
            fill(document, state_of(section, order, replace(position)).text)

        took = _milliseconds(refresh)
        print(f"{section}: {took:.1f} ms{'' if took <= _MOST else ', more than it may'}")
    many = Order({"serials": tuple(_serial(number, position.operation.period.starts) for number in range(5_000))})
    print(f"To mend, no serials: {_milliseconds(lambda: to_mend(order, replace(position))):.1f} ms")
    took = _milliseconds(lambda: to_mend(many, replace(position)), 3)
    print(f"To mend, 5,000 serials: {took:.1f} ms, in the background")
    app.quit()


def _serial(number: int, starts: int) -> Item:
    values = {"serial": str(number), "unit": "CID", "strength": "0-1-6-0-0", "borough": "Lambeth"}
    return Item("serials", str(number), {**values, "starts": starts, "ends": starts + 480})


def _milliseconds(work: Callable[[], object], times: int = _TIMES) -> float:
    found = []
    for _ in range(times):
        began = perf_counter()
        work()
        found.append((perf_counter() - began) * 1000)
    return median(found)


if __name__ == "__main__":
    main()
