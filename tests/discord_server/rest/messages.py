"""Channels and their messages."""

import time
from collections.abc import Mapping

from aiohttp import web

from tests.discord_server import payloads, posting
from tests.discord_server.permissions import Permission
from tests.discord_server.rest.support import (
    ApiError,
    answer,
    nothing,
    number,
    read,
    server_of,
)
from tests.discord_server.state import Channel, ChannelType, Message, MessageFlag

routes = web.RouteTableDef()


@routes.get("/channels/{channel}")
async def channel(request: web.Request) -> web.Response:
    return answer(payloads.channel(channel_of(request)))


@routes.post("/channels/{channel}/typing")
async def typing(request: web.Request) -> web.Response:
    channel_of(request, Permission.SEND_MESSAGES)
    return nothing()


@routes.post("/channels/{channel}/messages")
async def create_message(request: web.Request) -> web.Response:
    server = server_of(request)
    place = channel_of(request, Permission.SEND_MESSAGES)
    upload = await read(request)
    nonce = upload.body.get("nonce")
    if nonce is not None and upload.body.get("enforce_nonce"):
        known = server.nonces.get(str(nonce))
        if known is not None and time.monotonic() - known[0] < server.nonce_memory:
            return _already_sent(request, known[1])
    message = posting.create(server, place, upload, reference=_reference(request, upload.body))
    server.nonces[str(nonce)] = (time.monotonic(), message)
    return answer(payloads.message(message, server.base))


def _already_sent(request: web.Request, message: Message) -> web.Response:
    if message.deleted:
        raise ApiError(404, 10008, "Unknown Message")
    return answer(payloads.message(message, server_of(request).base))


def _reference(request: web.Request, body: dict) -> Message | None:
    reference = body.get("message_reference")
    if reference is None:
        return None
    message = channel_of(request).messages.get(int(reference["message_id"]))
    if message is None and reference.get("fail_if_not_exists", True):
        raise ApiError(400, 50035, "Invalid Form Body", errors={"_errors": ["Unknown message"]})
    return message


@routes.get("/channels/{channel}/messages")
async def history(request: web.Request) -> web.Response:
    place, world = channel_of(request), server_of(request).world
    if place.guild is not None:
        granted = place.guild.permissions(world.bot, place)
        if not granted & Permission.READ_MESSAGE_HISTORY:
            return answer([])
    found = [item for item in place.messages.values() if item.private_to is None]
    found.sort(key=lambda item: item.id, reverse=True)
    base = server_of(request).base
    return answer([payloads.read_back(item, base) for item in _stretch(found, request.query)])


def _stretch(newest_first: list[Message], asked: Mapping[str, str]) -> list[Message]:
    """Return the part of a history that is asked for, newest first.

    https://discord.com/developers/docs/resources/message#get-channel-messages
    """
    limit = min(int(asked.get("limit", 50)), 100)
    if "after" in asked:
        later = [item for item in newest_first if item.id > int(asked["after"])]
        return later[-limit:]
    if "around" in asked:
        later = sum(item.id > int(asked["around"]) for item in newest_first)
        return newest_first[max(later - limit // 2, 0) :][:limit]
    if "before" in asked:
        newest_first = [item for item in newest_first if item.id < int(asked["before"])]
    return newest_first[:limit]


@routes.get("/channels/{channel}/messages/{message}")
async def get_message(request: web.Request) -> web.Response:
    return answer(payloads.read_back(_message_of(request), server_of(request).base))


@routes.patch("/channels/{channel}/messages/{message}")
async def edit_message(request: web.Request) -> web.Response:
    server = server_of(request)
    message = _own_message(request)
    posting.edit(server, message, await read(request))
    return answer(payloads.message(message, server.base))


@routes.delete("/channels/{channel}/messages/{message}")
async def delete_message(request: web.Request) -> web.Response:
    message = _message_of(request)
    if message.author is not server_of(request).world.bot:
        channel_of(request, Permission.MANAGE_MESSAGES)
    posting.delete(server_of(request), message)
    return nothing()


@routes.post("/channels/{channel}/messages/{message}/crosspost")
async def crosspost(request: web.Request) -> web.Response:
    server = server_of(request)
    channel_of(request, Permission.SEND_MESSAGES)
    message = _own_message(request)
    if message.channel.type is not ChannelType.ANNOUNCEMENT:
        raise ApiError(403, 50024, "Cannot execute action on this channel type")
    if message.flags & MessageFlag.CROSSPOSTED:
        raise ApiError(400, 40033, "This message has already been crossposted")
    message.flags |= MessageFlag.CROSSPOSTED
    server.gateway.message_updated(message)
    return answer(payloads.message(message, server.base))


@routes.post("/users/@me/channels")
async def open_direct_channel(request: web.Request) -> web.Response:
    world = server_of(request).world
    user = world.users.get(int((await read(request)).body["recipient_id"]))
    if user is None:
        raise ApiError(400, 50033, "Invalid Recipient(s)")
    return answer(payloads.channel(world.direct_channel(user)))


def channel_of(request: web.Request, needed: Permission | None = None) -> Channel:
    """Return the channel in the path, if the bot may do there what it tries."""
    world = server_of(request).world
    place = world.channels.get(number(request, "channel"))
    if place is None:
        raise ApiError(404, 10003, "Unknown Channel")
    if place.guild is not None:
        allowed = place.guild.permissions(world.bot, place)
        if not allowed & Permission.VIEW_CHANNEL:
            raise ApiError(403, 50001, "Missing Access")
        if needed is not None and not allowed & needed:
            raise ApiError(403, 50013, "Missing Permissions")
    elif needed is Permission.SEND_MESSAGES:
        _refuse_unwanted(request, place)
    return place


def _refuse_unwanted(request: web.Request, place: Channel) -> None:
    user = place.recipient
    if user is None or not user.takes_dms:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    if not any(user.id in guild.members for guild in server_of(request).world.guilds.values()):
        raise ApiError(403, 50278, "Cannot send messages to this user due to no mutual guilds")


def _message_of(request: web.Request) -> Message:
    message = channel_of(request).messages.get(number(request, "message"))
    if message is None or message.private_to is not None:
        raise ApiError(404, 10008, "Unknown Message")
    return message


def _own_message(request: web.Request) -> Message:
    message = _message_of(request)
    if message.author is not server_of(request).world.bot:
        raise ApiError(403, 50005, "Cannot edit a message authored by another user")
    return message
