"""Sparse features as vectors, and what classifiers share."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Rows = NDArray[np.intp]
Features = Mapping[str, float]
"""Feature name to weight, before inverse document frequency and normalisation."""


def vocabulary(examples: Sequence[Features]) -> tuple[dict[str, int], Floats]:
    """Return the place of each feature, and its inverse document frequency.

    Features that occur in one example only are left out: they could only be learnt by heart.
    """
    seen = Counter(name for features in examples for name in features)
    index = {name: row for row, name in enumerate(n for n, count in seen.items() if count > 1)}
    idf = np.array([np.log((1 + len(examples)) / (1 + seen[n])) + 1 for n in index], np.float32)
    return index, idf


def vector(features: Features, index: Mapping[str, int], idf: Floats) -> tuple[Rows, Floats]:
    """Return the rows of the known features, and their weights as a vector of length 1."""
    known = [(index[name], weight) for name, weight in features.items() if name in index]
    rows = np.fromiter((row for row, _ in known), dtype=np.intp, count=len(known))
    values = np.fromiter((weight for _, weight in known), dtype=np.float32, count=len(known))
    values = values * idf[rows]
    return rows, values / np.float32(np.sqrt(np.dot(values, values)) or 1.0)


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
