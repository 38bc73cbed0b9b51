"""The state as Discord's JSON.

Objects: https://discord.com/developers/docs/reference
"""

import datetime as dt
import mimetypes

from tests.discord_server.permissions import Permission
from tests.discord_server.state import (
    EPOCH,
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Message,
    MessageFlag,
    Role,
    User,
    World,
)

COMMAND_RESPONSE = 20
"""Message type of a response to a command."""


def user(account: User) -> Json:
    """Return a user object."""
    return {
        "id": str(account.id),
        "username": account.name.lower().replace(" ", "_"),
        "global_name": account.name,
        "discriminator": "0",
        "avatar": None,
        "bot": account.bot,
        "public_flags": 0,
    }


def role(item: Role) -> Json:
    """Return a role object."""
    return {
        "id": str(item.id),
        "name": item.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": item.position,
        "permissions": str(int(item.permissions)),
        "managed": item.managed,
        "mentionable": item.mentionable,
        "flags": 0,
    }


def member(item: Member, *, with_user: bool = True) -> Json:
    """Return a member object; the one inside a message carries no user."""
    payload: Json = {
        "roles": [str(role_id) for role_id in item.roles],
        "joined_at": item.joined_at.isoformat(),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "pending": False,
    }
    if with_user:
        payload["user"] = user(item.user)
    return payload


def interacting_member(guild: Guild, account: User, channel: Channel) -> Json:
    """Return the member object of an interaction, with what they may do in the channel."""
    payload = member(guild.members[account.id])
    payload["permissions"] = str(int(guild.permissions(account, channel)))
    return payload


def _thread(item: Channel) -> Json:
    """Return a thread, which here is an archived one: the gateway does not tell of it.

    https://discord.com/developers/docs/resources/channel#channel-object
    """
    return {
        "id": str(item.id),
        "type": int(item.type),
        "guild_id": str(item.guild.id) if item.guild else None,
        "parent_id": str(item.parent.id) if item.parent else None,
        "owner_id": "1",
        "name": item.name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": True,
            "locked": item.locked,
            "auto_archive_duration": 60,
            "archive_timestamp": "2026-11-20T12:00:00+00:00",
        },
    }


def channel(item: Channel) -> Json:
    """Return a channel object."""
    if item.type is ChannelType.DM:
        recipients = [user(item.recipient)] if item.recipient else []
        return {"id": str(item.id), "type": 1, "recipients": recipients, "last_message_id": None}
    if item.type is ChannelType.PUBLIC_THREAD:
        return _thread(item)
    return {
        "id": str(item.id),
        "type": int(item.type),
        "guild_id": str(item.guild.id) if item.guild else None,
        "name": item.name,
        "position": 0,
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "permission_overwrites": [
            _overwrite(item, target, allow, deny)
            for target, (allow, deny) in item.overwrites.items()
        ],
    }


def _overwrite(item: Channel, target: int, allow: Permission, deny: Permission) -> Json:
    is_member = item.guild is not None and target in item.guild.members
    return {
        "id": str(target),
        "type": int(is_member),
        "allow": str(int(allow)),
        "deny": str(int(deny)),
    }


def guild(item: Guild, world: World) -> Json:
    """Return a guild as GUILD_CREATE carries it to a bot without the members intent."""
    return {
        "id": str(item.id),
        "name": item.name,
        "owner_id": str(item.owner_id),
        "preferred_locale": item.locale,
        "features": [],
        "roles": [role(entry) for entry in (item.everyone, *item.roles.values())],
        "emojis": [],
        "stickers": [],
        "channels": [channel(entry) for entry in item.channels.values()],
        "threads": [],
        "members": [member(item.members[world.bot.id])],
        "member_count": len(item.members),
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "large": False,
        "unavailable": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
    }


def attachment(item: Attachment, base: str) -> Json:
    """Return an attachment object; `base` is where files are served from."""
    url = f"{base}/attachments/{item.id}/{item.name}"
    return {
        "id": str(item.id),
        "filename": item.name,
        "size": len(item.content),
        "content_type": mimetypes.guess_type(item.name)[0],
        "url": url,
        "proxy_url": url,
    }


def message(item: Message, base: str = "", *, quoting: bool = True) -> Json:
    """Return a message object; `quoting` adds the message that it replies to."""
    guild_of = item.channel.guild
    payload: Json = {
        "id": str(item.id),
        "channel_id": str(item.channel.id),
        "author": user(item.author),
        "content": item.content,
        "timestamp": (EPOCH + dt.timedelta(milliseconds=item.id >> 22)).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": item.mention_everyone,
        "mentions": [user(account) for account in item.mentions],
        "mention_roles": [str(entry.id) for entry in item.role_mentions],
        "attachments": [attachment(file, base) for file in item.attachments],
        "embeds": item.embeds,
        "components": item.components,
        "pinned": False,
        "type": item.type,
        "flags": int(item.flags),
    }
    if guild_of is not None:
        payload["guild_id"] = str(guild_of.id)
        if item.author.id in guild_of.members and item.webhook_id is None:
            payload["member"] = member(guild_of.members[item.author.id], with_user=False)
    if item.reference is not None:
        payload |= _quotation(item.reference, base, quoting=quoting)
    return payload | _origin(item)


def read_back(item: Message, base: str = "") -> Json:
    """Return a message as it is read later: only whoever sends one is told its nonce."""
    payload = message(item, base)
    payload.pop("nonce", None)
    return payload


def _quotation(quoted: Message, base: str, *, quoting: bool) -> Json:
    payload: Json = {
        "message_reference": {
            "type": 0,
            "message_id": str(quoted.id),
            "channel_id": str(quoted.channel.id),
        }
    }
    if quoting:
        gone = quoted.deleted
        payload["referenced_message"] = None if gone else message(quoted, base, quoting=False)
    return payload


def _origin(item: Message) -> Json:
    payload: Json = {}
    if item.nonce is not None:
        payload["nonce"] = item.nonce
    if item.webhook_id is not None:
        payload["webhook_id"] = str(item.webhook_id)
    if item.author.bot and item.webhook_id == item.author.id:
        payload["application_id"] = str(item.author.id)
    if item.asked_by is not None:
        payload["interaction_metadata"] = {
            "id": str(item.id),
            "type": 2,
            "user": user(item.asked_by),
            "authorizing_integration_owners": {},
        }
    return payload


def without_content(payload: Json) -> Json:
    """Return a message as a bot without the message content intent receives it."""
    bare = payload | {"content": "", "embeds": [], "attachments": [], "components": []}
    if isinstance(payload.get("referenced_message"), dict):
        bare["referenced_message"] = without_content(payload["referenced_message"])
    return bare


def is_ephemeral(item: Message) -> bool:
    """Return whether only one person sees the message."""
    return bool(item.flags & MessageFlag.EPHEMERAL)
