"""What a bot gets to hear and read, by the intents it asked for.

https://discord.com/developers/docs/events/gateway#gateway-intents
"""

from enum import IntFlag
from typing import TYPE_CHECKING

from tests.discord_server import payloads
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Channel, ChannelType, Json, Message, World

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


class Intent(IntFlag):
    """The intents that this server knows."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DM_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15
    PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT

    def hears(self, channel: Channel) -> bool:
        """Return whether messages of this channel are told."""
        kind = Intent.DM_MESSAGES if channel.type is ChannelType.DM else Intent.GUILD_MESSAGES
        return bool(self & kind)


def seen_by(intents: Intent, message: Message, server: "DiscordServer") -> Json | None:
    """Return the message as the bot gets it, or None when it does not."""
    channel, bot = message.channel, server.world.bot
    guild = channel.guild
    if not intents.hears(channel):
        return None
    if guild is not None and not guild.permissions(bot, channel) & Permission.VIEW_CHANNEL:
        return None
    payload = payloads.message(message, server.base)
    if intents & Intent.MESSAGE_CONTENT or _is_for(message, server):
        return payload
    return payloads.without_content(payload)


def _is_for(message: Message, server: "DiscordServer") -> bool:
    """Return whether the content arrives without the message content intent.

    It does in direct messages, for the bot's own messages, when the bot is mentioned, and for
    replies with a ping to its messages, unless the message replied to responds to a command.
    https://support-dev.discord.com/hc/en-us/articles/4404772028055
    """
    bot = server.world.bot
    if message.channel.type is ChannelType.DM or message.author is bot:
        return True
    if f"<@{bot.id}>" in message.content or f"<@!{bot.id}>" in message.content:
        return True
    replied_to = message.reference
    return bot in message.mentions and not (replied_to and replied_to.asked_by)


def members_asked_for(world: World, asked: Json) -> Json:
    """Return the members of a server, by id or by the beginning of their names."""
    guild = world.guilds[int(asked["guild_id"])]
    wanted = {int(user) for user in asked.get("user_ids") or []}
    query = str(asked.get("query") or "").lower()
    found = [
        member
        for member in guild.members.values()
        if (member.user.id in wanted if wanted else member.user.name.lower().startswith(query))
    ]
    return {
        "guild_id": str(guild.id),
        "members": [payloads.member(member) for member in found],
        "chunk_index": 0,
        "chunk_count": 1,
        "nonce": asked.get("nonce"),
    }
