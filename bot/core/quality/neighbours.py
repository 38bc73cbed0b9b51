"""Neighbours: the phrasings most like each other, found without learning anything.

A phrasing is left out and looked for among all others of its language, as a member's question would
be: by the topics named, by stems and their pairs, the rare ones counting most (cosine of TF-IDF).
The bot's models tell more apart than this; what not even they could is certainly found. It takes
seconds, where learning anew without each phrasing would take days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.core.answering.features import word_features
from bot.core.answering.mentions import TopicFinder
from bot.core.answering.vectors import matrix, vector, vocabulary
from bot.core.quality.phrasings import Phrasing
from bot.core.text import clean, tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_BLOCK = 500
"""Phrasings compared with all others at a time: it bounds the memory."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A phrasing with those most like it."""

    phrasing: Phrasing
    nearest: Phrasing | None
    """None when it shares no word with any other."""
    close: tuple[Phrasing, ...]
    """Those at least as similar as was asked."""


def neighbours(
    phrasings: Sequence[Phrasing], finder: TopicFinder, closeness: float
) -> Iterator[Neighbours]:
    """Yield each phrasing of one language with its neighbours.

    `closeness` is a cosine, from 0 (nothing shared) to 1 (the same words in the same order).
    """
    vectors = _vectors(phrasings, finder)
    others = vectors.T.tocsr()
    for start in range(0, len(phrasings), _BLOCK):
        likeness = (vectors[start : start + _BLOCK] @ others).toarray()
        for row, similar in enumerate(likeness):
            similar[start + row] = 0.0
            best = int(similar.argmax())
            yield Neighbours(
                phrasings[start + row],
                phrasings[best] if similar[best] > 0 else None,
                tuple(phrasings[int(at)] for at in np.flatnonzero(similar >= closeness)),
            )


def _vectors(phrasings: Sequence[Phrasing], finder: TopicFinder) -> "csr_matrix":
    """Return a row of length 1 for each phrasing."""
    read = ((tokens(clean(phrasing.text)), phrasing.language) for phrasing in phrasings)
    features = [word_features(words, finder.find(words), language) for words, language in read]
    index, idf = vocabulary(features, [str(at) for at in range(len(features))])
    return matrix([vector(found, index, idf) for found in features], len(index))
