"""What is remembered of announcements: texts as they were, and what was done."""

from bot.core.announcements.history import Event, Revision
from bot.store.access import Access, moment, only, packed, stamp, unpacked


class RevisionsTable:
    """The texts of announcements before each change."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def add(self, announcement: int, revision: Revision) -> None:
        """Keep one more revision."""
        await self._access.run(
            """
            INSERT INTO announcement_revisions (announcement, number, at, actor, content)
            SELECT ?1, COUNT(*) + 1, ?2, ?3, ?4 FROM announcement_revisions
            WHERE announcement = ?1
            """,
            *(announcement, stamp(revision.at), revision.actor, packed(revision.content)),
        )

    async def of(self, announcement: int) -> list[Revision]:
        """Return all revisions, the oldest first."""
        rows = await self._access.fetch(
            "SELECT * FROM announcement_revisions WHERE announcement = ? ORDER BY number",
            announcement,
        )
        return [Revision(moment(row["at"]), row["actor"], unpacked(row["content"])) for row in rows]

    async def erase_actor(self, guild: str, person: str) -> None:
        """Take a person's name off what they changed."""
        await self._access.run(
            """
            UPDATE announcement_revisions SET actor = 'erased' WHERE actor = ?
            AND announcement IN (SELECT id FROM announcements WHERE guild = ?)
            """,
            *(person, guild),
        )


class EventsTable:
    """What was done with announcements, and by whom."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def note(self, announcement: int, event: Event) -> None:
        """Add a line."""
        await self._access.run(
            """
            INSERT INTO announcement_events (announcement, at, actor, action, detail)
            VALUES (?, ?, ?, ?, ?)
            """,
            *(announcement, stamp(event.at), event.actor, event.action, event.detail),
        )

    async def of(self, announcement: int, limit: int) -> list[Event]:
        """Return what was done with an announcement, the newest first."""
        rows = await self._access.fetch(
            """
            SELECT * FROM announcement_events WHERE announcement = ? ORDER BY id DESC LIMIT ?
            """,
            *(announcement, limit),
        )
        return [
            Event(moment(row["at"]), row["actor"], row["action"], row["detail"]) for row in rows
        ]

    async def last_organizer(self, guild: str, without: str) -> str | None:
        """Return which organizer did something last; one person does not count."""
        row = only(
            await self._access.fetch(
                """
                SELECT actor FROM (
                    SELECT e.actor, e.at FROM announcement_events AS e
                    JOIN announcements AS a ON a.id = e.announcement WHERE a.guild = ?1
                    UNION ALL SELECT actor, at FROM audit WHERE guild = ?1)
                WHERE actor NOT IN ('bot', 'member', 'erased', ?2) ORDER BY at DESC LIMIT 1
                """,
                *(guild, without),
            )
        )
        return str(row["actor"]) if row else None

    async def erase_actor(self, guild: str, person: str) -> None:
        """Take a person's name off what they did."""
        await self._access.run(
            """
            UPDATE announcement_events SET actor = 'erased' WHERE actor = ?
            AND announcement IN (SELECT id FROM announcements WHERE guild = ?)
            """,
            *(person, guild),
        )
