"""Lists, and who is on them, as a store keeps them."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from bot.core.signups.entries import Entry, ServerSettings
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import State

Changes = Mapping[str, Any]
"""Fields and their new values."""


class Lists(Protocol):
    """Lists of organizers, their changes to standing ones, and how servers are set up."""

    async def made(self, guild: str) -> list[SignUpList]:
        """Return the lists that organizers of a server made."""

    async def changes(self, guild: str) -> dict[str, dict[str, Any]]:
        """Return what organizers changed of standing lists, by the list's id."""

    async def keep(self, guild: str, list_: SignUpList, changed: Collection[str] = ()) -> None:
        """Keep a list in place of its earlier form; of a standing one, all that ever changed."""

    async def delete(self, guild: str, list_: str) -> None:
        """Delete a list that organizers made, or their changes to a standing one."""

    async def settings(self, guild: str) -> ServerSettings:
        """Return how a server is set up."""

    async def set_up(self, guild: str, settings: ServerSettings) -> None:
        """Keep how a server is set up."""

    async def guilds(self) -> list[str]:
        """Return every server that is set up or has lists of its own."""


class Places(Protocol):
    """Who is on which list."""

    async def get(self, guild: str, list_: str, person: str) -> Entry | None:
        """Return a person's entry, also one that was left."""

    async def put(self, entry: Entry) -> None:
        """Keep an entry in place of the person's earlier one."""

    async def next_arrival(self, guild: str, list_: str) -> int:
        """Return a number later than any given before."""

    async def counts(self, guild: str, list_: str) -> dict[State, int]:
        """Return how many entries a list has in each state."""

    async def position(self, entry: Entry) -> int:
        """Return where somebody stands among those who wait, from 1."""

    async def waiting(self, guild: str, list_: str, limit: int) -> list[Entry]:
        """Return the first of those who wait."""

    async def on_list(
        self, guild: str, list_: str, limit: int = -1, offset: int = 0, *, newest: bool = False
    ) -> list[Entry]:
        """Return those on a list in order of arrival, or the newest first."""

    async def of_person(self, guild: str, person: str) -> list[Entry]:
        """Return everything a person is or was on in one server."""

    async def lapsed(self, now: dt.datetime) -> list[Entry]:
        """Return offers whose time is over, of all servers."""

    async def everybody(self, guild: str, list_: str) -> list[str]:
        """Return everybody who is or was on a list."""

    async def names(self, guild: str) -> dict[str, str]:
        """Return how everybody is called of whom something is kept, by their id."""

    async def people(self, guild: str) -> list[str]:
        """Return everybody who is on a list of a server."""

    async def guilds(self) -> list[str]:
        """Return the servers that have entries."""

    async def mark_away(self, guild: str, person: str, since: dt.datetime | None) -> None:
        """Note since when a person is gone from a server, or that they are back."""

    async def away_since(self, before: dt.datetime) -> list[Entry]:
        """Return entries of people who have been gone since `before` or longer."""

    async def erase_person(self, guild: str, person: str) -> int:
        """Delete all entries of a person in one server."""

    async def erase_list(self, guild: str, list_: str) -> int:
        """Delete all entries of a list."""

    async def joined_before(self, guild: str, list_: str, before: dt.datetime) -> list[Entry]:
        """Return entries of a list that are older than `before`."""

    async def erase(self, entry: Entry) -> None:
        """Delete one entry."""
