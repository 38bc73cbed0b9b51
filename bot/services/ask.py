"""The use case "a member asks"."""

import datetime as dt
from dataclasses import dataclass

from bot.core.answering.message import Message
from bot.core.answering.reply import Answer, Reply, Status
from bot.services.conversations import Conversations
from bot.services.library import Library


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and in which conversation."""

    person: str
    place: str
    """The channel, direct message or terminal in which follow-ups make sense."""
    locale: str | None = None


class Ask:
    """Answers questions and remembers, for a short while, what each person asked before."""

    def __init__(self, library: Library, conversations: Conversations) -> None:
        self._library = library
        self._conversations = conversations

    def ask(self, asker: Asker, text: str, now: dt.datetime, *, addressed: bool = True) -> Reply:
        """Answer `text` in the light of the asker's last messages here.

        `now` is aware; its date, in its own zone, decides tenses. No await happens in between, so
        two messages of one person cannot mix.
        """
        earlier = self._conversations.recall(asker.person, asker.place, now)
        message = Message(
            text=text,
            today=now.date(),
            context=tuple(turn.text for turn in earlier),
            locale=asker.locale,
            languages=tuple(turn.language for turn in earlier),
            addressed=addressed,
        )
        reply = self._library.engine.answer(message)
        self._conversations.remember(asker.person, asker.place, text, reply.language, now)
        return reply

    def choose(self, asker: Asker, cell: str, language: str, now: dt.datetime) -> Reply:
        """Answer a cell that was pressed rather than typed; unknown cells decline."""
        try:
            answer: Answer = self._library.engine.cell(cell, language, now.date())
        except KeyError:
            return Reply(Status.DECLINED, language)
        self._conversations.remember(asker.person, asker.place, answer.title, language, now)
        return Reply(Status.ANSWERED, language, (answer,))
