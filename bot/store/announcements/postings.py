"""The table `postings`: one row an occurrence."""

import sqlite3
from collections.abc import Collection

from bot.core.announcements.posting import Posting, State
from bot.store.access import Access, moment, only, optional_moment, optional_stamp, stamp


class PostingsTable:
    """Occurrences of announcements."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def plan(self, posting: Posting) -> Posting | None:
        """Plan an occurrence, and return it with its id; None when it was planned before."""
        row = only(
            await self._access.fetch(
                """
                INSERT INTO postings (announcement, guild, wall, due, channel, state, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (announcement, wall) DO NOTHING RETURNING *
                """,
                *(posting.announcement, posting.guild, posting.wall, stamp(posting.due)),
                *(posting.channel, posting.state, posting.reason),
            )
        )
        return _posting(row) if row else None

    async def keep(self, posting: Posting) -> None:
        """Keep a posting in place of its earlier form."""
        await self._access.run(
            """
            UPDATE postings SET due = ?, channel = ?, state = ?, message = ?, sent_at = ?,
                                reason = ?, published = ? WHERE id = ?
            """,
            *(stamp(posting.due), posting.channel, posting.state, posting.message),
            *(optional_stamp(posting.sent_at), posting.reason, posting.published, posting.id),
        )

    async def get(self, guild: str, id_: int) -> Posting | None:
        """Return a posting of a server."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM postings WHERE id = ? AND guild = ?", *(id_, guild)
            )
        )
        return _posting(row) if row else None

    async def named(self, announcement: int, wall: str) -> Posting | None:
        """Return the posting of an announcement for a promised time."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM postings WHERE announcement = ? AND wall = ?",
                *(announcement, wall),
            )
        )
        return _posting(row) if row else None

    async def of(self, announcement: int, limit: int = -1) -> list[Posting]:
        """Return an announcement's postings, the last first."""
        rows = await self._access.fetch(
            "SELECT * FROM postings WHERE announcement = ? ORDER BY due DESC, id DESC LIMIT ?",
            *(announcement, limit),
        )
        return [_posting(row) for row in rows]

    async def planned(self, announcement: int) -> Posting | None:
        """Return the posting that is still to come."""
        row = only(
            await self._access.fetch(
                """
                SELECT * FROM postings WHERE announcement = ? AND state = 'planned'
                ORDER BY due LIMIT 1
                """,
                announcement,
            )
        )
        return _posting(row) if row else None

    async def first(self, guild: str, state: State, limit: int, offset: int = 0) -> list[Posting]:
        """Return postings in a state, the earliest first."""
        rows = await self._access.fetch(
            """
            SELECT * FROM postings WHERE guild = ? AND state = ? ORDER BY due LIMIT ? OFFSET ?
            """,
            *(guild, state, limit, offset),
        )
        return [_posting(row) for row in rows]

    async def last(
        self, guild: str, states: Collection[State], limit: int, offset: int = 0
    ) -> list[Posting]:
        """Return postings in one of some states, the latest first."""
        found: list[sqlite3.Row] = []
        for state in states:  # one by one, each in the order of the index
            found += await self._access.fetch(
                """
                SELECT * FROM postings WHERE guild = ? AND state = ? ORDER BY due DESC LIMIT ?
                """,
                *(guild, state, limit + offset),
            )
        found.sort(key=lambda row: str(row["due"]), reverse=True)
        return [_posting(row) for row in found[offset : offset + limit]]

    async def delete(self, posting: Posting) -> None:
        """Delete a posting that never was."""
        await self._access.run("DELETE FROM postings WHERE id = ?", posting.id)

    async def counts(self, guild: str) -> dict[State, int]:
        """Return how many postings a server has in each state."""
        rows = await self._access.fetch(
            "SELECT state, COUNT(*) AS count FROM postings WHERE guild = ? GROUP BY state", guild
        )
        return dict.fromkeys(State, 0) | {State(row["state"]): row["count"] for row in rows}


def _posting(row: sqlite3.Row) -> Posting:
    published = row["published"]
    return Posting(
        id=row["id"],
        announcement=row["announcement"],
        guild=row["guild"],
        wall=row["wall"],
        due=moment(row["due"]),
        channel=row["channel"],
        state=State(row["state"]),
        message=row["message"],
        sent_at=optional_moment(row["sent_at"]),
        reason=row["reason"],
        published=None if published is None else bool(published),
    )
