"""Disclosure control: which counts of a set of tables are withheld, so that none of them follows from the others.

Tables that share their totals are one network: each published count is an arc, and at every node what comes in
goes out (the boroughs of a command unit add up to it, its categories too, and so on to the total). What an outsider
can work out about the withheld counts is then exact: a count may be higher by as much as can be pushed round through
other withheld counts, and no more. Every bound of such a network is a whole number, so no better method finds more.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Key = tuple[str, ...]


class Reason(StrEnum):
    SMALL = "under the threshold"
    BELOW_BCU = "sexual offences are not given below a command unit"
    TELLING_ZERO = "a zero that tells what all the others are"
    COMPLEMENT = "another withheld count would follow from it"


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the tables, as an arc of their network."""

    key: Key
    tail: str
    head: str
    value: int
    cost: int = 10
    """How much is lost where it is withheld to protect another; a total costs more than a cell."""
    reason: Reason | None = None
    """Withheld whatever its value."""


def withheld(counts: Sequence[Count], *, threshold: int) -> Mapping[Key, Reason]:
    """What is not published: counts under the threshold and above zero, and as many others as it takes to protect them.

    From all that is left nobody can tell a small count from one that reaches the threshold, nor give any other
    withheld count exactly.
    """
    found: dict[Key, Reason] = {}
    for one in counts:
        if one.reason is not None:
            found[one.key] = one.reason
        elif 0 < one.value < threshold:
            found[one.key] = Reason.SMALL
    waiting = deque(one for one in counts if one.key in found)
    while waiting:
        one = waiting.popleft()
        needed = max(1, threshold - one.value) if 0 < one.value < threshold else 1
        more = _protecting(one, counts, found, needed)
        found.update(dict.fromkeys(more, Reason.COMPLEMENT))
        waiting.extend(other for other in counts if other.key in more)
    return found


def _protecting(one: Count, counts: Sequence[Count], hidden: Collection[Key], needed: int) -> tuple[Key, ...]:
    """The further counts to withhold so that this one may be higher by as much as is needed."""
    more: list[Key] = []
    while True:
        network = _Network(counts, {*hidden, *more}, without=one)
        for _ in range(needed):
            path = network.path(one.head, one.tail)
            if path is None:
                raise AssertionError("a network of tables has a way round from everywhere")
            if any(step.count.key not in network.hidden for step in path):
                more += [step.count.key for step in path if step.count.key not in network.hidden]
                break
            network.push(path)
        else:
            return tuple(more)


@dataclass(frozen=True, slots=True)
class _Step:
    count: Count
    up: bool
    """Along the arc, so that the count rises; or against it."""


class _Network:
    """The counts other than one, as they may be: up without end, down as far as zero."""

    def __init__(self, counts: Sequence[Count], hidden: set[Key], *, without: Count) -> None:
        self.hidden = hidden
        others = [one for one in counts if one.key != without.key]
        self._value = {one.key: one.value for one in others}
        self._at: dict[str, list[tuple[_Step, str]]] = defaultdict(list)
        for one in others:
            self._at[one.tail].append((_Step(one, True), one.head))
            self._at[one.head].append((_Step(one, False), one.tail))

    def push(self, path: Sequence[_Step]) -> None:
        """One more round it."""
        for step in path:
            self._value[step.count.key] += 1 if step.up else -1

    def path(self, start: str, end: str) -> tuple[_Step, ...] | None:
        """The way that needs the least further withholding; through withheld counts alone it costs nothing."""
        best: dict[str, int] = {start: 0}
        came: dict[str, tuple[_Step, str]] = {}
        waiting = [(0, start)]
        while waiting:
            cost, node = heapq.heappop(waiting)
            if node == end:
                return tuple(reversed(list(self._back(came, start, end))))
            if cost > best[node]:
                continue
            for step, there in self._at[node]:
                if not step.up and self._value[step.count.key] <= 0:
                    continue
                dearer = cost + (0 if step.count.key in self.hidden else step.count.cost)
                if dearer < best.get(there, dearer + 1):
                    best[there] = dearer
                    came[there] = (step, node)
                    heapq.heappush(waiting, (dearer, there))
        return None

    def _back(self, came: Mapping[str, tuple[_Step, str]], start: str, end: str) -> Iterator[_Step]:
        node = end
        while node != start:
            step, node = came[node]
            yield step
