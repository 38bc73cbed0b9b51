"""1,000 people press "sign up" for 100 seats at once: `python -m tests.benchmarks.signups`.

The bot runs as a process of its own against the loopback Discord; what is printed is how fast it
acknowledged, how fast people knew where they stand, and whether every seat was given as it should.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path

from bot.core.signups.places import State
from bot.store.store import open_store
from tests.crash.program import LIST, SEATS, launch
from tests.discord_server.interactions import DEADLINE
from tests.discord_server.server import running

PEOPLE = 1_000


@asynccontextmanager
async def community(folder):
    """Run the bot and a server that is patient, so that delays are measured and not refused."""
    async with running() as server:
        process = await launch(server, folder)
        await server.until(lambda: server.gateway.session, within=30, what="the bot")
        await server.gateway.caught_up()
        try:
            yield server
        finally:
            process.terminate()
            await process.communicate()


async def rush(folder, people):
    """Return how long each press took to be acknowledged and answered, in the order of pressing."""
    async with community(folder) as server:
        members = [server.person(f"p{number:04}") for number in range(people)]
        cards = [await member.uses("/signup", list=LIST) for member in members]
        answered = []

        async def press(member, card):
            began = time.perf_counter()
            await member.clicks("Yes, sign me up", on=card)
            answered.append(time.perf_counter() - began)

        known = set(server.interactions)
        began = time.perf_counter()
        await asyncio.gather(*(press(m, c) for m, c in zip(members, cards, strict=True)))
        total = time.perf_counter() - began
        pressed = [item for key, item in server.interactions.items() if key not in known]
        return [str(m.user.id) for m in members], [i.waited for i in pressed], answered, total


async def placed(folder):
    """Return who is on the list, in order of arrival, with their state."""
    async with open_store(folder) as store:
        guild = (await store.records.view.places.guilds())[0]
        return await store.records.view.places.on_list(guild, LIST)


async def main(people=PEOPLE):
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ids, waited, answered, total = await rush(folder, people)
        entries = await placed(folder)
    states = [entry.place.state for entry in entries]
    seated, waiting = states.count(State.SEATED), states.count(State.WAITING)
    in_order = [entry.person for entry in entries] == ids
    late = sum(wait > DEADLINE for wait in waited)
    print(f"people {people}, seats {SEATS}: seated {seated}, waiting {waiting}")
    print(f"in the order of pressing: {in_order}; late acknowledgements: {late}")
    print(
        f"acknowledged after: median {statistics.median(waited):.2f} s, "
        f"p99 {statistics.quantiles(waited, n=100)[98]:.2f} s, last {max(waited):.2f} s"
    )
    print(
        f"answered after: median {statistics.median(answered):.2f} s, last {max(answered):.2f} s; "
        f"{people / total:.0f} sign-ups a second"
    )
    expected = (min(SEATS, people), max(0, people - SEATS))
    return 0 if (seated, waiting) == expected and not late and in_order else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)))
