"""What all cogs of sign-ups share: who acts, and how a reaction reaches them."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from typing import TypeVar

import discord

from bot.core.cards import Card
from bot.core.permissions import Actor
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements.probe import actor
from bot.discord_front.people import reader_language
from bot.discord_front.sending import NETWORK_ERRORS, respond
from bot.discord_front.signups.forms import form, sheet
from bot.services.ports import StoreFault
from bot.services.signups.desk.forms import FormWanted
from bot.services.signups.desk.reception import Visit
from bot.services.signups.desk.sheet_fields import SheetWanted
from bot.services.signups.desks import Desks

T = TypeVar("T")
PATIENCE = 2.0
"""Seconds that a form may take to be made: it must be the first response, within three.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""
Reaction = Card | FormWanted | SheetWanted


def actor_of(interaction: Interaction) -> Actor:
    """Return who acts, with the roles and rights that Discord tells of with each interaction."""
    user = interaction.user
    roles = user.roles if isinstance(user, discord.Member) else []
    return Actor(
        person=str(user.id),
        guild=str(interaction.guild_id or ""),
        roles=frozenset(str(role.id) for role in roles),
        manages_server=bool(interaction.guild_id) and interaction.permissions.manage_guild,
        is_bot=user.bot,
        name=user.display_name,
    )


class GuildNames:
    """How roles, channels and people are called in the server of an interaction."""

    def __init__(self, guild: discord.Guild | None) -> None:
        self._guild = guild

    def place(self, id_: str) -> str:
        """Return how a role or channel is called; one that is gone as its id."""
        if self._guild is None or not id_.isdecimal():
            return id_
        if role := self._guild.get_role(int(id_)):
            return f"@{role.name}"
        channel = self._guild.get_channel(int(id_))
        return f"#{channel.name}" if channel else id_

    async def person(self, id_: str) -> str:
        """Return how somebody is called; one that nobody knows as their id."""
        if self._guild is None or not id_.isdecimal():
            return id_
        try:
            member = self._guild.get_member(int(id_)) or await self._guild.fetch_member(int(id_))
        except (discord.HTTPException, *NETWORK_ERRORS):
            return id_
        return member.display_name


def visit_of(interaction: Interaction) -> Visit:
    """Return who comes to an organizers' desk."""
    names, now = GuildNames(interaction.guild), interaction.client.services.now()
    return Visit(actor_of(interaction), reader_language(interaction), now, names)


async def visit_about(interaction: Interaction, guild: str) -> Visit | None:
    """Return who comes about a server; in a direct message only what they press tells which.

    None when it is about another server than the one where they are, or they are not in it.
    """
    visit = visit_of(interaction)
    if interaction.guild_id is not None:
        return visit if guild == visit.guild else None
    server = interaction.client.get_guild(int(guild)) if guild.isdecimal() else None
    if server is None:
        return None
    try:
        member = await server.fetch_member(interaction.user.id)
    except (discord.HTTPException, *NETWORK_ERRORS):
        return None
    return replace(visit, actor=actor(member), names=GuildNames(server))


def desks_of(interaction: Interaction) -> Desks:
    """Return the desks. Raises StoreFault when the bot runs without a store."""
    desks = interaction.client.services.desks
    if desks is None:
        raise StoreFault("the store could not be opened when the bot started")
    return desks


async def react(interaction: Interaction, reaction: Reaction) -> None:
    """Show a card to whoever acted, or open a form."""
    match reaction:
        case FormWanted():
            await interaction.response.send_modal(form(reaction))
        case SheetWanted():
            await interaction.response.send_modal(sheet(reaction))
        case Card():
            await respond(interaction, reaction, private=True)


async def promptly(work: Awaitable[T]) -> T:
    """Return what `work` does, in time for a first response. Raises StoreFault when it is late."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await work
    except TimeoutError:
        raise StoreFault("the store is too slow") from None


async def put_off(interaction: Interaction) -> None:
    """Acknowledge at once; the answer comes when it is on disk, for this person only."""
    await interaction.response.defer(ephemeral=True, thinking=True)


async def acknowledged(interaction: Interaction, work: Awaitable[T]) -> T:
    """Acknowledge, and return what `work` does, begun in the order in which people acted.

    The acknowledgement goes out first, but work does not wait for Discord's word on it: that may
    overtake another person's, and first come is first served. What was begun is finished even when
    there is nobody left to tell.
    """
    acknowledgement, done = await asyncio.gather(put_off(interaction), work, return_exceptions=True)
    if isinstance(done, BaseException):
        raise done
    if isinstance(acknowledgement, BaseException):
        raise acknowledgement
    return done
