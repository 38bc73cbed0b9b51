"""The bot as a process of its own, which can be killed."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.discord_front.scripted import WHEN
from tests.discord_server.server import running

ROOT = Path(__file__).parents[2]
QUESTION = "@bot when was the summit?"


@pytest.fixture
async def server():
    async with running() as server:
        yield server


async def launch(server, folder, **environment):
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.discord_front.program"),
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
        env={
            "PATH": os.environ["PATH"],
            "DISCORD_TOKEN": server.world.token,
            "DISCORD_API_BASE": server.base,
            "BOT_DATA_DIR": str(folder),
        }
        | environment,
    )


@asynccontextmanager
async def launched(server, folder):
    process = await launch(server, folder)
    try:
        await server.until(lambda: server.gateway.session, within=20, what="the bot")
        await server.gateway.caught_up()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_killed_bot_goes_on_where_it_was(server, tmp_path):
    ana = server.person("Ana")
    async with launched(server, tmp_path) as process:
        said = await ana.says(QUESTION)
        answer = await ana.hears()
        process.kill()
        await process.wait()
    server.gateway.forget_sessions()
    async with launched(server, tmp_path) as process:
        server.gateway.message_created(said)
        await ana.hears_nothing()
        assert (await ana.clicks(answer.buttons[0], on=answer)).is_private
        assert "Thank you" in (await ana.clicks(answer.buttons[-1], on=answer)).title
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0
    assert len(server.sent("PUT", "/commands")) == 1
    assert answer.title == WHEN


async def test_a_wrong_token_ends_it_with_one_sentence(server, tmp_path):
    process = await launch(server, tmp_path, DISCORD_TOKEN="wrong-token")
    _, errors = await process.communicate()
    assert process.returncode == 78
    assert b"Discord refuses the token" in errors
    assert b"Traceback" not in errors
    assert b"wrong-token" not in errors
