"""The client: what it listens to, and what it does before it connects."""

import asyncio
import logging
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.cards import Tone
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements.commands import Announce
from bot.discord_front.announcements.presses import Presses
from bot.discord_front.announcements.probe import DiscordProbe
from bot.discord_front.announcements.reading import Reading
from bot.discord_front.bot import Bot, Handler
from bot.discord_front.browsing import Browsing
from bot.discord_front.buttons import CardButton, Press
from bot.discord_front.errors import Tree, apologise
from bot.discord_front.opinions import Opinions
from bot.discord_front.people import language_of, reader_language
from bot.discord_front.questions import Questions
from bot.discord_front.registration import synchronise
from bot.discord_front.sending import respond
from bot.discord_front.server import GatewayUnreachable, use_api, use_gateway
from bot.discord_front.services import Services
from bot.discord_front.signups.background import Background
from bot.discord_front.signups.members import SignUps
from bot.discord_front.signups.roster_presses import RosterPresses
from bot.discord_front.signups.rosters import Rosters
from bot.discord_front.signups.setup import SetUp
from bot.discord_front.signups.setup_page import SettingPicker
from bot.discord_front.starts import LONGEST_WAIT, SessionsExhausted, Starts
from bot.discord_front.translation import Words
from bot.services.announcements.desks import AnnouncementDesks, open_announcements
from bot.services.ports import MetaStore, StoreFault

IDENTIFY_PAUSE = 5.0
"""Seconds between two sessions: https://discord.com/developers/docs/events/gateway#rate-limiting"""
_log = logging.getLogger(__name__)


class BotClient(Bot):
    """The bot on Discord. It needs no privileged intent.

    It reads direct messages and messages that mention it; Discord keeps the others from it.
    """

    def __init__(
        self, services: Services, starts: Starts, meta: MetaStore | None, api_base: str
    ) -> None:
        use_api(api_base)
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            max_messages=None,
        )
        self.services = services
        self.announcements = self._announcements(services)
        self._starts = starts
        self._meta = meta
        self._press_handlers: dict[str, Handler] = {}

    async def setup_hook(self) -> None:
        """Get everything ready before the first event; it runs once a process."""
        await use_gateway(self)
        self.add_dynamic_items(CardButton)
        self.add_dynamic_items(SettingPicker)
        for cog in (Questions(self), Browsing(self), Opinions(self), SignUps(self)):
            await self.add_cog(cog)
        for organizers in (Rosters(self), RosterPresses(self), SetUp(self), Background(self)):
            await self.add_cog(organizers)
        for announcing in (Announce(self), Presses(self), Reading(self)):
            await self.add_cog(announcing)
        await self.tree.set_translator(Words(self.services))
        await synchronise(self, self._meta)

    async def connect(self, *, reconnect: bool = True) -> None:
        """Stay connected. Raises GatewayUnreachable when the first connection fails."""
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            if self.ws is not None:
                raise
            # the library asks the socket that it has not got where to resume
            raise GatewayUnreachable("the gateway cannot be reached") from error

    async def before_identify_hook(self, _: int | None, *, initial: bool = False) -> None:
        """Wait before a further session. Raises SessionsExhausted when that would take long."""
        if initial:
            return
        wait = await self._starts.take()
        if wait > LONGEST_WAIT:
            raise SessionsExhausted(wait)
        await asyncio.sleep(max(wait.total_seconds(), IDENTIFY_PAUSE))

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: there are no commands in messages, and the cogs hear messages themselves."""

    async def on_error(self, event: str, /, *_: object, **__: object) -> None:
        """Log an error in an event; the next event is met as if nothing had happened."""
        _log.exception("An error in %s", event)

    def _announcements(self, services: Services) -> AnnouncementDesks | None:
        """Return the services of announcements, which look at servers through this client."""
        if services.desks is None:
            return None
        probe = DiscordProbe(self)
        return open_announcements(services.desks.store, lambda: services.knowledge, probe)

    def wake_delivery(self) -> None:
        """Let what was just planned be sent at once."""
        background = self.get_cog("Background")
        if isinstance(background, Background):
            background.wake()

    async def sound_alarm(self, fault: StoreFault) -> None:
        """Let the log and the organizers know that nothing can be kept."""
        background = self.get_cog("Background")
        if isinstance(background, Background):
            await background.alarm.sound(fault)

    def add_handler(self, verb: str, handler: Handler) -> None:
        """Let `handler` meet the buttons whose action begins with `verb`."""
        self._press_handlers[verb] = handler

    async def press(self, interaction: Interaction, press: Press) -> None:
        """Meet the press of a card's button; never raises."""
        try:
            await self._meet(interaction, press)
        except Exception as error:
            await apologise(interaction, error)

    async def _meet(self, interaction: Interaction, press: Press) -> None:
        known = self.services.knowledge.languages
        press = replace(press, language=language_of(press.language, known=known))
        handler = self._press_handlers.get(press.verb)
        private = interaction.message is not None and interaction.message.flags.ephemeral
        language = reader_language(interaction)
        if handler is None:
            card = self.services.word("press.outdated", language, Tone.WARNING)
            await respond(interaction, card, private=True)
        elif private and press.owner != interaction.user.id:
            card = self.services.word("press.not_yours", language, Tone.WARNING)
            await respond(interaction, card, private=True)
        else:
            await handler(interaction, press)
