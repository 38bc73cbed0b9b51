"""Whom a message pings, as Discord finds it out.

https://discord.com/developers/docs/resources/message#allowed-mentions-object
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.discord_server.limits.components import TEXT, walk
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Channel, Json, Role, User

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

_EVERYBODY = re.compile("@(everyone|here)")
_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")


@dataclass(frozen=True)
class Pings:
    """Whom a message calls."""

    everyone: bool = False
    """Whether everybody in sight, or everybody who is online."""
    roles: tuple[Role, ...] = ()
    users: tuple[User, ...] = ()

    def __bool__(self) -> bool:
        return self.everyone or bool(self.roles) or bool(self.users)


def pings(server: "DiscordServer", channel: Channel, body: Json) -> Pings:
    """Return whom a message of the bot's with this body pings in a channel.

    Code and backslashes are taken to keep nobody from being called: what calls nobody here calls
    nobody there.
    """
    texts = [part["content"] for part in walk(body.get("components") or []) if part["type"] == TEXT]
    text = "\n".join([body.get("content") or "", *texts])
    allowed = body.get("allowed_mentions")
    if allowed is None:
        allowed = {"parse": ["everyone", "roles", "users"]}
    parse, guild = set(allowed.get("parse") or []), channel.guild
    granted = guild.permissions(server.world.bot, channel) if guild else Permission(0)
    may_all = bool(granted & Permission.MENTION_EVERYONE)
    roles = [guild.roles.get(int(found)) for found in _ROLE.findall(text)] if guild else []
    users = [server.world.users.get(int(found)) for found in _USER.findall(text)]
    return Pings(
        everyone=may_all and "everyone" in parse and bool(_EVERYBODY.search(text)),
        roles=tuple(
            role
            for role in dict.fromkeys(roles)
            if role and (role.mentionable or may_all) and _named(allowed, "roles", role.id)
        ),
        users=tuple(
            user for user in dict.fromkeys(users) if user and _named(allowed, "users", user.id)
        ),
    )


def _named(allowed: Json, kind: str, id_: int) -> bool:
    named = {str(item) for item in allowed.get(kind) or []}
    return kind in (allowed.get("parse") or []) or str(id_) in named
