"""Lists, a server and its people, over a real database."""

import datetime as dt
from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from bot.core.knowledge.values import EventDates
from bot.core.permissions import Actor
from bot.core.signups.lists import Asks, Choice, ListKind, Question, SignUpList
from bot.services.signups.admitting import Act, Admissions
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.members import Members
from bot.services.signups.organizing import Organizing
from bot.services.signups.privacy import Privacy
from bot.services.signups.rosters import Rosters
from bot.services.signups.setup import Setup
from bot.services.signups.upkeep import Upkeep
from bot.store.store import Store, open_store

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

EMAIL = Question("email", Asks.EMAIL, {"en": "E-mail"})
FORMAT = Question(
    "format",
    Asks.CHOICE,
    {"en": "Format"},
    required=False,
    choices=(Choice("room", {"en": "In the room"}), Choice("online", {"en": "Online"})),
)
CONSENT = Question("consent", Asks.CONSENT, {"en": "I agree", "es": "Acepto"})
NEWS = SignUpList(
    id="news",
    kind=ListKind.INTEREST,
    title={"en": "500 cities news", "es": "Noticias de 500 ciudades"},
    description={"en": "Information by e-mail."},
    purpose={"en": "To send you information.", "es": "Para enviarte información."},
    questions=(EMAIL, FORMAT, CONSENT),
    standing=True,
)
SEMINAR = SignUpList(
    id="seminar",
    kind=ListKind.EVENT,
    title={"en": "Seminar"},
    description={"en": "Two seats."},
    purpose={"en": "To keep your seat."},
    seats=2,
    dates=EventDates(dt.date(2026, 12, 10), dt.date(2026, 12, 11)),
    standing=True,
)
FILLED = {"email": "ana@example.org", "consent": "yes"}


def member(name, guild="g1", **details):
    return Actor(person=name, guild=guild, name=name, **details)


def organizer(guild="g1"):
    return Actor(person="olga", guild=guild, name="Olga", manages_server=True)


@dataclass
class Desk:
    """All services over one database."""

    store: Store
    lists: dict

    def __post_init__(self):
        knowledge = SimpleNamespace(lists=self.lists, topics={})
        self.catalogue = Catalogue(lambda: knowledge)
        records = self.store.records
        self.members = Members(records, self.catalogue)
        self.organizing = Organizing(records, self.catalogue)
        self.rosters = Rosters(records, self.catalogue)
        self.admissions = Admissions(records, self.catalogue)
        self.privacy = Privacy(records, self.catalogue)
        self.setup = Setup(records)
        self.upkeep = Upkeep(records, self.catalogue)

    async def joins(self, name, list_="seminar", now=NOW, **typed):
        return await self.members.join(member(name), list_, typed or FILLED, "en", now)

    async def admits(self, name, reason="", how=None, now=NOW):
        seminar = self.lists["seminar"]
        return await self.admissions.admit(organizer(), seminar, Act(name, name, reason), now, how)

    async def states(self, list_="seminar", guild="g1"):
        entries = await self.store.records.view.places.on_list(guild, list_)
        return {entry.person: entry.place.state.value for entry in entries}

    async def notices(self, person, guild="g1"):
        found = await self.store.records.view.outbox.of_recipient(guild, person)
        return [(item.draft.kind, item.status.value) for item in found]


@pytest.fixture
def lists():
    return {"news": NEWS, "seminar": SEMINAR}


@pytest.fixture
async def desk(tmp_path, lists):
    async with open_store(tmp_path) as store:
        yield Desk(store, lists)


@pytest.fixture
def seminar():
    return lambda **changes: replace(SEMINAR, **changes)
