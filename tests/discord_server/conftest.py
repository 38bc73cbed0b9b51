"""A server with a guest in it."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from tests.discord_server.guest import Guest
from tests.discord_server.server import DiscordServer


@asynccontextmanager
async def visited(server):
    """Let the guest visit `server`."""
    guest = Guest(server.base)
    visit = asyncio.create_task(guest.start(server.world.token))
    try:
        await server.until(lambda: server.gateway.session, what="the guest")
        await server.gateway.caught_up()
        yield guest
    finally:
        await guest.close()
        visit.cancel()
        await asyncio.gather(visit, return_exceptions=True)


@pytest.fixture
async def server():
    server = DiscordServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def guest(server):
    async with visited(server) as guest:
        yield guest


@pytest.fixture
def ana(server, guest):
    return server.person("Ana")
