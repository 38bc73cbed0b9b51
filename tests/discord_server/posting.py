"""How messages come to be and change, for every route that can do so."""

import copy
import itertools
from typing import TYPE_CHECKING

from tests.discord_server.limits.components import FILE, GALLERY, walk
from tests.discord_server.limits.messages import check_message
from tests.discord_server.mentions import pings
from tests.discord_server.rest.support import ApiError, Upload, refuse_faults
from tests.discord_server.state import Channel, Json, Message, MessageFlag, User

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

SETTABLE = MessageFlag.EPHEMERAL | MessageFlag.COMPONENTS_V2 | MessageFlag(1 << 2 | 1 << 12)
"""Flags that a bot may set: private, components v2, no embeds, silent."""


def create(
    server: "DiscordServer",
    channel: Channel,
    upload: Upload,
    *,
    reference: Message | None = None,
    asked_by: User | None = None,
    ephemeral: bool = False,
) -> Message:
    """Post a message of the bot's and tell the gateway."""
    body = upload.body
    refuse_faults(server, check_message(body, upload.files, permitted=server.permitted_mentions))
    _refuse_empty(upload)
    flags = MessageFlag(int(body.get("flags") or 0)) & SETTABLE
    if ephemeral:
        flags |= MessageFlag.EPHEMERAL
    message = Message(
        id=server.world.snowflakes.next(),
        channel=channel,
        author=server.world.bot,
        content=body.get("content") or "",
        embeds=body.get("embeds") or [],
        flags=flags,
        type=19 if reference else (20 if asked_by else 0),
        reference=reference,
        nonce=body.get("nonce"),
        asked_by=asked_by,
        webhook_id=server.world.application_id if asked_by else None,
    )
    message.attachments = [server.keep(name, data) for name, data in upload.files.items()]
    message.components = _kept_components(server, message, body.get("components") or [])
    called = pings(server, channel, body)
    message.mention_everyone = called.everyone
    message.mentions, message.role_mentions = [*called.users], [*called.roles]
    if called:
        server.pings.append((message, called))
    channel.messages[message.id] = message
    if message.private_to is None:
        server.gateway.message_created(message)
    server.world.changed()
    return message


def edit(server: "DiscordServer", message: Message, upload: Upload) -> Message:
    """Change a message of the bot's and tell the gateway."""
    body = upload.body
    is_v2 = bool(message.flags & MessageFlag.COMPONENTS_V2)
    faults = check_message(body, upload.files, is_v2=is_v2, permitted=server.permitted_mentions)
    refuse_faults(server, faults)
    message.flags |= MessageFlag(int(body.get("flags") or 0)) & MessageFlag.COMPONENTS_V2
    message.flags &= ~MessageFlag.LOADING
    message.content = body.get("content", message.content) or ""
    message.embeds = body.get("embeds", message.embeds) or []
    if body.get("attachments") is not None:
        kept = {str(item.get("id")) for item in body["attachments"]}
        message.attachments = [item for item in message.attachments if str(item.id) in kept]
    message.attachments += [server.keep(name, data) for name, data in upload.files.items()]
    if "components" in body:
        message.components = _kept_components(server, message, body["components"] or [])
    message.edits += 1
    if message.private_to is None:
        server.gateway.message_updated(message)
    server.world.changed()
    return message


def delete(server: "DiscordServer", message: Message) -> None:
    """Delete a message and tell the gateway."""
    message.deleted = True
    message.channel.messages.pop(message.id, None)
    if message.private_to is None:
        server.gateway.message_deleted(message)
    server.world.changed()


def _refuse_empty(upload: Upload) -> None:
    content = [upload.body.get(key) for key in ("content", "embeds", "components", "poll")]
    if not any(content) and not upload.files:
        raise ApiError(400, 50006, "Cannot send an empty message")


def _kept_components(
    server: "DiscordServer", message: Message, components: list[Json]
) -> list[Json]:
    """Return components as Discord gives them back: numbered, and files with their address."""
    kept = copy.deepcopy(components)
    numbers = itertools.count(1)
    addresses = {
        f"attachment://{item.name}": server.attachment_url(item) for item in message.attachments
    }
    for part in walk(kept):
        part.setdefault("id", next(numbers))
        media = [part["file"]] if part["type"] == FILE else []
        if part["type"] == GALLERY:
            media = [item["media"] for item in part["items"]]
        for item in media:
            item["url"] = addresses.get(item["url"], item["url"])
            item["proxy_url"] = item["url"]
    return kept
