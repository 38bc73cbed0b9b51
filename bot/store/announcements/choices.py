"""What people chose: whose news they do not want, and in which zone they think."""

import datetime as dt

from bot.store.access import Access, only, stamp


class SubscriptionsTable:
    """Who does not want the news of which list."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def end(self, guild: str, list_: str, person: str, at: dt.datetime) -> None:
        """Note that somebody wants no more news of a list."""
        await self._access.run(
            """
            INSERT INTO unsubscribed (guild, list, person, at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            *(guild, list_, person, stamp(at)),
        )

    async def resume(self, guild: str, list_: str, person: str) -> None:
        """Note that somebody wants the news of a list again."""
        await self._access.run(
            "DELETE FROM unsubscribed WHERE guild = ? AND list = ? AND person = ?",
            *(guild, list_, person),
        )

    async def ended(self, guild: str, person: str) -> list[str]:
        """Return the lists whose news somebody does not want."""
        rows = await self._access.fetch(
            "SELECT list FROM unsubscribed WHERE guild = ? AND person = ? ORDER BY list",
            *(guild, person),
        )
        return [str(row["list"]) for row in rows]

    async def erase_person(self, guild: str, person: str) -> None:
        """Forget what somebody does not want."""
        await self._access.run(
            "DELETE FROM unsubscribed WHERE guild = ? AND person = ?", *(guild, person)
        )


class ZonesTable:
    """In which zone organizers think."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def get(self, guild: str, person: str) -> str | None:
        """Return the zone that somebody chose."""
        row = only(
            await self._access.fetch(
                "SELECT zone FROM zones WHERE guild = ? AND person = ?", *(guild, person)
            )
        )
        return str(row["zone"]) if row else None

    async def keep(self, guild: str, person: str, zone: str) -> None:
        """Keep what somebody chose."""
        await self._access.run(
            """
            INSERT INTO zones (guild, person, zone) VALUES (?, ?, ?)
            ON CONFLICT (guild, person) DO UPDATE SET zone = excluded.zone
            """,
            *(guild, person, zone),
        )

    async def erase_person(self, guild: str, person: str) -> None:
        """Forget what somebody chose."""
        await self._access.run("DELETE FROM zones WHERE guild = ? AND person = ?", *(guild, person))
