"""Options that `/roster new` and `/roster edit` have in common."""

import discord

from bot.core.cards import Card
from bot.core.permissions import Action, Actor
from bot.core.signups.sheets import CLEAR
from bot.discord_front.aliases import Interaction
from bot.discord_front.people import reader_language
from bot.discord_front.signups.checks import channel_lacks
from bot.discord_front.signups.reacting import desks_of
from bot.services.signups.access import require
from bot.services.signups.cards.setup import lacks_card
from bot.services.signups.cards.wording import Words


def chosen(
    interaction: Interaction,
    role: discord.Role | None,
    hours: int | None,
    channel: discord.TextChannel | None,
    language: str,
) -> dict[str, str]:
    """Return what was chosen, as a sheet has it; @everyone lifts the limit to a role."""
    known = interaction.client.services.knowledge.languages
    everyone = role is not None and role.is_default()
    return {
        "role": CLEAR if everyone else str(role.id) if role else "",
        "offer_hours": str(hours or ""),
        "fallback": str(channel.id) if channel else "",
        "language": language if language in known else reader_language(interaction),
    }


async def lacking(interaction: Interaction, actor: Actor, channel: str) -> Card | None:
    """Return what the bot may not do in a channel that was chosen, if anything.

    Raises Forbidden for members, and StoreFault.
    """
    if not channel or interaction.guild is None:
        return None
    await require(desks_of(interaction).store.view, actor, Action.CHANGE_LIST)
    knowledge = interaction.client.services.knowledge
    words = Words(knowledge, reader_language(interaction), "setup")
    found = [*channel_lacks(interaction.guild, int(channel), "fallback_channel", words)]
    return lacks_card(words, found) if found else None
