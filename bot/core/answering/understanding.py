"""Understanding: a message in its conversation, read as the one or several things it asks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.answering.candidates import Candidate, Scorer, is_question, ranked
from bot.core.answering.mentions import named
from bot.core.answering.message import Message
from bot.core.answering.parts import MOST, asking, halves
from bot.core.answering.reading import Reader, Utterance
from bot.core.text import sentences

STORY = 3
"""Sentences from which a message is a story with a question in it."""
_CARRY = 0.6
"""Weight of the reading that takes the topic from the conversation."""
_BARE_WORDS = 4
"""Words besides a topic's name up to which a message only names another topic."""
_CLEAR = 0.3
"""Probability from which an earlier message tells what the conversation is about."""
_PART = 0.4
"""Least probability of each part for a message to be read in parts."""
_LEAD = 0.9
"""How sure each part must be beside a whole message that is sure of one of them."""
_CUTS = 12
"""Most places at which a cut is tried."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation was about before this message."""

    topic: str | None = None
    aspect: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing asked: the words that ask it and what it may be, likeliest first."""

    utterance: Utterance
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The likeliest candidate."""
        return self.candidates[0]


class Understanding:
    """Reads messages."""

    def __init__(self, reader: Reader, scorer: Scorer) -> None:
        self._reader = reader
        self._scorer = scorer

    def understand(self, message: Message) -> tuple[Reading, ...]:
        """Return what the message asks, in order; always at least one reading."""
        fallbacks = (*reversed(message.languages), (message.locale or "")[:2].lower(), "en")
        focus = self._focus(message.context, fallbacks)
        whole = self._read(message.text, fallbacks, focus)
        fallbacks = (whole.utterance.language,)
        if len(sentences(message.text)) >= STORY:
            whole = self._story(message.text, whole, fallbacks, focus)
        return self._parts(message.text, whole, fallbacks, focus, MOST)

    def _read(self, text: str, fallbacks: Sequence[str], focus: Focus) -> Reading:
        utterance = self._reader.read(text, fallbacks)
        return Reading(utterance, self._candidates(utterance, focus))

    def _candidates(self, utterance: Utterance, focus: Focus) -> tuple[Candidate, ...]:
        alone = self._scorer.score(utterance)
        if focus.topic is None:
            return alone
        explicit = [topic for topic, plain in named(utterance.mentions).items() if plain]
        if explicit:
            return self._same_question(utterance, explicit[-1], focus, alone)
        if (
            not is_question(alone[0])
            and alone[0].cell != "off-topic"
            and alone[0].probability > 0.5
        ):
            return alone
        carried = self._scorer.score(utterance, focus.topic)
        return _mixed(alone, carried, _CARRY)

    def _same_question(
        self, utterance: Utterance, topic: str, focus: Focus, alone: tuple[Candidate, ...]
    ) -> tuple[Candidate, ...]:
        """Carry the aspect over when the message says little but another topic's name."""
        named_words = sum(mention.end - mention.start for mention in utterance.mentions)
        if focus.aspect is None or len(utterance.words) - named_words > _BARE_WORDS:
            return alone
        carried = self._scorer.cell(topic, focus.aspect)
        return _mixed(alone, (Candidate(carried, 1.0),), 0.5) if carried else alone

    def _focus(self, context: Sequence[str], fallbacks: Sequence[str]) -> Focus:
        focus = Focus()
        for text in context:
            reading = self._read(text, fallbacks, focus)
            if is_question(reading.best) and reading.best.probability >= _CLEAR:
                focus = Focus(reading.best.topic, reading.best.aspect)
            elif topics := list(named(reading.utterance.mentions)):
                focus = Focus(topics[-1], focus.aspect)
        return focus

    def _story(self, text: str, whole: Reading, fallbacks: Sequence[str], focus: Focus) -> Reading:
        """Read a story by the sentences that ask, about the topics the story names."""
        asked = self._reader.read(" ".join(asking(text)), fallbacks)
        topics = list(named(whole.utterance.mentions))
        about = topics[-1] if topics else focus.topic
        candidates = self._scorer.score(asked, None if asked.mentions else about)
        return Reading(whole.utterance, _mixed(whole.candidates, candidates, 0.5))

    def _parts(
        self, text: str, whole: Reading, fallbacks: Sequence[str], focus: Focus, most: int
    ) -> tuple[Reading, ...]:
        """Cut in two where both parts ask different things clearly enough; then again."""
        best: tuple[float, Reading, Reading, str, str] | None = None
        for left, right in list(halves(text))[-_CUTS:] if most > 1 else ():
            first = self._read(left, fallbacks, self._shared(focus, whole))
            second = self._read(right, fallbacks, self._after(first, focus, whole))
            if not first.utterance.mentions and second.utterance.mentions:
                topic = named(second.utterance.mentions)
                first = self._read(
                    left, fallbacks, replace(focus, topic=next(iter(topic)), aspect=None)
                )
            if not _differ(first.best, second.best):
                continue
            weaker = min(first.best.probability, second.best.probability)
            # What the whole message clearly asks, one part must not talk it out of.
            clear = (
                whole.best.probability
                if whole.best.cell in {first.best.cell, second.best.cell}
                else 0.0
            )
            if weaker >= max(_PART, clear * _LEAD) and (best is None or weaker > best[0]):
                best = (weaker, first, second, left, right)
        if best is None:
            return (whole,)
        _, first, second, left, right = best
        return (
            *self._parts(left, first, fallbacks, focus, most - 2),
            *self._parts(right, second, fallbacks, self._after(first, focus, whole), most - 1),
        )

    @staticmethod
    def _shared(focus: Focus, whole: Reading) -> Focus:
        topics = list(named(whole.utterance.mentions))
        return Focus(topics[0] if topics else focus.topic)

    @staticmethod
    def _after(first: Reading, focus: Focus, whole: Reading) -> Focus:
        """What the second part is about when it does not say."""
        topics = list(named(first.utterance.mentions)) or list(named(whole.utterance.mentions))
        if topics:
            return Focus(topics[-1], None)
        return Focus(first.best.topic) if is_question(first.best) else focus


def _differ(first: Candidate, second: Candidate) -> bool:
    return is_question(first) and is_question(second) and first.cell != second.cell


def _mixed(
    first: Sequence[Candidate], second: Sequence[Candidate], share: float
) -> tuple[Candidate, ...]:
    """Return both distributions averaged, the second with weight `share`."""
    scores: Counter[str] = Counter()
    for candidates, weight in ((first, 1 - share), (second, share)):
        for candidate in candidates:
            scores[candidate.cell] += weight * candidate.probability
    return ranked(scores)
