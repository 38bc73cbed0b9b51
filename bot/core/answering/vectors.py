"""Sparse features as vectors, and what classifiers share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]
Features = Mapping[str, float]
"""Feature name to weight, before inverse class frequency and normalisation."""
MANY = 10_000
"""Examples for each further time that a feature must have been seen, up to `OFTEN`."""
OFTEN = 3
"""Times that are enough however many examples there are."""
UNKNOWN = 0.75
"""How much an unknown feature counts beside the most telling one, in a vector's length."""
Index = NDArray[np.uint64]
"""The marks of the known features, ascending: a feature's row is the place of its mark.

Eight bytes each stand for names of many more; of a million features the chance that any two share
a mark is one in thirty million.
"""


def index_of(names: Iterable[str]) -> Index:
    """Return the index of features."""
    return np.unique(_marks(names))


def _marks(names: Iterable[str]) -> NDArray[np.uint64]:
    return np.frombuffer(b"".join(map(_mark, names)), "<u8").astype(np.uint64, copy=False)


@lru_cache(maxsize=8_192)  # the parts of one message share most of their features
def _mark(name: str) -> bytes:
    return blake2b(name.encode(), digest_size=8).digest()


def _places(names: Iterable[str], index: Index) -> tuple[Rows, NDArray[np.bool_]]:
    """Return the row of each feature, and which of them are known."""
    marks = _marks(names)
    if not len(index):
        return np.zeros(len(marks), np.intp), np.zeros(len(marks), np.bool_)
    rows = np.minimum(np.searchsorted(index, marks), len(index) - 1)
    return rows, index[rows] == marks


def vocabulary(examples: Sequence[Features], labels: Sequence[str]) -> tuple[Index, Floats]:
    """Return the index of the features, and how telling each is: its inverse class frequency.

    Features that occur in one or two examples are left out where examples abound: they could only
    be learnt by heart, and are more than half of all.
    """
    seen = Counter(name for features in examples for name in features)
    least = min(OFTEN, 1 + len(examples) // MANY)
    classes: dict[str, set[str]] = {name: set() for name, n in seen.items() if n >= least}
    for features, label in zip(examples, labels, strict=True):
        for name in features:
            if name in classes:
                classes[name].add(label)
    names = list(classes)
    index = index_of(names)
    frequency = np.zeros(len(index), np.float32)
    frequency[_places(names, index)[0]] = [len(classes[name]) for name in names]
    return index, (np.log((1 + len(set(labels))) / (1 + frequency)) + 1).astype(np.float32)


def vector(features: Features, index: Index, idf: Floats) -> tuple[Rows, Floats]:
    """Return the rows of the known features, and their weights as part of a vector of length 1.

    Unknown features count in its length as the most telling ones would: what holds much that was
    never seen is less like anything.
    """
    weights = np.fromiter(features.values(), np.float32, len(features))
    rows, known = _places(features, index)
    rows, strange = rows[known], weights[~known]
    values = weights[known] * idf[rows]
    most = UNKNOWN * idf.max(initial=0.0)
    length = np.sqrt(np.dot(values, values) + most * most * np.dot(strange, strange))
    return rows, values / np.float32(length or 1.0)


def softmax(scores: Floats) -> Floats:
    """Return probabilities for scores, along the last axis."""
    exponents = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = exponents / exponents.sum(axis=-1, keepdims=True)
    return result


def matrix(vectors: Sequence[tuple[Rows, Floats]], features: int) -> "csr_matrix":
    """Return sparse vectors as the rows of a matrix (N, F)."""
    # Only learning needs SciPy: answering starts faster without it.
    from scipy.sparse import csr_matrix  # noqa: PLC0415 -- see above

    ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
    columns = np.concatenate([rows for rows, _ in vectors])
    values = np.concatenate([found for _, found in vectors])
    return csr_matrix((values, columns, ends), shape=(len(vectors), features))


def places(labels: Iterable[str]) -> tuple[tuple[str, ...], Rows]:
    """Return the classes in order, and the place of each label among them."""
    known = list(labels)
    classes = tuple(sorted(set(known)))
    at = {label: place for place, label in enumerate(classes)}
    return classes, np.array([at[label] for label in known], np.intp)
