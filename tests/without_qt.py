"""A pytest plugin under which Qt is not installed: importing it fails as it would there."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

import pytest

ABSENT = ("PySide6", "shiboken6", "pyqtgraph")


class _QtIsAbsent(MetaPathFinder):
    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if fullname.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


sys.meta_path.insert(0, _QtIsAbsent())


def pytest_addoption(parser: pytest.Parser) -> None:
    # pytest-qt is not loaded beside this plugin, and --strict-config refuses a setting that nobody knows.
    parser.addini("qt_api", "ignored: there is no Qt")
