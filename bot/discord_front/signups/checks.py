"""What the bot may and may not do where a server's set-up needs it."""

from collections.abc import Iterator

import discord

from bot.core.cards import Section
from bot.core.permissions import Action
from bot.core.signups.entries import ServerSettings
from bot.discord_front.aliases import Interaction
from bot.discord_front.signups.reacting import desks_of
from bot.services.signups.access import require
from bot.services.signups.cards.setup import Lack, lacks_section
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.reception import Visit

NEEDED = {
    "organizer_channel": (
        *("view_channel", "send_messages", "read_message_history", "attach_files"),
    ),
    "fallback_channel": ("view_channel", "send_messages", "read_message_history"),
}
"""What the bot has to be allowed in a channel."""


def named(guild: discord.Guild, settings: ServerSettings) -> dict[str, str]:
    """Return the names of the role and the channels that were chosen."""
    names: dict[str, str] = {}
    if (id_ := settings.organizer_role) and (role := guild.get_role(int(id_))):
        names[id_] = f"@{role.name.removeprefix('@')}"
    for id_ in (settings.organizer_channel, settings.fallback_channel):
        if id_ and (channel := guild.get_channel(int(id_))):
            names[id_] = f"#{channel.name}"
    return names


def lacks(guild: discord.Guild, settings: ServerSettings, words: Words) -> Iterator[Lack]:
    """Yield everything that is lacking, each with the place where it is."""
    where, setting = words.say("fields.organizer_role"), "organizer_role"
    if settings.organizer_role is None:
        yield Lack("organizer_role", where, setting)
    elif guild.get_role(int(settings.organizer_role)) is None:
        yield Lack("gone", where, setting)
    elif int(settings.organizer_role) == guild.id:
        yield Lack("everyone", where, setting)
    if settings.organizer_channel is None:
        setting = "organizer_channel"
        yield Lack(setting, words.say(f"fields.{setting}"), setting)
    for field in NEEDED:
        if chosen := getattr(settings, field):
            yield from channel_lacks(guild, int(chosen), field, words)


def channel_lacks(guild: discord.Guild, id_: int, field: str, words: Words) -> Iterator[Lack]:
    """Yield what is lacking in a channel that is, or is to be, the `field` of the settings."""
    channel = guild.get_channel(id_)
    if channel is None:
        yield Lack("gone", words.say(f"fields.{field}"), field)
        return
    mine = channel.permissions_for(guild.me)
    where = f"#{channel.name}"
    for permission in NEEDED[field]:
        if not getattr(mine, permission):
            yield Lack(permission, where, field)
    if field == "organizer_channel" and channel.permissions_for(guild.default_role).view_channel:
        yield Lack("public", where, field)


async def lacking(interaction: Interaction, visit: Visit, channel: str) -> Section | None:
    """Return what the bot may not do in a channel that an organizer chose, if anything.

    Raises Forbidden for members, and StoreFault.
    """
    if not channel.isdecimal() or interaction.guild is None:
        return None
    await require(desks_of(interaction).store.view, visit.actor, Action.CHANGE_LIST)
    words = Words(interaction.client.services.knowledge, visit.language, "setup")
    found = [*channel_lacks(interaction.guild, int(channel), "fallback_channel", words)]
    return lacks_section(words, found) if found else None
