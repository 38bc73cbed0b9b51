"""Which of the known languages a message is in."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.core.answering.vectors import Floats

SURE = 3.0
"""Log-odds of the best language over the second from which the text alone decides."""
_SMOOTH = 0.3
_LONGEST = 60


def trigrams(word: str) -> list[str]:
    """Return the letter triples of a word with its borders."""
    padded = f" {word} "
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


class LanguageModel:
    """Naive Bayes over words, with letter triples for words never seen."""

    def __init__(
        self, words: Mapping[str, Mapping[str, int]], triples: Mapping[str, Mapping[str, int]]
    ) -> None:
        """Take, per language, how often each word and each triple was seen."""
        self.languages = tuple(words)
        self._words = _Table(words)
        self._triples = _Table(triples)

    def scores(self, tokens: Sequence[str]) -> dict[str, float]:
        """Return the log-likelihood of each language, up to a constant."""
        total = np.zeros(len(self.languages), np.float32)
        for token in tokens[-_LONGEST:]:
            if token.isalpha():
                total += self._evidence(token)
        return dict(zip(self.languages, total.tolist(), strict=True))

    def _evidence(self, token: str) -> Floats:
        known = self._words.rows([token])
        if len(known):
            first: Floats = known[0]
            return first
        seen = self._triples.rows(trigrams(token))
        # Triples of one word depend on each other: together they count as one observation.
        if not len(seen):
            return np.zeros(len(self.languages), np.float32)
        mean: Floats = seen.mean(axis=0)
        return mean

    def detect(self, tokens: Sequence[str], fallbacks: Iterable[str]) -> tuple[str, float]:
        """Return the language and its lead over the next; the first fallback decides a near tie."""
        scores = self.scores(tokens)
        ranked = sorted(scores, key=lambda language: -scores[language])
        lead = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else math.inf
        if lead < SURE:
            near = [language for language in ranked if scores[ranked[0]] - scores[language] < SURE]
            for fallback in fallbacks:
                if fallback in near:
                    return fallback, lead
        return ranked[0], lead


def count(
    texts: Iterable[tuple[str, Sequence[str]]],
) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Return words and triples per language of (language, tokens) pairs."""
    words: dict[str, Counter[str]] = {}
    triples: dict[str, Counter[str]] = {}
    for language, tokens in texts:
        known = words.setdefault(language, Counter())
        parts = triples.setdefault(language, Counter())
        for token in (token for token in tokens if token.isalpha()):
            known[token] += 1
            parts.update(trigrams(token))
    return words, triples


class _Table:
    """Log-probability of each item (row) in each language (column)."""

    def __init__(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        items = sorted({item for seen in counts.values() for item in seen})
        self._row = {item: row for row, item in enumerate(items)}
        columns = [
            np.fromiter((seen.get(item, 0) for item in items), np.float32, len(items)) + _SMOOTH
            for seen in counts.values()
        ]
        totals = np.array([sum(seen.values()) + 1 for seen in counts.values()], np.float32)
        self._odds: Floats = np.log(np.stack(columns, axis=1) / totals)

    def rows(self, items: Iterable[str]) -> Floats:
        """Return the rows of the items that are known."""
        return self._odds[[self._row[item] for item in items if item in self._row]]
