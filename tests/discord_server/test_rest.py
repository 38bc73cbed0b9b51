"""Messages over REST, by the real client: nonces, refusals, what others see of them."""

import io

import aiohttp
import discord
import pytest

from tests.discord_server.permissions import Permission
from tests.discord_server.state import ChannelType, MessageFlag


async def place(guest, channel):
    return await guest.fetch_channel(channel.id)


async def test_a_message_is_sent_edited_and_deleted(server, guest, ana):
    channel = await place(guest, ana.place)
    message = await channel.send("hello", file=discord.File(io.BytesIO(b"data"), "a.txt"))
    assert ana.reads()[0].files == {"a.txt": b"data"}
    await message.edit(content="bye")
    assert ana.reads()[0].text == "bye"
    assert (await channel.fetch_message(message.id)).content == "bye"
    assert [item.content async for item in channel.history()] == ["bye"]
    await message.delete()
    assert ana.reads() == []
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(message.id)
    assert server.violations == []


async def test_a_nonce_sends_once_while_it_is_remembered(server, guest, ana):
    channel = await place(guest, ana.place)
    first = await channel.send("once", nonce="a1.1")
    assert (await channel.send("once", nonce="a1.1")).id == first.id
    await channel.send("once", nonce="a1.2")
    server.nonce_memory = 0
    await channel.send("once", nonce="a1.1")
    assert len(ana.reads()) == 3


async def test_a_message_taken_whose_answer_is_lost_is_there(server, guest, ana):
    server.faults.add("POST", "/channels/*/messages", loses_answer=True)
    channel = await place(guest, ana.place)
    with pytest.raises(aiohttp.ClientError):
        await channel.send("lost")
    assert [seen.text for seen in ana.reads()] == ["lost"]


async def test_a_channel_can_be_closed_to_the_bot(server, guest, ana):
    channel = await place(guest, ana.place)
    ana.place.forbid(server.world.bot.id, Permission.SEND_MESSAGES)
    with pytest.raises(discord.Forbidden) as refusal:
        await channel.send("hello")
    assert refusal.value.code == 50013
    ana.place.forbid(server.guild.id, Permission.VIEW_CHANNEL)
    with pytest.raises(discord.Forbidden) as refusal:
        await channel.send("hello")
    assert refusal.value.code == 50001


async def test_direct_messages_can_be_closed(guest, ana):
    user = await guest.fetch_user(ana.user.id)
    await user.send("hello")
    ana.opens_dms()
    assert (await ana.hears()).text == "hello"
    ana.user.takes_dms = False
    with pytest.raises(discord.Forbidden) as refusal:
        await user.send("hello")
    assert refusal.value.code == 50007


async def test_only_announcements_are_published_and_only_once(server, guest, ana):
    message = await (await place(guest, ana.place)).send("hello")
    with pytest.raises(discord.Forbidden):
        await message.publish()
    news = server.world.add_channel(server.guild, "news", ChannelType.ANNOUNCEMENT)
    message = await (await place(guest, news)).send("hello")
    await message.publish()
    assert news.messages[message.id].flags & MessageFlag.CROSSPOSTED
    with pytest.raises(discord.HTTPException):
        await message.publish()


async def test_members_and_roles_can_be_looked_up(server, guest, ana):
    role = server.world.add_role(server.guild, "Helpers")
    ana.becomes(role)
    guild = await guest.fetch_guild(server.guild.id)
    member = await guild.fetch_member(ana.user.id)
    assert [item.name for item in member.roles] == ["@everyone", "Helpers"]
    counts = await guild.role_member_counts()
    assert {item.id: count for item, count in counts.items()}[role.id] == 1
    with pytest.raises(discord.NotFound):
        await guild.fetch_member(1)


async def test_content_is_kept_from_a_bot_that_is_not_mentioned(server, guest, ana):
    await ana.says("for nobody")
    await ana.says("@bot for you")
    ana.opens_dms()
    await ana.says("in private")
    await server.gateway.caught_up()
    assert guest.heard == ["", f"<@{server.world.bot.id}> for you", "in private"]


async def test_an_unknown_address_is_noticed(server, guest):
    with pytest.raises(discord.NotFound):
        await guest.http.request(discord.http.Route("GET", "/no/such/thing"))
    assert server.violations == ["the bot asked for the unknown GET /no/such/thing"]


async def test_a_wrong_token_is_refused(server):
    client = discord.Client(intents=discord.Intents.none())
    discord.http.Route.BASE = server.base
    with pytest.raises(discord.LoginFailure):
        await client.login("wrong")
    await client.close()
