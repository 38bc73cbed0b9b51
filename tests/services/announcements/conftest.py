"""A server with organizers who announce, over a real database, with a sender that records."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest

from bot.core.announcements.announcement import Wording
from bot.core.announcements.survey import ChannelView, RoleView, Survey
from bot.core.outbox import Absent, Sent
from bot.core.permissions import Actor
from bot.delivery import Delivery
from bot.files import load_knowledge
from bot.services.announcements.desks import open_announcements
from bot.services.signups.desks import open_desks
from bot.store.store import open_store
from tests.discord_front.conftest import KNOWLEDGE

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

OLGA = Actor("olga", "g", manages_server=True, name="Olga")
OTTO = Actor("otto", "g", manages_server=True, name="Otto")
MIA = Actor("mia", "g", name="Mia")


class FakeProbe:
    """A server in which all is well, until a test says otherwise."""

    def __init__(self):
        self.survey_now = Survey(ChannelView("news"), reach=12)
        self.people = {actor.person: actor for actor in (OLGA, OTTO, MIA)}
        self.trouble = None

    async def survey(self, guild, channel, mention, person):
        if self.trouble:
            raise self.trouble
        return replace(self.survey_now, organizer=self.people.get(person))

    def link(self, guild, channel, message):
        return f"https://chat.example/{guild}/{channel}/{message}"

    def change(self, **changes):
        self.survey_now = replace(self.survey_now, **changes)

    def with_role(self):
        self.change(role=RoleView("Fans"))


class RecordingSender:
    """Takes what is sent, and answers as it is told."""

    def __init__(self):
        self.posts = []
        self.cards = []
        self.works = []
        self.answers = {}
        self.there = {}
        self.sight = None

    async def send(self, notice, card):
        return self._take(notice, self.cards, card)

    async def post(self, notice, post):
        return self._take(notice, self.posts, post)

    async def publish(self, work):
        self.works.append(work)
        return self.answers.get("publish", Sent(work.message))

    async def reword(self, work):
        self.works.append(work)
        return self.answers.get("reword", Sent(work.message))

    async def find(self, notice):
        if self.sight is not None:
            return self.sight
        message = self.there.get(notice.nonce)
        return Sent(message) if message else Absent()

    async def alarm(self, fault):
        self.cards.append(("alarm", "", fault))

    def _take(self, notice, kept, message):
        draft = notice.draft
        answer = self.answers.get(draft.recipient) or self.answers.get(draft.kind)
        if isinstance(answer, BaseException):
            raise answer
        if answer is None:
            answer = Sent(f"m{notice.id}")
        if isinstance(answer, Sent):
            kept.append((draft.target.value, draft.recipient, message))
            self.there[notice.nonce] = answer.message
        return answer


@dataclass
class Newsroom:
    """All services, and a clock to move."""

    store: object
    knowledge: object
    now: dt.datetime = NOW
    probe: FakeProbe = field(default_factory=FakeProbe)
    sender: RecordingSender = field(default_factory=RecordingSender)

    def __post_init__(self):
        self.records = self.store.records
        self.signups = open_desks(self.records, lambda: self.knowledge)
        self.desks = open_announcements(self.records, lambda: self.knowledge, self.probe)
        self.delivery = self.restarted()

    def restarted(self):
        return Delivery(
            self.signups,
            self.sender,
            lambda: self.knowledge,
            lambda: self.now,
            0,
            announcements=self.desks,
        )

    async def draft(self, title="Hello", text="Come all.", actor=OLGA, **fields):
        wordings = fields.pop("wordings", {"en": Wording(title, text)})
        return await self.desks.composing.begin(
            actor, self.now, channel="55", channel_name="news", wordings=wordings, **fields
        )

    async def passes(self, time):
        self.now += time
        await self.delivery.catch_up()

    @property
    def posted(self):
        return [post.title for _, _, post in self.sender.posts]


@pytest.fixture(scope="session")
def knowledge():
    return load_knowledge(KNOWLEDGE)


@pytest.fixture
async def room(tmp_path, knowledge):
    async with open_store(tmp_path) as store:
        yield Newsroom(store, knowledge)
