"""Carrying over: what a message leaves unsaid because the conversation has said it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.core.answering import thresholds
from bot.core.answering.candidates import Candidate, Scorer, mixed, scaled
from bot.core.answering.mentions import named
from bot.core.answering.reading import Utterance
from bot.core.knowledge.grid import OFF_TOPIC, SMALLTALK
from bot.core.knowledge.model import Topic
from bot.core.text import clean, tokens

_CARRY = 0.7
"""Weight of the reading that takes the topic from the conversation."""
_SAME_QUESTION = 0.65
"""Weight of the reading that asks of another topic what was asked before."""
_STRAYING = 0.5
"""How much less likely it is that what continues a conversation is none of the bot's business."""
_BARE_WORDS = 5
"""Words besides a topic's name up to which a message only names another topic."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation was about before this message."""

    topic: str | None = None
    aspect: str | None = None


class Carrier:
    """Reads what continues a conversation, taking from it the topic or the thing asked."""

    def __init__(self, scorer: Scorer, topics: Mapping[str, Topic], others: Iterable[str]) -> None:
        """Take `others`, what means the one of two that was not spoken of ("the other one")."""
        self._scorer = scorer
        self._siblings = _siblings(topics)
        self._others = frozenset(tuple(tokens(clean(phrase))) for phrase in others)

    def candidates(self, utterance: Utterance, focus: Focus) -> tuple[Candidate, ...]:
        """Return what the utterance may ask in a conversation that was about `focus`."""
        if focus.topic is None:
            return self._scorer.score(utterance)
        utterance = self._meant(utterance, focus.topic)
        alone = self._scorer.score(utterance)
        turned = self._turned(utterance, focus.topic)
        if turned and self._only_names(utterance):
            return self._same_question(turned, focus, alone)
        if any(named(utterance.mentions).values()):
            return alone
        if alone[0].topic == SMALLTALK and alone[0].probability > thresholds.COURTESY:
            return alone
        about = self._sibling(utterance, focus.topic)
        if about and not utterance.mentions and self._only_names(utterance):
            alone = self._same_question(about, focus, alone)
        carried = mixed(alone, self._scorer.score(utterance, about or focus.topic), _CARRY)
        return scaled(carried, OFF_TOPIC, _STRAYING)

    def _meant(self, utterance: Utterance, topic: str) -> Utterance:
        """Take a bare word that is part of the topic's own name ("the summit") for the topic."""
        own = self._scorer.finder.words_of(topic)
        mentions = tuple(
            replace(mention, topic=topic)
            if mention.bare and not own.isdisjoint(utterance.words[mention.start : mention.end])
            else mention
            for mention in utterance.mentions
        )
        return replace(utterance, mentions=mentions)

    def _turned(self, utterance: Utterance, topic: str) -> str | None:
        """Return another topic that the utterance names."""
        mentioned = named(utterance.mentions)
        explicit = [name for name, plain in mentioned.items() if plain]
        foreign = [name for name in mentioned if name != topic]
        names = explicit or foreign
        return names[-1] if names else None

    def _only_names(self, utterance: Utterance) -> bool:
        naming = sum(mention.end - mention.start for mention in utterance.mentions)
        return len(utterance.words) - naming <= _BARE_WORDS

    def _same_question(
        self, topic: str, focus: Focus, alone: tuple[Candidate, ...]
    ) -> tuple[Candidate, ...]:
        """Carry the aspect over: the message says little but which other topic it means."""
        carried = self._scorer.cell(topic, focus.aspect) if focus.aspect else None
        return mixed(alone, (Candidate(carried, 1.0),), _SAME_QUESTION) if carried else alone

    def _sibling(self, utterance: Utterance, topic: str) -> str | None:
        """Return the topic beside `topic` where the utterance means "the other one"."""
        words = utterance.words
        spans = (
            words[at : at + length]
            for length in {len(phrase) for phrase in self._others}
            for at in range(len(words) - length + 1)
        )
        return self._siblings.get(topic) if not self._others.isdisjoint(spans) else None


def _siblings(topics: Mapping[str, Topic]) -> dict[str, str]:
    """Return for each topic the other part of the same whole, where it has just two."""
    wholes: dict[str, list[str]] = {}
    for topic in topics.values():
        if topic.part_of:
            wholes.setdefault(topic.part_of, []).append(topic.id)
    pairs = [parts for parts in wholes.values() if len(parts) == 2]
    return {one: other for a, b in pairs for one, other in ((a, b), (b, a))}
