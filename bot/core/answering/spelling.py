"""Spelling: words nobody has written before, drawn to the words that the bot knows."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

FREQUENT = 3
"""A word is worth correcting to once it was written this often."""
LONGEST = 24
"""Letters beyond which a token is no word; it is left as it is."""


class Speller:
    """Corrects single tokens; knows when to leave a word alone.

    Distance is optimal string alignment (insert, delete, replace, swap of neighbours): one edit
    for words of four letters and more, two from eight on.
    """

    def __init__(self, counts: Mapping[str, int], targets: Iterable[str] = ()) -> None:
        """Take how often each word was written, and words that are always worth a correction."""
        wanted = set(targets)
        self._known = frozenset(counts) | wanted
        frequent = {word for word, n in counts.items() if n >= FREQUENT} | wanted
        self._counts = {word: counts.get(word, FREQUENT) for word in frequent}
        # Per length of a misspelt word, all words that may be meant: looked through in one call.
        self._near: dict[int, list[str]] = {}
        for word in sorted(frequent):
            if len(word) >= 3 and word.isalpha():
                for length in range(len(word) - 2, len(word) + 3):
                    if abs(length - len(word)) <= _edits(length):
                        self._near.setdefault(length, []).append(word)
        self.correct = lru_cache(maxsize=20_000)(self._correct)

    def knows(self, word: str) -> bool:
        """Whether the word has been written as it stands."""
        return word in self._known

    def _correct(self, word: str) -> tuple[str, ...]:
        """Return what `word` stands for: itself, a known word, or the words it runs together."""
        # Words of other alphabets have no likely correction, and looking for one would take long.
        if word in self._known or not (word.isascii() and word.isalpha()):
            return (word,)
        if not 4 <= len(word) <= LONGEST:
            return (word,)
        squeezed = self._squeezed(word)
        if squeezed:
            return (squeezed,)
        return self._nearest(word) or self._parts(word) or (word,)

    def _squeezed(self, word: str) -> str | None:
        """Return the known word behind drawn-out letters ("pleeease", "sooo")."""
        single = "".join(c for i, c in enumerate(word) if i < 1 or c != word[i - 1])
        double = "".join(
            c for i, c in enumerate(word) if i < 2 or not c == word[i - 1] == word[i - 2]
        )
        return next((w for w in (double, single) if w != word and w in self._counts), None)

    def _nearest(self, word: str) -> tuple[str, ...]:
        found = process.extract(
            word,
            self._near.get(len(word), ()),
            scorer=OSA.distance,
            score_cutoff=_edits(len(word)),
            limit=8,
        )
        if not found:
            return ()
        best = min(found, key=lambda hit: (hit[1], hit[0][0] != word[0], -self._counts[hit[0]]))
        # A first letter is seldom mistyped: a short word that differs there is another word.
        if best[0][0] != word[0] and len(word) < 6:
            return ()
        return (best[0],)

    def _parts(self, word: str) -> tuple[str, ...]:
        """Split words written together ("thesummit"); both parts must be well known."""
        splits = [
            (word[:i], word[i:])
            for i in range(2, len(word) - 1)
            if word[:i] in self._counts and word[i:] in self._counts
        ]
        whole = [pair for pair in splits if min(map(len, pair)) >= 2 and max(map(len, pair)) >= 4]
        if not whole:
            return ()
        return max(whole, key=lambda pair: min(self._counts[pair[0]], self._counts[pair[1]]))


def _edits(length: int) -> int:
    """Return how many edits may lie between a word of that length and its correction."""
    return 1 if length < 8 else 2
