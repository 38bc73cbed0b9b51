"""The command `/setup`: one page of pickers, each choice kept and checked at once."""

from collections.abc import Collection
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.permissions import Action
from bot.core.schedules import zones
from bot.core.signups.entries import ServerSettings
from bot.discord_front.aliases import Interaction
from bot.discord_front.bot import Bot
from bot.discord_front.errors import apologise
from bot.discord_front.people import reader_language
from bot.discord_front.signups.forms import typed_into
from bot.discord_front.signups.reacting import actor_of, desks_of, put_off
from bot.discord_front.signups.setup_page import OTHER_ZONE, SetupPage, zone_form
from bot.services.signups.access import require
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.setup import unknown_zone
from bot.services.signups.ports import Changes

NEAR = 10
"""Zones offered to somebody who typed one that is none."""
_IDS = frozenset({"organizer_role", "organizer_channel", "fallback_channel"})
"""Settings that are a role or a channel."""
FORM = "setting:zone"
"""The custom_id of the form in which a zone is typed."""


class SetUp(commands.Cog):
    """Sets the bot up in a server."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @app_commands.command(name="setup")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def set_up(self, interaction: Interaction) -> None:
        """Show the set-up, to be changed on the spot."""
        await put_off(interaction)
        desks, actor = desks_of(interaction), actor_of(interaction)
        await require(desks.store.view, actor, Action.SET_UP)
        page = self._page(interaction, await desks.setup.settings(actor.guild))
        page = replace(page, unheard=await desks.setup.unheard(actor.guild))
        await interaction.followup.send(view=page.view(), ephemeral=True)

    async def choose(self, interaction: Interaction, field: str, chosen: tuple[str, ...]) -> None:
        """Keep what was chosen with a picker, and show how the server is set up now."""
        try:
            if field == "zone" and chosen == (OTHER_ZONE,):
                await interaction.response.send_modal(zone_form(_words(interaction)))
                return
            await interaction.response.defer()
            setup, guild = desks_of(interaction).setup, str(interaction.guild_id)
            known = self._bot.services.knowledge.languages
            changes = _changes(await setup.settings(guild), field, chosen, known)
            await self._keep(interaction, changes)
        except Exception as error:
            await apologise(interaction, error)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Take a zone in that was typed, also into a form opened before a restart."""
        data = dict(interaction.data or {})
        is_form = interaction.type is discord.InteractionType.modal_submit
        if not is_form or data.get("custom_id") != FORM:
            return
        try:
            await interaction.response.defer()
            await self._take_zone(interaction, typed_into(data).get("zone", ""))
        except Exception as error:
            await apologise(interaction, error)

    async def _take_zone(self, interaction: Interaction, typed: str) -> None:
        if zone := zones.called(typed):
            await self._keep(interaction, {"zone": zone})
            return
        desks, actor = desks_of(interaction), actor_of(interaction)
        await require(desks.store.view, actor, Action.SET_UP)
        near = zones.search(typed, NEAR)
        remark = unknown_zone(_words(interaction), typed, near)
        page = self._page(interaction, await desks.setup.settings(actor.guild))
        page = replace(page, near_zones=near, remark=remark)
        await interaction.edit_original_response(view=page.view())

    async def _keep(self, interaction: Interaction, changes: Changes) -> None:
        actor, now = actor_of(interaction), self._bot.services.now()
        settings = await desks_of(interaction).setup.change(actor, changes, now)
        unheard = await desks_of(interaction).setup.unheard(actor.guild)
        page = replace(self._page(interaction, settings), unheard=unheard)
        await interaction.edit_original_response(view=page.view())

    def _page(self, interaction: Interaction, settings: ServerSettings) -> SetupPage:
        if interaction.guild is None:
            raise RuntimeError("a server's set-up is changed in the server")
        now = self._bot.services.now()
        return SetupPage(_words(interaction), interaction.guild, settings, now)


def _changes(
    settings: ServerSettings, field: str, chosen: tuple[str, ...], known: Collection[str]
) -> Changes:
    """Return what a picker's choice changes. Raises ValueError for what no picker offers."""
    first = next(iter(chosen), None)
    match field:
        case "zone":
            if first is None or not zones.exists(first):
                raise ValueError(first)
            return {"zone": first}
        case "languages":
            kept = (code for code in settings.languages if code in chosen)
            fresh = (code for code in chosen if code in known)
            return {"languages": tuple(dict.fromkeys((*kept, *fresh)))}
        case "main":
            main = (code for code in settings.languages if code == first)
            return {"languages": tuple(dict.fromkeys((*main, *settings.languages)))}
        case "second_approver" if first in {"yes", "no"}:
            return {"second_approver": first == "yes"}
        case _ if field in _IDS and (first is None or first.isdecimal()):
            return {field: first}
    raise ValueError(field)


def _words(interaction: Interaction) -> Words:
    return Words(interaction.client.services.knowledge, reader_language(interaction), "setup")
