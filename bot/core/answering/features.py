"""Features of an utterance: stems, pieces of words, pairs of them, and the topics named.

Each utterance is seen twice: as written, which tells whole questions apart, and with the names of
topics replaced by a mark, so that what was learnt of one topic holds for every other.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import snowballstemmer

from bot.core.answering.mentions import Mention
from bot.core.answering.vectors import Features

TOPIC = "\N{WHITE SQUARE}"
"""Stands for the name of a topic."""
NO_TOPIC = "t"
"""The feature of an utterance that names no topic."""
_PAIR = 0.7
_SYMBOL = 1.0
_PIECE = 0.5
_BEGINNING = 4
"""Letters by which the beginning of a word is told."""
_ALGORITHMS = {"en": "english", "es": "spanish", "pt": "portuguese", "fr": "french"}


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word; the word itself in a language without a stemmer."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or not word.isascii():
        return word
    return str(_stemmer(algorithm).stemWord(word))


@lru_cache(maxsize=len(_ALGORITHMS))
def _stemmer(algorithm: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(algorithm)


def masked(words: Sequence[str], mentions: Iterable[Mention]) -> list[str]:
    """Return the words with each mention replaced by `TOPIC`."""
    result: list[str] = []
    at = 0
    for mention in mentions:
        result += [*words[at : mention.start], TOPIC]
        at = mention.end
    return result + list(words[at:])


def understood(features: Features, name: Features) -> Features:
    """Return features with those of a topic's name added: it is meant though not said."""
    said = {key: weight for key, weight in features.items() if key != NO_TOPIC}
    return said | dict(name)


def word_features(words: Sequence[str], mentions: Sequence[Mention], language: str) -> Features:
    """Return stems and pairs of stems, with and without the names of topics."""
    found = _grams(_stems(words, language))
    for name, weight in _grams(_stems(masked(words, mentions), language)).items():
        if TOPIC in name:
            found[f"m {name}"] = weight * _PAIR
    return found | _symbols(mentions)


def piece_features(words: Sequence[str], mentions: Sequence[Mention]) -> Features:
    """Return pieces of words and pairs of beginnings: they survive typos and inflection."""
    found = _pieces(words, (2, 3, 4, 5))
    for name, weight in _pieces(masked(words, mentions), ()).items():
        if TOPIC in name:
            found[f"m {name}"] = weight * _PAIR
    return found | _symbols(mentions)


def aspect_features(words: Sequence[str], mentions: Sequence[Mention], language: str) -> Features:
    """Return what tells aspects apart, whatever the topic."""
    return _grams(_stems(masked(words, mentions), language))


def _stems(words: Iterable[str], language: str) -> list[str]:
    return [stem(word, language) for word in words]


def _symbols(mentions: Sequence[Mention]) -> dict[str, float]:
    if not mentions:
        return {NO_TOPIC: _SYMBOL / 2}
    return {f"t {mention.topic}": _SYMBOL for mention in mentions}


def _grams(stems: Sequence[str]) -> dict[str, float]:
    bordered = ["^", *stems, "$"]
    pairs = pairwise(bordered)
    return {f"w {s}": 1.0 for s in stems} | {f"b {a} {b}": _PAIR for a, b in pairs}


def _pieces(words: Sequence[str], lengths: Iterable[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for length in lengths:
        for word in words:
            bordered = f"<{word}>"
            for at in range(len(bordered) - length + 1):
                found[bordered[at : at + length]] = _PIECE
    bordered_words = ["^", *(word[:_BEGINNING] for word in words), "$"]
    for a, b in pairwise(bordered_words):
        found[f"{a} {b}"] = _PAIR
    return found
