"""A confirmed meaning holds for its borough until another takes its place or it is forgotten."""

from pathlib import Path

from briefing_app.operation.returns.returns import Remembered
from briefing_app.store.remembered import all_remembered, forget, remember
from briefing_app.store.store import open_store

ABH = Remembered("Lambeth", "arrests", "primary_offence", "abh-ish", "O04 Assault")


def test_that_the_newest_answer_holds_and_a_forgotten_one_asks_again(tmp_path: Path) -> None:
    other = Remembered("Sutton", ABH.kind, ABH.field, ABH.content, "O05 Common assault")
    with open_store(tmp_path / "s.sqlite") as store:
        with store.writing() as connection:
            remember(connection, [ABH, other], confirmed_at=10)
            changed = Remembered("Lambeth", ABH.kind, ABH.field, ABH.content, "O03 GBH")
            remember(connection, [changed], confirmed_at=20)
        with store.reading() as connection:
            held = [(one.borough, one.value, one.confirmed_at) for one in all_remembered(connection)]
        assert held == [("Lambeth", "O03 GBH", 20), ("Sutton", "O05 Common assault", 10)]
        with store.writing() as connection:
            forget(connection, [ABH], forgotten_at=30)
        with store.reading() as connection:
            assert [one.borough for one in all_remembered(connection)] == ["Sutton"]
