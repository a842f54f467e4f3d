"""From everything that is published, nobody can work out a count that was withheld."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.operation.counting.disclosure import Count, Key, Reason, withheld
from briefing_app.operation.counting.press_figures import WITHHELD, press_figures
from briefing_app.operation.kinds import Phase
from briefing_app.operation.offences import Headline
from briefing_app.operation.operations import USUAL_THRESHOLD
from tests.positions import builder

_MOST = 200
Equation = tuple[dict[Key, int], int]
"""Coefficients of the unknown counts, and what they come to."""


class Attack:
    """An outsider with the published tables: whole numbers from zero up that add up as the tables say.

    It knows nothing of how the counts were chosen; it solves the sums, by narrowing what each unknown can be and
    trying what is left.
    """

    def __init__(self, counts: Sequence[Count], hidden: Mapping[Key, object]) -> None:
        self._unknown = [one.key for one in counts if one.key in hidden]
        sums: dict[str, Equation] = {}
        for one in counts:
            for node, sign in ((one.head, 1), (one.tail, -1)):
                coefficients, constant = sums.get(node, ({}, 0))
                if one.key in hidden:
                    coefficients = {**coefficients, one.key: coefficients.get(one.key, 0) + sign}
                else:
                    constant -= sign * one.value
                sums[node] = (coefficients, constant)
        self._sums = [one for one in sums.values() if one[0]]
        self._about: dict[Key, list[Equation]] = defaultdict(list)
        for one in self._sums:
            for key in one[0]:
                self._about[key].append(one)

    def possible(self, key: Key, least: int, most: int) -> bool:
        """Whether the count can lie in this range, whatever the others are."""
        if least > most:
            return False
        ranges = dict.fromkeys(self._unknown, (0, _MOST)) | {key: (least, most)}
        return self._solves(ranges)

    def _solves(self, ranges: dict[Key, tuple[int, int]]) -> bool:
        if not self._narrow(ranges):
            return False
        open_ones = [key for key, (low, high) in ranges.items() if low < high]
        if not open_ones:
            return True
        key = min(open_ones, key=lambda one: ranges[one][1] - ranges[one][0])
        low, high = ranges[key]
        middle = (low + high) // 2
        return any(self._solves(ranges | {key: half}) for half in ((low, middle), (middle + 1, high)))

    def _narrow(self, ranges: dict[Key, tuple[int, int]]) -> bool:
        """Bounds that follow from each sum, until nothing more follows; False for a contradiction."""
        waiting = list(self._sums)
        while waiting:
            coefficients, constant = waiting.pop()
            for key, sign in coefficients.items():
                if not sign:
                    continue
                others = [
                    sorted((other * ranges[name][0], other * ranges[name][1]))
                    for name, other in coefficients.items()
                    if name != key
                ]
                least, most = constant - sum(high for _, high in others), constant - sum(low for low, _ in others)
                low, high = (least, most) if sign > 0 else (-most, -least)
                new = (max(low, ranges[key][0]), min(high, ranges[key][1]))
                if new[0] > new[1]:
                    return False
                if new != ranges[key]:
                    ranges[key] = new
                    waiting.extend(self._about[key])
        return True


def pinned(counts: Sequence[Count], hidden: Mapping[Key, object]) -> list[Key]:
    """Withheld counts that can only be what they are."""
    attack = Attack(counts, hidden)
    return [
        one.key
        for one in counts
        if one.key in hidden
        and not attack.possible(one.key, 0, one.value - 1)
        and not attack.possible(one.key, one.value + 1, _MOST)
    ]


def test_that_withholding_the_small_counts_alone_is_not_enough() -> None:
    counts = row_of(7, 3, total=10)
    hidden = {("cell", "1"): "small"}
    assert pinned(counts, hidden) == [("cell", "1")]
    assert pinned(counts, withheld(counts, threshold=USUAL_THRESHOLD)) == []


def row_of(*values: int, total: int) -> list[Count]:
    cells = [Count(("cell", str(place)), "start", "end", value) for place, value in enumerate(values)]
    return [*cells, Count(("total",), "end", "start", total, 1000)]


def test_that_nothing_is_withheld_where_nothing_is_small() -> None:
    assert withheld(row_of(7, 5, 0, total=12), threshold=USUAL_THRESHOLD) == {}


def test_that_a_small_count_can_not_be_told_from_one_that_reaches_the_threshold() -> None:
    counts = row_of(1, 1, 20, 0, total=22)
    hidden = withheld(counts, threshold=USUAL_THRESHOLD)
    attack = Attack(counts, hidden)
    assert attack.possible(("cell", "0"), USUAL_THRESHOLD, _MOST)
    assert ("total",) not in hidden


_ARRESTS = st.lists(
    st.tuples(
        st.sampled_from(("Lambeth", "Southwark", "Hackney", "Tower Hamlets", "Camden")),
        st.sampled_from([one.value for one in Headline]),
        st.sampled_from(("Proactive", "Reactive", None)),
        st.sampled_from(("In custody", "NFA", None)),
        st.integers(1, 9),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(_ARRESTS, st.sampled_from((3, 5, 10)))
def test_that_a_solver_pins_no_withheld_count_of_the_published_tables(
    arrests: list[tuple[str, str, str | None, str | None, int]], threshold: int
) -> None:
    made = builder("Lambeth", "Southwark", "Hackney", "Tower Hamlets", "Camden", "Islington")
    for borough in made.operation.boroughs:
        if borough != "Islington":
            made.nil("arrests", borough, Phase.RESULT)
    for borough, headline, arrest_type, outcome, persons in arrests:
        made.arrest(borough, arrest_type, persons, headline=headline, outcome=outcome)
    made.operation = replace(made.operation, threshold=threshold)
    figures = press_figures(made.position())
    assert pinned(figures.counts, figures.withheld) == []
    attack = Attack(figures.counts, figures.withheld)
    for one in figures.counts:
        if 0 < one.value < threshold:
            assert figures.said(*one.key) == WITHHELD
            assert attack.possible(one.key, threshold, _MOST), one.key
    assert all(figures.number(*one.key) in (None, one.value) for one in figures.counts)


def test_that_sexual_offences_are_never_given_where_a_command_unit_is_one_borough() -> None:
    made = builder("Lambeth", "Southwark", "Camden", "Islington")
    for borough in ("Lambeth", "Camden", "Islington"):
        made.arrest(borough, persons=20, headline=Headline.SEXUAL.value, outcome="In custody")
        made.arrest(borough, persons=20, headline=Headline.OTHER.value, outcome="In custody")
    figures = press_figures(made.position())
    assert figures.said("cell", "AS", Headline.SEXUAL.value) == WITHHELD
    assert figures.withheld["cell", "AS", Headline.SEXUAL.value] is Reason.BELOW_BCU
    assert not [key for key in figures.keys("borough") if len(key) > 2]
    assert pinned(figures.counts, figures.withheld) == []


def test_that_sexual_offences_of_a_command_unit_of_several_boroughs_are_given() -> None:
    made = builder("Camden", "Islington")
    for borough in ("Camden", "Islington"):
        for headline in (Headline.SEXUAL, Headline.OTHER):
            made.arrest(borough, persons=20, headline=headline.value, outcome="In custody")
    assert press_figures(made.position()).said("cell", "CN", Headline.SEXUAL.value) == "40"


def test_that_zeros_do_not_tell_what_everybody_was_arrested_for() -> None:
    made = builder("Lambeth", "Southwark")
    for borough in ("Lambeth", "Southwark"):
        made.arrest(borough, persons=9, headline=Headline.SEXUAL.value, outcome="In custody")
    figures = press_figures(made.position())
    assert figures.said("cell", "AS", Headline.DOMESTIC.value) == WITHHELD
    assert pinned(figures.counts, figures.withheld) == []


def test_that_a_borough_that_gives_nothing_is_in_no_count_and_is_no_zero() -> None:
    made = builder("Lambeth", "Camden")
    made.arrest("Lambeth", persons=30, headline=Headline.OTHER.value, outcome="In custody")
    figures = press_figures(made.position())
    assert ("borough", "Camden") not in list(figures.keys("borough"))
    assert figures.states["Camden"].value == "awaited"


def test_that_the_record_names_every_withheld_count_with_its_reason() -> None:
    made = builder("Lambeth", "Southwark")
    made.arrest("Lambeth", persons=3, headline=Headline.OTHER.value, outcome="In custody")
    made.arrest("Southwark", persons=30, headline=Headline.DOMESTIC.value, outcome="In custody")
    figures = press_figures(made.position())
    assert len(figures.record) == len(figures.withheld)
    assert ("borough › Lambeth", 3, "under the threshold") in figures.record
