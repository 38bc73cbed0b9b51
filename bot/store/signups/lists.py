"""The tables `lists` and `servers`: what organizers made or changed, and how servers are set up."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from bot.core.signups.entries import ServerSettings
from bot.core.signups.lists import SignUpList
from bot.store.access import Access, only, packed, unpacked
from bot.store.signups.definitions import definition, fields_from, settings_from


class ListsTable:
    """Lists of organizers, and their changes to standing ones."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def made(self, guild: str) -> list[SignUpList]:
        """Return the lists that organizers of a server made."""
        rows = await self._access.fetch(
            "SELECT definition FROM lists WHERE guild = ? AND standing = 0 ORDER BY list", guild
        )
        return [SignUpList(**fields_from(unpacked(row["definition"]))) for row in rows]

    async def changes(self, guild: str) -> dict[str, dict[str, Any]]:
        """Return what organizers changed of standing lists, by the list's id."""
        rows = await self._access.fetch(
            "SELECT list, definition FROM lists WHERE guild = ? AND standing = 1", guild
        )
        return {row["list"]: fields_from(unpacked(row["definition"])) for row in rows}

    async def keep(self, guild: str, list_: SignUpList, changed: Collection[str] = ()) -> None:
        """Keep a list in place of its earlier form; of a standing one, all that ever changed."""
        kept = definition(list_)
        if list_.standing:
            earlier = (await self.changes(guild)).get(list_.id, {})
            kept = {name: kept[name] for name in (*earlier, *changed)}
        await self._access.run(
            """
            INSERT INTO lists (guild, list, standing, definition) VALUES (?, ?, ?, ?)
            ON CONFLICT (guild, list) DO UPDATE SET definition = excluded.definition
            """,
            *(guild, list_.id, int(list_.standing), packed(kept)),
        )

    async def delete(self, guild: str, list_: str) -> None:
        """Delete a list that organizers made, or their changes to a standing one."""
        await self._access.run("DELETE FROM lists WHERE guild = ? AND list = ?", *(guild, list_))

    async def settings(self, guild: str) -> ServerSettings:
        """Return how a server is set up."""
        row = only(await self._access.fetch("SELECT settings FROM servers WHERE guild = ?", guild))
        return settings_from(unpacked(row["settings"])) if row else ServerSettings()

    async def set_up(self, guild: str, settings: ServerSettings) -> None:
        """Keep how a server is set up."""
        await self._access.run(
            """
            INSERT INTO servers (guild, settings) VALUES (?, ?)
            ON CONFLICT (guild) DO UPDATE SET settings = excluded.settings
            """,
            *(guild, packed(asdict(settings))),
        )

    async def guilds(self) -> list[str]:
        """Return every server that is set up or has lists of its own."""
        rows = await self._access.fetch("SELECT guild FROM servers UNION SELECT guild FROM lists")
        return [str(row["guild"]) for row in rows]
