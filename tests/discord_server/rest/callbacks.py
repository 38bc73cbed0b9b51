"""The first response to an interaction: on time, of a suitable kind, and only once."""

from aiohttp import web

from tests.discord_server import payloads, posting
from tests.discord_server.interactions import ALLOWED, Interaction, Response
from tests.discord_server.limits.commands import check_choices
from tests.discord_server.limits.modals import check_modal
from tests.discord_server.rest.support import (
    ApiError,
    Upload,
    answer,
    nothing,
    number,
    read,
    refuse_faults,
    server_of,
)
from tests.discord_server.state import Json, Message, MessageFlag

routes = web.RouteTableDef()


@routes.post("/interactions/{interaction}/{token}/callback")
async def respond(request: web.Request) -> web.Response:
    server = server_of(request)
    item = _interaction_of(request)
    upload = await read(request)
    response = Response(upload.body["type"])
    if response not in ALLOWED[item.kind]:
        refuse_faults(server, [f"{response.name} is no response to {item.kind.name}"])
    data = Upload(upload.body.get("data") or {}, upload.files)
    message = _carry_out(request, item, response, data)
    item.responded(response)
    server.world.changed()
    if request.query.get("with_response") not in {"1", "true"}:
        return nothing()
    return answer(_receipt(request, item, message))


def _interaction_of(request: web.Request) -> Interaction:
    server = server_of(request)
    item = server.interactions.get(request.match_info["token"])
    if item is None or item.id != number(request, "interaction"):
        raise ApiError(404, 10062, "Unknown interaction")
    if item.response is not None:
        server.violations.append(f"{item.kind.name} was acknowledged a second time")
        raise ApiError(400, 40060, "Interaction has already been acknowledged.")
    if item.age > server.deadline:
        server.violations.append(f"{item.kind.name} was acknowledged after {item.age:.1f} s")
        raise ApiError(404, 10062, "Unknown interaction")
    return item


def _carry_out(
    request: web.Request, item: Interaction, response: Response, data: Upload
) -> Message | None:
    """Do what the response says, and return the message that it concerns."""
    server = server_of(request)
    match response:
        case Response.MESSAGE:
            item.original = posting.create(server, item.channel, data, asked_by=item.user)
            item.shows(item.original)
        case Response.LATER:
            item.pending = True
            item.ephemeral = bool(int(data.body.get("flags") or 0) & MessageFlag.EPHEMERAL)
        case Response.UPDATE:
            item.original = posting.edit(server, _pressed(item), data)
            item.shows(item.original)
        case Response.UPDATE_LATER:
            item.original = _pressed(item)
        case Response.CHOICES:
            choices = data.body.get("choices") or []
            refuse_faults(server, check_choices(choices))
            item.shows(choices)
        case Response.FORM:
            refuse_faults(server, check_modal(data.body))
            item.shows(data.body | {"_opened_from": item.message})
    return item.original


def _pressed(item: Interaction) -> Message:
    if item.message is None:
        raise ApiError(400, 50035, "Invalid Form Body", errors={"type": "no message to update"})
    return item.message


def _receipt(request: web.Request, item: Interaction, message: Message | None) -> Json:
    shown: Json = {"id": str(item.id), "type": int(item.kind)}
    resource: Json = {"type": int(item.response or 0)}
    if item.response is Response.LATER:
        shown |= {
            "response_message_loading": True,
            "response_message_ephemeral": item.ephemeral,
        }
    if message is not None:
        ephemeral = bool(message.flags & MessageFlag.EPHEMERAL)
        shown |= {
            "response_message_id": str(message.id),
            "response_message_loading": False,
            "response_message_ephemeral": ephemeral,
        }
        resource["message"] = payloads.message(message, server_of(request).base)
    return {"interaction": shown, "resource": resource}
