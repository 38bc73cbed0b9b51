"""The phrasings of a knowledge base, as its two kinds of file hold them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answering.training import CONTINUES, question_class
from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.rules.problem import Place


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One written way to ask for a cell."""

    place: Place
    cell: str
    """The cell as asked: "any.<aspect>" for one without a fact of its own."""
    language: str
    text: str

    @property
    def about(self) -> str:
        """The topic that the conversation must be about, for one that continues it; else empty."""
        return self.cell.partition(".")[0] if self.text.startswith(CONTINUES) else ""


def phrasings(knowledge: Knowledge) -> Iterator[Phrasing]:
    """Yield every written phrasing, of cells and of entries."""
    for label, languages in knowledge.phrasings.items():
        cell = question_class(label, knowledge)
        for code, texts in languages.items():
            for at, text in enumerate(texts):
                yield Phrasing(("phrasings", label, code, at), cell, code, text)
    for entry in knowledge.entries.values():
        for code, texts in entry.phrasings.items():
            for at, text in enumerate(texts):
                yield Phrasing(("entries", entry.id, "phrasings", code, at), entry.id, code, text)


def alike(knowledge: Knowledge, one: str, other: str) -> bool:
    """Whether it makes no difference which of two cells is meant: a text answers both."""
    return one == other or other in covered(knowledge, one) or one in covered(knowledge, other)


def covered(knowledge: Knowledge, cell: str) -> tuple[str, ...]:
    """Return the other cells that the fact of `cell` answers."""
    topic, _, aspect = cell.partition(".")
    known = knowledge.topics.get(topic)
    fact = known.facts.get(aspect) if known else None
    return fact.covers if fact else ()
