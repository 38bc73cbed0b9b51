"""What the bot finds out about a server before it posts there."""

import pytest

from bot.core.announcements.announcement import Everyone, Here, NoMention, RoleMention
from bot.discord_front.announcements.probe import DiscordProbe
from bot.services.announcements.ports import CannotTell
from tests.discord_front.signups.conftest import channel, role
from tests.discord_server.permissions import Permission


@pytest.fixture
def survey(community, olga):
    """Look at a channel for a post by Olga."""
    probe, guild = DiscordProbe(community.bot), str(community.server.guild.id)

    async def look(place, mention=None, person=None):
        who = str((person or olga).user.id)
        return await probe.survey(guild, str(place.id), mention or NoMention(), who)

    return look


async def test_a_channel_in_order(survey, news, olga):
    found = await survey(news)
    assert found.channel.name == "#news"
    assert found.channel.has_followers
    assert found.channel.can_send
    assert found.channel.can_look_back
    assert found.organizer.person == str(olga.user.id)
    assert found.organizer_can_send
    assert not found.organizer_can_mention_all
    assert found.reach == 0


async def test_what_the_bot_and_the_organizer_may_not_do(community, survey, plaza, olga):
    run, bot = community.server.administration, community.server.world.bot
    run.forbid(plaza, bot.id, Permission.ATTACH_FILES | Permission.READ_MESSAGE_HISTORY)
    run.forbid(plaza, olga.user.id, Permission.VIEW_CHANNEL)
    await community.server.settled()
    found = await survey(plaza)
    assert found.channel.can_send
    assert not found.channel.can_attach
    assert not found.channel.can_look_back
    assert not found.channel.has_followers
    assert not found.organizer_can_send


async def test_how_many_are_reached(community, survey, news):
    members = role(community, "Members")
    for number in range(3):
        community.person(f"member {number}").becomes(members)
    community.server.guild.online = 2
    found = await survey(news, RoleMention(str(members.id)))
    assert found.reach == 3
    assert found.role.open
    assert (await survey(news, Everyone())).reach == len(community.server.guild.members)
    assert (await survey(news, Here())).reach == 2


async def test_what_is_gone(community, survey, plaza, olga):
    closed = role(community, "Closed")
    community.server.administration.delete_channel(plaza)
    community.server.administration.delete_role(community.server.guild, closed)
    del community.server.guild.members[olga.user.id]
    await community.server.settled()
    found = await survey(channel(community, "news"), RoleMention(str(closed.id)))
    assert found.role is None
    assert found.organizer is None
    assert (await survey(plaza)).channel is None


async def test_discord_being_away_is_no_finding(community, survey, news):
    community.server.faults.add("GET", "/guilds/*/members/*", status=503)
    with pytest.raises(CannotTell):
        await survey(news)


async def test_an_archived_thread_is_not_gone(community, survey, news):
    thread = community.server.world.add_thread(news, "minutes")
    assert community.bot.get_channel(thread.id) is None
    found = await survey(thread)
    assert found.channel.name == "#minutes"
    assert found.channel.can_send
    assert found.organizer_can_send
    closed = community.server.world.add_thread(news, "minutes of 2024", locked=True)
    assert not (await survey(closed)).channel.can_send


async def test_what_cannot_be_fetched_is_no_finding_either(community, survey, news):
    thread = community.server.world.add_thread(news, "minutes")
    community.server.faults.add("GET", "/channels/*", status=503, times=9)
    with pytest.raises(CannotTell):
        await survey(thread)
