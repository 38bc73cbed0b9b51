"""A community with organizers, a channel for news, and people on a list."""

import dataclasses

import pytest

from bot.core.signups.lists import Asks, ListKind, Question, SignUpList
from tests.discord_front.signups.conftest import ROLES, channel, role, set_up, somebody
from tests.discord_server.sight import Seen
from tests.discord_server.state import ChannelType

NEWSLETTER = SignUpList(
    id="newsletter",
    kind=ListKind.INTEREST,
    title={"en": "Newsletter", "es": "Boletín"},
    description={"en": "News by message."},
    purpose={"en": "To write to you."},
    questions=(Question("consent", Asks.CONSENT, {"en": "I agree"}, hint={"en": "My words."}),),
    standing=True,
)
WORDS = {"Title": "Summit news", "Text, with Markdown if you like": "**Doors** open at nine."}


@pytest.fixture
def knowledge(knowledge):
    return dataclasses.replace(knowledge, lists={**knowledge.lists, NEWSLETTER.id: NEWSLETTER})


@pytest.fixture
async def community(silent):
    """A community with roles and channels, and the bot in it."""
    world, guild = silent.server.world, silent.server.guild
    for name, permissions in ROLES.items():
        world.add_role(guild, name, permissions=permissions)
    world.add_role(guild, "Members", mentionable=True)
    world.add_role(guild, "Closed")
    for name in ("desk", "plaza"):
        world.add_channel(guild, name)
    world.add_channel(guild, "news", ChannelType.ANNOUNCEMENT)
    await silent.start()
    return silent


@pytest.fixture
async def olga(community):
    """An organizer."""
    desk = channel(community, "desk")
    organizers = role(community, "Organizers")
    await set_up(community, organizer_role=organizers, organizer_channel=desk)
    return somebody(community, "Olga", "Organizers")


@pytest.fixture
def otto(community, olga):
    """Another organizer."""
    return somebody(community, "Otto", "Organizers")


@pytest.fixture
def mallory(community):
    """Somebody who sees the organizers' commands, and is none of them."""
    return somebody(community, "Mallory", "Events")


@pytest.fixture
def news(community):
    return channel(community, "news")


@pytest.fixture
def plaza(community):
    return channel(community, "plaza")


async def writes(person, words=None, **options):
    """Let an organizer begin an announcement; return the card beneath the preview."""
    form = await person.uses("/announce new", **options)
    return await sends_off(person, form, words or WORDS)


async def subscribes(person):
    """Sign somebody up for the newsletter."""
    await person.submits(await person.uses("/signup", list="newsletter"), {"I agree": True})


async def sends_off(person, form, answers):
    """Let somebody send a window off; return the last of the cards that this brings."""
    await person.submits(form, answers)
    return await last(person)


async def presses(person, label, on=None):
    """Let somebody press a button; return the last of the cards that this brings."""
    await person.clicks(label, on=on)
    return await last(person)


async def last(person):
    await person._server.settled()
    return person.reads()[-1]


def posts(place):
    """Return what the bot posted in a channel for all to see."""
    return [Seen(item) for item in place.messages.values() if item.private_to is None]


async def posted(community, place, count=1):
    """Wait for posts in a channel, and return the last one."""
    await community.server.until(lambda: len(posts(place)) >= count, what="the post")
    await community.server.settled()
    assert len(posts(place)) == count
    return posts(place)[-1]
