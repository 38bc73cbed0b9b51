"""Vectors: telling features weigh more, and what was never seen makes a text less like anything."""

import numpy as np

from bot.core.answering.vectors import vector, vocabulary

EXAMPLES = [{"the": 1.0, "summit": 1.0}, {"the": 1.0, "dues": 1.0}, {"the": 1.0, "summit": 1.0}]
LABELS = ["when", "cost", "when"]


def test_a_feature_of_one_class_weighs_more_than_one_of_all():
    index, idf = vocabulary(EXAMPLES, LABELS)

    _, both = vector({"the": 1.0}, index, idf)
    rows, weights = vector({"the": 1.0, "dues": 1.0}, index, idf)

    assert len(both) == 1
    assert weights[rows != vector({"the": 1.0}, index, idf)[0][0]] > weights.min()


def test_known_features_make_a_vector_of_length_one():
    index, idf = vocabulary(EXAMPLES, LABELS)

    _, weights = vector({"the": 1.0, "summit": 0.5}, index, idf)

    assert np.isclose(np.linalg.norm(weights), 1)


def test_unknown_features_shorten_what_is_known():
    index, idf = vocabulary(EXAMPLES, LABELS)

    _, plain = vector({"summit": 1.0}, index, idf)
    _, strange = vector({"summit": 1.0, "oscars": 1.0}, index, idf)

    assert len(strange) == 1
    assert strange[0] < plain[0]


def test_a_text_of_nothing_known_is_no_vector():
    index, idf = vocabulary(EXAMPLES, LABELS)

    rows, weights = vector({"oscars": 1.0}, index, idf)

    assert len(rows) == len(weights) == 0
