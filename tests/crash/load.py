"""Sign-up load on a data folder, as a process that is to be killed: `python -m tests.crash.load`.

What was acknowledged is printed, a line each, after it was acknowledged and not before.
"""

import asyncio
import random
import sys
from pathlib import Path
from types import SimpleNamespace

from bot.clock import clock
from bot.core.permissions import Actor
from bot.services.signups.desks import open_desks
from bot.services.signups.members import Members
from bot.services.signups.outcomes import Off, OnList
from bot.store.store import open_store
from tests.crash.program import LIST, RUSH

GUILD = "1"
PEOPLE_AT_ONCE = 4


def say(word, name, number):
    """Tell what is true by now, at once: the next moment may be the last."""
    sys.stdout.write(f"{word} {name} {number}\n")
    sys.stdout.flush()


async def person(number, seed, store, desks):
    """Sign people up one after the other; now and then one leaves again."""
    members, chance, now = Members(store.records, desks.catalogue), random.Random(seed), clock()
    for count in range(100_000):
        name = f"{seed}-{number}-{count}"
        actor = Actor(name, GUILD, name=name)
        outcome = await members.join(actor, LIST, {}, "en", now())
        if isinstance(outcome, OnList):
            say("on", name, outcome.entry.place.arrival)
        if chance.random() < 0.3:
            say("leaving", name, 0)
            if isinstance(await members.leave(actor, LIST, now()), Off):
                say("off", name, 0)


async def main(folder, seed):
    """Run the load until the process is killed."""
    knowledge = SimpleNamespace(lists={LIST: RUSH}, topics={}, texts={})
    async with open_store(Path(folder)) as store:
        desks = open_desks(store.records, lambda: knowledge)
        say("ready", "-", 0)
        await asyncio.gather(
            *(person(number, seed, store, desks) for number in range(PEOPLE_AT_ONCE))
        )


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
