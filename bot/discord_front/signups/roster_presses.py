"""Buttons and forms of organizers."""

from dataclasses import replace

import discord
from discord.ext import commands

from bot.core.cards import Card, Tone
from bot.core.permissions import Action
from bot.discord_front.aliases import Interaction
from bot.discord_front.bot import Bot
from bot.discord_front.buttons import Press
from bot.discord_front.errors import apologise
from bot.discord_front.signups.checks import lacking
from bot.discord_front.signups.forms import typed_into
from bot.discord_front.signups.reacting import (
    desks_of,
    promptly,
    put_off,
    react,
    visit_about,
    visit_of,
)
from bot.services.signups.access import Forbidden
from bot.services.signups.admitting import Act, Remedy
from bot.services.signups.desk.sheet_fields import SheetWanted

LONGEST_ID = 15
"""Digits of an id; what has more is none of ours."""


class RosterPresses(commands.Cog):
    """Meets the buttons of rosters, and the forms in which lists are filled in.

    A button names the server it is about; in any other it does nothing.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def cog_load(self) -> None:
        """Take part in what the bot offers."""
        for verb in ("roster", "log", "unlist", "list", *Remedy):
            self._bot.add_handler(verb, self._on_press)
        self._bot.add_handler("sheet", self._on_sheet)
        self._bot.add_handler("resend", self._on_resend)

    async def _on_press(self, interaction: Interaction, press: Press) -> None:
        await put_off(interaction)
        guild, *about = press.about.split(":")
        if guild != str(interaction.guild_id):
            about = [""]
        await react(interaction, await self._card(interaction, press, about))
        self._bot.wake_delivery()

    async def _card(
        self, interaction: Interaction, press: Press, about: list[str]
    ) -> Card | SheetWanted:
        desks, visit = desks_of(interaction), visit_of(interaction)
        page = int(about[-1]) if about[-1].isdecimal() else 0
        match press.verb:
            case "log":
                return await desks.people.log(visit, page)
            case "unlist":
                return await desks.organizer.delete(visit, about[0], sure=True)
            case "list":
                return await desks.sheets.press(visit, press.action)
            case "raise" | "first":
                act = Act(about[-1])
                return await desks.people.admit(visit, about[0], act, Remedy(press.verb))
        return await desks.organizer.show(visit, about[0], page)

    async def _on_resend(self, interaction: Interaction, press: Press) -> None:
        await put_off(interaction)
        guild, _, notice = press.about.partition(":")
        visit = await visit_about(interaction, guild)
        if visit is None:
            raise Forbidden(Action.CHANGE_ROSTER)
        number = int(notice) if notice.isdecimal() and len(notice) <= LONGEST_ID else 0
        await react(interaction, await desks_of(interaction).people.resend(visit, number))
        self._bot.wake_delivery()

    async def _on_sheet(self, interaction: Interaction, press: Press) -> None:
        opening = desks_of(interaction).sheets.press(visit_of(interaction), press.action)
        await react(interaction, await promptly(opening))

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a sheet in, also one that was opened before a restart."""
        data = dict(interaction.data or {})
        custom_id = str(data.get("custom_id", ""))
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form or not custom_id.startswith("sheet:"):
            return
        try:
            await put_off(interaction)
            await self._take(interaction, custom_id, typed_into(data))
        except Exception as error:
            await apologise(interaction, error)

    async def _take(self, interaction: Interaction, sheet: str, typed: dict[str, str]) -> None:
        """Keep what was filled in; a channel where the bot may not write is not taken."""
        visit = visit_of(interaction)
        missing = await lacking(interaction, visit, typed.get("fallback", ""))
        if missing:
            del typed["fallback"]
        card = await desks_of(interaction).sheets.submit(visit, sheet, typed)
        if missing:
            card = replace(card, tone=Tone.WARNING, sections=(missing, *card.sections))
        await react(interaction, card)
        self._bot.wake_delivery()
