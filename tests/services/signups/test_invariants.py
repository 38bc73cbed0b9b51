"""Whatever people, organizers, the clock and restarts do in whatever order, the seats add up."""

import asyncio
import datetime as dt
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.signups.places import State
from bot.services.signups.admitting import Remedy
from bot.services.signups.organizing import TooFewSeats
from bot.services.signups.outcomes import Off, OnList
from bot.store.store import open_store

from .conftest import HOUR, NOW, SEMINAR, Desk, member, organizer

PEOPLE = [f"p{number}" for number in range(7)]
person = st.sampled_from(PEOPLE)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), person),
        st.tuples(st.just("leave"), person),
        st.tuples(st.just("accept"), person),
        st.tuples(st.just("decline"), person),
        st.tuples(st.just("remove"), person),
        st.tuples(st.just("add"), person),
        st.tuples(st.just("admit"), person),
        st.tuples(st.just("put_first"), person),
        st.tuples(st.just("seat_more"), person),
        st.tuples(st.just("seats"), st.integers(0, 5)),
        st.tuples(st.just("hours"), st.integers(1, 30)),
        st.tuples(st.just("restart"), st.none()),
    ),
    min_size=5,
    max_size=40,
)


@dataclass
class World:
    """A server in which things happen; it knows what people were told."""

    folder: Path
    lists: dict = field(default_factory=lambda: {"seminar": replace(SEMINAR, dates=None)})
    now: dt.datetime = NOW
    told: dict = field(default_factory=dict)
    """Who was told that they are on the list, and has not left it since."""
    admitted: bool = False

    async def live(self, steps):
        left = list(steps)
        while left:
            async with open_store(self.folder) as store:
                desk = Desk(store, self.lists)
                while left and (step := left.pop(0))[0] != "restart":
                    await self.does(desk, *step)
                    await self.adds_up(desk)

    async def does(self, desk, what, whom):
        self.now += dt.timedelta(seconds=1)
        await getattr(self, what)(desk, whom)

    async def join(self, desk, whom):
        outcome = await desk.members.join(member(whom), "seminar", {}, "en", self.now)
        if isinstance(outcome, OnList):
            self.told[whom] = outcome.entry.place.arrival

    async def leave(self, desk, whom):
        await desk.members.leave(member(whom), "seminar", self.now)
        self.told.pop(whom, None)

    async def accept(self, desk, whom):
        await desk.members.answer_offer(member(whom), "seminar", self.now, accepts=True)

    async def decline(self, desk, whom):
        outcome = await desk.members.answer_offer(member(whom), "seminar", self.now, accepts=False)
        if isinstance(outcome, Off):
            self.told.pop(whom, None)

    async def remove(self, desk, whom):
        await desk.rosters.remove(organizer(), "seminar", whom, "", self.now)
        self.told.pop(whom, None)

    async def add(self, desk, whom):
        await desk.rosters.add(organizer(), "seminar", whom, whom, "en", self.now)

    async def admit(self, desk, whom):
        await desk.admits(whom, now=self.now)
        self.admitted = True

    async def put_first(self, desk, whom):
        await desk.admits(whom, how=Remedy.FIRST, now=self.now)
        self.admitted = True

    async def seat_more(self, desk, whom):
        await desk.admits(whom, how=Remedy.MORE_SEATS, now=self.now)
        self.admitted = True

    async def seats(self, desk, number):
        with suppress(TooFewSeats):
            await desk.organizing.edit(organizer(), "seminar", {"seats": number}, self.now)

    async def hours(self, desk, number):
        self.now += number * HOUR
        for entry in await desk.store.records.view.places.lapsed(self.now):
            self.told.pop(entry.person, None)
        await desk.upkeep.pass_offers_on(self.now)

    async def adds_up(self, desk):
        records = desk.store.records.view
        seats = (await desk.catalogue.find(records, "g1", "seminar")).seats
        entries = await records.places.on_list("g1", "seminar")
        held = [entry for entry in entries if entry.place.holds_seat]
        waiting = [entry for entry in entries if entry.place.state is State.WAITING]
        assert len(held) <= seats, "more people than seats"
        assert len(held) == seats or not waiting, "somebody waits beside a free seat"
        people = [entry.person for entry in entries]
        assert len(people) == len(set(people)), "somebody is on the list twice"
        assert set(self.told) <= set(people), "somebody was lost"
        if not self.admitted and held and waiting:
            assert max(e.place.arrival for e in held) < min(e.place.arrival for e in waiting)
        for entry in entries:
            if not self.admitted and entry.person in self.told:
                assert entry.place.arrival == self.told[entry.person], "the order changed"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_seats_people_and_order_always_add_up(steps):
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(World(Path(folder)).live(steps))
