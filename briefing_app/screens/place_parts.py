"""The parts of a place: a tab for each, and beneath them the page of the one that is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget


class PlaceParts(QStackedWidget):
    """`tabs` belongs to it, and stands where the place puts it."""

    def __init__(self, name: str, words: Sequence[tuple[str, str]], pages: Mapping[str, QWidget]) -> None:
        """`words` are the parts' names with what their tabs say, in their order."""
        super().__init__()
        self._words = words
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(name)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for part, word in words:
            self.tabs.addTab(word)
            self.addWidget(pages[part])
        self.tabs.currentChanged.connect(self.setCurrentIndex)

    @property
    def part(self) -> str:
        """The name of the one that is shown."""
        return self._words[self.tabs.currentIndex()][0]

    def turn_to(self, part: str) -> None:
        self.tabs.setCurrentIndex([name for name, _ in self._words].index(part))

    def step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self._words))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """What is said beside a part's word; nothing where it has none."""
        for place, (part, word) in enumerate(self._words):
            count = counts.get(part, 0)
            self.tabs.setTabText(place, f"{word} ({count})" if count else word)
