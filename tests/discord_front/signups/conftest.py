"""A community with members, organizers, and lists to sign up to."""

import datetime as dt
from dataclasses import replace

import pytest

from bot.core.knowledge.values import EventDates
from bot.core.permissions import Actor
from bot.core.signups.lists import Asks, Choice, ListKind, Question, SignUpList
from tests.discord_server.permissions import MEMBERS, Permission

SEMINAR = SignUpList(
    id="spring-seminar",
    kind=ListKind.EVENT,
    title={"en": "Spring seminar", "es": "Seminario de primavera"},
    description={"en": "Two seats."},
    purpose={"en": "To keep your seat.", "es": "Para reservar tu lugar."},
    seats=2,
    dates=EventDates(dt.date(2026, 12, 10), dt.date(2026, 12, 11)),
    questions=(
        Question("email", Asks.EMAIL, {"en": "E-mail address"}),
        Question(
            "day",
            Asks.CHOICE,
            {"en": "Which day?"},
            required=False,
            choices=(Choice("first", {"en": "First"}), Choice("second", {"en": "Second"})),
        ),
        Question("consent", Asks.CONSENT, {"en": "I agree"}, hint={"en": "My words."}),
    ),
    standing=True,
)
LONG = replace(
    SEMINAR,
    id="long-form",
    title={"en": "Long form"},
    dates=None,
    seats=None,
    questions=(
        *(Question(f"q{n}", Asks.SHORT, {"en": f"Question {n}"}) for n in range(6)),
        SEMINAR.questions[-1],
    ),
)
PICNIC = replace(SEMINAR, id="picnic", title={"en": "Picnic"}, questions=(), seats=1, dates=None)


@pytest.fixture
def knowledge(knowledge):
    lists = {item.id: item for item in (SEMINAR, LONG, PICNIC)}
    return replace(knowledge, lists={**knowledge.lists, **lists})


ROLES = {
    "Organizers": MEMBERS | Permission.MANAGE_EVENTS,
    "Events": MEMBERS | Permission.MANAGE_EVENTS,
    "Bosses": MEMBERS | Permission.MANAGE_GUILD,
    "Helpers": MEMBERS,
}


@pytest.fixture
async def community(silent):
    """A community with roles and channels, and the bot in it."""
    world, guild = silent.server.world, silent.server.guild
    for name, permissions in ROLES.items():
        world.add_role(guild, name, permissions=permissions)
    for name in ("desk", "seats"):
        world.add_channel(guild, name)
    await silent.start()
    return silent


def role(community, name):
    roles = community.server.guild.roles.values()
    return next(item for item in roles if item.name == name)


def channel(community, name):
    channels = community.server.guild.channels.values()
    return next(item for item in channels if item.name == name)


async def set_up(community, **choices):
    """Set the server up as somebody with Manage Server would."""
    actor = Actor("1", str(community.server.guild.id), manages_server=True)
    chosen = {name: str(item.id) for name, item in choices.items()}
    await community.bot.services.desks.setup.change(actor, chosen, community.clock())


def somebody(community, name, role_name):
    person = community.person(name)
    person.becomes(role(community, role_name))
    return person


@pytest.fixture
async def olga(community):
    """An organizer: she has the role that was set up, and sees the commands."""
    await set_up(community, organizer_role=role(community, "Organizers"))
    return somebody(community, "Olga", "Organizers")


@pytest.fixture
def mallory(community):
    """Somebody who sees the organizers' commands, and is none of them."""
    return somebody(community, "Mallory", "Events")


@pytest.fixture
def boss(community):
    """Somebody with Manage Server."""
    return somebody(community, "Boss", "Bosses")
