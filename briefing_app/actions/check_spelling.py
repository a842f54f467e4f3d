"""Check spelling by the British English dictionary of this PC, where it has one; none ships with the app."""

import os
import re
import warnings
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from briefing_app.operation.resources import force_folder

_NAME = "en_GB"
_MOST_SUGGESTED = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST_ABBREVIATION = 6


class Spelling:
    """One dictionary. Safe to look words up in from any one thread at a time."""

    def __init__(self, dictionary: Any) -> None:
        self._dictionary = dictionary
        self._known: dict[str, bool] = {}

    def wrong(self, line: str) -> Iterator[tuple[int, str]]:
        """The words of a line that are on no list, each with its place in it."""
        for found in _WORD.finditer(line):
            word = found[0]
            beside = line[max(0, found.start() - 1) : found.start()] + line[found.end() : found.end() + 1]
            if not any(letter.isdigit() or letter in "_-/@" for letter in beside) and not self.is_right(word):
                yield found.start(), word

    def is_right(self, word: str) -> bool:
        """Abbreviations and single letters are taken as they are."""
        if len(word) == 1 or (word.isupper() and len(word) <= _LONGEST_ABBREVIATION):
            return True
        plain = word.replace("’", "'")
        if plain not in self._known:
            self._known[plain] = bool(self._dictionary.lookup(plain))
        return self._known[plain]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may be meant; this takes a while."""
        return tuple(islice(self._dictionary.suggest(word.replace("’", "'")), _MOST_SUGGESTED))

    def take_as_right(self, word: str) -> None:
        """A name or a word of the trade; for as long as the app is open."""
        self._known[word.replace("’", "'")] = True


def load_spelling(folders: tuple[Path, ...] | None = None) -> Spelling | None:
    """None where no dictionary of British English is on this PC, or the one that is there can't be read."""
    from spylls.hunspell import Dictionary

    for folder in dictionary_folders() if folders is None else folders:
        if not ((folder / f"{_NAME}.dic").is_file() and (folder / f"{_NAME}.aff").is_file()):
            continue
        try:
            with warnings.catch_warnings():
                # WORKAROUND spylls 0.1.7: it leaves its files to be closed when they are collected.
                warnings.simplefilter("ignore", ResourceWarning)
                return Spelling(Dictionary.from_files(str(folder / _NAME)))
        except Exception:  # the dictionary is a stranger's file: whatever is wrong with it, the words can be written
            continue
    return None


def dictionary_folders() -> tuple[Path, ...]:
    """Where dictionaries are kept: a force's own, then those of the system and of an office suite."""
    force = force_folder()
    own = [force / "dictionaries"] if force is not None else []
    shared = [Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/usr/share/myspell")]
    for programs in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")):
        if programs:
            shared += [
                Path(programs) / suite / "share" / "extensions" / "dict-en" for suite in ("LibreOffice", "OpenOffice 4")
            ]
    return (*own, *shared)
