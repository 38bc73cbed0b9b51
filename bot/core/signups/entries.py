"""A person's entry on a list, as it is kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.signups.places import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on one list of one server."""

    guild: str
    list: str
    person: str
    place: Place
    joined_at: dt.datetime
    name: str = ""
    """How others saw the person when signing up."""
    language: str = "en"
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change, for the audit log."""

    guild: str
    at: dt.datetime
    actor: str
    """Id of the organizer who did it, or "member", "bot", "erased"."""
    action: str
    list: str = ""
    subject: str = ""
    """The member concerned: their id as it is noted, their name as it is shown, if still known."""
    detail: str = ""
    """What else there is to say; about a member, the reason that an organizer gave."""

    @property
    def is_own(self) -> bool:
        """Whether no organizer did it, but a member, the bot, or somebody erased since."""
        return self.actor in {"member", "bot", "erased"}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose for one server."""

    language: str | None = None
    reminders: bool = True


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the bot is set up in one server."""

    organizer_role: str | None = None
    organizer_channel: str | None = None
    fallback_channel: str | None = None
    zone: str = "UTC"
    second_approver: bool = False
    """Whether a second organizer has to approve what one wants to announce."""
    owner: str | None = None
    """Who owns the server, as last seen: told of what reaches no other organizer."""
    languages: tuple[str, ...] = ()
    """What the server speaks, its main language first; empty is what Discord says of it."""

    @property
    def language(self) -> str | None:
        """The main language: the bot posts in it, and falls back on it when a question's is unsure.

        None is the one that Discord has for the server.
        """
        return next(iter(self.languages), None)
