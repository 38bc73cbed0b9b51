"""The bot on Discord as a process: how it starts, how it stops, and what its exit status says."""

import asyncio
import contextlib
import datetime as dt
import logging
import signal
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord.gateway import KeepAliveHandler

from bot.clock import clock
from bot.core.schedules.warming import warm
from bot.discord_front.client import BotClient
from bot.discord_front.markdown import label
from bot.discord_front.server import GatewayUnreachable
from bot.discord_front.services import compose
from bot.discord_front.starts import SessionsExhausted, Starts
from bot.exit_status import ExitStatus
from bot.services.library import Library
from bot.services.ports import StoreFault, StoreInUse
from bot.settings import Settings
from bot.store.backup import drop_old_copies
from bot.store.store import Store, open_store

LOGIN_LIMIT = 30.0
"""Seconds within which Discord must have let the bot in."""
DRAIN_LIMIT = 5.0
"""Seconds that work under way gets to finish when the bot stops."""
LOOK = 5.0
"""Seconds between two looks at whether the store is another one now."""
COPIES = dt.timedelta(days=30)
"""How long copies from before a migration or a restore are kept."""
REASON_LIMIT = 200
"""Characters of a reason in the log; some servers answer with a whole page."""
_WORK = ("discord.py: on_", "CommandTree-invoker", "discord-ui-dynamic-item-")
"""How the names of the library's tasks begin that carry out what people asked for."""
_AUTHENTICATION_FAILED = 4004
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway"""
_log = logging.getLogger(__name__)


def run(settings: Settings, library: Library) -> ExitStatus:
    """Be on Discord until told to stop, and return how it ended; what went wrong is logged."""
    try:
        return asyncio.run(serve(settings, library))
    except KeyboardInterrupt:  # where signals cannot be handled, as on Windows
        return ExitStatus.FINE


async def serve(settings: Settings, library: Library) -> ExitStatus:
    """Do what `run` does, in a loop that is already running."""
    with _stop_signals() as stop:
        asyncio.get_running_loop().run_in_executor(None, warm)
        while (status := await _live(settings, library, stop)) is None:
            _log.warning("The data folder holds another database now: the bot goes on with it")
        return status


async def _live(settings: Settings, library: Library, stop: asyncio.Event) -> ExitStatus | None:
    """Be on Discord with the store as it is now, or return None when another took its place."""
    async with AsyncExitStack() as stack:
        try:
            store = await _store(stack, settings.data_dir)
        except StoreInUse as fault:
            _log.error("%s", fault)
            return ExitStatus.CONFIGURATION
        meta = store.meta if store else None
        now = clock(settings.now)
        with contextlib.suppress(OSError):
            drop_old_copies(settings.data_dir, now() - COPIES)
        services = compose(
            library, now, store.feedback if store else None, store.records if store else None
        )
        starts = Starts(meta, now)
        wait = await starts.take()
        while not await _waited(stop, wait):
            bot = BotClient(services, starts, meta, settings.api_base)
            try:
                replaced = _replaced(store, settings.data_dir)
                return await _session(bot, _token(settings), stop, replaced)
            except SessionsExhausted as exhausted:
                wait = exhausted.wait
    return ExitStatus.FINE


async def _store(stack: AsyncExitStack, folder: Path) -> Store | None:
    """Open the store; without one questions are answered all the same. Raises StoreInUse."""
    try:
        return await stack.enter_async_context(open_store(folder))
    except StoreInUse:
        raise
    except StoreFault as fault:
        _log.error("Nothing can be kept: %s", fault)
        return None


def _token(settings: Settings) -> str:
    return settings.token.get_secret_value() if settings.token else ""


async def _waited(stop: asyncio.Event, wait: dt.timedelta) -> bool:
    """Wait before a session; return whether the bot was told to stop in the meantime."""
    if wait:
        _log.warning("Too many restarts: the next session begins in %s", wait)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), wait.total_seconds())
    return stop.is_set()


async def _session(
    bot: BotClient, token: str, stop: asyncio.Event, replacement: Coroutine[Any, Any, None]
) -> ExitStatus | None:
    """Log in and stay connected until told to stop, or, with None, until there is a replacement.

    Raises SessionsExhausted.
    """
    connection = asyncio.create_task(_connection(bot, token))
    stopped = asyncio.create_task(stop.wait())
    replaced = asyncio.create_task(replacement)
    tasks = (connection, stopped, replaced)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            return connection.result()
        await _drain()
        return ExitStatus.FINE if stopped.done() else None
    finally:
        await bot.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        _stop_heartbeats()


async def _replaced(store: Store | None, folder: Path) -> None:
    """Wait until a backup is restored over the store, or until there is one where there was none.

    What was remembered of it is void then.
    """
    while True:
        await asyncio.sleep(LOOK)
        if await (store.was_replaced() if store else _can_open(folder)):
            return


async def _can_open(folder: Path) -> bool:
    try:
        async with open_store(folder):
            return True
    except StoreFault:
        return False


def _stop_heartbeats() -> None:
    """End the threads of connections that were given up before the library called them its own."""
    for thread in threading.enumerate():
        if isinstance(thread, KeepAliveHandler):
            thread.stop()


async def _connection(bot: BotClient, token: str) -> ExitStatus:
    """Log in and stay connected; return why that ended."""
    try:
        async with asyncio.timeout(LOGIN_LIMIT):
            await bot.login(token)
    except discord.LoginFailure:
        return _refused()
    except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as error:
        return _unreachable(error)
    except (KeyError, TypeError, ValueError) as error:
        _log.debug("The login failed", exc_info=error)
        return _unreachable(f"its answer is not Discord's ({type(error).__name__})")
    try:
        await bot.connect()
    except GatewayUnreachable as error:
        return _unreachable(error)
    except discord.ConnectionClosed as error:
        return _refused() if error.code == _AUTHENTICATION_FAILED else _unreachable(error)
    return ExitStatus.FINE


def _refused() -> ExitStatus:
    _log.error("Discord refuses the token: copy it anew from the developer portal to DISCORD_TOKEN")
    return ExitStatus.CONFIGURATION


def _unreachable(reason: object) -> ExitStatus:
    why = label(str(reason), REASON_LIMIT)
    _log.error("Discord cannot be reached: %s. Check the network and DISCORD_API_BASE", why)
    return ExitStatus.UNREACHABLE


async def _drain() -> None:
    """Let what people asked for be finished, within reason."""
    work = {task for task in asyncio.all_tasks() if task.get_name().startswith(_WORK)}
    if work:
        await asyncio.wait(work, timeout=DRAIN_LIMIT)


@contextlib.contextmanager
def _stop_signals() -> Iterator[asyncio.Event]:
    """Return an event that is set when the process is told to end."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    signals = (signal.SIGTERM, signal.SIGINT)
    with contextlib.suppress(NotImplementedError):
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        with contextlib.suppress(NotImplementedError):
            for number in signals:
                loop.remove_signal_handler(number)
