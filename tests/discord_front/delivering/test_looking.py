"""Looking back for a message: found however long ago, or it is said that nobody can tell."""

import datetime as dt

import discord
import pytest

from bot.core.outbox import Absent, Hidden, Sent
from bot.discord_front.delivering.looking import look
from tests.discord_server.state import Message

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def place(community):
    return next(iter(community.server.guild.channels.values()))


def written(community, place, count, age=dt.timedelta()):
    """Let somebody have written messages, the first so long ago; return the first."""
    world = community.server.world
    moment = dt.datetime.now(dt.UTC) - age
    first = discord.utils.time_snowflake(moment)
    for number in range(count):
        id_ = first + number
        place.messages[id_] = Message(id_, place, world.bot, content=str(number))
    return first


async def looks(community, place, content, age):
    channel = community.bot.get_channel(place.id)
    return await look(channel, lambda message: message.content == content, age)


async def test_a_message_among_the_newest_is_found_whatever_the_clock_says(community, place):
    first = written(community, place, 50, age=24 * HOUR)
    assert await looks(community, place, "7", dt.timedelta()) == Sent(str(first + 7))


async def test_what_is_not_there_is_absent(community, place):
    assert await looks(community, place, "7", HOUR) == Absent()
    written(community, place, 150, age=2 * HOUR)
    assert await looks(community, place, "no", HOUR) == Absent()
    assert await looks(community, place, "no", 3 * HOUR) == Absent()


async def test_a_message_of_long_ago_is_found_behind_hundreds_of_others(community, place):
    first = written(community, place, 450, age=2 * HOUR)
    assert await looks(community, place, "7", 3 * HOUR) == Sent(str(first + 7))


async def test_after_too_many_messages_nobody_can_tell(community, place, monkeypatch):
    monkeypatch.setattr("bot.discord_front.delivering.looking.MOST", 200)
    written(community, place, 450, age=2 * HOUR)
    assert isinstance(await looks(community, place, "no", 3 * HOUR), Hidden)
