"""What the server knows: people, places and messages, with no protocol in it."""

import asyncio
import datetime as dt
import itertools
from dataclasses import dataclass, field
from enum import IntEnum, IntFlag
from typing import Any

from tests.discord_server.permissions import MEMBERS, Permission, permissions_in

Json = dict[str, Any]
NOTHING = Permission(0)
EPOCH = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)


class ChannelType(IntEnum):
    """https://discord.com/developers/docs/resources/channel#channel-object-channel-types."""

    TEXT = 0
    DM = 1
    ANNOUNCEMENT = 5
    PUBLIC_THREAD = 11


class MessageFlag(IntFlag):
    """https://discord.com/developers/docs/resources/message#message-object-message-flags."""

    CROSSPOSTED = 1 << 0
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    COMPONENTS_V2 = 1 << 15


UNFLAGGED = MessageFlag(0)


class Snowflakes:
    """Ids that grow, as Discord's do: milliseconds since 2015, then a counter."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Return an id never given before."""
        now = int((dt.datetime.now(dt.UTC) - EPOCH).total_seconds() * 1000) << 22
        self._last = max(self._last + 1, now)
        return self._last


@dataclass(eq=False)
class User:
    """An account."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    takes_dms: bool = True


@dataclass(eq=False)
class Role:
    """A role of a server."""

    id: int
    name: str
    permissions: Permission = NOTHING
    mentionable: bool = False
    managed: bool = False
    position: int = 1


@dataclass(eq=False)
class Member:
    """An account's part in a server."""

    user: User
    joined_at: dt.datetime
    roles: dict[int, Role] = field(default_factory=dict)


@dataclass(eq=False)
class Attachment:
    """A file that came with a message."""

    id: int
    name: str
    content: bytes


@dataclass(eq=False)
class Message:
    """A message as the server keeps it."""

    id: int
    channel: "Channel"
    author: User
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    flags: MessageFlag = UNFLAGGED
    type: int = 0
    reference: "Message | None" = None
    mentions: list[User] = field(default_factory=list)
    role_mentions: list[Role] = field(default_factory=list)
    mention_everyone: bool = False
    nonce: str | None = None
    webhook_id: int | None = None
    asked_by: User | None = None
    """Who used the command that this message responds to."""
    edits: int = 0
    deleted: bool = False

    @property
    def private_to(self) -> User | None:
        """Return the only person who sees an ephemeral message."""
        return self.asked_by if self.flags & MessageFlag.EPHEMERAL else None


@dataclass(eq=False)
class Channel:
    """A place for messages."""

    id: int
    type: ChannelType
    name: str = ""
    guild: "Guild | None" = None
    recipient: User | None = None
    overwrites: dict[int, tuple[Permission, Permission]] = field(default_factory=dict)
    """Role or user id to what is allowed and what is denied."""
    messages: dict[int, Message] = field(default_factory=dict)
    parent: "Channel | None" = None
    """Of a thread, where it was begun."""
    locked: bool = False
    """Whether only moderators may open a thread again."""

    def forbid(self, target: int, permission: Permission) -> None:
        """Deny something to a role or a user here."""
        allow, deny = self.overwrites.get(target, (Permission(0), Permission(0)))
        self.overwrites[target] = (allow & ~permission, deny | permission)

    def allow(self, target: int, permission: Permission) -> None:
        """Allow something to a role or a user here."""
        allow, deny = self.overwrites.get(target, (Permission(0), Permission(0)))
        self.overwrites[target] = (allow | permission, deny & ~permission)


@dataclass(eq=False)
class Guild:
    """A Discord server, which Discord's interface calls a guild."""

    id: int
    name: str
    owner_id: int
    everyone: Role
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    online: int = 0
    """How many are told to be online; @here reaches them."""

    def permissions(self, user: User, channel: Channel | None = None) -> Permission:
        """Return what a member may do; nothing for somebody who is not one."""
        member = self.members.get(user.id)
        return permissions_in(self, member, channel) if member else Permission(0)


class World:
    """All accounts, servers, channels and commands."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.snowflakes = Snowflakes()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int | None, dict[int, Json]] = {None: {}}
        """Guild id, or None for everywhere, to command id to command."""
        self.bot = self.add_user("Sister Cities Bot", bot=True)
        self._changed: asyncio.Future[None] | None = None
        self._guild_numbers = itertools.count(1)

    @property
    def application_id(self) -> int:
        """The application has its bot's id, as new applications do."""
        return self.bot.id

    def add_user(self, name: str, **details: Any) -> User:
        """Open an account."""
        user = User(self.snowflakes.next(), name, **details)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str) -> Guild:
        """Found a server that the bot has joined, with a channel named general."""
        owner = self.add_user(f"owner-{next(self._guild_numbers)}")
        guild_id = self.snowflakes.next()
        guild = Guild(guild_id, name, owner.id, Role(guild_id, "@everyone", MEMBERS, position=0))
        self.guilds[guild.id] = guild
        self.join(guild, owner)
        bot_role = self.add_role(guild, self.bot.name, managed=True)
        self.join(guild, self.bot).roles[bot_role.id] = bot_role
        self.add_channel(guild, "general")
        return guild

    def add_role(self, guild: Guild, name: str, **details: Any) -> Role:
        """Create a role."""
        role = Role(self.snowflakes.next(), name, **details)
        guild.roles[role.id] = role
        return role

    def add_channel(self, guild: Guild, name: str, kind: ChannelType = ChannelType.TEXT) -> Channel:
        """Create a channel in a server."""
        channel = Channel(self.snowflakes.next(), kind, name, guild)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def add_thread(self, parent: Channel, name: str, *, locked: bool = False) -> Channel:
        """Create a thread that was archived: it is there, and the gateway does not tell of it."""
        id_, kind = self.snowflakes.next(), ChannelType.PUBLIC_THREAD
        thread = Channel(id_, kind, name, parent.guild, parent=parent, locked=locked)
        self.channels[thread.id] = thread
        return thread

    def join(self, guild: Guild, user: User) -> Member:
        """Let an account join a server."""
        member = Member(user, dt.datetime.now(dt.UTC))
        guild.members[user.id] = member
        return member

    def direct_channel(self, user: User) -> Channel:
        """Return the channel of direct messages between `user` and the bot."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.snowflakes.next(), ChannelType.DM, recipient=user)
        self.channels[channel.id] = channel
        return channel

    def changed(self) -> None:
        """Wake everybody who waits for something to happen."""
        waiting, self._changed = self._changed, None
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    async def change(self) -> None:
        """Wait until something happens."""
        if self._changed is None:
            self._changed = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._changed)
