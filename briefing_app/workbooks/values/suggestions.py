"""Which known words an unknown one may be a slip for. A score only suggests; a person decides."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

LEAST_LIKE = 85.0
"""Out of 100, letters of the whole words: "Sexual Assualt" comes to 93, "Harrow Road" to no borough."""
MOST_SUGGESTIONS = 5
_LEAST_LIKE_WORD = 78.0
_LONG_WORD = 6
_LEAST_LETTERS = 4
_LONG_START = 20


def suggestions(word: str, known: Mapping[str, tuple[str, ...]], *, word_by_word: bool = False) -> tuple[str, ...]:
    """The values of the likest known words, the likest first.

    `word_by_word`, each word must be like one of the other's: "Time on" is no slip for "Time to".
    """
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
    if word_by_word:
        scores = {found: score for found, score in scores.items() if _word_by_word(word, found)}
    ordered = sorted(scores, key=lambda one: (-scores[one], one))
    return tuple(dict.fromkeys(value for one in ordered for value in known[one]))[:MOST_SUGGESTIONS]


def _word_by_word(one: str, other: str) -> bool:
    left = other.split(" ")
    for word in one.split(" "):
        likest = max(left, key=lambda known: fuzz.ratio(word, known), default="")
        if not likest or (word != likest and not _is_slip(word, likest)):
            return False
        left.remove(likest)
    return not left


def _is_slip(word: str, other: str) -> bool:
    """Short words begin and end alike: "tme" is "time", "PCSO" is not "PCs"."""
    ends_alike = (word[0], word[-1]) == (other[0], other[-1])
    return fuzz.ratio(word, other) >= _LEAST_LIKE_WORD and (ends_alike or min(len(word), len(other)) >= _LONG_WORD)
