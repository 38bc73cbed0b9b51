"""A post as it will stand in a channel: every front shows it by this and nothing else."""

from dataclasses import dataclass, field

from bot.core.announcements.announcement import Mention, NoMention
from bot.core.cards import Attachment, Button, Link


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted, placeholders filled.

    Nothing in its texts pings: only `mention` does, which a front allows exactly.
    """

    title: str
    text: str
    """Markdown, as the organizer wrote it."""
    language: str
    mention: Mention = field(default_factory=NoMention)
    late: str = ""
    """The sentence that says that it comes late; empty when it is on time."""
    byline: str = ""
    link: Link | None = None
    picture: str = ""
    """Address of a picture; empty when there is none or it is uploaded."""
    upload: Attachment | None = None
    alt: str = ""
    buttons: tuple[Button, ...] = ()
    """The other languages, the sign-up, "Questions?": the last one always names the posting."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """A message that is to go on to the servers that follow its channel."""

    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A message that is to say something else; it pings nobody again."""

    channel: str
    message: str
    post: Post
