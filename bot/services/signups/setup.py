"""How the bot is set up in a server."""

import datetime as dt
from dataclasses import replace

from bot.core.permissions import Action, Actor
from bot.core.signups.entries import LogLine, ServerSettings
from bot.services.signups.access import require
from bot.services.signups.ports import Changes, RecordStore


class Setup:
    """Reads and changes a server's settings."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._last: dict[str, ServerSettings] = {}

    async def settings(self, guild: str) -> ServerSettings:
        """Return how a server is set up. Raises StoreFault."""
        self._last[guild] = await self._store.view.lists.settings(guild)
        return self._last[guild]

    def last(self, guild: str) -> ServerSettings:
        """Return how a server was set up when last looked at, without asking the store."""
        return self._last.get(guild, ServerSettings())

    async def remember(self) -> dict[str, ServerSettings]:
        """Look at every server, for `last`, and return how each is set up. Raises StoreFault."""
        return {guild: await self.settings(guild) for guild in await self._guilds()}

    async def note_owner(self, guild: str, owner: str) -> None:
        """Keep in mind who owns a server. Raises StoreFault."""
        if (await self.settings(guild)).owner == owner:
            return
        async with self._store.change() as records:
            settings = replace(await records.lists.settings(guild), owner=owner)
            await records.lists.set_up(guild, settings)
        self._last[guild] = settings

    async def unheard(self, guild: str) -> int:
        """Return how much of what organizers were to be told reached none of them."""
        return await self._store.view.audit.unheard(guild)

    async def change(self, actor: Actor, choices: Changes, now: dt.datetime) -> ServerSettings:
        """Keep choices, and log them. Raises Forbidden, StoreFault."""
        async with self._store.change() as records:
            await require(records, actor, Action.SET_UP)
            settings = replace(await records.lists.settings(actor.guild), **choices)
            await records.lists.set_up(actor.guild, settings)
            detail = "\n".join(f"{name}={_shown(value)}" for name, value in choices.items())
            await records.audit.note(
                LogLine(actor.guild, now, actor.person, "setup", detail=detail)
            )
        self._last[actor.guild] = settings
        return settings

    async def _guilds(self) -> list[str]:
        return await self._store.view.lists.guilds()


def _shown(value: object) -> str:
    """Return a setting for the log."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")
