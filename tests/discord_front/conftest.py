"""A community on the loopback Discord, with the real client of the bot in it."""

import asyncio
import contextlib
import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.discord_front.client import BotClient
from bot.discord_front.services import compose
from bot.discord_front.starts import Starts
from bot.files import load_knowledge
from bot.store.store import open_store
from tests.discord_front.scripted import ScriptedLibrary
from tests.discord_server.server import DiscordServer, running

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def passes(self, **time):
        self.now += dt.timedelta(**time)


@dataclass
class Community:
    """Everything that a test of the front may want to touch."""

    server: DiscordServer
    folder: Path
    library: ScriptedLibrary
    clock: MovableClock = field(default_factory=MovableClock)
    opinions: object = None
    """A store for opinions to use in place of the real one."""
    bot: BotClient | None = None
    _running: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    def words(self, key, language="en"):
        """Return a sentence of the bot's by its key."""
        return self.library.knowledge.texts[key][language]

    def person(self, name, **details):
        return self.server.person(name, **details)

    async def start(self):
        """Let the bot log in."""
        store = await self._running.enter_async_context(open_store(self.folder))
        services = compose(self.library, self.clock, self.opinions or store.feedback, store.records)
        starts = Starts(store.meta, self.clock)
        self.bot = BotClient(services, starts, store.meta, self.server.base)
        # the library waits this long for further servers before it calls itself ready
        self.bot._connection.guild_ready_timeout = 0.05
        connection = asyncio.create_task(self.bot.start(self.server.world.token))
        self._running.push_async_callback(self._end, connection)
        await self.server.until(lambda: self.server.gateway.session, what="the bot")
        await self.server.gateway.caught_up()

    async def _end(self, connection):
        await self.bot.close()
        connection.cancel()
        await asyncio.gather(connection, return_exceptions=True)

    async def stop(self):
        """Let the bot go away, as at the end of its process."""
        await self._running.aclose()

    async def restart(self):
        await self.stop()
        await self.start()


@pytest.fixture(scope="session")
def knowledge():
    return load_knowledge(KNOWLEDGE)


@pytest.fixture
async def silent(tmp_path, knowledge):
    """The community before the bot comes."""
    async with running() as server:
        community = Community(server, tmp_path / "data", ScriptedLibrary(knowledge))
        yield community
        await community.stop()


@pytest.fixture
async def community(silent):
    """The community with the bot in it."""
    await silent.start()
    return silent


@pytest.fixture
def ana(community):
    return community.person("Ana")


@pytest.fixture
def ben(community):
    return community.person("Ben")
