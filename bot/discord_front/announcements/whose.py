"""Who acts, and in which server, when a button is pressed in a direct message.

There Discord tells neither the server nor the person's roles in it, so the server is the one whose
announcement the button names, and the person is looked up in it.
"""

import discord

from bot.core.permissions import Actor
from bot.discord_front.aliases import Interaction
from bot.discord_front.announcements.desk import Desk
from bot.discord_front.announcements.probe import actor
from bot.discord_front.announcements.showing import desks_of
from bot.discord_front.sending import NETWORK_ERRORS
from bot.discord_front.signups.reacting import promptly


async def desk_for(interaction: Interaction, id_: int, *, is_posting: bool = False) -> Desk:
    """Return the desk of whoever presses a button about an announcement, or about a posting."""
    if interaction.guild_id is not None:
        return Desk(interaction)
    return Desk(interaction, await promptly(_actor(interaction, id_, is_posting=is_posting)))


async def _actor(interaction: Interaction, id_: int, *, is_posting: bool) -> Actor | None:
    news = desks_of(interaction).store.view.news
    table = news.postings if is_posting else news.announcements
    for guild in interaction.client.guilds:
        if await table.get(str(guild.id), id_) is not None:
            return await _member(guild, interaction.user.id)
    return None


async def _member(guild: discord.Guild, person: int) -> Actor | None:
    try:
        return actor(await guild.fetch_member(person))
    except (discord.HTTPException, *NETWORK_ERRORS):
        return None
