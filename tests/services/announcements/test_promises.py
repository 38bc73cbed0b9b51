"""Whatever clock and server do, and whenever the bot dies: each promised post is there once.

Or it is not, for a reason, and organizers are told. The database is a real one; the channel and the
clock are not.
"""

import asyncio
import datetime as dt
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.announcements.lateness import NEVER, Lateness
from bot.core.announcements.posting import State
from bot.core.knowledge.values import EventDates
from bot.core.outbox import Hidden, Retry, Target
from bot.core.schedules.recurrence import Daily, Weekday, Weekly
from bot.core.schedules.schedule import Anchored, Once, Recurring
from bot.services.announcements.handlers import kinds
from bot.store.store import open_store
from tests.services.announcements.conftest import OLGA, Newsroom, RecordingSender

TOPIC = "all-americas-summit"
BEGINNINGS = (
    dt.datetime(2026, 10, 23, 12, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 26, 12, tzinfo=dt.UTC),
)
"""Two days before Berlin puts its clocks back, and before it puts them forward."""
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "UTC")
HOUR = dt.timedelta(hours=1)
DAY = 24 * HOUR

NO_EVENT = {}.get
TOLD_AS = {State.FAILED: kinds.FAILED, State.UNKNOWN: kinds.UNKNOWN}

hours = st.sampled_from([0, 1, 2, 3, 9, 12, 18, 23])
at = st.builds(dt.time, hours, st.sampled_from([0, 30]))
zones = st.sampled_from(ZONES)
rules = st.builds(Daily, st.integers(1, 3)) | st.builds(
    Weekly, st.frozensets(st.sampled_from(Weekday), min_size=1)
)
lateness = st.sampled_from([0, 1, 6, 48])
plans = st.lists(
    st.one_of(
        st.tuples(st.just("once"), st.integers(1, 150), zones, lateness),
        st.tuples(
            st.just("again"), st.tuples(rules, at, st.none() | st.integers(1, 6)), zones
        ).flatmap(lambda plan: lateness.map(lambda late: (*plan, late))),
        st.tuples(st.just("around"), st.tuples(st.integers(-3, 3), at), zones, lateness),
    ),
    min_size=1,
    max_size=3,
)
some_hours = st.sampled_from([1, 2, 5, 12, 24, 25, 49])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("passes"), some_hours),
        st.tuples(st.just("is_down"), some_hours),
        st.tuples(st.just("jumps_back"), some_hours),
        st.tuples(st.just("restarts"), st.none()),
        st.tuples(st.just("dies_before_sending"), some_hours),
        st.tuples(st.just("dies_after_sending"), some_hours),
        st.tuples(st.just("loses_answers"), some_hours),
        st.tuples(st.just("turns_away"), some_hours),
        st.tuples(st.just("loses_answers_unseen"), some_hours),
        st.tuples(st.just("event_moves"), st.integers(1, 12)),
    ),
    min_size=3,
    max_size=12,
)


class Killed(BaseException):
    """The process is no more."""


