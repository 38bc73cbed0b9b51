"""After an edit, learning begins with what was learned before it."""

import numpy as np

from bot.core.answering.linear import fit_linear

EXAMPLES = [{"when": 1.0, "summit": 0.5}, {"price": 1.0, "summit": 0.5}, {"who": 1.0, "ran": 0.5}]
LABELS = ["date", "cost", "host"]


def learned(examples, labels, before=None):
    return fit_linear(examples, labels, [1.0] * len(labels), before)


def chances(model, features):
    return dict(zip(model.classes, model.probabilities(features), strict=True))


def test_learning_again_comes_to_the_same():
    first = learned(EXAMPLES, LABELS)
    again = learned(EXAMPLES, LABELS, before=first)

    for features in EXAMPLES:
        assert np.allclose(first.probabilities(features), again.probabilities(features), atol=0.02)


def test_what_is_new_is_learned_and_what_is_gone_is_forgotten():
    before = learned(EXAMPLES, LABELS)

    again = learned([*EXAMPLES[:2], {"where": 1.0}], ["date", "cost", "place"], before)

    assert again.classes == ("cost", "date", "place")
    assert max(again.classes, key=chances(again, {"where": 1.0}).get) == "place"
    assert max(again.classes, key=chances(again, {"when": 1.0}).get) == "date"
