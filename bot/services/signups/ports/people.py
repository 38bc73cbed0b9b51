"""What a store keeps about people besides their places."""

import datetime as dt
from collections.abc import Collection
from typing import Protocol

from bot.core.signups.consent import Consent
from bot.core.signups.entries import Entry, LogLine, Preferences


class Consents(Protocol):
    """The consent ledger."""

    async def give(self, guild: str, person: str, consent: Consent) -> None:
        """Add a consent, unless the very same wording is agreed to already."""

    async def withdraw(self, guild: str, list_: str, person: str, at: dt.datetime) -> None:
        """Note that a person's consents for a list are withdrawn."""

    async def agreeing(self, guild: str, list_: str, versions: Collection[str]) -> set[str]:
        """Return everybody whose consent for a list is current."""

    async def of_person(self, guild: str, person: str) -> list[Consent]:
        """Return a person's lines of the ledger."""

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's lines."""

    async def erase_list(self, guild: str, list_: str) -> None:
        """Delete all lines of a list."""

    async def erase(self, entry: Entry) -> None:
        """Delete the lines that belong to one entry."""


class Drafts(Protocol):
    """Forms as far as they were filled in."""

    async def get(self, guild: str, list_: str, person: str) -> dict[str, str]:
        """Return the answers so far."""

    async def of_person(self, guild: str, person: str) -> dict[str, dict[str, str]]:
        """Return all that a person began to fill in, by the name under which it is kept."""

    async def keep(
        self, guild: str, list_: str, person: str, answers: dict[str, str], at: dt.datetime
    ) -> None:
        """Keep the answers so far."""

    async def drop(self, guild: str, list_: str, person: str) -> None:
        """Delete a draft."""

    async def drop_old(self, before: dt.datetime) -> int:
        """Delete drafts that were left lying."""

    async def erase_list(self, guild: str, list_: str) -> None:
        """Delete all drafts for a list."""

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's drafts."""


class Choices(Protocol):
    """What people chose for themselves."""

    async def get(self, guild: str, person: str) -> Preferences:
        """Return a person's choices, or what holds without any."""

    async def keep(self, guild: str, person: str, chosen: Preferences) -> None:
        """Keep a person's choices."""

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete a person's choices."""


class Audit(Protocol):
    """The audit log."""

    async def note(self, line: LogLine) -> None:
        """Add a line; its subject is the member's id, which is kept as a hash."""

    async def latest(self, guild: str, limit: int, offset: int = 0) -> list[LogLine]:
        """Return the newest lines of a server, newest first."""

    async def of_person(self, guild: str, person: str) -> list[LogLine]:
        """Return what somebody did, and what was done about them, oldest first."""

    async def last_organizer(self, guild: str, list_: str) -> str | None:
        """Return who changed a list last, or else anything in the server."""

    async def unheard(self, guild: str, list_: str | None = None) -> int:
        """Return how many words to organizers, about a list or anything, reached none of them."""

    def pseudonym(self, person: str) -> str:
        """Return what stands for a member in the log."""

    async def erase_person(self, guild: str, person: str) -> None:
        """Take a person out of the log, with the reasons given about them; what was done stays."""

    async def erase_reasons(self, guild: str, list_: str, people: Collection[str]) -> None:
        """Delete the reasons given about members of a list whose data is gone."""


class Opinions(Protocol):
    """What people thought of answers, in whatever server."""

    async def of_person(self, person: str) -> dict[str, bool]:
        """Return which answers a person found helpful and which not."""

    async def erase_person(self, person: str) -> None:
        """Delete a person's opinions."""
