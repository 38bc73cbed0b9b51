"""A classifier for very many classes: the nearest centroid.

A linear model needs a weight for every feature and class. With thousands of entries that is more
than a small machine holds, while each entry's phrasings share few features with the others':
their mean is stored sparsely, and a question costs only the classes that share a feature with it.
Rocchio, "Relevance feedback in information retrieval" (1971).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.answering.vectors import (
    Features,
    Floats,
    Index,
    matrix,
    places,
    softmax,
    vector,
    vocabulary,
)

_SHARPNESS = np.float32(20.0)
"""How much likelier a class gets with its similarity: e to the power of this, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class CentroidModel:
    """Centroids of length 1, by feature. Shapes: F features, K classes, N values."""

    classes: tuple[str, ...]
    index: Index
    """(F,) which features there are."""
    idf: Floats
    """(F,) inverse class frequency of each feature."""
    starts: NDArray[np.int64]
    """(F + 1,): the values of feature f stand from `starts[f]` up to `starts[f + 1]`."""
    columns: NDArray[np.int32]
    """(N,) classes."""
    values: Floats
    """(N,)."""

    def probabilities(self, features: Features) -> Floats:
        """Return the probability of each class, in the order of `classes`."""
        rows, weights = vector(features, self.index, self.idf)
        likeness = np.zeros(len(self.classes), np.float32)
        for row, weight in zip(rows, weights, strict=True):
            span = slice(self.starts[row], self.starts[row + 1])
            # No class stands twice under one feature, so that plain indexing adds rightly.
            likeness[self.columns[span]] += weight * self.values[span]
        return softmax(likeness * _SHARPNESS)


def fit_centroids(
    examples: Sequence[Features], labels: Sequence[str], weights: Sequence[float]
) -> CentroidModel:
    """Return the model for the examples, each counted with its weight."""
    # Only learning needs SciPy: answering starts faster without it.
    from scipy import sparse  # noqa: PLC0415 -- see above

    index, idf = vocabulary(examples, labels)
    classes, target = places(labels)
    x = matrix([vector(features, index, idf) for features in examples], len(index))
    counts = np.asarray(weights, np.float32)
    members = sparse.csr_matrix((counts, (target, np.arange(len(examples)))))
    sums = (members @ x).tocsr()
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel())
    centroids = sparse.diags(1 / np.maximum(lengths, 1e-9)) @ sums
    by_feature = centroids.tocsc()
    return CentroidModel(
        classes,
        index,
        idf,
        by_feature.indptr.astype(np.int64),
        by_feature.indices.astype(np.int32),
        by_feature.data.astype(np.float32),
    )
