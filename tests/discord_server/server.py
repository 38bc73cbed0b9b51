"""The whole server: state, REST and gateway behind one address on this machine."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from aiohttp import web

from tests.discord_server import payloads
from tests.discord_server.administration import Administration
from tests.discord_server.faults import Faults
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import DEADLINE, Interaction, Outcome, payload
from tests.discord_server.mentions import Pings
from tests.discord_server.people import Person
from tests.discord_server.rest import application, callbacks, followups, guilds, messages
from tests.discord_server.rest.support import SERVER, UPLOAD, ApiError, answer
from tests.discord_server.state import Attachment, Guild, Json, Message, World

T = TypeVar("T")
FAMILIES = (application, messages, guilds, callbacks, followups)
API = "/api/v10"
WITHOUT_TOKEN = ("/interactions/", "/webhooks/", "/gateway", "/attachments/")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Request:
    """One request of the bot's, for tests that look at the wire."""

    method: str
    path: str
    """The path below the API's base."""
    status: int
    at: float
    """Monotonic seconds."""
    body: Any = None
    """The JSON that came with it."""


class DiscordServer:
    """A Discord of one's own, for the time of a test."""

    def __init__(self, token: str = "loopback-token") -> None:  # noqa: S107 - opens nothing
        self.world = World(token)
        self.gateway = Gateway(self)
        self.faults = Faults()
        self.administration = Administration(self)
        self.requests: list[Request] = []
        self.violations: list[str] = []
        """Every limit that the bot broke; a test fails if there is one at its end."""
        self.permitted_mentions: list[Json] = []
        """Values of allowed_mentions, besides none, that the bot may send."""
        self.pings: list[tuple[Message, Pings]] = []
        """Every message of the bot's that called somebody, and whom."""
        self.interactions: dict[str, Interaction] = {}
        self.attachments: dict[int, Attachment] = {}
        self.nonces: dict[str, tuple[float, Message]] = {}
        self.nonce_memory = 300.0
        """Seconds for which a nonce is remembered."""
        self.deadline = DEADLINE
        """Seconds that the bot gets to respond to an interaction."""
        self.guild: Guild = self.world.add_guild("Sister Cities Community")
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def base(self) -> str:
        """What DISCORD_API_BASE must be."""
        return f"http://127.0.0.1:{self._port}{API}"

    @property
    def gateway_url(self) -> str:
        """Where the socket is."""
        return f"ws://127.0.0.1:{self._port}/gateway"

    def attachment_url(self, item: Attachment) -> str:
        """Return where a file can be fetched."""
        return f"{self.base}/attachments/{item.id}/{item.name}"

    def keep(self, name: str, content: bytes) -> Attachment:
        """Keep a file, to be fetched from here."""
        attachment = Attachment(self.world.snowflakes.next(), name, content)
        self.attachments[attachment.id] = attachment
        return attachment

    def person(self, name: str, locale: str = "en-US", guild: Guild | None = None) -> Person:
        """Let somebody join the community, and return them."""
        user = self.world.add_user(name, locale=locale)
        guild = guild or self.guild
        self.world.join(guild, user)
        return Person(self, user, next(iter(guild.channels.values())))

    async def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(middlewares=[self._middleware], client_max_size=64 * 2**20)
        app[SERVER] = self
        api = web.Application(middlewares=[])
        api[SERVER] = self
        for family in FAMILIES:
            api.add_routes(family.routes)
        api.router.add_get("/attachments/{id}/{name}", self._attachment)
        app.add_subapp(API, api)
        app.router.add_get("/gateway", self.gateway.connect)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, backlog=4096)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Cut every connection and stop listening, as an outage does; the state stays."""
        if self._runner is not None:
            await self.gateway.drop(1012)
            await self._runner.cleanup()
            self._runner = None

    async def until(
        self, happened: Callable[[], T], *, within: float = 5.0, what: str = "something"
    ) -> T:
        """Wait until `happened` returns something true, and return that.

        It is asked whenever something changes here, and now and then for changes elsewhere.
        """
        end = time.monotonic() + within
        while not (result := happened()):
            assert time.monotonic() < end, f"{what} did not come within {within} s"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.world.change(), 0.05)
        return result

    async def settled(self, quiet: float = 0.05) -> None:
        """Wait until the bot has taken in all events and sent nothing for `quiet` seconds."""
        await self.gateway.caught_up()
        while True:
            before = len(self.requests)
            await asyncio.sleep(quiet)
            if len(self.requests) == before:
                return

    async def interact(self, item: Interaction) -> Outcome:
        """Deliver an interaction and return what the person sees of it."""
        self.interactions[item.token] = item
        body = payload(item, self.world, self.base)
        self.gateway.dispatch("INTERACTION_CREATE", lambda _: body)
        await self.until_acknowledged(item)
        async with asyncio.timeout(10):
            return await item.outcome

    async def until_acknowledged(self, item: Interaction) -> None:
        """Wait for the first response; Discord gives the bot three seconds."""
        while item.response is None and item.age < self.deadline + 0.2 and not self.violations:
            await asyncio.wait({item.acknowledged}, timeout=0.25)  # now and then for violations
        assert item.response is not None, f"{item.kind.name} not acknowledged, {self.violations}"

    def sent(self, method: str, ending: str) -> list[Request]:
        """Return the requests of a method whose path ends so."""
        found = (item for item in self.requests if item.method == method)
        return [item for item in found if item.path.endswith(ending)]

    async def _attachment(self, request: web.Request) -> web.Response:
        item = self.attachments[int(request.match_info["id"])]
        return web.Response(body=item.content)

    @web.middleware
    async def _middleware(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if request.path == "/gateway":
            return await handler(request)
        path = request.path.removeprefix(API)
        fault = await self.faults.strike(request, path)
        refusal = fault.answer() if fault else None
        if fault is not None and fault.taken:
            await self._answer(request, handler, path)
        response = refusal or await self._answer(request, handler, path)
        if fault is not None and fault.holds_answer:
            await asyncio.sleep(fault.holds_answer)
        if fault is not None and fault.loses_answer and request.transport is not None:
            request.transport.abort()
        body = request[UPLOAD].body if UPLOAD in request else None
        seen = Request(request.method, path, response.status, time.monotonic(), body)
        self.requests.append(seen)
        self.world.changed()
        return response

    async def _answer(
        self,
        request: web.Request,
        handler: Callable[[web.Request], Awaitable[web.StreamResponse]],
        path: str,
    ) -> web.StreamResponse:
        authorised = request.headers.get("Authorization") == f"Bot {self.world.token}"
        if not authorised and not path.startswith(WITHOUT_TOKEN):
            return answer({"message": "401: Unauthorized", "code": 0}, 401)
        try:
            return await handler(request)
        except ApiError as error:
            return answer(error.body, error.status)
        except web.HTTPNotFound:
            self.violations.append(f"the bot asked for the unknown {request.method} {path}")
            return answer({"message": "404: Not Found", "code": 0}, 404)
        except Exception:
            _log.exception("The loopback server failed at %s %s", request.method, path)
            self.violations.append(f"the loopback server failed at {request.method} {path}")
            raise


@asynccontextmanager
async def running() -> AsyncIterator[DiscordServer]:
    """Run a server; at the end it must have seen no limit broken."""
    server = DiscordServer()
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    assert server.violations == []


def message_json(server: DiscordServer, message: Message) -> Json:
    """Return a message as REST shows it."""
    return payloads.message(message, server.base)
