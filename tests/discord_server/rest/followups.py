"""What comes after the first response: edits of it and further messages."""

from aiohttp import web

from tests.discord_server import payloads, posting
from tests.discord_server.interactions import LIFETIME, Interaction
from tests.discord_server.rest.support import (
    ApiError,
    Upload,
    answer,
    nothing,
    number,
    read,
    server_of,
)
from tests.discord_server.state import Message, MessageFlag

routes = web.RouteTableDef()


@routes.post("/webhooks/{application}/{token}")
async def follow_up(request: web.Request) -> web.Response:
    item = _interaction_of(request)
    message = _post(request, item, await read(request))
    item.shows(message)
    return answer(payloads.message(message, server_of(request).base))


@routes.get("/webhooks/{application}/{token}/messages/{message}")
async def get_message(request: web.Request) -> web.Response:
    message = _message_of(request, _interaction_of(request))
    return answer(payloads.message(message, server_of(request).base))


@routes.patch("/webhooks/{application}/{token}/messages/{message}")
async def edit_message(request: web.Request) -> web.Response:
    server = server_of(request)
    item = _interaction_of(request)
    upload = await read(request)
    if request.match_info["message"] == "@original" and item.pending:
        message = _post(request, item, upload)
    else:
        message = posting.edit(server, _message_of(request, item), upload)
    item.shows(message)
    return answer(payloads.message(message, server.base))


@routes.delete("/webhooks/{application}/{token}/messages/{message}")
async def delete_message(request: web.Request) -> web.Response:
    item = _interaction_of(request)
    if request.match_info["message"] == "@original" and item.pending:
        item.pending = False
    else:
        posting.delete(server_of(request), _message_of(request, item))
    return nothing()


def _post(request: web.Request, item: Interaction, upload: Upload) -> Message:
    """Post a message; the first after a deferral takes its place and is as private as it."""
    server = server_of(request)
    message = posting.create(
        server,
        item.channel,
        _as_deferred(item, upload) if item.pending else upload,
        asked_by=item.user,
    )
    if item.pending:
        item.original, item.pending = message, False
    return message


def _as_deferred(item: Interaction, upload: Upload) -> Upload:
    flags = MessageFlag(int(upload.body.get("flags") or 0)) & ~MessageFlag.EPHEMERAL
    if item.ephemeral:
        flags |= MessageFlag.EPHEMERAL
    return Upload(upload.body | {"flags": int(flags)}, upload.files)


def _interaction_of(request: web.Request) -> Interaction:
    server = server_of(request)
    item = server.interactions.get(request.match_info["token"])
    if item is None or number(request, "application") != server.world.application_id:
        raise ApiError(404, 10015, "Unknown Webhook")
    if item.response is None:
        server.violations.append(f"a message followed {item.kind.name} before any response")
        raise ApiError(404, 10015, "Unknown Webhook")
    if item.age > LIFETIME:
        raise ApiError(401, 50027, "Invalid Webhook Token")
    return item


def _message_of(request: web.Request, item: Interaction) -> Message:
    if request.match_info["message"] == "@original":
        if item.original is None:
            raise ApiError(404, 10008, "Unknown Message")
        return item.original
    message = item.channel.messages.get(number(request, "message"))
    if message is None or message.asked_by is not item.user:
        raise ApiError(404, 10008, "Unknown Message")
    return message
