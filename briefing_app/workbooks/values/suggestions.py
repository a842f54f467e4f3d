"""Which known words an unknown one may be a slip for. A score only suggests; a person decides."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

LEAST_LIKE = 85.0
"""Out of 100, letters of the whole words: "Sexual Assualt" comes to 93, "Harrow Road" to no borough."""
MOST_SUGGESTIONS = 5
_LEAST_LETTERS = 4
_LONG_START = 20


def suggestions(word: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values of the likest known words, the likest first."""
    if len(word) < _LEAST_LETTERS:
        return ()
    scores: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for found, score, _ in process.extract(
            word, known.keys(), scorer=scorer, score_cutoff=LEAST_LIKE, limit=2 * MOST_SUGGESTIONS
        ):
            scores[found] = max(score, scores.get(found, 0.0))
    if len(word) >= _LONG_START:
        # Systems cut long labels short; what begins so may be meant, and something else too.
        scores |= {one: LEAST_LIKE for one in known if one.startswith(word) and one not in scores}
    ordered = sorted(scores, key=lambda one: (-scores[one], one))
    return tuple(dict.fromkeys(value for one in ordered for value in known[one]))[:MOST_SUGGESTIONS]
