"""Deciding: answer, offer choices, or keep silent, for one thing asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answering import thresholds
from bot.core.answering.candidates import Candidate, is_question
from bot.core.answering.wording import Wording
from bot.core.knowledge.grid import OFF_TOPIC, SMALLTALK
from bot.core.knowledge.model import Knowledge, ReplyKind

CHOICES = 3
"""Most choices offered."""
_CONTENDERS = 3
"""Facts among which the one is chosen that most likely holds what was asked."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer to give."""

    cell: str
    probability: float


@dataclass(frozen=True, slots=True)
class Unsure:
    """Choices to offer, likeliest first."""

    choices: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing to say."""

    chatter: bool
    """Whether nothing was asked, rather than something unknown."""


Decision = Decided | Unsure | Silent


class Decider:
    """Weighs candidates against the thresholds."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        self._knowledge = knowledge
        self._wording = wording

    def decide(self, candidates: Sequence[Candidate]) -> Decision:
        """Return what to do about candidates, likeliest first."""
        best = candidates[0]
        if best.topic == SMALLTALK and best.probability >= thresholds.SMALLTALK:
            return Decided(best.cell, best.probability)
        fact, referral = self._fact(candidates), self._referral(candidates)
        if fact and self._clear(fact, candidates):
            return fact
        idle = sum(c.probability for c in candidates if not is_question(c))
        if referral and referral.probability >= max(thresholds.REFERRAL, idle):
            return referral
        if not is_question(best):
            return Silent(chatter=best.cell == OFF_TOPIC)
        return self._unsure(candidates) or Silent(chatter=False)

    def _clear(self, fact: Decided, candidates: Sequence[Candidate]) -> bool:
        """Whether a fact is likely enough, by itself or beside the next thing it may be."""
        told = {fact.cell, *self._covered(fact.cell)}
        rival = max((c.probability for c in candidates if c.cell not in told), default=0.0)
        if fact.probability >= thresholds.FACT:
            return True
        return fact.probability >= max(thresholds.LEADING_FACT, thresholds.LEAD * rival)

    def _fact(self, candidates: Sequence[Candidate]) -> Decided | None:
        """Return the fact that most likely holds what was asked, with that probability."""
        chance = {candidate.cell: candidate.probability for candidate in candidates}
        facts = [c.cell for c in candidates if self._is(c, ReplyKind.FACT)][:_CONTENDERS]
        # A text may answer more than its own question: each of those would be answered rightly.
        told = {
            cell: chance[cell] + sum(chance.get(other, 0.0) for other in self._covered(cell))
            for cell in facts
            if chance[cell] >= thresholds.CHOICE
        }
        if not told:
            return None
        best = max(told, key=lambda cell: (round(told[cell], 2), chance[cell]))
        return Decided(best, told[best])

    def _referral(self, candidates: Sequence[Candidate]) -> Decided | None:
        """Return the likeliest referral, with the probability that any is right."""
        referrals = [c for c in candidates if self._is(c, ReplyKind.REFERRAL)]
        if not referrals:
            return None
        return Decided(referrals[0].cell, sum(c.probability for c in referrals))

    def _unsure(self, candidates: Sequence[Candidate]) -> Unsure | None:
        likely = [c for c in candidates if is_question(c) and c.probability >= thresholds.CHOICE]
        choices = tuple(likely[:CHOICES])
        if sum(choice.probability for choice in choices) < thresholds.CHOICES:
            return None
        return Unsure(choices)

    def _covered(self, cell: str) -> tuple[str, ...]:
        topic, _, aspect = cell.partition(".")
        known = self._knowledge.topics.get(topic)
        fact = known.facts.get(aspect) if known else None
        return fact.covers if fact else ()

    def _is(self, candidate: Candidate, kind: ReplyKind) -> bool:
        return is_question(candidate) and self._wording.kind(candidate.cell) is kind
