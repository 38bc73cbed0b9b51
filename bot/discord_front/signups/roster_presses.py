"""Buttons and forms of organizers."""

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.core.cards import Card
from bot.discord_front.aliases import Interaction
from bot.discord_front.buttons import Press
from bot.discord_front.errors import apologise
from bot.discord_front.people import reader_language
from bot.discord_front.signups.forms import typed_into
from bot.discord_front.signups.reacting import (
    actor_of,
    desks_of,
    promptly,
    put_off,
    react,
)

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient


class RosterPresses(commands.Cog):
    """Meets the buttons of rosters, and the forms in which lists are filled in.

    A button names the server it is about; in any other it does nothing.
    """

    def __init__(self, bot: "BotClient") -> None:
        self._bot = bot
        self._now = bot.services.now

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        for verb in ("roster", "log", "unlist"):
            self._bot.add_handler(verb, self._on_press)
        self._bot.add_handler("sheet", self._on_sheet)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        await put_off(interaction)
        guild, *about = press.about.split(":")
        if guild != str(interaction.guild_id):
            about = [""]
        await react(interaction, await self._card(interaction, press.verb, about))
        self._bot.wake_delivery()

    async def _card(self, interaction: Interaction, verb: str, about: list[str]) -> Card:
        desk, who = desks_of(interaction).organizer, actor_of(interaction)
        language, now = reader_language(interaction), self._now()
        page = int(about[-1]) if about[-1].isdecimal() else 0
        match verb:
            case "log":
                return await desk.log(who, language, page)
            case "unlist":
                return await desk.delete(who, about[0], language, now, sure=True)
        return await desk.show(who, about[0], language, now, page)

    async def _on_sheet(self, interaction: Interaction, press: Press) -> None:
        desk, language = desks_of(interaction).sheets, reader_language(interaction)
        opening = desk.press(actor_of(interaction), press.about, language, self._now())
        await react(interaction, await promptly(opening))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction["BotClient"]) -> None:
        """Take a sheet in, also one that was opened before a restart."""
        data = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form or not custom_id.startswith("sheet:"):
            return
        try:
            await put_off(interaction)
            desk, language = desks_of(interaction).sheets, reader_language(interaction)
            who, typed = actor_of(interaction), typed_into(data)
            card = await desk.submit(who, custom_id, typed, language, self._now())
            await react(interaction, card)
        except Exception as error:
            await apologise(interaction, error)
