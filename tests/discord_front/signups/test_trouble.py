"""Bad days: no disk to write to, people who leave, and a bot that is stopped."""

import asyncio

import pytest

from bot.discord_front.signups.background import Background
from bot.services.ports import StoreFault
from bot.store.records import RecordStore
from tests.discord_front.signups.conftest import channel, set_up
from tests.discord_front.signups.test_members import signs_up
from tests.discord_server.people import Person


@pytest.fixture
def full_disk(monkeypatch):
    """A store whose every change fails, from when it is asked for."""

    def fill():
        def change(_):
            raise StoreFault("bot.db cannot grow, the disk is full: make room")

        monkeypatch.setattr(RecordStore, "change", change)

    return fill


async def test_on_a_full_disk_the_member_is_told_and_questions_are_answered(
    community, ana, full_disk
):
    full_disk()
    card = await signs_up(ana)
    assert "I cannot keep anything right now" in card.title
    assert "disk" not in card.text
    assert (await ana.asks("@bot when was the summit?")).title


async def test_organizers_are_told_once(community, ana, ben, full_disk):
    desk = channel(community, "desk")
    await set_up(community, organizer_channel=desk)
    background = community.bot.get_cog("Background")
    await background.alarm.remember(community.bot.services.desks)
    full_disk()
    await signs_up(ana)
    await signs_up(ana)
    ben.goes_to(desk)
    assert "I cannot keep anything at the moment" in (await ben.hears()).title
    await ben.hears_nothing()


async def test_who_has_left_the_server_is_noticed_without_a_privileged_intent(community, ana, ben):
    await signs_up(ana)
    await signs_up(ben)
    background = community.bot.get_cog("Background")
    assert isinstance(background, Background)
    del community.server.guild.members[ana.user.id]
    await background.look_around(community.bot.services.desks, pace=0)
    community.clock.passes(days=3)
    await community.bot.services.desks.upkeep.run(community.clock())
    people = await community.bot.services.desks.store.view.places.people(
        str(community.server.guild.id)
    )
    assert people == [str(ben.user.id)]


def the_owner(community):
    guild = community.server.guild
    owner = community.server.world.users[guild.owner_id]
    return Person(community.server, owner, next(iter(guild.channels.values())))


async def removed_with_closed_messages(olga, ana):
    """Let a notice reach nobody: Ana's messages are closed, and there is no channel."""
    await signs_up(ana)
    ana.user.takes_dms = False
    await olga.uses("/roster remove", list="spring-seminar", member=ana, reason="A mistake.")


async def test_without_an_organizers_channel_one_organizer_is_told(community, olga, ana):
    await removed_with_closed_messages(olga, ana)
    olga.opens_dms()
    told = await olga.hears()
    assert "Somebody could not be reached" in told.title
    assert "Ana" in told.text
    await olga.hears_nothing()


async def test_where_that_organizer_cannot_be_reached_the_owner_is_told(community, olga, ana):
    olga.user.takes_dms = False
    owner = the_owner(community)
    await removed_with_closed_messages(olga, ana)
    owner.opens_dms()
    assert "Somebody could not be reached" in (await owner.hears()).title


async def test_what_reaches_no_organizer_is_shown_where_they_look(community, olga, boss, ana):
    the_owner(community).user.takes_dms = olga.user.takes_dms = False
    await removed_with_closed_messages(olga, ana)
    setup, guild = community.bot.services.desks.setup, str(community.server.guild.id)
    for _ in range(100):
        await asyncio.sleep(0 if await setup.unheard(guild) else 0.05)
    card = await olga.uses("/roster show", list="spring-seminar")
    assert "Notices about this list that reached none: 1" in card.text
    page = await boss.uses("/setup")
    assert "Notices to organizers that reached none of them in the last 30 days: 1" in page.text


@pytest.mark.parametrize("where", ["direct message", "channel"])
async def test_what_discord_did_not_take_is_sent_again_by_one_press(community, olga, ana, where):
    if where == "channel":
        await set_up(community, organizer_channel=channel(community, "desk"))
    await signs_up(ana)
    community.server.faults.add("POST", "/channels/*/messages", status=400)
    await olga.uses("/roster remove", list="spring-seminar", member=ana, reason="A mistake.")
    if where == "channel":
        olga.goes_to(channel(community, "desk"))
    else:
        olga.opens_dms()
    told = await olga.hears()
    assert "Not sent: Spring seminar" in told.title
    pressed = await olga.clicks("Send it again", on=told)
    assert "On its way" in pressed.title
    ana.opens_dms()
    assert "A mistake." in (await ana.hears()).text


async def test_only_organizers_send_again_what_was_not_taken(community, olga, ana, mallory):
    await set_up(community, organizer_channel=channel(community, "desk"))
    await signs_up(ana)
    community.server.faults.add("POST", "/channels/*/messages", status=400)
    await olga.uses("/roster remove", list="spring-seminar", member=ana, reason="A mistake.")
    mallory.goes_to(channel(community, "desk"))
    told = await mallory.hears()
    assert "On its way" not in (await mallory.clicks("Send it again", on=told)).title
    ana.opens_dms()
    await ana.hears_nothing()
