"""What an announcement is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.announcements.lateness import Lateness
from bot.core.schedules.schedule import Schedule

TITLE_LIMIT = 150
"""Characters of a title, so that title and text fit into one message with all else."""
TEXT_LIMIT = 3_000
"""Characters of a text, placeholders filled; a message holds 4,000 in all its parts.

https://discord.com/developers/docs/components/reference#text-display
"""
BYLINE_LIMIT = 150
ALT_LIMIT = 1_024
"""Characters of a picture's description (Discord's documentation, Unfurled Media Item)."""
LARGE = 50
"""A ping of more people than this asks for a second press."""

_UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Status(StrEnum):
    """Where an announcement stands as a whole; each of its postings has a status of its own."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    """Waits for a second organizer's approval."""
    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Wording:
    """Title and text in one language; the text is Markdown, with placeholders in braces."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: at an address, or uploaded."""

    alt: str
    """What is to be seen, for those who do not see it."""
    url: str = ""
    file: str = ""
    """Id of an uploaded file."""


@dataclass(frozen=True, slots=True)
class NoMention:
    """Pings nobody."""


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Pings everybody with a role."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Everyone:
    """Pings all members."""


@dataclass(frozen=True, slots=True)
class Here:
    """Pings all members who are online."""


Mention = NoMention | RoleMention | Everyone | Here


@dataclass(frozen=True, slots=True)
class Announcement:
    """What organizers post, from the first draft on. Times are aware, in UTC."""

    id: int
    guild: str
    author: str
    """Id of the organizer who answers for it; empty when erased."""
    channel: str
    channel_name: str = ""
    """As it was called when chosen."""
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    """By language."""
    language: str = "en"
    """The language that the post shows; the others are offered by buttons."""
    mention: Mention = field(default_factory=NoMention)
    publish: bool = False
    """Whether it goes on to the servers that follow the channel."""
    list: str | None = None
    """Id of the sign-up list whose people get it as a direct message, too."""
    button: str | None = None
    """Id of a list, or of a topic with lists, whose sign-up button it carries."""
    link: str = ""
    picture: Picture | None = None
    byline: str = ""
    """Who says it, and whom to ask."""
    schedule: Schedule | None = None
    """None until it is planned."""
    lateness: Lateness = field(default_factory=Lateness)
    status: Status = Status.DRAFT
    asked_by: str = ""
    """Id of who wants it approved, and so cannot approve it."""
    made_at: dt.datetime = _UNKNOWN
    changed_at: dt.datetime = _UNKNOWN

    @property
    def wording(self) -> Wording:
        """What it says in its main language."""
        return self.wordings.get(self.language, Wording())

    @property
    def title(self) -> str:
        """The title in its main language."""
        return self.wording.title

    @property
    def others(self) -> tuple[str, ...]:
        """The languages that are offered besides the main one."""
        return tuple(code for code in self.wordings if code != self.language)
