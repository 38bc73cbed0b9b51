"""What tells classes apart, whatever their number."""

from collections.abc import Sequence
from typing import Protocol

from bot.core.answering.centroids import fit_centroids
from bot.core.answering.linear import LinearModel, fit_linear
from bot.core.answering.vectors import Features, Floats

MANY = 400
"""Classes beyond which a linear model gets too large for a small machine."""


class Classifier(Protocol):
    """Gives probabilities of classes for features."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes."""

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, in the order of `classes`."""


def fit(
    examples: Sequence[Features],
    labels: Sequence[str],
    weights: Sequence[float],
    before: Classifier | None = None,
) -> Classifier:
    """Return a classifier learned from the examples, each counted with its weight.

    `before` is one that was learned from nearly the same examples: learning begins with it.
    """
    if len(set(labels)) > MANY:
        return fit_centroids(examples, labels, weights)
    known = before if isinstance(before, LinearModel) else None
    return fit_linear(examples, labels, weights, known)
