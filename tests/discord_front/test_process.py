"""The process: how it starts, how it stops, and what it says when it cannot."""

import asyncio
import os
import signal

import pytest

from bot.discord_front.process import serve
from bot.exit_status import ExitStatus
from bot.settings import Settings
from tests.discord_front.scripted import WHEN, ScriptedLibrary
from tests.discord_server.server import running

WRONG = "wrong-token"
QUESTION = "@bot when was the summit?"


@pytest.fixture
async def server():
    async with running() as server:
        yield server


@pytest.fixture
def library(knowledge):
    return ScriptedLibrary(knowledge)


def settings(server, folder, **details):
    details = {"token": server.world.token, "api_base": server.base} | details
    return Settings(data_dir=folder, _env_file=None, **details)


async def started(server, options, library):
    process = asyncio.create_task(serve(options, library))
    await server.until(lambda: server.gateway.session or process.done(), what="the bot")
    await server.gateway.caught_up()
    return process


async def test_it_answers_until_it_is_told_to_stop(server, tmp_path, library):
    process = await started(server, settings(server, tmp_path), library)
    assert (await server.person("Ana").asks(QUESTION)).title == WHEN
    os.kill(os.getpid(), signal.SIGTERM)
    assert await asyncio.wait_for(process, 10) is ExitStatus.FINE
    assert server.gateway.session is None


async def test_what_is_under_way_is_finished_before_it_stops(server, tmp_path, library):
    process = await started(server, settings(server, tmp_path), library)
    server.faults.add("POST", "/channels/*/messages", delay=0.3)
    ana = server.person("Ana")
    await ana.says(QUESTION)
    await server.gateway.caught_up()
    os.kill(os.getpid(), signal.SIGTERM)
    assert (await ana.hears()).title == WHEN
    assert await process is ExitStatus.FINE


async def test_a_wrong_token_is_said_in_one_sentence(server, tmp_path, library, caplog):
    status = await serve(settings(server, tmp_path, token=WRONG), library)
    assert status is ExitStatus.CONFIGURATION
    assert "copy it anew from the developer portal to DISCORD_TOKEN" in caplog.text
    assert WRONG not in caplog.text
    assert "Traceback" not in caplog.text
    assert len(server.requests) == 1


async def test_a_discord_out_of_reach_is_said_in_one_sentence(server, tmp_path, library, caplog):
    nowhere = settings(server, tmp_path, api_base="http://127.0.0.1:9/api/v10")
    assert await serve(nowhere, library) is ExitStatus.UNREACHABLE
    assert "Discord cannot be reached" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("path", ["/users/@me", "/gateway"])
async def test_an_address_that_is_not_discord_is_told(server, tmp_path, library, caplog, path):
    server.faults.add("GET", path, status=200)
    assert await serve(settings(server, tmp_path), library) is ExitStatus.UNREACHABLE
    assert "Check the network and DISCORD_API_BASE" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_gateway_out_of_reach_is_told(server, tmp_path, library, caplog, monkeypatch):
    monkeypatch.setattr(type(server), "gateway_url", "ws://127.0.0.1:9")
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda _: 0.01)
    assert await serve(settings(server, tmp_path), library) is ExitStatus.UNREACHABLE
    assert "Discord cannot be reached" in caplog.text


async def test_a_token_revoked_while_connected_ends_it(server, tmp_path, library):
    process = await started(server, settings(server, tmp_path), library)
    await server.gateway.drop(4004)
    assert await asyncio.wait_for(process, 10) is ExitStatus.CONFIGURATION


async def test_without_a_usable_folder_it_answers_all_the_same(server, tmp_path, library, caplog):
    (tmp_path / "data").write_text("in the way")
    process = await started(server, settings(server, tmp_path / "data"), library)
    assert "Nothing can be kept" in caplog.text
    assert "set BOT_DATA_DIR to another" in caplog.text
    ana = server.person("Ana")
    answer = await ana.asks(QUESTION)
    assert "could not note" in (await ana.clicks(answer.buttons[-1], on=answer)).title
    os.kill(os.getpid(), signal.SIGTERM)
    assert await process is ExitStatus.FINE


async def test_too_many_sessions_are_waited_out(server, tmp_path, library, monkeypatch, caplog):
    monkeypatch.setattr("bot.discord_front.starts.BURST", 1)
    process = await started(server, settings(server, tmp_path), library)
    await server.gateway.invalidate()
    await server.until(lambda: "next session begins in" in caplog.text or process.done(), within=2)
    assert len(server.gateway.identified) == 1
    os.kill(os.getpid(), signal.SIGTERM)
    assert await asyncio.wait_for(process, 5) is ExitStatus.FINE
