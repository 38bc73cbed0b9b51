"""The gateway: the socket through which the bot hears what happens.

https://discord.com/developers/docs/events/gateway
"""

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from tests.discord_server import payloads
from tests.discord_server.intents import Intent, members_asked_for, seen_by
from tests.discord_server.state import Json, Message, World

if TYPE_CHECKING:
    from tests.discord_server.server import DiscordServer


class Op(IntEnum):
    """https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-opcodes."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE = 3
    RESUME = 6
    RECONNECT = 7
    REQUEST_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


@dataclass(eq=False)
class Session:
    """One session of the bot; it outlives its connections."""

    intents: Intent
    socket: web.WebSocketResponse | None
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    events: list[Json] = field(default_factory=list)
    """Everything dispatched, in order; the place in the list is the sequence number less one."""

    async def dispatch(self, event: str, data: Any) -> None:
        """Send an event now, or keep it for when the session is resumed."""
        number = len(self.events) + 1
        packet = {"op": Op.DISPATCH, "t": event, "s": number, "d": data}
        self.events.append(packet)
        await self.send(packet)

    async def send(self, packet: Json) -> None:
        """Send a packet if somebody is listening."""
        if self.socket is not None and not self.socket.closed:
            with contextlib.suppress(ConnectionError):
                await self.socket.send_json(packet)


class Gateway:
    """All sessions, and the trouble that a test wants them to have."""

    def __init__(self, server: "DiscordServer") -> None:
        self._server = server
        self.sessions: dict[str, Session] = {}
        self.identified: list[float] = []
        """When each IDENTIFY came, on the monotonic clock."""
        self.resumed = 0
        self.heartbeats = 0
        self.heartbeat_interval = 41_250
        """Milliseconds, told to those who connect from now on."""
        self.acknowledges = True
        """Whether heartbeats are answered."""
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def session(self) -> Session | None:
        """The session that is connected, if one is."""
        live = (item for item in self.sessions.values() if item.socket is not None)
        return next((item for item in live if item.socket and not item.socket.closed), None)

    @property
    def _world(self) -> World:
        return self._server.world

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection to its end."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        interval = {"heartbeat_interval": self.heartbeat_interval}
        await socket.send_json({"op": Op.HELLO, "d": interval, "s": None, "t": None})
        try:
            async for packet in socket:
                if packet.type is aiohttp.WSMsgType.TEXT:
                    await self._receive(socket, packet.json())
        except ConnectionError:
            pass
        finally:
            self._world.changed()
        return socket

    async def _receive(self, socket: web.WebSocketResponse, packet: Json) -> None:
        data = packet.get("d")
        match packet["op"]:
            case Op.HEARTBEAT:
                self.heartbeats += 1
                self._world.changed()
                if self.acknowledges:
                    await socket.send_json({"op": Op.HEARTBEAT_ACK})
            case Op.IDENTIFY:
                await self._identify(socket, data)
            case Op.RESUME:
                await self._resume(socket, data)
            case Op.REQUEST_MEMBERS:
                chunk = members_asked_for(self._world, data)
                if self.session is not None:
                    await self.session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        self.identified.append(time.monotonic())
        intents = Intent(data["intents"])
        if data["token"] != self._world.token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return
        if intents & Intent.PRIVILEGED:
            self._server.violations.append(f"privileged intents are asked for: {intents!r}")
            await socket.close(code=4014, message=b"Disallowed intent(s).")
            return
        session = Session(intents, socket)
        self.sessions[session.id] = session
        await session.dispatch("READY", self._ready(session))
        for guild in self._world.guilds.values():
            await session.dispatch("GUILD_CREATE", payloads.guild(guild, self._world))
        self._world.changed()

    def _ready(self, session: Session) -> Json:
        guilds = [{"id": str(guild), "unavailable": True} for guild in self._world.guilds]
        return {
            "v": 10,
            "user": payloads.user(self._world.bot),
            "guilds": guilds,
            "session_id": session.id,
            "resume_gateway_url": self._server.gateway_url,
            "application": {"id": str(self._world.application_id), "flags": 0},
        }

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            await socket.send_json({"op": Op.INVALID_SESSION, "d": False})
            return
        self.resumed += 1
        session.socket = socket
        for packet in session.events[data["seq"] or 0 :]:
            await session.send(packet)
        await session.dispatch("RESUMED", {})
        self._world.changed()

    def dispatch(self, event: str, data: Callable[[Intent], Json | None]) -> None:
        """Send an event to each session, as its intents let it see it; None is not sent."""
        for session in self.sessions.values():
            seen = data(session.intents)
            if seen is not None:
                task = asyncio.ensure_future(session.dispatch(event, seen))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def message_created(self, message: Message) -> None:
        """Tell of a new message."""
        self.dispatch("MESSAGE_CREATE", lambda i: seen_by(i, message, self._server))

    def message_updated(self, message: Message) -> None:
        """Tell of a changed message."""
        self.dispatch("MESSAGE_UPDATE", lambda i: seen_by(i, message, self._server))

    def message_deleted(self, message: Message) -> None:
        """Tell of a deleted message."""
        place = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            place["guild_id"] = str(message.channel.guild.id)
        self.dispatch("MESSAGE_DELETE", lambda i: place if i.hears(message.channel) else None)

    async def drop(self, code: int = 4000) -> None:
        """Cut the connection; the session can be resumed."""
        session = self.session
        if session is not None and session.socket is not None:
            await session.socket.close(code=code)

    def forget_sessions(self) -> None:
        """Let nothing be resumed: whoever tries is told that the session is invalid."""
        self.sessions.clear()

    async def ask_to_reconnect(self) -> None:
        """Ask the bot to connect anew, as Discord does when it moves it elsewhere."""
        if self.session is not None:
            await self.session.send({"op": Op.RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Declare the session invalid."""
        session = self.session
        if session is not None:
            if not resumable:
                del self.sessions[session.id]
            await session.send({"op": Op.INVALID_SESSION, "d": resumable})

    async def caught_up(self) -> None:
        """Wait until the bot has taken in everything sent so far."""
        while self._tasks:
            await asyncio.gather(*tuple(self._tasks))
        session = self.session
        if session is not None:
            before = self.heartbeats
            await session.send({"op": Op.HEARTBEAT, "d": None})
            await self._server.until(lambda: self.heartbeats > before, what="a heartbeat")
