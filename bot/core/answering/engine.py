"""The engine: everything that is built once from the knowledge, and one call that answers."""

import datetime as dt
from dataclasses import dataclass

from bot.core.answering.message import Message
from bot.core.answering.reply import Answer, Reply, Status
from bot.core.knowledge.model import Knowledge


@dataclass(frozen=True, slots=True)
class Completion:
    """One question that the bot can answer, for autocomplete."""

    question: str
    cell: str


class Engine:
    """Answers messages from one knowledge base; immutable, safe to share."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def answer(self, message: Message) -> Reply:
        """Return what the sources say to `message`, choices, or nothing."""
        return Reply(Status.DECLINED, "en")

    def cell(self, cell: str, language: str, today: dt.date) -> Answer:
        """Return the answer of a cell ("topic.aspect") or an entry, chosen by its id.

        Raises KeyError when the knowledge has no such cell (it may have changed since).
        """
        raise KeyError(cell)

    def complete(self, typed: str, language: str, limit: int = 25) -> tuple[Completion, ...]:
        """Return questions that the bot can answer, best match for what is typed first."""
        return ()
