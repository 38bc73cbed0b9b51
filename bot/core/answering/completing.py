"""Completing: the questions that the bot can answer, while one is being typed."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.answering.wording import Wording
from bot.core.knowledge.model import Knowledge
from bot.core.text import clean

_LEAST = 55.0
"""Similarity, of 100, below which a question is not what is being typed."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One question that the bot can answer, for autocomplete."""

    question: str
    cell: str


class Completer:
    """Offers the questions whose answer is a fact."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        cells = [f"{t.id}.{aspect}" for t in knowledge.topics.values() for aspect in t.facts]
        self._offers = {
            language: tuple(Completion(wording.title(cell, language), cell) for cell in cells)
            for language in knowledge.languages
        }
        self._typed = {
            language: tuple(clean(offer.question) for offer in offers)
            for language, offers in self._offers.items()
        }

    def complete(self, typed: str, language: str, limit: int) -> tuple[Completion, ...]:
        """Return at most `limit` questions, best match first; all in order for nothing typed."""
        offers = self._offers.get(language) or self._offers["en"]
        sought = clean(typed[:100])
        if not sought:
            return offers[:limit]
        known = self._typed.get(language) or self._typed["en"]
        found = process.extract(sought, known, scorer=fuzz.WRatio, score_cutoff=_LEAST, limit=limit)
        return tuple(offers[place] for _, _, place in found)
