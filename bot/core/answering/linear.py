"""A linear classifier over sparse features: multinomial logistic regression."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.answering.optimiser import STEPS, minimise
from bot.core.answering.vectors import (
    Features,
    Floats,
    Index,
    Rows,
    matrix,
    places,
    softmax,
    vector,
    vocabulary,
)

PENALTY = 0.03
"""Strength of the squared (L2) penalty on weights, for a loss summed over examples."""
_STEPS = 127
"""Weights are kept in one byte each: whole steps between zero and a class's largest."""
AGAIN = 30
"""Steps of learning anew from what was learned before an edit; most of it holds already."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights learned from examples. Shapes: F features, K classes."""

    classes: tuple[str, ...]
    index: Index
    """(F,) which features there are."""
    idf: Floats
    """(F,) inverse class frequency of each feature."""
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


def fit_linear(
    examples: Sequence[Features],
    labels: Sequence[str],
    weights: Sequence[float],
    before: LinearModel | None = None,
) -> LinearModel:
    """Return the model for the examples, each counted with its weight; rare classes count more.

    Learning begins with what was learned `before` from nearly the same examples, if anything was.
    """
    index, idf = vocabulary(examples, labels)
    classes, target = places(labels)
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

    start = np.zeros((len(index) + 1, len(classes)), np.float32)
    if before:
        _take_over(before, index, classes, start)
    learned = minimise(loss, start, AGAIN if before else STEPS)
    scale = (np.abs(learned[:-1]).max(axis=0) / _STEPS).clip(1e-9)
    steps = np.rint(learned[:-1] / scale).astype(np.int8)
    return LinearModel(classes, index, idf, steps, scale, learned[-1])


def _take_over(before: LinearModel, index: Index, classes: Sequence[str], weights: Floats) -> None:
    """Put the weights of the features and classes that are still there into `weights`."""
    rows = np.minimum(np.searchsorted(index, before.index), len(index) - 1)
    same = index[rows] == before.index
    at = {name: place for place, name in enumerate(classes)}
    for place, name in enumerate(before.classes):
        if name in at:
            old = before.weights[same, place].astype(np.float32) * before.scale[place]
            weights[rows[same], at[name]] = old
            weights[-1, at[name]] = before.bias[place]


def _balance(target: Rows) -> Floats:
    """Return a factor per example: the inverse square root of how frequent its class is."""
    sizes = np.bincount(target)
    factors = np.sqrt(sizes.mean() / sizes).clip(0.3, 3.0)
    result: Floats = factors[target].astype(np.float32)
    return result
