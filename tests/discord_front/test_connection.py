"""Bad days: connections that break, sessions that end, a Discord that is away for a while."""

import asyncio

import pytest

from bot.discord_front import client
from tests.discord_front.scripted import WHEN
from tests.discord_server.intents import Intent

QUESTION = "@bot when was the summit?"


@pytest.fixture(autouse=True)
def hurry(monkeypatch):
    """Discord wants five seconds between sessions; the loopback server does not."""
    monkeypatch.setattr(client, "IDENTIFY_PAUSE", 0.05)


async def connected_again(community, *, resumed=0, sessions=1):
    gateway = community.server.gateway
    await community.server.until(
        lambda: (
            gateway.session and gateway.resumed == resumed and len(gateway.identified) == sessions
        ),
        what="the connection",
    )
    await gateway.caught_up()


async def test_no_privileged_intent_is_asked_for(community):
    session = community.server.gateway.session
    assert session.intents == Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DM_MESSAGES


async def test_a_dropped_connection_is_resumed_and_what_was_missed_is_answered_once(community, ana):
    await community.server.gateway.drop()
    said = await ana.says(QUESTION)
    await connected_again(community, resumed=1)
    answer = await ana.hears()
    assert answer.message.reference is said
    await ana.hears_nothing()


async def test_a_request_to_reconnect_is_followed(community, ana):
    await community.server.gateway.ask_to_reconnect()
    await connected_again(community, resumed=1)
    assert (await ana.asks(QUESTION)).title == WHEN


async def test_an_invalid_session_is_followed_by_a_new_one(community, ana):
    await community.server.gateway.invalidate()
    await connected_again(community, sessions=2)
    assert (await ana.asks(QUESTION)).title == WHEN
    assert len(community.server.sent("PUT", "/commands")) == 1


async def test_a_failed_resume_ends_in_a_new_session(community, ana):
    gateway = community.server.gateway
    session = gateway.session
    gateway.forget_sessions()
    await session.socket.close(code=4000)
    await connected_again(community, sessions=2)
    assert (await ana.asks(QUESTION)).title == WHEN


async def test_an_outage_is_waited_for(community, ana):
    await community.server.stop()
    await asyncio.sleep(0.2)
    await community.server.start()
    await community.server.until(lambda: community.server.gateway.session, within=10)
    await community.server.gateway.caught_up()
    assert (await ana.asks(QUESTION)).title == WHEN


async def test_heartbeats_keep_the_connection(silent):
    silent.server.gateway.heartbeat_interval = 50
    await silent.start()
    before = silent.server.gateway.heartbeats
    await silent.server.until(lambda: silent.server.gateway.heartbeats > before + 2)


async def test_ready_again_changes_nothing(community, ana):
    for _ in range(3):
        community.bot.dispatch("ready")
    assert (await ana.asks(QUESTION)).title == WHEN
    await ana.hears_nothing()
