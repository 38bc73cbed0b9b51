"""Completing: the questions that the bot can answer, while one is being typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.core.answering.candidates import Candidate
from bot.core.answering.wording import Wording
from bot.core.knowledge.model import Knowledge
from bot.core.text import clean

_TYPED = 100
"""Characters looked at: Discord's limit for a choice is the same."""
_LEAST = 60.0
"""Similarity, of 100, below which a question is not what is being typed."""
_CLEAR = 0.3
"""Probability from which a question is understood though the last word is not finished."""
_LIKELY = 0.05
"""Probability from which a question may be meant."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One question that the bot can answer, for autocomplete."""

    question: str
    cell: str


class Completer:
    """Offers the questions whose answer is a fact."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        facts = [(topic, aspect) for topic in knowledge.topics.values() for aspect in topic.facts]
        self._cells = tuple(f"{topic.id}.{aspect}" for topic, aspect in facts)
        self._questions = {
            language: {cell: wording.title(cell, language) for cell in self._cells}
            for language in knowledge.languages
        }
        # What a question is found by: its words and every name of its topic.
        self._sought = {
            language: tuple(
                clean(
                    " ".join(
                        (
                            self._questions[language][f"{topic.id}.{aspect}"],
                            knowledge.aspects[aspect].label.get(language, ""),
                            *topic.names.get(language, topic.names["en"]),
                            *sorted(topic.default_for),
                        )
                    )
                )
                for topic, aspect in facts
            )
            for language in knowledge.languages
        }

    def complete(
        self, typed: str, understood: Sequence[Candidate], language: str, limit: int
    ) -> tuple[Completion, ...]:
        """Return at most `limit` questions.

        Those clearly understood come first, then those that hold words beginning with all that was
        typed, then those that may be meant, then those with like words. All are returned, in their
        order, when nothing is typed.
        """
        questions = self._questions.get(language) or self._questions["en"]
        sought = clean(typed[:_TYPED])
        chance = {c.cell: c.probability for c in understood if c.cell in questions}
        found: Iterable[str] = self._cells
        if sought:
            clear = [cell for cell in chance if chance[cell] >= _CLEAR]
            begun = sorted(self._begun(sought, language), key=lambda cell: -chance.get(cell, 0.0))
            likely = [cell for cell in chance if chance[cell] >= _LIKELY]
            found = [*clear, *begun, *likely, *self._alike(sought, language)]
        return tuple(Completion(questions[cell], cell) for cell in dict.fromkeys(found))[:limit]

    def _begun(self, sought: str, language: str) -> list[str]:
        """Return the cells whose words begin with every word of `sought`."""
        typed = sought.split()
        known = self._sought.get(language) or self._sought["en"]
        return [
            cell
            for cell, words in zip(self._cells, map(str.split, known), strict=True)
            if all(any(word.startswith(part) for word in words) for part in typed)
        ]

    def _alike(self, sought: str, language: str) -> list[str]:
        known = self._sought.get(language) or self._sought["en"]
        hits = process.extract(
            sought, known, scorer=fuzz.partial_token_ratio, score_cutoff=_LEAST, limit=None
        )
        return [self._cells[place] for _, _, place in hits]
