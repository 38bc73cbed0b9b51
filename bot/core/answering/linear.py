"""A linear classifier over sparse features: multinomial logistic regression."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.core.answering.optimiser import Floats, minimise

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Rows = NDArray[np.intp]
Features = Mapping[str, float]
"""Feature name to weight, before inverse document frequency and normalisation."""

PENALTY = 0.03
"""Strength of the squared (L2) penalty on weights, for a loss summed over examples."""
_STEPS = 127
"""Weights are kept in one byte each: whole steps between zero and a class's largest."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights learned from examples. Shapes: F features, K classes."""

    classes: tuple[str, ...]
    index: Mapping[str, int]
    """Feature name to row."""
    idf: Floats
    """(F,) inverse document frequency of each feature."""
    weights: NDArray[np.int8]
    """(F, K), in steps of `scale`."""
    scale: Floats
    """(K,)."""
    bias: Floats
    """(K,)."""

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, in the order of `classes`."""
        rows, values = vector(features, self.index, self.idf)
        return softmax(values @ self.weights[rows].astype(np.float32) * self.scale + self.bias)


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


def fit(
    examples: Sequence[Features], labels: Sequence[str], weights: Sequence[float]
) -> LinearModel:
    """Return the model for the examples, each counted with its weight; rare classes count more.

    Features that occur in one example only are left out: they could only be learnt by heart.
    """
    seen = Counter(name for features in examples for name in features)
    index = {name: row for row, name in enumerate(n for n, count in seen.items() if count > 1)}
    idf = np.array([np.log((1 + len(examples)) / (1 + seen[n])) + 1 for n in index], np.float32)
    classes = tuple(sorted(set(labels)))
    place = {label: k for k, label in enumerate(classes)}
    target = np.array([place[label] for label in labels])
    x = matrix([vector(features, index, idf) for features in examples], len(index))
    transposed = x.T.tocsr()
    count = np.asarray(weights, np.float32) * _balance(target)
    everyone = np.arange(len(examples))

    def loss(w: Floats) -> tuple[float, Floats]:
        """Return the penalised log-loss of weights (F + 1, K), the bias last, and its gradient."""
        probability = softmax(x @ w[:-1] + w[-1])
        surprise = -np.log(np.maximum(probability[everyone, target], 1e-12))
        probability[everyone, target] -= 1
        probability *= count[:, None]
        slope = np.vstack([transposed @ probability + PENALTY * w[:-1], probability.sum(0)])
        return float(count @ surprise + PENALTY / 2 * np.vdot(w[:-1], w[:-1])), slope

    learned = minimise(loss, np.zeros((len(index) + 1, len(classes)), np.float32))
    scale = (np.abs(learned[:-1]).max(axis=0) / _STEPS).clip(1e-9)
    steps = np.rint(learned[:-1] / scale).astype(np.int8)
    return LinearModel(classes, index, idf, steps, scale, learned[-1])


def _balance(target: Rows) -> Floats:
    """Return a factor per example: the inverse square root of how frequent its class is."""
    sizes = np.bincount(target)
    factors = np.sqrt(sizes.mean() / sizes).clip(0.3, 3.0)
    result: Floats = factors[target].astype(np.float32)
    return result


def matrix(vectors: Sequence[tuple[Rows, Floats]], features: int) -> "csr_matrix":
    """Return sparse vectors as the rows of a matrix (N, F)."""
    # Only learning needs SciPy: answering starts faster without it.
    from scipy.sparse import csr_matrix  # noqa: PLC0415 -- see above

    ends = np.cumsum([0, *(len(rows) for rows, _ in vectors)])
    columns = np.concatenate([rows for rows, _ in vectors])
    values = np.concatenate([found for _, found in vectors])
    return csr_matrix((values, columns, ends), shape=(len(vectors), features))
