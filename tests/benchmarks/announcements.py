"""How announcements behave when many are planned; run it with

    .venv/bin/python -m tests.benchmarks.announcements [SIZES ...]

For each size it prints medians in milliseconds: opening everything, the pages of lists, the
pickers, the next due time, claiming, and a round of upkeep; and how much longer the last size takes
than the first. It asserts nothing.
"""

import asyncio
import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bot.core.announcements.announcement import Announcement, Wording
from bot.core.announcements.survey import ChannelView, Survey
from bot.core.knowledge.values import EventDates
from bot.core.permissions import Actor
from bot.core.schedules.recurrence import Daily, Weekday, Weekly
from bot.core.schedules.schedule import Anchored, Once, Recurring
from bot.files import load_knowledge
from bot.services.announcements.desks import open_announcements
from bot.services.announcements.planning import plan_first
from bot.store.store import open_store
from tests.benchmarks.questions import KNOWLEDGE

SIZES = (100, 1_000, 10_000)
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
TOPIC = "all-americas-summit"
EVENT = EventDates(dt.date(2027, 5, 20), dt.date(2027, 5, 23))
OLGA = Actor("olga", "g", manages_server=True, name="Olga")
REPEATS = 30
ZONES = ("America/Bogota", "Europe/Berlin", "Africa/Lagos", "Asia/Tokyo")


class Quiet:
    """A server in which all is well."""

    async def survey(self, guild, channel, mention, person):
        return Survey(ChannelView("news"), reach=12, organizer=OLGA)

    def link(self, guild, channel, message):
        return None


def schedule(chance):
    """Return a schedule: most happen once, some recur, a few hang on an event."""
    zone = chance.choice(ZONES)
    day = NOW.date() + dt.timedelta(days=chance.randint(1, 300))
    at = dt.time(chance.randint(0, 23), chance.choice((0, 15, 30, 45)))
    match chance.randint(0, 19):
        case 0:
            return Anchored(TOPIC, -chance.randint(1, 60), at, zone)
        case 1 | 2 | 3:
            return Recurring(Weekly(frozenset({chance.choice([*Weekday])})), at, zone, day)
        case 4:
            return Recurring(Daily(), at, zone, day)
    return Once(dt.datetime.combine(day, at), zone)


async def fill(store, size):
    """Plan `size` announcements."""
    chance = random.Random(size)
    async with store.records.change() as records:
        for number in range(size):
            draft = Announcement(
                id=0,
                guild="g",
                author="olga",
                channel=str(chance.randint(1, 50)),
                wordings={"en": Wording(f"News {number} of {chance.random()}", "Text. " * 100)},
                schedule=schedule(chance),
                made_at=NOW,
                changed_at=NOW + dt.timedelta(seconds=number),
            )
            draft = replace(draft, id=await records.news.announcements.add(draft))
            await plan_first(records, draft, NOW, NOW, {TOPIC: EVENT}.get)


async def median(work):
    """Return the median of how long `work` takes, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        await work()
        times.append((time.perf_counter() - began) * 1_000)
    return statistics.median(times)


async def measure(folder, knowledge, size):
    """Return the figures of one size, by name."""
    async with open_store(folder) as store:
        await fill(store, size)

    async def start():
        async with open_store(folder) as store:
            desks = open_announcements(store.records, lambda: knowledge, Quiet())
            await store.records.view.outbox.next_at()
            await desks.upkeep.run(NOW)

    figures = {"start": await median(start)}
    async with open_store(folder) as store:
        desks = open_announcements(store.records, lambda: knowledge, Quiet())
        overview, outbox = desks.overview, store.records.view.outbox
        middle = size // 10
        due = NOW + dt.timedelta(days=150)

        async def claim():
            async with store.records.change() as records:
                notice = await records.outbox.claim(due)
                await records.outbox.put_back(notice, notice.draft.due)

        figures |= {
            "list, first page": await median(lambda: overview.listing(OLGA, "planned", "en", NOW)),
            "list, a page in the middle": await median(
                lambda: overview.listing(OLGA, "planned", "en", NOW, middle)
            ),
            "picker, nothing typed": await median(lambda: overview.offers(OLGA, "", "en")),
            "picker, typed": await median(lambda: overview.offers(OLGA, "news 77", "en")),
            "next due": await median(outbox.next_at),
            "claim and give back": await median(claim),
            "upkeep": await median(lambda: desks.upkeep.run(NOW)),
        }
    return figures


async def main(sizes):
    """Print the table."""
    shipped = load_knowledge(KNOWLEDGE)
    event = replace(shipped.topics[TOPIC], dates=EVENT)
    knowledge = replace(shipped, topics={**shipped.topics, TOPIC: event})
    columns = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            columns.append(await measure(Path(folder), knowledge, size))
    print(
        "".join([f"{'milliseconds, medians':30}", *(f"{size:>12,}" for size in sizes), "    grows"])
    )
    for name in columns[0]:
        values = [column[name] for column in columns]
        told = "".join(f"{value:12.2f}" for value in values)
        print(f"{name:30}{told}{values[-1] / values[0]:8.1f}x")


if __name__ == "__main__":
    asyncio.run(main([int(given) for given in sys.argv[1:]] or SIZES))
