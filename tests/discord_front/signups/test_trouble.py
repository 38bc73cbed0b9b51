"""Bad days: no disk to write to, people who leave, and a bot that is stopped."""

import pytest

from bot.discord_front.signups.background import Background
from bot.services.ports import StoreFault
from bot.store.records import RecordStore
from tests.discord_front.signups.conftest import channel, set_up
from tests.discord_front.signups.test_members import signs_up


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
