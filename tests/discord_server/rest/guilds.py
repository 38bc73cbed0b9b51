"""Servers, their members and roles."""

from aiohttp import web

from tests.discord_server import payloads
from tests.discord_server.rest.support import ApiError, answer, nothing, number, server_of
from tests.discord_server.state import Guild, Member

routes = web.RouteTableDef()


@routes.get("/guilds/{guild}")
async def guild(request: web.Request) -> web.Response:
    item = _guild_of(request)
    body = payloads.guild(item, server_of(request).world)
    if request.query.get("with_counts") in {"1", "true"}:
        body |= {
            "approximate_member_count": len(item.members),
            "approximate_presence_count": item.online,
        }
    return answer(body)


@routes.get("/guilds/{guild}/roles")
async def roles(request: web.Request) -> web.Response:
    item = _guild_of(request)
    return answer([payloads.role(role) for role in (item.everyone, *item.roles.values())])


@routes.get("/guilds/{guild}/roles/member-counts")
async def member_counts(request: web.Request) -> web.Response:
    item = _guild_of(request)
    return answer(
        {
            str(role): sum(role in member.roles for member in item.members.values())
            for role in item.roles
        }
    )


@routes.get("/guilds/{guild}/channels")
async def channels(request: web.Request) -> web.Response:
    return answer([payloads.channel(item) for item in _guild_of(request).channels.values()])


@routes.get("/guilds/{guild}/members/{user}")
async def member(request: web.Request) -> web.Response:
    return answer(payloads.member(_member_of(request)))


@routes.put("/guilds/{guild}/members/{user}/roles/{role}")
async def add_role(request: web.Request) -> web.Response:
    role = _guild_of(request).roles.get(number(request, "role"))
    if role is None:
        raise ApiError(404, 10011, "Unknown Role")
    _member_of(request).roles[role.id] = role
    return nothing()


@routes.delete("/guilds/{guild}/members/{user}/roles/{role}")
async def remove_role(request: web.Request) -> web.Response:
    _member_of(request).roles.pop(number(request, "role"), None)
    return nothing()


@routes.get("/users/{user}")
async def user(request: web.Request) -> web.Response:
    account = server_of(request).world.users.get(number(request, "user"))
    if account is None:
        raise ApiError(404, 10013, "Unknown User")
    return answer(payloads.user(account))


def _guild_of(request: web.Request) -> Guild:
    item = server_of(request).world.guilds.get(number(request, "guild"))
    if item is None:
        raise ApiError(404, 10004, "Unknown Guild")
    return item


def _member_of(request: web.Request) -> Member:
    item = _guild_of(request).members.get(number(request, "user"))
    if item is None:
        raise ApiError(404, 10007, "Unknown Member")
    return item
