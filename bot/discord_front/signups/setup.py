"""The command `/setup`: pickers, their state at a glance, and what is lacking."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self, TypeAlias
from zoneinfo import available_timezones

import discord
from discord import app_commands, ui
from discord.ext import commands
from rapidfuzz import process, utils

from bot.core.cards import Card, Tone
from bot.core.permissions import Action
from bot.core.signups.entries import ServerSettings
from bot.discord_front.aliases import Interaction
from bot.discord_front.errors import apologise
from bot.discord_front.people import reader_language
from bot.discord_front.rendering import render
from bot.discord_front.signups.checks import lacks, named
from bot.discord_front.signups.reacting import actor_of, desks_of, put_off
from bot.services.signups.access import require
from bot.services.signups.cards.setup import setup_card
from bot.services.signups.cards.wording import Words

if TYPE_CHECKING:
    from bot.discord_front.client import BotClient

FIELDS = {
    "role": "organizer_role",
    "channel": "organizer_channel",
    "fallback": "fallback_channel",
}
"""What a picker chooses."""
OFFERED = 25
_Picker: TypeAlias = ui.RoleSelect[Any] | ui.ChannelSelect[Any]


class SettingPicker(
    ui.DynamicItem[ui.Select[Any]],
    template=re.compile(r"setting:(?P<field>role|channel|fallback)"),
):
    """A picker of `/setup`; it works after a restart."""

    def __init__(self, field: str, picker: Any) -> None:  # noqa: ANN401 -- of roles or channels
        super().__init__(picker)
        self._field = field

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003 - the library passes it
        item: ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """Return the picker again when somebody chooses."""
        return cls(match["field"], item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was chosen, and show how the server is set up now."""
        try:
            chosen = _chosen(self.item)
            await interaction.response.defer()
            desks, now = desks_of(interaction), interaction.client.services.now()
            actor = actor_of(interaction)
            settings = await desks.setup.change(actor, {FIELDS[self._field]: chosen}, now)
            await interaction.edit_original_response(view=_view(interaction, settings))
        except Exception as error:
            await apologise(interaction, error)


def _chosen(item: Any) -> str | None:  # noqa: ANN401 -- of roles or channels
    """Return the id of what was chosen; one that the library does not know comes as text."""
    return next((str(getattr(value, "id", value)) for value in item.values), None)


class SetUp(commands.Cog):
    """Sets the bot up in a server."""

    def __init__(self, bot: "BotClient") -> None:
        self._bot = bot

    @app_commands.command(name="setup")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    async def set_up(self, interaction: Interaction, zone: str = "", language: str = "") -> None:
        """Show the set-up, with `zone` and `language` changed if they are given."""
        await put_off(interaction)
        desks, actor, now = desks_of(interaction), actor_of(interaction), self._bot.services.now()
        await require(desks.store.view, actor, Action.SET_UP)
        if zone and zone not in available_timezones():
            view = render(_words(interaction).card("bad_zone", Tone.WARNING))[0].view
            await interaction.followup.send(view=view, ephemeral=True)
            return
        choices = {"zone": zone} if zone else {}
        if language in self._bot.services.knowledge.languages:
            choices["language"] = language
        settings = await desks.setup.settings(actor.guild)
        if choices:
            settings = await desks.setup.change(actor, choices, now)
        await interaction.followup.send(view=_view(interaction, settings), ephemeral=True)

    @set_up.autocomplete("zone")
    async def _zones(self, _: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer time zones."""
        zones = sorted(zone for zone in available_timezones() if "/" in zone)
        found = process.extract(
            typed[:50].replace(" ", "_"), zones, processor=utils.default_process, limit=OFFERED
        )
        names = [zone for zone, _, _ in found] if typed else zones[:OFFERED]
        return [app_commands.Choice(name=name, value=name) for name in names]

    @set_up.autocomplete("language")
    async def _languages(self, _: Interaction, __: str) -> list[app_commands.Choice[str]]:
        """Offer the languages that the bot knows."""
        known = self._bot.services.knowledge.words
        return [app_commands.Choice(name=known[code].name, value=code) for code in known]


def _words(interaction: Interaction) -> Words:
    return Words(interaction.client.services.knowledge, reader_language(interaction), "setup")


def _view(interaction: Interaction, settings: ServerSettings) -> ui.LayoutView:
    """Return the set-up as a message: the card, and a picker for each choice."""
    guild = interaction.guild
    words = _words(interaction)
    card: Card = (
        setup_card(words, settings, named(guild, settings), lacks(guild, settings, words))
        if guild
        else words.card("bad_zone")
    )
    view = render(card, interaction.user.id)[0].view
    for field, picker in _pickers(interaction, settings):
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(SettingPicker(field, picker))
        view.add_item(row)
    return view


def _pickers(interaction: Interaction, settings: ServerSettings) -> Iterator[tuple[str, _Picker]]:
    services, language = interaction.client.services, reader_language(interaction)
    for field, name in FIELDS.items():
        chosen = getattr(settings, name)
        kind = discord.Role if field == "role" else discord.abc.GuildChannel
        default = [discord.SelectDefaultValue(id=int(chosen), type=_type(kind))] if chosen else []
        details: dict[str, Any] = {
            "custom_id": f"setting:{field}",
            "placeholder": services.say(f"setup.{field}", language),
            "default_values": default,
            "min_values": 0,
        }
        if field == "role":
            yield field, ui.RoleSelect(**details)
        else:
            yield field, ui.ChannelSelect(**details, channel_types=[discord.ChannelType.text])


def _type(kind: type[object]) -> discord.SelectDefaultValueType:
    types = discord.SelectDefaultValueType
    return types.role if kind is discord.Role else types.channel
