"""Restarts in a loop do not use up the sessions that Discord allows in a day."""

import datetime as dt

from bot.discord_front.starts import BURST, REFILL, Starts
from bot.services.ports import StoreFault

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


class Kept(dict):
    async def get(self, key):
        return super().get(key)

    async def put(self, key, value):
        self[key] = value


class Broken:
    async def get(self, key):
        raise StoreFault("damaged")

    async def put(self, key, value):
        raise StoreFault("damaged")


class Clock:
    def __init__(self):
        self.now = NOON

    def __call__(self):
        return self.now


async def test_a_crash_loop_stays_below_five_hundred_starts_a_day():
    clock, kept, starts = Clock(), Kept(), 0
    while clock.now < NOON + dt.timedelta(days=1):
        wait = await Starts(kept, clock).take()  # a new process each time
        clock.now += wait + dt.timedelta(seconds=1)
        starts += 1
    assert 400 < starts <= 501


async def test_ordinary_restarts_do_not_wait():
    clock, kept = Clock(), Kept()
    for _ in range(BURST):
        assert await Starts(kept, clock).take() == dt.timedelta()
    assert await Starts(kept, clock).take() == REFILL


async def test_without_a_store_the_process_remembers_for_itself():
    starts = Starts(None, Clock())
    waits = [await starts.take() for _ in range(BURST + 1)]
    assert waits[-1] == REFILL


async def test_a_broken_store_or_odd_content_stops_no_start():
    assert await Starts(Broken(), Clock()).take() == dt.timedelta()
    assert await Starts(Kept(starts="odd"), Clock()).take() == dt.timedelta()


async def test_a_clock_that_was_ahead_does_not_lock_the_bot_out():
    clock, kept = Clock(), Kept()
    clock.now += dt.timedelta(days=365)
    await Starts(kept, clock).take()
    clock.now = NOON
    assert await Starts(kept, clock).take() == dt.timedelta()
