"""What runs beside the commands: the delivery of notices, and a look at who is still there."""

import asyncio
import contextlib
import logging

import discord
from discord.ext import commands

from bot.delivery import Delivery
from bot.discord_front.bot import Bot
from bot.discord_front.delivering.sender import DiscordSender
from bot.discord_front.sending import NETWORK_ERRORS
from bot.discord_front.signups.alarm import Alarm
from bot.services.ports import StoreFault
from bot.services.signups.desks import Desks

ROUND = 6 * 3600.0
"""Seconds between two looks at who is still a member; the grace period is days."""
PACE = 1.0
"""Seconds between two people."""
FIRST = 60.0
"""Seconds after the start before the first look."""
REMEMBER = 60.0
"""Seconds between two looks at where organizers can be told of trouble."""
_log = logging.getLogger(__name__)


class Background(commands.Cog):
    """Runs as long as the bot does."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.alarm = Alarm(bot)
        self._delivery: Delivery | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def cog_load(self) -> None:
        """Begin; the first notice waits until the bot is connected."""
        services = self._bot.services
        if services.desks is None:
            self._tasks = [asyncio.create_task(self._tell_unkept(), name="alarm")]
            return
        sender = DiscordSender(self._bot)
        self._delivery = Delivery(
            services.desks,
            sender,
            lambda: services.knowledge,
            services.now,
            announcements=self._bot.announcements,
        )
        self._tasks = [
            asyncio.create_task(self._deliver(self._delivery), name="delivery"),
            asyncio.create_task(self._look_around(services.desks), name="presence"),
            asyncio.create_task(self._remember(services.desks), name="alarm"),
        ]

    async def cog_unload(self) -> None:
        """End; what was claimed and not sent is looked into at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        """Let the delivery look at once."""
        if self._delivery:
            self._delivery.wake()

    async def _deliver(self, delivery: Delivery) -> None:
        await self._bot.wait_until_ready()
        await delivery.run()

    async def _remember(self, desks: Desks) -> None:
        """Keep in mind where organizers can be told of trouble."""
        while True:
            with contextlib.suppress(StoreFault):
                for guild in self._bot.guilds:
                    if guild.owner_id:
                        await desks.setup.note_owner(str(guild.id), str(guild.owner_id))
                await self.alarm.remember(desks)
            if self._bot.is_ready():
                await asyncio.sleep(REMEMBER)
            else:
                await self._bot.wait_until_ready()

    async def _tell_unkept(self) -> None:
        """Tell organizers that the bot came up without a store; the log has said why."""
        await self._bot.wait_until_ready()
        await self.alarm.sound(StoreFault("the store could not be opened when the bot started"))

    async def _look_around(self, desks: Desks) -> None:
        await self._bot.wait_until_ready()
        await asyncio.sleep(FIRST)
        while True:
            try:
                await self.look_around(desks)
            except StoreFault as fault:
                await self.alarm.sound(fault)
            except Exception:
                _log.exception("The look at who is there stumbled, and goes on")
            await asyncio.sleep(ROUND)

    async def look_around(self, desks: Desks, pace: float = PACE) -> None:
        """Note of everybody on a list whether they are still a member of the server.

        Members are asked for one by one, which needs no privileged intent.
        """
        for guild in self._bot.guilds:
            for person in await desks.store.view.places.people(str(guild.id)):
                is_member = await _is_member(guild, person)
                if is_member is not None:
                    now = self._bot.services.now()
                    await desks.upkeep.note_presence(
                        str(guild.id), person, now, is_member=is_member
                    )
                await asyncio.sleep(pace)


async def _is_member(guild: discord.Guild, person: str) -> bool | None:
    """Return whether somebody is a member, or None when Discord does not tell."""
    try:
        await guild.fetch_member(int(person))
    except discord.NotFound:
        return False
    except (discord.HTTPException, *NETWORK_ERRORS):
        return None
    return True
