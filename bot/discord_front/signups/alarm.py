"""Word to the organizers when nothing can be kept any more.

What it needs was read while all was well, for the store cannot be asked then.
"""

import datetime as dt
import logging

import discord

from bot.core.cards import Tone
from bot.discord_front.bot import Bot
from bot.discord_front.people import language_of
from bot.discord_front.rendering import render
from bot.discord_front.sending import NETWORK_ERRORS
from bot.services.ports import StoreFault
from bot.services.signups.cards.wording import Words
from bot.services.signups.desks import Desks

QUIET = dt.timedelta(hours=6)
"""After one word there is none for this long."""
_log = logging.getLogger(__name__)


class Alarm:
    """Tells each server's organizers of trouble with the store, or else the server's owner."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._channels: dict[str, tuple[int, str]] = {}
        self._told: dt.datetime | None = None

    async def remember(self, desks: Desks) -> None:
        """Note where organizers can be told. Raises StoreFault."""
        for guild in await desks.store.view.lists.guilds():
            await desks.catalogue.remember(desks.store.view, guild)
        self._channels = {
            guild: (int(settings.organizer_channel), settings.language or "en")
            for guild, settings in (await desks.setup.remember()).items()
            if settings.organizer_channel
        }

    async def sound(self, fault: StoreFault) -> None:
        """Tell the log each time, and the organizers now and then; never raises."""
        _log.error("Nothing can be kept: %s", fault)
        now = self._bot.services.now()
        if self._told and now - self._told < QUIET:
            return
        self._told = now
        for guild in tuple(self._bot.guilds):
            try:
                await self._tell(guild, f"alarm.{int(now.timestamp())}")
            except (discord.HTTPException, *NETWORK_ERRORS) as error:
                _log.warning("Organizers could not be told of it: %s", error)

    async def _tell(self, guild: discord.Guild, nonce: str) -> None:
        """Tell one server: in the organizers' channel, or its owner where there is none."""
        services = self._bot.services
        if known := self._channels.get(str(guild.id)):
            channel, language = known
            place: discord.abc.Messageable = self._bot.get_partial_messageable(channel)
        elif guild.owner_id:
            place = await self._bot.create_dm(discord.Object(guild.owner_id))
            language = language_of(guild.preferred_locale, known=services.knowledge.languages)
        else:
            return
        words = Words(services.knowledge, language)
        page = render(words.card("alarm", Tone.ERROR))[0]
        await place.send(view=page.view, nonce=nonce)
