"""Understanding: a message in its conversation, read as the one or several things it asks."""

from collections.abc import Sequence

from bot.core.answering import thresholds
from bot.core.answering.asked import Reading
from bot.core.answering.candidates import (
    Candidate,
    Scorer,
    is_question,
    mixed,
    without_courtesy,
)
from bot.core.answering.carrying import Carrier, Focus
from bot.core.answering.message import Message
from bot.core.answering.parting import Parting
from bot.core.answering.parts import MOST, Cut, Splitter, asking
from bot.core.answering.reading import Reader
from bot.core.text import sentences, undisguised

STORY = 3
"""Sentences from which a message is a story with a question in it."""
LONGEST = 500
"""Characters up to which a message is cut into parts."""
COURTESY = 6
"""Words up to which a message may be nothing but a courtesy."""
_CUTS = 8
"""Most places at which a cut is tried, from the end."""


class Understanding:
    """Reads messages."""

    def __init__(
        self,
        reader: Reader,
        scorer: Scorer,
        carrier: Carrier,
        splitter: Splitter,
        parting: Parting,
    ) -> None:
        self._reader = reader
        self._scorer = scorer
        self._carrier = carrier
        self._splitter = splitter
        self._parting = parting

    def understand(self, message: Message) -> tuple[Reading, ...]:
        """Return what the message asks, in order; always at least one reading."""
        locale = (message.locale or "")[:2].lower()
        spoken = (*reversed(message.languages), locale, "en")
        focus = self._focus(message.context, spoken)
        text = undisguised(message.text)
        whole = self._read(text, spoken, focus)
        spoken = (whole.utterance.language,)
        if len(sentences(text)) >= STORY:
            whole = self._story(text, whole, spoken, focus)
        # Of a long story only what it asks is looked at for several questions.
        short = text if len(text) <= LONGEST else asking(text)[-LONGEST:]
        return self._parts(short, whole, spoken, focus, MOST)

    def guess(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Return what a text that is still being typed may ask, likeliest first."""
        return self._scorer.score(self._reader.read(text, (language,)))

    def _read(self, text: str, spoken: Sequence[str], focus: Focus) -> Reading:
        """Read a text as one question; `spoken` are languages to assume when it does not tell."""
        utterance = self._reader.read(text, spoken)
        candidates = self._carrier.candidates(utterance, focus)
        if len(utterance.words) > COURTESY:
            candidates = without_courtesy(candidates)
        return Reading(utterance, candidates)

    def _focus(self, context: Sequence[str], spoken: Sequence[str]) -> Focus:
        """Return what earlier messages, oldest first, leave the conversation at."""
        focus = Focus()
        for text in context:
            reading = self._read(text, spoken, focus)
            if is_question(reading.best) and reading.best.probability >= thresholds.CLEAR:
                focus = Focus(reading.best.topic, reading.best.aspect)
            elif reading.topics:
                focus = Focus(reading.topics[-1], focus.aspect)
        return focus

    def _story(self, text: str, whole: Reading, spoken: Sequence[str], focus: Focus) -> Reading:
        """Read a story by the sentences that ask, about the topics the story names."""
        asked = self._reader.read(asking(text), spoken)
        about = whole.topics[-1] if whole.topics else focus.topic
        candidates = self._scorer.score(asked, None if asked.mentions else about)
        told = without_courtesy(mixed(whole.candidates, candidates, 0.5))
        return Reading(whole.utterance, told)

    def _parts(
        self, text: str, whole: Reading, spoken: Sequence[str], focus: Focus, most: int
    ) -> tuple[Reading, ...]:
        """Cut in two where the parts most likely ask different things; then again."""
        best: tuple[float, Cut, Reading, Reading] | None = None
        for cut in list(self._splitter.cuts(text))[-_CUTS:] if most > 1 else ():
            if self._splitter.asks_once(cut, whole.utterance.language):
                continue
            first, second = self._pair(cut, whole, spoken, focus)
            chance = self._parting.chance(whole, cut, first, second)
            if chance >= thresholds.PARTS and (best is None or chance > best[0]):
                best = (chance, cut, first, second)
        if best is None:
            return (whole,)
        _, cut, first, second = best
        after = _after(first, whole, focus)
        return (
            *self._parts(cut.left, first, spoken, focus, most - 2),
            *self._parts(cut.right, second, spoken, after, most - 1),
        )

    def _pair(
        self, cut: Cut, whole: Reading, spoken: Sequence[str], focus: Focus
    ) -> tuple[Reading, Reading]:
        """Read two parts; a topic named in one is understood in the other."""
        about = Focus(whole.topics[0]) if whole.topics else focus
        first = self._read(cut.left, spoken, about)
        return first, self._read(cut.right, spoken, _after(first, whole, focus))


def _after(first: Reading, whole: Reading, focus: Focus) -> Focus:
    """Return what the second part is about when it does not say."""
    topics = first.topics or whole.topics
    if topics:
        return Focus(topics[-1])
    return Focus(first.best.topic) if is_question(first.best) else focus
