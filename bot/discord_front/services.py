"""The services that the cogs work with, and what they say."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.core.answering.engine import Engine
from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.signups.lists import SignUpList
from bot.core.texts import Texts
from bot.services.ask import Ask
from bot.services.conversations import Conversations
from bot.services.feedback import Feedback
from bot.services.library import Library
from bot.services.ports import FeedbackStore
from bot.services.rate_limits import RateLimiter
from bot.services.signups.desks import Desks, open_desks
from bot.services.signups.ports import RecordStore


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the Discord front asks of the rest of the program."""

    library: Library
    ask: Ask
    feedback: Feedback
    limiter: RateLimiter
    now: Clock
    desks: Desks | None = None
    """Sign-ups; None without a store."""

    @property
    def engine(self) -> Engine:
        """The engine of the moment."""
        return self.library.engine

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge of the moment."""
        return self.library.knowledge

    def language_in(self, guild: int | None) -> str | None:
        """Return the main language that was set up in a server, if any."""
        return self.desks.setup.last(str(guild)).language if self.desks and guild else None

    def open_lists(self, guild: int | None) -> list[SignUpList] | None:
        """Return the lists that are open in a server; None where none is known."""
        if self.desks is None or guild is None:
            return None
        return self.desks.catalogue.open_in(str(guild), self.now())

    def say(self, key: str, language: str, **values: object) -> str:
        """Return a sentence of the area "discord". Raises KeyError when there is none."""
        return Texts(self.knowledge.texts).say(f"discord.{key}", language, **values)

    def word(self, key: str, language: str, tone: Tone = Tone.INFO, **values: object) -> Card:
        """Return a short card of the area "discord": its title and its text."""
        title = self.say(f"{key}.title", language)
        text = self.say(f"{key}.text", language, **values)
        return Card(title, tone, (text,), language=language)


def compose(
    library: Library,
    now: Clock,
    opinions: FeedbackStore | None,
    records: RecordStore | None = None,
) -> Services:
    """Put the services together; without a store nothing is noted and nobody signs up."""
    return Services(
        library=library,
        ask=Ask(library, Conversations()),
        feedback=Feedback(opinions),
        limiter=RateLimiter(),
        now=now,
        desks=open_desks(records, lambda: library.knowledge) if records else None,
    )
