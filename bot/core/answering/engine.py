"""The engine: everything that is built once from the knowledge, and one call that answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answering.asked import Reading
from bot.core.answering.candidates import Candidate, Scorer
from bot.core.answering.carrying import Carrier
from bot.core.answering.completing import Completer, Completion
from bot.core.answering.deciding import Decided, Decider, Decision, Silent, Unsure
from bot.core.answering.message import Message
from bot.core.answering.parting import Parting
from bot.core.answering.parts import Splitter
from bot.core.answering.reply import Answer, Reply, Status
from bot.core.answering.training import TrainedModel, make_reader, train
from bot.core.answering.understanding import Understanding
from bot.core.answering.wording import Wording
from bot.core.knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a message was understood, and what came of it."""

    readings: tuple[Reading, ...]
    """The things asked."""
    decisions: tuple[Decision, ...]
    """What was decided about each."""
    reply: Reply


class Engine:
    """Answers messages from one knowledge base; immutable, safe to share."""

    def __init__(self, knowledge: Knowledge, model: TrainedModel | None = None) -> None:
        """Take a model trained on this knowledge; without one it is trained now, in minutes."""
        self.knowledge = knowledge
        learned = model or train(knowledge)
        reader = make_reader(knowledge, learned.counts)
        scorer = Scorer(knowledge, learned)
        splitter = _splitter(knowledge)
        self._wording = Wording(knowledge)
        self._understanding = Understanding(
            reader,
            scorer,
            Carrier(scorer, knowledge.topics, _listed(knowledge, "other")),
            splitter,
            Parting(splitter, self._wording.kind),
        )
        self._decider = Decider(knowledge, self._wording)
        self._completer = Completer(knowledge, self._wording)

    def answer(self, message: Message) -> Reply:
        """Return what the sources say to `message`, choices, or nothing."""
        return self.explain(message).reply

    def explain(self, message: Message) -> Explanation:
        """Return the reply with everything that led to it."""
        readings = self._understanding.understand(message)
        decisions = tuple(self._decider.decide(reading.candidates) for reading in readings)
        language = readings[0].utterance.language
        return Explanation(readings, decisions, self._reply(decisions, language, message.today))

    def cell(self, cell: str, language: str, today: dt.date) -> Answer:
        """Return the answer of a cell ("topic.aspect") or an entry, chosen by its id.

        Raises KeyError when the knowledge has no such cell (it may have changed since).
        """
        return self._wording.answer(cell, language, today)

    def complete(self, typed: str, language: str, limit: int = 25) -> tuple[Completion, ...]:
        """Return questions that the bot can answer, best match for what is typed first."""
        understood = self._understanding.guess(typed, language) if typed.strip() else ()
        return self._completer.complete(typed, understood, language, limit)

    def _reply(self, decisions: Sequence[Decision], language: str, today: dt.date) -> Reply:
        decided = {d.cell: d.probability for d in reversed(decisions) if isinstance(d, Decided)}
        if decided:
            order = dict.fromkeys(d.cell for d in decisions if isinstance(d, Decided))
            return Reply(
                Status.ANSWERED,
                language,
                tuple(self._wording.answer(cell, language, today, decided[cell]) for cell in order),
            )
        choices = [choice for d in decisions if isinstance(d, Unsure) for choice in d.choices]
        if choices:
            return Reply(
                Status.SUGGESTED, language, suggestions=self._offered(choices, language, today)
            )
        chatter = all(isinstance(decision, Silent) and decision.chatter for decision in decisions)
        return Reply(Status.DECLINED, language, chatter=chatter)

    def _offered(
        self, choices: Sequence[Candidate], language: str, today: dt.date
    ) -> tuple[Answer, ...]:
        return tuple(
            self._wording.answer(choice.cell, language, today, choice.probability)
            for choice in choices[:3]
        )


def _splitter(knowledge: Knowledge) -> Splitter:
    joining, negation, asking, telling = (
        _listed(knowledge, name) for name in ("joining", "negation", "asking", "telling")
    )
    contrasts = {
        code: words.lists.get("contrast", frozenset()) for code, words in knowledge.words.items()
    }
    return Splitter(joining, negation, asking, telling, contrasts)


def _listed(knowledge: Knowledge, name: str) -> frozenset[str]:
    """Return the words of a list, of all languages."""
    found = (words.lists.get(name, frozenset()) for words in knowledge.words.values())
    return frozenset().union(*found)
