"""What announcements need of the server: news, files, mentions, histories, and changes to it."""

import discord
import pytest

from tests.discord_server.permissions import Permission
from tests.discord_server.state import ChannelType

ROLE = discord.AllowedMentions(everyone=False, users=False, roles=True)
ALL = discord.AllowedMentions(everyone=True, users=False, roles=False)


@pytest.fixture
def helpers(server):
    return server.world.add_role(server.guild, "Helpers")


async def place(guest, channel):
    return await guest.fetch_channel(channel.id)


async def told(server):
    await server.gateway.caught_up()


async def test_a_role_is_called_when_it_may_be(server, guest, ana, helpers):
    server.permitted_mentions = [{"parse": ["roles"]}]
    channel = await place(guest, ana.place)
    await channel.send(f"<@&{helpers.id}>", allowed_mentions=ROLE)
    assert server.pings == []
    helpers.mentionable = True
    await channel.send(f"<@&{helpers.id}>", allowed_mentions=ROLE)
    assert [pings.roles for _, pings in server.pings] == [(helpers,)]
    await channel.send(f"<@&{helpers.id}>")
    assert len(server.pings) == 1


async def test_everyone_is_called_by_whoever_may(server, guest, ana):
    server.permitted_mentions = [{"parse": ["everyone"]}]
    channel = await place(guest, ana.place)
    await channel.send("@here", allowed_mentions=ALL)
    assert server.pings == []
    ana.place.allow(server.world.bot.id, Permission.MENTION_EVERYONE)
    await channel.send("@here", allowed_mentions=ALL)
    await channel.send("nobody", allowed_mentions=ALL)
    assert [pings.everyone for _, pings in server.pings] == [True]


async def test_a_history_is_read_after_around_and_before(server, guest, ana):
    sent = [await ana.says(str(number)) for number in range(9)]
    channel = await place(guest, ana.place)

    async def ids(**where):
        return [item.id async for item in channel.history(limit=3, **where)]

    def expected(*numbers):
        return [sent[number].id for number in numbers]

    at = discord.Object(sent[4].id)
    assert await ids() == expected(8, 7, 6)
    assert await ids(before=at) == expected(3, 2, 1)
    assert await ids(after=at) == expected(5, 6, 7)
    assert await ids(around=at) == expected(5, 4, 3)


async def test_a_nonce_is_not_read_back(guest, ana):
    channel = await place(guest, ana.place)
    assert (await channel.send("hello", nonce="a1")).nonce == "a1"
    assert [item.nonce async for item in channel.history()] == [None]


async def test_the_clients_memory_follows(server, guest, ana):
    guild, run = guest.guilds[0], server.administration
    run.change_channel(ana.place, name="plaza")
    run.change_role(server.guild, server.guild.everyone, mentionable=True)
    await told(server)
    assert guild.get_channel(ana.place.id).name == "plaza"
    assert guild.default_role.mentionable
    run.delete_channel(ana.place)
    await told(server)
    assert guild.get_channel(ana.place.id) is None


async def test_news_are_published_by_whoever_may_send(server, guest):
    news = server.world.add_channel(server.guild, "news", ChannelType.ANNOUNCEMENT)
    message = await (await place(guest, news)).send("hello")
    news.forbid(server.world.bot.id, Permission.SEND_MESSAGES)
    with pytest.raises(discord.Forbidden):
        await message.publish()


async def test_how_many_there_are_is_told(server, guest, ana):
    server.guild.online = 1
    guild = await guest.fetch_guild(server.guild.id, with_counts=True)
    assert (guild.approximate_member_count, guild.approximate_presence_count) == (3, 1)


async def test_a_history_that_may_not_be_read_is_empty(server, guest, ana):
    await ana.says("hello")
    ana.place.forbid(server.world.bot.id, Permission.READ_MESSAGE_HISTORY)
    channel = await place(guest, ana.place)
    assert [item async for item in channel.history()] == []
