"""The program with a token: a process of its own, on the loopback Discord."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.exit_status import ExitStatus
from bot.settings import variables
from tests.discord_server.server import running

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def program(folder: Path, **settings: str):
    """Run `run_bot.py` with the given settings, and end it afterwards."""
    clean = {name: value for name, value in os.environ.items() if name not in variables()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "run_bot.py"),
        cwd=ROOT,
        env=clean | {"BOT_DATA_DIR": str(folder / "data")} | settings,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.fixture
async def server():
    async with running() as server:
        yield server


async def test_with_a_token_it_is_on_discord_until_it_is_told_to_stop(server, tmp_path):
    token = server.world.token
    async with program(tmp_path, DISCORD_TOKEN=token, DISCORD_API_BASE=server.base) as process:
        await server.until(lambda: server.gateway.session, within=20, what="the bot")
        await server.gateway.caught_up()
        card = await server.person("Ana").asks("@bot When was the 2024 All Americas Summit?")
        process.send_signal(signal.SIGTERM)
        _, log = await asyncio.wait_for(process.communicate(), 10)

    assert card.title
    assert process.returncode == ExitStatus.FINE
    assert token not in log.decode()
    assert "Traceback" not in log.decode()


async def test_a_token_that_discord_refuses_ends_with_78(server, tmp_path):
    settings = {"DISCORD_TOKEN": "not-the-token", "DISCORD_API_BASE": server.base}
    async with program(tmp_path, **settings) as process:
        _, log = await asyncio.wait_for(process.communicate(), 30)

    assert process.returncode == ExitStatus.CONFIGURATION
    assert "DISCORD_TOKEN" in log.decode()
    assert "not-the-token" not in log.decode()
    assert "Traceback" not in log.decode()


async def test_a_discord_that_does_not_answer_ends_with_69(tmp_path):
    settings = {"DISCORD_TOKEN": "a-token", "DISCORD_API_BASE": "http://127.0.0.1:1"}
    async with program(tmp_path, **settings) as process:
        _, log = await asyncio.wait_for(process.communicate(), 30)

    assert process.returncode == ExitStatus.UNREACHABLE
    assert "Traceback" not in log.decode()
