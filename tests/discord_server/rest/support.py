"""What all routes share: reading requests, answering, refusing."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.discord_server.state import Json

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer

SERVER: "web.AppKey[DiscordServer]" = web.AppKey("server")


class ApiError(Exception):
    """A refusal, with Discord's own code for its reason.

    https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
    """

    def __init__(self, status: int, code: int, message: str, **details: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code} | details


@dataclass(frozen=True)
class Upload:
    """The body of a request and the files that came with it."""

    body: Json
    files: dict[str, bytes] = field(default_factory=dict)


UPLOAD = web.RequestKey("upload", Upload)
"""Where the body of a request is kept for the record."""


async def read(request: web.Request) -> Upload:
    """Return the body of a request, JSON or multipart, and keep it for the record."""
    request[UPLOAD] = upload = await _upload(request)
    return upload


async def _upload(request: web.Request) -> Upload:
    if request.content_type != "multipart/form-data":
        return Upload(await request.json() if request.can_read_body else {})
    form = await request.post()
    files = {
        item.filename: item.file.read() for item in form.values() if isinstance(item, web.FileField)
    }
    return Upload(json.loads(str(form["payload_json"])), files)


def answer(body: Any, status: int = 200) -> web.Response:
    """Answer with JSON; discord.py wants this header to the letter."""
    content = json.dumps(body).encode()
    return web.Response(status=status, body=content, headers={"Content-Type": "application/json"})


def nothing() -> web.Response:
    """Answer with nothing, which is a success."""
    return web.Response(status=204)


def refuse_faults(server: "DiscordServer", faults: Iterable[str]) -> None:
    """Refuse a request that breaks a limit, and let the test know."""
    found = list(faults)
    if found:
        server.violations.extend(found)
        raise ApiError(400, 50035, "Invalid Form Body", errors={"_errors": found})


def server_of(request: web.Request) -> "DiscordServer":
    """Return the server that a request came to."""
    return request.app[SERVER]


def number(request: web.Request, name: str) -> int:
    """Return an id from the path."""
    try:
        return int(request.match_info[name])
    except ValueError:
        raise ApiError(400, 50035, f"{name} is no id") from None
