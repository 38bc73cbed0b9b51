"""The table `places`: one row a person and list."""

import datetime as dt
import sqlite3

from bot.core.signups.entries import Entry
from bot.core.signups.places import Place, State
from bot.store import access as columns
from bot.store.access import Access


class PlacesTable:
    """Who is on which list."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def get(self, guild: str, list_: str, person: str) -> Entry | None:
        """Return a person's entry, also one that was left."""
        row = columns.only(
            await self._access.fetch(
                "SELECT * FROM places WHERE guild = ? AND list = ? AND person = ?",
                *(guild, list_, person),
            )
        )
        return _entry(row) if row else None

    async def put(self, entry: Entry) -> None:
        """Keep an entry in place of the person's earlier one."""
        place = entry.place
        await self._access.run(
            """
            INSERT INTO places (guild, list, person, state, arrival, offered_until, joined_at,
                                name, language, answers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (guild, list, person) DO UPDATE
            SET state = excluded.state, arrival = excluded.arrival,
                offered_until = excluded.offered_until, joined_at = excluded.joined_at,
                name = excluded.name, language = excluded.language, answers = excluded.answers,
                away_since = NULL
            """,
            *(entry.guild, entry.list, entry.person, place.state, place.arrival),
            *(
                columns.optional_stamp(place.offered_until),
                columns.stamp(entry.joined_at),
                entry.name,
            ),
            *(entry.language, columns.packed(entry.answers)),
        )

    async def next_arrival(self, guild: str, list_: str) -> int:
        """Return a number later than any given before."""
        rows = await self._access.fetch(
            """
            INSERT INTO arrivals (guild, list, last) VALUES (?, ?, 1)
            ON CONFLICT (guild, list) DO UPDATE SET last = last + 1
            RETURNING last
            """,
            *(guild, list_),
        )
        return int(rows[0]["last"])

    async def counts(self, guild: str, list_: str) -> dict[State, int]:
        """Return how many entries a list has in each state."""
        rows = await self._access.fetch(
            """
            SELECT state, COUNT(*) AS count FROM places
            WHERE guild = ? AND list = ? GROUP BY state
            """,
            *(guild, list_),
        )
        return dict.fromkeys(State, 0) | {State(row["state"]): row["count"] for row in rows}

    async def position(self, entry: Entry) -> int:
        """Return where somebody stands among those who wait, from 1."""
        rows = await self._access.fetch(
            """
            SELECT COUNT(*) AS ahead FROM places
            WHERE guild = ? AND list = ? AND state = 'waiting' AND arrival < ?
            """,
            *(entry.guild, entry.list, entry.place.arrival),
        )
        return int(rows[0]["ahead"]) + 1

    async def waiting(self, guild: str, list_: str, limit: int) -> list[Entry]:
        """Return the first of those who wait."""
        return await self._fetch(
            """
            SELECT * FROM places WHERE guild = ? AND list = ? AND state = 'waiting'
            ORDER BY arrival LIMIT ?
            """,
            *(guild, list_, limit),
        )

    async def on_list(
        self, guild: str, list_: str, limit: int = -1, offset: int = 0, *, newest: bool = False
    ) -> list[Entry]:
        """Return those on a list in order of arrival, or the newest first."""
        if newest:
            return await self._fetch(
                """
                SELECT * FROM places WHERE guild = ? AND list = ?
                AND state IN ('seated', 'offered', 'waiting')
                ORDER BY arrival DESC LIMIT ? OFFSET ?
                """,
                *(guild, list_, limit, offset),
            )
        return await self._fetch(
            """
            SELECT * FROM places WHERE guild = ? AND list = ?
            AND state IN ('seated', 'offered', 'waiting')
            ORDER BY arrival LIMIT ? OFFSET ?
            """,
            *(guild, list_, limit, offset),
        )

    async def of_person(self, guild: str, person: str) -> list[Entry]:
        """Return everything a person is or was on in one server."""
        return await self._fetch(
            "SELECT * FROM places WHERE guild = ? AND person = ? ORDER BY joined_at, list",
            *(guild, person),
        )

    async def lapsed(self, now: dt.datetime) -> list[Entry]:
        """Return offers whose time is over, of all servers."""
        return await self._fetch(
            "SELECT * FROM places WHERE offered_until <= ? ORDER BY offered_until",
            columns.stamp(now),
        )

    async def everybody(self, guild: str, list_: str) -> list[str]:
        """Return everybody who is or was on a list."""
        rows = await self._access.fetch(
            "SELECT person FROM places WHERE guild = ? AND list = ?", *(guild, list_)
        )
        return [str(row["person"]) for row in rows]

    async def names(self, guild: str) -> dict[str, str]:
        """Return how everybody is called of whom something is kept, by their id."""
        rows = await self._access.fetch(
            """
            SELECT person, name FROM places WHERE guild = ? AND name != '' ORDER BY joined_at
            """,
            guild,
        )
        return {row["person"]: row["name"] for row in rows}

    async def people(self, guild: str) -> list[str]:
        """Return everybody who is on a list of a server."""
        rows = await self._access.fetch(
            """
            SELECT DISTINCT person FROM places
            WHERE guild = ? AND state IN ('seated', 'offered', 'waiting')
            """,
            guild,
        )
        return [str(row["person"]) for row in rows]

    async def guilds(self) -> list[str]:
        """Return the servers that have entries."""
        rows = await self._access.fetch("SELECT DISTINCT guild FROM places")
        return [str(row["guild"]) for row in rows]

    async def mark_away(self, guild: str, person: str, since: dt.datetime | None) -> None:
        """Note since when a person is gone from a server, or that they are back."""
        if since is None:
            await self._access.run(
                "UPDATE places SET away_since = NULL WHERE guild = ? AND person = ?",
                *(guild, person),
            )
            return
        await self._access.run(
            """
            UPDATE places SET away_since = ?
            WHERE guild = ? AND person = ? AND away_since IS NULL
            """,
            *(columns.stamp(since), guild, person),
        )

    async def away_since(self, before: dt.datetime) -> list[Entry]:
        """Return entries of people who have been gone since `before` or longer."""
        return await self._fetch(
            """
            SELECT * FROM places WHERE away_since <= ?
            AND state IN ('seated', 'offered', 'waiting') ORDER BY away_since
            """,
            columns.stamp(before),
        )

    async def erase_person(self, guild: str, person: str) -> int:
        """Delete all entries of a person in one server."""
        return await self._access.run(
            "DELETE FROM places WHERE guild = ? AND person = ?", *(guild, person)
        )

    async def erase_list(self, guild: str, list_: str) -> int:
        """Delete all entries of a list."""
        return await self._access.run(
            "DELETE FROM places WHERE guild = ? AND list = ?", *(guild, list_)
        )

    async def joined_before(self, guild: str, list_: str, before: dt.datetime) -> list[Entry]:
        """Return entries of a list that are older than `before`."""
        return await self._fetch(
            "SELECT * FROM places WHERE guild = ? AND list = ? AND joined_at < ?",
            *(guild, list_, columns.stamp(before)),
        )

    async def erase(self, entry: Entry) -> None:
        """Delete one entry."""
        await self._access.run(
            "DELETE FROM places WHERE guild = ? AND list = ? AND person = ?",
            *(entry.guild, entry.list, entry.person),
        )

    async def _fetch(self, sql: str, *parameters: object) -> list[Entry]:
        return [_entry(row) for row in await self._access.fetch(sql, *parameters)]


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        guild=row["guild"],
        list=row["list"],
        person=row["person"],
        place=Place(
            State(row["state"]), row["arrival"], columns.optional_moment(row["offered_until"])
        ),
        joined_at=columns.moment(row["joined_at"]),
        name=row["name"],
        language=row["language"],
        answers=columns.unpacked(row["answers"]),
    )
