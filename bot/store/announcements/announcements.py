"""The table `announcements`."""

import datetime as dt
import json
import logging
import sqlite3
from collections.abc import Collection, Iterable

from bot.core.announcements.announcement import Announcement, Status
from bot.core.schedules.schedule import Anchored
from bot.store.access import Access, moment, only, optional_moment, packed, stamp, unpacked
from bot.store.announcements.content import fields_from, written

_log = logging.getLogger(__name__)


class AnnouncementsTable:
    """Announcements of all servers."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def add(self, announcement: Announcement) -> int:
        """Keep a new announcement, and return the id that it got."""
        rows = await self._access.fetch(
            """
            INSERT INTO announcements (guild, author, status, title, topic, content, made_at,
                                       changed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
            """,
            *(announcement.guild, *_columns(announcement), stamp(announcement.made_at)),
            stamp(announcement.changed_at),
        )
        return int(rows[0]["id"])

    async def keep(self, announcement: Announcement) -> None:
        """Keep an announcement in place of its earlier form."""
        await self._access.run(
            """
            UPDATE announcements
            SET author = ?, status = ?, title = ?, topic = ?, content = ?, changed_at = ?
            WHERE id = ?
            """,
            *(*_columns(announcement), stamp(announcement.changed_at), announcement.id),
        )

    async def get(self, guild: str, id_: int) -> Announcement | None:
        """Return an announcement of a server."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM announcements WHERE id = ? AND guild = ?", *(id_, guild)
            )
        )
        return _announcement(row) if row else None

    async def delete(self, guild: str, id_: int) -> None:
        """Delete an announcement with all that belongs to it."""
        await self._access.run("DELETE FROM announcements WHERE id = ? AND guild = ?", id_, guild)

    async def latest(
        self, guild: str, statuses: Collection[Status], limit: int, offset: int = 0
    ) -> list[Announcement]:
        """Return announcements in one of some statuses, those changed last first."""
        found: list[sqlite3.Row] = []
        for status in statuses:
            found += await self._access.fetch(
                """
                SELECT * FROM announcements WHERE guild = ? AND status = ?
                ORDER BY changed_at DESC LIMIT ?
                """,
                *(guild, status, limit + offset),
            )
        found.sort(key=lambda row: str(row["changed_at"]), reverse=True)
        return _readable(found[offset : offset + limit])

    async def last_draft(self, guild: str, author: str) -> Announcement | None:
        """Return the draft that somebody changed last."""
        row = only(
            await self._access.fetch(
                """
                SELECT * FROM announcements WHERE author = ? AND guild = ? AND status = 'draft'
                ORDER BY changed_at DESC LIMIT 1
                """,
                *(author, guild),
            )
        )
        return _announcement(row) if row else None

    async def titled(
        self, guild: str, statuses: Collection[Status], part: str, limit: int
    ) -> list[Announcement]:
        """Return announcements whose title contains a text, those changed last first."""
        rows = await self._access.fetch(
            """
            SELECT * FROM announcements WHERE guild = ?
            AND status IN (SELECT value FROM json_each(?))
            AND instr(lower(title), lower(?)) ORDER BY changed_at DESC LIMIT ?
            """,
            *(guild, json.dumps([*statuses]), part, limit),
        )
        return _readable(rows)

    async def topics(self) -> list[str]:
        """Return the topics by whose dates something is planned, in whatever server."""
        rows = await self._access.fetch(
            "SELECT DISTINCT topic FROM announcements WHERE topic IS NOT NULL"
        )
        return [str(row["topic"]) for row in rows]

    async def anchored(self, topic: str) -> list[tuple[Announcement, dt.datetime | None]]:
        """Return what is planned by the dates of a topic, each with the time it has now."""
        rows = await self._access.fetch(
            """
            SELECT a.*, (SELECT due FROM postings AS p
                         WHERE p.announcement = a.id AND p.state = 'planned') AS due
            FROM announcements AS a WHERE a.topic = ? AND a.status = 'planned'
            """,
            topic,
        )
        found = ((_announcement(row), optional_moment(row["due"])) for row in rows)
        return [(announcement, due) for announcement, due in found if announcement]

    async def of_author(self, guild: str, author: str) -> list[Announcement]:
        """Return what somebody announced or drafted."""
        rows = await self._access.fetch(
            "SELECT * FROM announcements WHERE author = ? AND guild = ? ORDER BY id",
            *(author, guild),
        )
        return _readable(rows)

    async def erase_author(self, guild: str, person: str) -> None:
        """Delete a person's drafts; what was posted or planned loses their name."""
        await self._access.run(
            "DELETE FROM announcements WHERE author = ? AND guild = ? AND status = 'draft'",
            *(person, guild),
        )
        await self._access.run(
            "UPDATE announcements SET author = '' WHERE author = ? AND guild = ?",
            *(person, guild),
        )
        await self._access.run(
            """
            UPDATE announcements SET content = json_set(content, '$.asked_by', 'erased')
            WHERE guild = ? AND status = 'awaiting' AND json_extract(content, '$.asked_by') = ?
            """,
            *(guild, person),
        )


def _columns(announcement: Announcement) -> tuple[str | None, ...]:
    schedule = announcement.schedule
    topic = schedule.topic if isinstance(schedule, Anchored) else None
    content = packed(written(announcement))
    return announcement.author, announcement.status, announcement.title, topic, content


def _readable(rows: Iterable[sqlite3.Row]) -> list[Announcement]:
    return [found for row in rows if (found := _announcement(row))]


def _announcement(row: sqlite3.Row) -> Announcement | None:
    """Return the announcement of a row; None, noted in the log, for one that was damaged.

    One row that somebody spoilt must not hide all the others.
    """
    try:
        return Announcement(
            id=row["id"],
            guild=row["guild"],
            author=row["author"],
            status=Status(row["status"]),
            made_at=moment(row["made_at"]),
            changed_at=moment(row["changed_at"]),
            **fields_from(unpacked(row["content"])),
        )
    except (ValueError, TypeError, KeyError):
        _log.exception("Announcement %s is damaged and left out", row["id"])
        return None
