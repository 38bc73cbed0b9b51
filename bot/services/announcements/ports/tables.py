"""What announcements need of a store. Everything raises StoreFault when it cannot be used."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Protocol

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event, Revision, Upload
from bot.core.announcements.posting import Posting, State


class Announcements(Protocol):
    """Announcements of all servers."""

    async def add(self, announcement: Announcement) -> int:
        """Keep a new announcement, and return the id that it got."""

    async def keep(self, announcement: Announcement) -> None:
        """Keep an announcement in place of its earlier form."""

    async def get(self, guild: str, id_: int) -> Announcement | None:
        """Return an announcement of a server."""

    async def delete(self, guild: str, id_: int) -> None:
        """Delete an announcement with all that belongs to it."""

    async def latest(
        self, guild: str, statuses: Collection[Status], limit: int, offset: int = 0
    ) -> list[Announcement]:
        """Return announcements in one of some statuses, those changed last first."""

    async def last_draft(self, guild: str, author: str) -> Announcement | None:
        """Return the draft that somebody changed last."""

    async def titled(
        self, guild: str, statuses: Collection[Status], part: str, limit: int
    ) -> list[Announcement]:
        """Return announcements whose title contains a text, those changed last first."""

    async def topics(self) -> list[str]:
        """Return the topics by whose dates something is planned, in whatever server."""

    async def anchored(self, topic: str) -> list[tuple[Announcement, dt.datetime | None]]:
        """Return what is planned by the dates of a topic, each with the time it has now."""

    async def erase_author(self, guild: str, person: str) -> None:
        """Delete a person's drafts; what was posted or planned loses their name."""


class Postings(Protocol):
    """Occurrences of announcements."""

    async def plan(self, posting: Posting) -> Posting | None:
        """Plan an occurrence, and return it with its id; None when it was planned before."""

    async def keep(self, posting: Posting) -> None:
        """Keep a posting in place of its earlier form."""

    async def get(self, guild: str, id_: int) -> Posting | None:
        """Return a posting of a server."""

    async def named(self, announcement: int, wall: str) -> Posting | None:
        """Return the posting of an announcement for a promised time."""

    async def of(self, announcement: int, limit: int = -1) -> list[Posting]:
        """Return an announcement's postings, the last first."""

    async def planned(self, announcement: int) -> Posting | None:
        """Return the posting that is still to come."""

    async def first(self, guild: str, state: State, limit: int, offset: int = 0) -> list[Posting]:
        """Return postings in a state, the earliest first."""

    async def last(
        self, guild: str, states: Collection[State], limit: int, offset: int = 0
    ) -> list[Posting]:
        """Return postings in one of some states, the latest first."""

    async def delete(self, posting: Posting) -> None:
        """Delete a posting that never was."""

    async def counts(self, guild: str) -> dict[State, int]:
        """Return how many postings a server has in each state."""


class Revisions(Protocol):
    """The texts of announcements before each change."""

    async def add(self, announcement: int, revision: Revision) -> None:
        """Keep one more revision."""

    async def of(self, announcement: int) -> list[Revision]:
        """Return all revisions, the oldest first."""


class Events(Protocol):
    """What was done with announcements, and by whom."""

    async def note(self, announcement: int, event: Event) -> None:
        """Add a line."""

    async def of(self, announcement: int, limit: int) -> list[Event]:
        """Return what was done with an announcement, the newest first."""

    async def last_organizer(self, guild: str, without: str) -> str | None:
        """Return which organizer did something last, with announcements or lists.

        One person does not count.
        """


class Templates(Protocol):
    """Announcements to be used again."""

    async def keep(self, guild: str, name: str, author: str, like: Announcement) -> None:
        """Keep an announcement as a template, in place of an earlier one of its name."""

    async def get(self, guild: str, name: str) -> Announcement | None:
        """Return the announcement that a template keeps."""

    async def names(self, guild: str) -> list[str]:
        """Return the names of a server's templates."""

    async def erase_author(self, guild: str, person: str) -> None:
        """Take a person's name off their templates."""

    async def delete(self, guild: str, name: str) -> bool:
        """Delete a template; return whether there was one."""


class Uploads(Protocol):
    """Uploaded pictures."""

    async def add(self, guild: str, upload: Upload, at: dt.datetime) -> str:
        """Keep a file, and return the id that it got."""

    async def get(self, guild: str, id_: str) -> Upload | None:
        """Return a file of a server."""

    async def drop_unused(self, before: dt.datetime) -> int:
        """Delete older files to which nothing refers any more; return how many."""


class Subscriptions(Protocol):
    """Who does not want the news of which list."""

    async def end(self, guild: str, list_: str, person: str, at: dt.datetime) -> None:
        """Note that somebody wants no more news of a list."""

    async def resume(self, guild: str, list_: str, person: str) -> None:
        """Note that somebody wants the news of a list again."""

    async def ended(self, guild: str, person: str) -> list[str]:
        """Return the lists whose news somebody does not want."""


class Readers(Protocol):
    """Who asked for the news of a list: on it, agreeing to its wording, and not unsubscribed."""

    async def count(self, guild: str, list_: str, versions: Collection[str]) -> int:
        """Return how many they are."""

    async def plan(
        self, posting: Posting, list_: str, versions: Collection[str], due: dt.datetime
    ) -> int:
        """Plan a direct message to each of them, once a posting; return how many were planned."""

    async def wants(self, guild: str, list_: str, person: str, versions: Collection[str]) -> bool:
        """Return whether somebody is one of them."""


class Zones(Protocol):
    """In which zone organizers think."""

    async def get(self, guild: str, person: str) -> str | None:
        """Return the zone that somebody chose."""

    async def keep(self, guild: str, person: str, zone: str) -> None:
        """Keep what somebody chose."""


class News(Protocol):
    """All tables of announcements."""

    async def of_person(self, guild: str, person: str) -> dict[str, Any]:
        """Return what is kept about somebody, as plain data."""

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete what is kept about somebody; what they announced loses their name."""

    @property
    def announcements(self) -> Announcements:
        """What is announced."""

    @property
    def postings(self) -> Postings:
        """When, and what became of it."""

    @property
    def revisions(self) -> Revisions:
        """Earlier texts."""

    @property
    def events(self) -> Events:
        """What was done."""

    @property
    def templates(self) -> Templates:
        """To be used again."""

    @property
    def uploads(self) -> Uploads:
        """Pictures."""

    @property
    def subscriptions(self) -> Subscriptions:
        """Who wants no more."""

    @property
    def readers(self) -> Readers:
        """Who gets direct messages."""

    @property
    def zones(self) -> Zones:
        """Where organizers are."""
