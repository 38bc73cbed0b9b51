"""The table `audit`: who changed what when. Members appear as a keyed hash only."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Collection

from bot.core.signups.entries import LogLine
from bot.store.access import Access, moment, stamp

ERASED = "erased"
"""What stands for an organizer who had their data erased."""


class AuditTable:
    """The audit log of all servers."""

    def __init__(self, access: Access, key: bytes) -> None:
        """`key` makes the hashes: without it they cannot be traced back to people."""
        self._access = access
        self._key = key

    async def note(self, line: LogLine) -> None:
        """Add a line; its subject is the member's id, which is kept as a hash."""
        await self._access.run(
            """
            INSERT INTO audit (guild, at, actor, action, list, subject, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            *(line.guild, stamp(line.at), line.actor, line.action, line.list),
            *(self.pseudonym(line.subject) if line.subject else "", line.detail),
        )

    async def latest(self, guild: str, limit: int, offset: int = 0) -> list[LogLine]:
        """Return the newest lines of a server, newest first."""
        rows = await self._access.fetch(
            "SELECT * FROM audit WHERE guild = ? ORDER BY id DESC LIMIT ? OFFSET ?",
            *(guild, limit, offset),
        )
        return [_line(row) for row in rows]

    async def of_person(self, guild: str, person: str) -> list[LogLine]:
        """Return what somebody did, and what was done about them, oldest first."""
        rows = await self._access.fetch(
            "SELECT * FROM audit WHERE guild = ? AND (actor = ? OR subject = ?) ORDER BY id",
            *(guild, person, self.pseudonym(person)),
        )
        return [_line(row) for row in rows]

    async def last_organizer(self, guild: str, list_: str) -> str | None:
        """Return who changed a list last, or else anything in the server."""
        rows = await self._access.fetch(
            """
            SELECT actor FROM audit
            WHERE guild = ?1 AND actor NOT IN ('bot', 'member', 'erased')
            ORDER BY (list = ?2 AND action IN ('new', 'edit')) DESC, list = ?2 DESC, id DESC LIMIT 1
            """,
            *(guild, list_),
        )
        return str(rows[0]["actor"]) if rows else None

    async def unheard(self, guild: str, list_: str | None = None) -> int:
        """Return how many words to organizers, about a list or anything, reached none of them.

        One that could not be posted is written to single organizers, under a key that ends with
        its number.
        """
        rows = await self._access.fetch(
            """
            SELECT COUNT(*) AS unheard FROM outbox AS word
            WHERE guild = ?1 AND target = 'organizers' AND status = 'failed'
            AND (?2 IS NULL OR about = ?2) AND NOT EXISTS (
                SELECT 1 FROM outbox AS single WHERE single.guild = ?1
                AND single.key GLOB 'desk:*:' || word.id
                AND single.status NOT IN ('failed', 'missed', 'cancelled'))
            """,
            *(guild, list_),
        )
        return int(rows[0]["unheard"])

    async def erase_person(self, guild: str, person: str) -> None:
        """Take a person out of the log; what was done stays."""
        await self._access.run(
            "UPDATE audit SET subject = '', detail = '' WHERE guild = ? AND subject = ?",
            *(guild, self.pseudonym(person)),
        )
        await self._access.run(
            "UPDATE audit SET actor = ? WHERE guild = ? AND actor = ?", *(ERASED, guild, person)
        )

    async def erase_reasons(self, guild: str, list_: str, people: Collection[str]) -> None:
        """Delete the reasons given about members of a list whose data is gone."""
        await self._access.run(
            """
            UPDATE audit SET detail = '' WHERE guild = ? AND list = ?
            AND subject IN (SELECT value FROM json_each(?))
            """,
            *(guild, list_, json.dumps([self.pseudonym(person) for person in people])),
        )

    def pseudonym(self, person: str) -> str:
        """Return what stands for a member in the log."""
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()[:16]


def _line(row: sqlite3.Row) -> LogLine:
    return LogLine(
        row["guild"],
        moment(row["at"]),
        row["actor"],
        row["action"],
        row["list"],
        row["subject"],
        row["detail"],
    )
