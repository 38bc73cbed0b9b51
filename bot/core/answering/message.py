"""What goes into understanding: a message and what surrounds it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A person's message with the conversation that gives it meaning."""

    text: str
    today: dt.date
    """The date on which it is asked, for tense and for "the next one"."""
    context: tuple[str, ...] = ()
    """The person's earlier messages in this conversation, oldest first."""
    locale: str | None = None
    """What the person's Discord is set to ("pt-BR"); used when the text does not tell."""
    languages: tuple[str, ...] = ()
    """Languages of the person's earlier messages, oldest first."""
    addressed: bool = True
    """Whether the bot was spoken to; when not, it stays silent rather than decline."""
