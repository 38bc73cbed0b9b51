"""Which of the known languages a message is in."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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
        self._words = _log_odds(words)
        self._triples = _log_odds(triples)

    def scores(self, tokens: Sequence[str]) -> dict[str, float]:
        """Return the log-likelihood of each language, up to a constant."""
        total = dict.fromkeys(self.languages, 0.0)
        for token in tokens[-_LONGEST:]:
            if not token.isalpha():
                continue
            for language, score in self._evidence(token).items():
                total[language] += score
        return total

    def _evidence(self, token: str) -> Mapping[str, float]:
        known = self._words.get(token)
        if known:
            return known
        seen = [self._triples[t] for t in trigrams(token) if t in self._triples]
        # Triples of one word depend on each other: together they count as one observation.
        return {
            language: sum(odds[language] for odds in seen) / max(len(seen), 1)
            for language in self.languages
        }

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


def _log_odds(counts: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, float]]:
    """Return per item its log-probability in each language."""
    totals = {language: sum(seen.values()) + 1 for language, seen in counts.items()}
    items = {item for seen in counts.values() for item in seen}
    return {
        item: {
            language: math.log((seen.get(item, 0) + _SMOOTH) / totals[language])
            for language, seen in counts.items()
        }
        for item in items
    }
