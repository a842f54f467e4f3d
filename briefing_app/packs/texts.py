"""The packs' standing texts, kept as data in `resources/words` so that a force can change them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from briefing_app.operation.errors import Refused
from briefing_app.operation.resources import resource


class Words:
    """One file of texts, asked by dotted name: `text("aim.sentence")`."""

    def __init__(self, name: str, content: Mapping[str, Any]) -> None:
        self._name = name
        self._content = content

    def text(self, path: str) -> str:
        return self._as_text(path, self._at(path))

    def texts(self, path: str) -> tuple[str, ...]:
        return tuple(self._as_text(path, one) for one in self._as_list(path))

    def rows(self, path: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts, such as a two-column card."""
        return tuple(tuple(self._as_text(path, cell) for cell in row) for row in self._as_list(path))

    def tables(self, path: str) -> tuple["Words", ...]:
        """A list of named texts, such as the objectives."""
        return tuple(Words(self._name, one) for one in self._as_list(path) if isinstance(one, dict))

    def whole(self, path: str) -> int:
        found = self._at(path)
        if not isinstance(found, int):
            raise self._wrong(path, "a whole number")
        return found

    @property
    def day(self) -> date | None:
        """The day that the file is about, where it is about one."""
        found = self._find("day")
        return found if isinstance(found, date) else None

    def _find(self, path: str) -> Any:
        found: Any = self._content
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _at(self, path: str) -> Any:
        found = self._find(path)
        if found is None:
            raise self._wrong(path, "there")
        return found

    def _as_list(self, path: str) -> list[Any]:
        found = self._at(path)
        if not isinstance(found, list):
            raise self._wrong(path, "a list")
        return found

    def _as_text(self, path: str, found: object) -> str:
        if not isinstance(found, str):
            raise self._wrong(path, "text in quotation marks")
        return found

    def _wrong(self, path: str, wanted: str) -> Refused:
        return Refused(f"The pack's texts can't be used: \"{path}\" in words/{self._name}.toml is not {wanted}.")


@cache
def words(name: str) -> Words:
    """The texts of `resources/words/<name>.toml`."""
    try:
        with resource(f"words/{name}.toml").open("rb") as file:
            return Words(name, tomllib.load(file))
    except OSError as fault:
        raise Refused(f"The pack's texts can't be read: words/{name}.toml is missing.") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise Refused(f"The pack's texts can't be read: words/{name}.toml is not valid TOML ({fault}).") from fault


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is on record about an operation's day."""

    words: Words

    def said(self, part: str) -> tuple[str, ...]:
        return self.words.texts(f"{part}.says")

    def source(self, part: str) -> str:
        return self.words.text(f"{part}.source")


@cache
def facts_of(day: date) -> DayFacts | None:
    """The facts of the file whose `day` this is; None where nothing is on record."""
    for path in sorted(resource("words").glob("*.toml")):
        found = words(path.stem)
        if found.day == day:
            return DayFacts(found)
    return None
