"""Puts the parts together and opens the window."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.store.store import Store


def default_store() -> Path:
    """The inspector's own store: local application data, which does not roam over the network."""
    from platformdirs import user_data_path

    return user_data_path("operations-briefing", appauthor=False, roaming=False) / "store.sqlite"


def use_force_folder() -> None:
    """A force's own lists and templates lie beside the store, unless a variable says where else."""
    from briefing_app.operation.resources import FORCE_FOLDER

    beside = default_store().parent / "force"
    if FORCE_FOLDER not in os.environ and beside.is_dir():
        os.environ[FORCE_FOLDER] = str(beside)


def settings_file() -> Path:
    """What the window remembers: its colours and the last operation."""
    from platformdirs import user_config_path

    return user_config_path("operations-briefing", appauthor=False, roaming=False) / "window.ini"


def user_name() -> str:
    """Who is logged in on this PC; empty where the PC does not say."""
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def open_window(store_path: str) -> int:
    """Open the window, then the store behind it; returns when the window is closed."""
    from briefing_app.screens.application import run_application
    from briefing_app.workbooks.readers import Readers

    def store() -> "Store":
        from briefing_app.store.store import open_store

        return open_store(store_path)

    with Readers() as readers:
        return run_application(store, readers, settings_path=settings_file(), user=user_name())
