"""Who the bot is, where the gateway is, and which commands it has."""

from aiohttp import web

from tests.discord_server import payloads
from tests.discord_server.limits.commands import check_commands
from tests.discord_server.rest.support import (
    ApiError,
    answer,
    number,
    read,
    refuse_faults,
    server_of,
)
from tests.discord_server.state import Json

routes = web.RouteTableDef()


@routes.get("/users/@me")
async def me(request: web.Request) -> web.Response:
    bot = payloads.user(server_of(request).world.bot)
    return answer(bot | {"verified": True, "mfa_enabled": False, "flags": 0, "email": None})


@routes.get("/oauth2/applications/@me")
async def application(request: web.Request) -> web.Response:
    world = server_of(request).world
    return answer(
        {
            "id": str(world.application_id),
            "name": world.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "owner": payloads.user(world.bot),
            "verify_key": "0" * 64,
            "team": None,
            "flags": 0,
            "interactions_endpoint_url": None,
        }
    )


@routes.get("/gateway")
async def gateway(request: web.Request) -> web.Response:
    return answer({"url": server_of(request).gateway_url})


@routes.get("/gateway/bot")
async def gateway_for_bots(request: web.Request) -> web.Response:
    server = server_of(request)
    used = len(server.gateway.identified)
    limit = {"total": 1000, "remaining": 1000 - used, "reset_after": 0, "max_concurrency": 1}
    return answer({"url": server.gateway_url, "shards": 1, "session_start_limit": limit})


@routes.get("/applications/{application}/commands")
@routes.get("/applications/{application}/guilds/{guild}/commands")
async def commands(request: web.Request) -> web.Response:
    return answer(list(_registered(request).values()))


@routes.put("/applications/{application}/commands")
@routes.put("/applications/{application}/guilds/{guild}/commands")
async def replace_commands(request: web.Request) -> web.Response:
    server = server_of(request)
    upload = await read(request)
    refuse_faults(server, check_commands(upload.body))
    registered = _registered(request)
    ids = {_key(command): command["id"] for command in registered.values()}
    registered.clear()
    for command in upload.body:
        command_id = ids.get(_key(command), str(server.world.snowflakes.next()))
        registered[int(command_id)] = _registration(request, command, command_id)
    server.world.changed()
    return answer(list(registered.values()))


def _registered(request: web.Request) -> dict[int, Json]:
    world = server_of(request).world
    if number(request, "application") != world.application_id:
        raise ApiError(403, 20012, "You are not authorized to do this on this application")
    guild = number(request, "guild") if "guild" in request.match_info else None
    return world.commands.setdefault(guild, {})


def _key(command: Json) -> tuple[int, str]:
    return command.get("type", 1), command["name"]


def _registration(request: web.Request, command: Json, command_id: str) -> Json:
    world = server_of(request).world
    return (
        {"type": 1, "description": "", "default_member_permissions": None, "options": []}
        | command
        | {
            "id": command_id,
            "application_id": str(world.application_id),
            "version": str(world.snowflakes.next()),
        }
    )
