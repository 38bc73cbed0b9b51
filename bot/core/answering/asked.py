"""One thing asked: the words that ask it, and what it may be."""

from dataclasses import dataclass

from bot.core.answering.candidates import Candidate
from bot.core.answering.mentions import named
from bot.core.answering.reading import Utterance


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing asked: the words that ask it and what it may be, likeliest first."""

    utterance: Utterance
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The likeliest candidate."""
        return self.candidates[0]

    @property
    def topics(self) -> list[str]:
        """The topics named, in order."""
        return list(named(self.utterance.mentions))
