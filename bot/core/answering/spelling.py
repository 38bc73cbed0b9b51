"""Spelling: words nobody has written before, drawn to the words that the bot knows."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.answering.slips import slips

FREQUENT = 3
"""A word is worth correcting to once it was written this often."""
FEW = 50_000
"""Where fewer words were written in all, each of them is worth correcting to."""
LONGEST = 24
"""Letters beyond which a token is no word; it is left as it is."""
_SHORTEST = 2
_TRIED = 12
"""Words weighed for each that is unknown: those fewest letters away."""
_USUAL = 0.2
"""How much a frequent word is preferred: for each factor of e in frequency, in slips."""
_TOLERATED = {2: 0.7, 3: 0.9, 4: 1.3, 5: 1.4, 6: 1.9, 7: 2.0, 8: 2.5, 9: 2.6}
_MOST = 3.1


class Speller:
    """Corrects single tokens; knows when to leave a word alone.

    What may be meant are the known words a few letters away; of these the one from which the
    likeliest slips lead to what was typed, frequent words preferred. The longer a word, the more
    slips it may hold.
    """

    def __init__(self, counts: Mapping[str, int], targets: Iterable[str] = ()) -> None:
        """Take how often each word was written, and words that are always worth a correction."""
        wanted = set(targets)
        least = FREQUENT if sum(counts.values()) >= FEW else 1
        self._known = frozenset(counts) | wanted
        frequent = {word for word, n in counts.items() if n >= least} | wanted
        self._counts = {word: counts.get(word, least) for word in frequent}
        # Per length of a misspelt word, all words that may be meant, the usual ones first: looked
        # through in one call.
        self._near: dict[int, list[str]] = {}
        for word in sorted(frequent, key=lambda word: (-self._counts[word], word)):
            if len(word) >= 2 and word.isalpha():
                for length in range(len(word) - 3, len(word) + 4):
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
        if not _SHORTEST <= len(word) <= LONGEST:
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
            limit=_TRIED,
        )
        weighed = ((slips(word, hit[0]), hit[0]) for hit in found)
        tolerated = _TOLERATED.get(len(word), _MOST)
        likely = [(cost, meant) for cost, meant in weighed if cost <= tolerated]
        if not likely:
            return ()
        return (min(likely, key=self._unlikelihood)[1],)

    def _unlikelihood(self, hit: tuple[float, str]) -> tuple[float, str]:
        cost, meant = hit
        return cost - _USUAL * math.log(self._counts[meant]), meant

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
    """Return how many letters may be wrong in a word of that length."""
    return 1 if length < 5 else 2 if length < 9 else 3
