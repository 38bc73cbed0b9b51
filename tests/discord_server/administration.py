"""What the people who run a server do to it; the bot is told over the gateway."""

from typing import TYPE_CHECKING, Any

from tests.discord_server import payloads
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Channel, Guild, Role

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


class Administration:
    """Changes channels, roles and rights while the bot is there."""

    def __init__(self, server: "DiscordServer") -> None:
        self._server = server

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel with its messages."""
        if channel.guild is not None:
            del channel.guild.channels[channel.id]
        del self._server.world.channels[channel.id]
        self._tell("CHANNEL_DELETE", payloads.channel(channel))

    def change_channel(self, channel: Channel, **details: Any) -> None:
        """Change what a channel is."""
        for name, value in details.items():
            setattr(channel, name, value)
        self._tell("CHANNEL_UPDATE", payloads.channel(channel))

    def forbid(self, channel: Channel, target: int, permission: Permission) -> None:
        """Deny something to a role or a user in a channel."""
        channel.forbid(target, permission)
        self.change_channel(channel)

    def allow(self, channel: Channel, target: int, permission: Permission) -> None:
        """Allow something to a role or a user in a channel."""
        channel.allow(target, permission)
        self.change_channel(channel)

    def change_role(self, guild: Guild, role: Role, **details: Any) -> None:
        """Change a role."""
        for name, value in details.items():
            setattr(role, name, value)
        told = {"guild_id": str(guild.id), "role": payloads.role(role)}
        self._tell("GUILD_ROLE_UPDATE", told)

    def delete_role(self, guild: Guild, role: Role) -> None:
        """Delete a role; nobody has it any longer."""
        del guild.roles[role.id]
        for member in guild.members.values():
            member.roles.pop(role.id, None)
        self._tell("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role.id)})

    def _tell(self, event: str, data: Any) -> None:
        self._server.gateway.dispatch(event, lambda _: data)
        self._server.world.changed()