class MortalSender(RecordingSender):
    """Knows when it sent what; it may die in the middle of it."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock
        self.dies = ""
        self.dead = False
        self.trouble = ""
        self.sent = []
        self.missed = Counter()
        self.told = set()

    async def post(self, notice, post):
        self.may_die("before")
        if self.trouble == "turned away":
            return Retry("500", surely_not_there=True)
        outcome = await super().post(notice, post)
        self.sent.append((notice.draft.key, notice.draft.due, self.clock()))
        self.may_die("after")
        return Retry("time-out") if self.trouble else outcome

    async def find(self, notice):
        unseen = notice.draft.target is Target.CHANNEL and self.trouble == "unseen"
        return Hidden("no history") if unseen else await super().find(notice)

    def may_die(self, when):
        """Once dead, the process does nothing more."""
        self.dead = self.dead or self.dies == when
        if self.dead:
            raise Killed

    async def send(self, notice, card):
        self.may_die("telling")
        outcome = await super().send(notice, card)
        posting = int(notice.draft.data.get("posting", 0))
        self.told.add((notice.draft.kind, posting))
        if notice.draft.kind == kinds.MISSED:
            self.missed[posting] += int(notice.draft.data["count"])
        return outcome


@dataclass
class World:
    """A server whose clock is not to be trusted, and whose bot may die at any moment."""

    folder: Path
    knowledge: object
    now: dt.datetime
    latest: dt.datetime | None = None
    planned: dict = field(default_factory=dict)

    def __post_init__(self):
        self.event = (self.now + 5 * DAY).date()
        self.began = self.latest = self.now
        self.sender = MortalSender(lambda: self.now)

    async def live(self, plans, steps):
        left = [("plans", plans), *steps, ("passes", 24)]
        while left:
            self.sender.dies, self.sender.dead = "", False
            async with open_store(self.folder) as store:
                self.room = Newsroom(store, self.known(), self.now, sender=self.sender)
                async with store.records.change() as records:
                    await records.outbox.release(self.now)
                await self.deliver()
                while left and (step := left.pop(0))[0] != "restarts":
                    await getattr(self, step[0])(step[1])
                    if self.sender.dies:
                        break
                else:
                    if not left:
                        await self.adds_up()

    def known(self):
        topic = replace(self.knowledge.topics[TOPIC], dates=EventDates(self.event, self.event))
        return replace(self.knowledge, topics=self.knowledge.topics | {TOPIC: topic})

    async def deliver(self):
        self.room.now = self.now
        self.latest = max(self.latest, self.now)
        await self.room.delivery.catch_up()

    async def plans(self, plans):
        for kind, what, zone, late in plans:
            schedule = self.schedule(kind, what, zone)
            draft = await self.room.draft(schedule=schedule, lateness=Lateness(late))
            await self.room.desks.planning.schedule(OLGA, draft.id, "en", self.now)
            kept = await self.room.desks.composing.get(OLGA, draft.id)
            if kept.status == "planned":
                self.planned[draft.id] = kept

    def schedule(self, kind, what, zone):
        match kind:
            case "once":
                return Once.at(self.now + what * HOUR, zone)
            case "again":
                rule, time, count = what
                return Recurring(rule, time, zone, self.now.date(), count=count)
            case "around":
                days, time = what
                return Anchored(TOPIC, days, time, zone)

    async def passes(self, hours):
        until = self.now + hours * HOUR
        while self.now < until and not self.sender.dead:
            due = await self.room.records.view.outbox.next_at(batches=False)
            self.now = max(self.now, due) if due and due < until else until
            await self.deliver()

    async def is_down(self, hours):
        self.now += hours * HOUR
        await self.deliver()

    async def jumps_back(self, hours):
        self.now -= hours * HOUR
        await self.deliver()

    async def dies_before_sending(self, hours):
        self.sender.dies = "before"
        await self.passes(hours)

    async def dies_after_sending(self, hours):
        self.sender.dies = "after"
        await self.passes(hours)

    async def loses_answers(self, hours):
        """The server takes what is sent, and its answers are lost."""
        await self.troubled("lost", hours)

    async def loses_answers_unseen(self, hours):
        """Nobody may look into the channel, either."""
        await self.troubled("unseen", hours)

    async def turns_away(self, hours):
        """The server takes nothing."""
        await self.troubled("turned away", hours)

    async def troubled(self, trouble, hours):
        self.sender.trouble = trouble
        await self.passes(hours)
        self.sender.trouble = ""

    async def event_moves(self, days):
        self.event = (self.began + days * DAY).date()
        self.room.knowledge = self.known()
        await self.deliver()

    async def adds_up(self):
        keys = [key for key, *_ in self.sender.sent]
        assert len(set(keys)) == len(keys)
        for announcement in self.planned.values():
            postings = await self.room.records.view.news.postings.of(announcement.id)
            states = {posting.wall: posting.state for posting in postings}
            sent = self.sent_of(announcement)
            there = {wall for wall in states if states[wall] is State.SENT}
            assert there <= set(sent) <= there | {w for w in states if states[w] is State.UNKNOWN}
            assert {
                (TOLD_AS[posting.state], posting.id)
                for posting in postings
                if posting.state in TOLD_AS
            } <= self.sender.told
            allowed = dt.timedelta(hours=announcement.lateness.hours) or NEVER
            assert all(due <= when <= due + allowed for due, when in sent.values())
            told = sum(self.sender.missed[posting.id] for posting in postings)
            assert told == [*states.values()].count(State.MISSED)
            if not isinstance(announcement.schedule, Anchored):
                self.is_whole(announcement.schedule, states)
            else:  # once at most; without a time to come, people know
                assert len(states) == 1 or (kinds.UNDATED, 0) in self.sender.told

    def sent_of(self, announcement):
        prefix = f"post:{announcement.id}:"
        return {
            key.removeprefix(prefix): times
            for key, *times in self.sender.sent
            if key.startswith(prefix)
        }

    def is_whole(self, schedule, states):
        """All that was promised by now has ended; of what is to come, the first is planned."""
        following, promised = schedule.next_after(self.began, NO_EVENT), []
        while following and following.due <= self.latest:
            promised.append(following.wall)
            following = schedule.next_after(following.due, NO_EVENT)
        assert {states.pop(wall) for wall in promised} <= {State.SENT, State.MISSED, *TOLD_AS}
        assert states == ({following.wall: State.PLANNED} if following else {})


@pytest.fixture
def live(knowledge):
    """Return what lets a world live; a function, for its name is shorter than the knowledge."""

    def live(beginning, plans, steps):
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(World(Path(folder), knowledge, beginning).live(plans, steps))

    return live


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(BEGINNINGS), plans, steps)
def test_every_promised_post_is_there_once_or_organizers_are_told(live, beginning, plans, steps):
    live(beginning, plans, steps)
