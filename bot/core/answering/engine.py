"""The engine: everything that is built once from the knowledge, and one call that answers."""

import datetime as dt
from dataclasses import dataclass

from bot.core.answering import thresholds
from bot.core.answering.candidates import Candidate, Scorer
from bot.core.answering.message import Message
from bot.core.answering.reply import Answer, Reply, Status
from bot.core.answering.training import TrainedModel, make_reader, train
from bot.core.knowledge.grid import OFF_TOPIC
from bot.core.answering.understanding import Understanding
from bot.core.answering.wording import Wording
from bot.core.knowledge.model import Knowledge, ReplyKind


@dataclass(frozen=True, slots=True)
class Completion:
    """One question that the bot can answer, for autocomplete."""

    question: str
    cell: str


class Engine:
    """Answers messages from one knowledge base; immutable, safe to share."""

    def __init__(self, knowledge: Knowledge, model: TrainedModel | None = None) -> None:
        """Take a model trained on this knowledge; without one it is trained now, in seconds."""
        self.knowledge = knowledge
        self.model = model or train(knowledge)
        self._reader = make_reader(knowledge, self.model.counts)
        self._scorer = Scorer(knowledge, self.model)
        self._wording = Wording(knowledge)
        self._understanding = Understanding(self._reader, self._scorer)

    def answer(self, message: Message) -> Reply:
        """Return what the sources say to `message`, choices, or nothing."""
        readings = self._understanding.understand(message)
        language = readings[0].utterance.language
        if len(readings) == 1:
            return self._decide(readings[0].candidates, language, message)
        answers = []
        for r in readings:
            rep = self._decide(r.candidates, language, message)
            answers += [x for x in rep.answers if x.id not in {y.id for y in answers}]
        return (
            Reply(Status.ANSWERED, language, tuple(answers))
            if answers
            else Reply(Status.DECLINED, language)
        )

    def _decide(self, c, language, message):
        top = c[0]
        if top.cell == OFF_TOPIC:
            return Reply(Status.DECLINED, language, chatter=True)
        kind = self._wording.kind(top.cell)
        p = top.probability
        covers = {
            "500-in-5.what": ("500-in-5.purpose",),
            "500-in-5.purpose": ("500-in-5.what",),
            "sci.members": ("sci.size",),
            "sci.size": ("sci.members",),
            "sci.what": ("sci.purpose", "sci.founded"),
            "all-americas-summit.what": ("all-americas-summit.name", "all-americas-summit.purpose"),
        }
        p += sum(x.probability for x in c if x.cell in covers.get(top.cell, ()))
        if kind is ReplyKind.REFERRAL:
            p = sum(
                x.probability
                for x in c[:20]
                if x.cell != OFF_TOPIC
                and not x.cell.startswith("smalltalk")
                and self._wording.kind(x.cell) is ReplyKind.REFERRAL
            )
        need = {
            ReplyKind.FACT: thresholds.FACT,
            ReplyKind.REFERRAL: thresholds.REFERRAL,
            ReplyKind.SMALLTALK: thresholds.SMALLTALK,
        }[kind]
        if p >= need:
            return Reply(
                Status.ANSWERED,
                language,
                (self._wording.answer(top.cell, language, message.today, p),),
            )
        good = [
            x
            for x in c[:6]
            if x.cell != OFF_TOPIC
            and not x.cell.startswith("smalltalk")
            and x.probability >= thresholds.CHOICE
        ][:3]
        if sum(x.probability for x in good) >= thresholds.CHOICES:
            return Reply(
                Status.SUGGESTED,
                language,
                suggestions=tuple(
                    self._wording.answer(x.cell, language, message.today, x.probability)
                    for x in good
                ),
            )
        return Reply(Status.DECLINED, language)
