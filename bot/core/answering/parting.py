"""Parting: whether the parts of a message ask two things, or one part only leads up to the other.

"When was it and who ran it?" asks two things, "I have the mail address, but is there a phone?" one.
What tells them apart is weighed by a logistic regression; its weights come from messages of both
sorts (`python -m tests.benchmarks.parting`).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.core.answering.asked import Reading
from bot.core.answering.candidates import is_question
from bot.core.answering.parts import Cut, Splitter, said
from bot.core.knowledge.model import ReplyKind

WEIGHTS: Mapping[str, float] = {
    "bias": -3.20,
    "first": 0.84,
    "second": 0.74,
    "whole": -0.64,
    "firm": 2.47,
    "first_asks": 1.34,
    "second_begins_asking": 1.01,
    "referral_then_fact": -2.04,
    "two_referrals": -3.45,
    "length": -0.84,
}
"""The weight of each clue, by its name in `Clues`."""
_LEAST = 1e-3
"""Keeps the odds of a probability of 0 or 1 finite."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells whether two parts ask two things."""

    first: float
    """How sure the first part is (log-odds)."""
    second: float
    """How sure the second part is (log-odds)."""
    whole: float
    """How sure the uncut message is of what one part asks (log-odds), 0 if of something else."""
    firm: bool
    """Whether a joining word or the end of a sentence parts them."""
    first_asks: bool
    """Whether the first part holds a word that asks."""
    second_begins_asking: bool
    """Whether the second part begins with one."""
    referral_then_fact: bool
    """Whether something unknown would come before something known: more often a background."""
    two_referrals: bool
    """Whether both would be unknown: more often one question put in two ways."""
    length: float
    """Natural logarithm of the words of the first part: what leads up to a question is long."""

    @property
    def chance(self) -> float:
        """The probability that two things are asked."""
        said = {name: float(getattr(self, name)) for name in WEIGHTS if name != "bias"}
        total = WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in said.items())
        return 1 / (1 + math.exp(-total))


class Parting:
    """Weighs the parts of a message."""

    def __init__(self, splitter: Splitter, kind: Callable[[str], ReplyKind]) -> None:
        """Take `kind`, which tells of a cell whether it is a fact or a referral."""
        self._splitter = splitter
        self._kind = kind

    def chance(self, whole: Reading, cut: Cut, first: Reading, second: Reading) -> float:
        """Return the probability that the parts of a cut message ask two things."""
        if not (is_question(first.best) and is_question(second.best)):
            return 0.0
        if first.best.cell == second.best.cell:
            return 0.0
        return self._clues(whole, cut, first, second).chance

    def _clues(self, whole: Reading, cut: Cut, first: Reading, second: Reading) -> Clues:
        unknown = [self._kind(part.best.cell) is ReplyKind.REFERRAL for part in (first, second)]
        told = whole.best.cell in {first.best.cell, second.best.cell}
        return Clues(
            first=_odds(first),
            second=_odds(second),
            whole=_odds(whole) if told else 0.0,
            firm=cut.firm,
            first_asks=self._splitter.asks(cut.left),
            second_begins_asking=self._splitter.asks(cut.right, within=1),
            referral_then_fact=unknown == [True, False],
            two_referrals=all(unknown),
            length=math.log(len(said(cut.left)) or 1),
        )


def _odds(reading: Reading) -> float:
    chance = reading.best.probability
    return math.log((chance + _LEAST) / (1 - chance + _LEAST))
