"""How a server stands for a post: the channel, the role, how many it calls, who answers for it."""

from typing import TypeAlias

import discord

from bot.core.announcements.announcement import Everyone, Mention, NoMention, RoleMention
from bot.core.announcements.survey import ChannelView, RoleView, Survey
from bot.core.permissions import Actor
from bot.discord_front.bot import Bot
from bot.discord_front.sending import NETWORK_ERRORS
from bot.services.announcements.ports.probe import CannotTell

Place: TypeAlias = discord.TextChannel | discord.Thread
"""Where announcements can be posted: channels, those for news included, and threads."""


class DiscordProbe:
    """Looks at servers: at what the client knows of them, and asks Discord for the rest."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def survey(self, guild: str, channel: str, mention: Mention, person: str) -> Survey:
        """Return how things stand now. Raises CannotTell while Discord does not say."""
        server = self._bot.get_guild(int(guild))
        if server is None or server.unavailable:
            raise CannotTell("the server cannot be seen at the moment")
        try:
            place = await _place(server, int(channel))
            if place is None:
                return Survey(None)
            member = await _member(server, person)
            reach = await self._reach(server, mention)
        except (discord.HTTPException, *NETWORK_ERRORS) as error:
            raise CannotTell(str(error)) from error
        granted = place.permissions_for(member) if member else discord.Permissions.none()
        return Survey(
            channel=_channel(place),
            role=_role(server, mention),
            reach=reach,
            organizer=actor(member) if member else None,
            organizer_can_send=may_send(place, granted),
            organizer_can_mention_all=granted.mention_everyone,
        )

    def link(self, guild: str, channel: str, message: str) -> str | None:
        """Return where a message can be read."""
        return f"https://discord.com/channels/{guild}/{channel}/{message}" if message else None

    async def _reach(self, server: discord.Guild, mention: Mention) -> int | None:
        """Return how many people a mention calls; None when Discord does not tell."""
        if isinstance(mention, NoMention):
            return 0
        if isinstance(mention, RoleMention):
            try:
                counts = await server.role_member_counts()
            except discord.Forbidden:
                return None
            return next((n for role, n in counts.items() if role.id == int(mention.id)), 0)
        counted = await self._bot.fetch_guild(server.id, with_counts=True)
        is_all = isinstance(mention, Everyone)
        return counted.approximate_member_count if is_all else counted.approximate_presence_count


def actor(member: discord.Member) -> Actor:
    """Return a member as who acts."""
    return Actor(
        person=str(member.id),
        guild=str(member.guild.id),
        roles=frozenset(str(role.id) for role in member.roles),
        manages_server=member.guild_permissions.manage_guild,
        is_bot=member.bot,
        name=member.display_name,
    )


def may_send(place: Place, granted: discord.Permissions) -> bool:
    """Return whether rights are enough to see a place and write there."""
    is_thread = isinstance(place, discord.Thread)
    send = granted.send_messages_in_threads if is_thread else granted.send_messages
    return granted.view_channel and send


async def _place(server: discord.Guild, id_: int) -> Place | None:
    """Return where a post goes; of what the client does not know, archived threads, Discord tells.

    None when it is gone, hidden, or in another server.
    """
    try:
        place = server.get_channel_or_thread(id_) or await server.fetch_channel(id_)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        return None
    if isinstance(place, discord.Thread) and place.parent is None:
        return None  # the channel in which it was begun is hidden, and so is what is allowed there
    return place if isinstance(place, Place) else None


def _is_locked(place: Place) -> bool:
    """Return whether a thread was closed for good: a post opens any other one again."""
    return isinstance(place, discord.Thread) and place.archived and place.locked


def _channel(place: Place) -> ChannelView:
    mine = place.permissions_for(place.guild.me)
    return ChannelView(
        name=f"#{place.name}",
        can_send=may_send(place, mine) and not _is_locked(place),
        can_mention_all=mine.mention_everyone,
        can_attach=mine.attach_files,
        can_look_back=mine.read_message_history,
        has_followers=isinstance(place, discord.TextChannel) and place.is_news(),
    )


def _role(server: discord.Guild, mention: Mention) -> RoleView | None:
    role = server.get_role(int(mention.id)) if isinstance(mention, RoleMention) else None
    return RoleView(role.name, role.mentionable) if role else None


async def _member(server: discord.Guild, person: str) -> discord.Member | None:
    """Return somebody as they are now; asking needs no privileged intent."""
    try:
        return await server.fetch_member(int(person)) if person.isdecimal() else None
    except discord.NotFound:
        return None
