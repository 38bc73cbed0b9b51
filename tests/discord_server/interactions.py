"""What a person does with a command, a button or a form, and how the bot meets it.

https://discord.com/developers/docs/interactions/receiving-and-responding
"""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from enum import IntEnum

from tests.discord_server import payloads
from tests.discord_server.permissions import Permission
from tests.discord_server.state import Channel, Json, Message, User, World

DEADLINE = 3.0
"""Seconds in which the first response must arrive."""
LIFETIME = 15 * 60.0
"""Seconds in which the token can be used."""


class Kind(IntEnum):
    """What was done."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    FORM = 5


class Response(IntEnum):
    """How the bot responds at first."""

    MESSAGE = 4
    LATER = 5
    UPDATE_LATER = 6
    UPDATE = 7
    CHOICES = 8
    FORM = 9


ALLOWED = {
    Kind.COMMAND: {Response.MESSAGE, Response.LATER, Response.FORM},
    Kind.COMPONENT: set(Response) - {Response.CHOICES},
    Kind.AUTOCOMPLETE: {Response.CHOICES},
    Kind.FORM: set(Response) - {Response.CHOICES, Response.FORM},
}
"""Which response suits which interaction."""

Outcome = Message | Json | list[Json]
"""What the person gets to see: a message, a form, or choices for autocomplete."""


@dataclass(eq=False)
class Interaction:
    """One thing that a person did, and what came of it."""

    id: int
    kind: Kind
    user: User
    channel: Channel
    data: Json
    message: Message | None = None
    """The message whose button was pressed, or from which the form was opened."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(120))
    created: float = field(default_factory=time.monotonic)
    response: Response | None = None
    waited: float | None = None
    """Seconds until the first response."""
    ephemeral: bool = False
    """Whether the answer that was put off is for the person only."""
    original: Message | None = None
    """The message that the bot may edit as its original response."""
    pending: bool = False
    """Whether an answer was promised and has not come yet."""
    acknowledged: asyncio.Future[None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    outcome: asyncio.Future[Outcome] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    @property
    def age(self) -> float:
        """Seconds since it happened."""
        return time.monotonic() - self.created

    def responded(self, response: Response) -> None:
        """Take note of the first response."""
        self.response, self.waited = response, self.age
        self.acknowledged.set_result(None)

    def shows(self, outcome: Outcome) -> None:
        """Let the person see the outcome; the first one counts."""
        if not self.outcome.done():
            self.outcome.set_result(outcome)


def payload(item: Interaction, world: World, base: str) -> Json:
    """Return the interaction as the gateway delivers it."""
    guild = item.channel.guild
    body: Json = {
        "id": str(item.id),
        "application_id": str(world.application_id),
        "type": int(item.kind),
        "token": item.token,
        "version": 1,
        "data": item.data,
        "channel_id": str(item.channel.id),
        "channel": payloads.channel(item.channel),
        "locale": item.user.locale,
        "entitlements": [],
        "attachment_size_limit": 10 * 1024 * 1024,
        "app_permissions": str(int(_bot_permissions(item, world))),
    }
    if guild is None:
        body |= {"user": payloads.user(item.user), "context": 1}
        body["authorizing_integration_owners"] = {"0": "0"}
    else:
        body |= {
            "context": 0,
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": payloads.interacting_member(guild, item.user, item.channel),
            "authorizing_integration_owners": {"0": str(guild.id)},
        }
    if item.message is not None:
        body["message"] = payloads.message(item.message, base)
    return body


def _bot_permissions(item: Interaction, world: World) -> Permission:
    guild = item.channel.guild
    if guild is None:
        return Permission.SEND_MESSAGES | Permission.EMBED_LINKS | Permission.ATTACH_FILES
    return guild.permissions(world.bot, item.channel)
