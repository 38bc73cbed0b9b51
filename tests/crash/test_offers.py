"""A bot killed while it tells people of free seats tells each of them exactly once."""

import asyncio
import random

from bot.clock import clock
from bot.core.permissions import Actor
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.members import Members
from bot.store.store import open_store
from tests.crash.program import LIST, RUSH, SEATS, launch
from tests.discord_server.server import running

OFFERS = 6


class Lists:
    """As much of the knowledge as the lists need."""

    lists = {LIST: RUSH}  # noqa: RUF012 -- never changed
    topics = {}  # noqa: RUF012 -- never changed


async def free_seats(folder, guild, waiting):
    """Fill the list, let `waiting` wait, and free a seat for each of them."""
    async with open_store(folder) as store:
        members, now = Members(store.records, Catalogue(lambda: Lists)), clock()
        first = [Actor(str(number), guild) for number in range(SEATS)]
        for actor in (*first, *(Actor(str(person.user.id), guild) for person in waiting)):
            await members.join(actor, LIST, {}, "en", now())
        for actor in first[: len(waiting)]:
            await members.leave(actor, LIST, now())


def offers_to(server, person):
    channel = server.world.direct_channel(person.user)
    return len(channel.messages)


async def test_each_offer_is_there_exactly_once_after_kills(tmp_path):
    async with running() as server:
        server.nonce_memory = 0.0  # an outage longer than Discord remembers what it was sent
        people = [server.person(f"p{number}") for number in range(OFFERS)]
        await free_seats(tmp_path, str(server.guild.id), people)
        for seed in range(2):
            process = await launch(server, tmp_path)
            await server.until(lambda: server.gateway.session, within=30, what="the bot")
            await asyncio.sleep(random.Random(seed).uniform(0.05, 0.4))
            process.kill()
            await process.wait()
            await server.until(lambda: server.gateway.session is None, within=5, what="its end")
        process = await launch(server, tmp_path)
        await server.until(
            lambda: all(offers_to(server, person) for person in people), within=30, what="offers"
        )
        await server.settled(0.5)
        process.terminate()
        await process.wait()
        assert [offers_to(server, person) for person in people] == [1] * OFFERS
