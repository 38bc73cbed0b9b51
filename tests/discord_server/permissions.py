"""Who may do what in a server, as Discord computes it."""

from __future__ import annotations  # the state knows permissions, and they know it

from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.discord_server.state import Channel, Guild, Member


class Permission(IntFlag):
    """The permissions that this server looks at.

    Bits: https://discord.com/developers/docs/topics/permissions
    """

    MANAGE_CHANNELS = 1 << 4
    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_EVENTS = 1 << 33
    SEND_MESSAGES_IN_THREADS = 1 << 38


ALL = Permission((1 << 53) - 1)
MEMBERS = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What everybody may in a new server."""


def permissions_in(guild: Guild, member: Member, channel: Channel | None) -> Permission:
    """Return what `member` may do in `channel`, or in the server as a whole."""
    if guild.owner_id == member.user.id:
        return ALL
    base = guild.everyone.permissions
    for role in member.roles.values():
        base |= role.permissions
    if base & Permission.ADMINISTRATOR:
        return ALL
    return _overwritten(base, guild, member, channel) if channel else base


def _overwritten(base: Permission, guild: Guild, member: Member, channel: Channel) -> Permission:
    steps = [[guild.id], list(member.roles), [member.user.id]]
    for step in steps:
        found = [channel.overwrites[target] for target in step if target in channel.overwrites]
        for _, deny in found:
            base &= ~deny
        for allow, _ in found:
            base |= allow
    return base
