"""Puts the parts together and opens the window."""

from pathlib import Path


def default_store() -> Path:
    """The inspector's own store: local application data, which does not roam over the network."""
    from platformdirs import user_data_path

    return user_data_path("operations-briefing", appauthor=False, roaming=False) / "store.sqlite"


def open_window(store_path: str) -> int:
    """Open the store and the window; returns when the window is closed."""
    from briefing_app.screens.application import run_application
    from briefing_app.store.store import open_store
    from briefing_app.workbooks.readers import Readers

    with open_store(store_path) as store, Readers() as readers:
        return run_application(store, readers)
