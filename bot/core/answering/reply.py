"""What comes out of understanding a message."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.knowledge.model import ReplyKind


class Status(StrEnum):
    """How a message was met."""

    ANSWERED = "answered"
    SUGGESTED = "suggested"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Link:
    """A place to turn to; an e-mail address has no URL that Discord would open."""

    label: str
    target: str
    """A web address, or an e-mail address."""

    @property
    def is_web(self) -> bool:
        """Whether the target can be a link button."""
        return self.target.startswith("https://")


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing answered, or one choice offered."""

    id: str
    """A cell "topic.aspect", or an entry's name."""
    kind: ReplyKind
    title: str
    """What it answers, in words a person recognises."""
    text: str
    """What a member reads, with addresses and links spelled out."""
    source: str | None
    """Title, publisher and date of the source in one line."""
    links: tuple[Link, ...]
    confidence: float
    """Estimated probability that this is what was asked, 0 to 1."""
    related: tuple[str, ...] = ()
    """Ids of cells worth asking next."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole reaction to one message."""

    status: Status
    language: str
    answers: tuple[Answer, ...] = ()
    suggestions: tuple[Answer, ...] = ()
    chatter: bool = False
    """Whether the message asked nothing: a busy channel is better served by silence."""
