"""Kills the bot at random moments while it announces, and counts what stands in the channels.

Trouble of each sort comes along: refusals, limits, answers lost on the way, a gateway that drops,
and a Discord that has forgotten what it was sent.
"""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.clock import clock
from bot.core.announcements.announcement import RoleMention, Wording
from bot.core.announcements.survey import ChannelView, RoleView, Survey
from bot.core.permissions import Actor
from bot.services.announcements.desks import open_announcements
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.members import Members
from bot.store.store import open_store
from tests.crash.program import NEWSLETTER, launch
from tests.discord_server.permissions import Permission
from tests.discord_server.sight import Seen
from tests.discord_server.state import ChannelType, MessageFlag

POSTS = "/channels/*/messages"
TROUBLES = {
    "none": {},
    "500": {"status": 500},
    "500, though it was taken": {"status": 500, "taken": True},
    "503": {"status": 503},
    "429": {"status": 429, "retry_after": 0.2},
    "answer lost": {"loses_answer": True},
    "answer late": {"holds_answer": 0.3},
    "request late": {"delay": 0.2},
}
READERS = 3
LONGEST = 0.8
"""Seconds after the connection within which the bot is killed."""


class AllIsWell:
    """A probe, for planning while the bot is not there."""

    def __init__(self, actor):
        self._actor = actor

    def link(self, *_):
        """Return that there is no address."""

    async def survey(self, *_):
        """Return that nothing is in the way."""
        channel = ChannelView("news", has_followers=True)
        return Survey(channel, RoleView("Members"), reach=1, organizer=self._actor)


@dataclass
class Newsroom:
    """A community, the data folder of its bot, and what was announced in it."""

    server: object
    folder: Path
    knowledge: object
    announced: list[str] = field(default_factory=list)
    kills: int = 0
    troubles: Counter = field(default_factory=Counter)

    def __post_init__(self):
        world, guild = self.server.world, self.server.guild
        self.channels = [
            world.add_channel(guild, "news", ChannelType.ANNOUNCEMENT),
            world.add_channel(guild, "plaza"),
        ]
        self.role = world.add_role(guild, "Members", mentionable=True)
        self.readers = [self.server.person(f"Reader {number}") for number in range(READERS)]
        manager = world.add_role(guild, "Managers", permissions=Permission.MANAGE_GUILD)
        self.olga = self.server.person("Olga")
        self.olga.becomes(manager)
        self.actor = Actor(str(self.olga.user.id), str(guild.id), manages_server=True)
        self.server.permitted_mentions.append({"parse": [], "roles": [self.role.id]})

    async def sign_up(self):
        """Put everybody on the list."""
        async with open_store(self.folder) as store:
            members = Members(store.records, Catalogue(lambda: self.knowledge))
            for reader in self.readers:
                actor = Actor(str(reader.user.id), self.actor.guild, name=reader.user.name)
                await members.join(actor, NEWSLETTER.id, {"consent": "yes"}, "en", clock()())

    async def announce(self, title):
        """Let an announcement be due in each channel, one of them to the list, too."""
        async with open_store(self.folder) as store:
            probe = AllIsWell(self.actor)
            desks = open_announcements(store.records, lambda: self.knowledge, probe)
            for place, list_ in zip(self.channels, (NEWSLETTER.id, None), strict=True):
                now = clock()()
                draft = await desks.composing.begin(
                    self.actor,
                    now,
                    channel=str(place.id),
                    wordings={"en": Wording(title, "Hello everybody")},
                    mention=RoleMention(str(self.role.id), self.role.name),
                    list=list_,
                    publish=list_ is not None,
                )
                await desks.planning.post_now(self.actor, draft.id, "en", now, sure=True)
        self.announced.append(title)

    async def kill_once(self, seed):
        """Start the bot, let trouble come, and kill it at a random moment."""
        chance = random.Random(seed)
        name = chance.choice([*TROUBLES])
        self.troubles[name] += 1
        if name != "none":
            self.server.faults.add("POST", POSTS, times=chance.randint(1, 3), **TROUBLES[name])
        process = await launch(self.server, self.folder)
        await self.server.until(lambda: self.server.gateway.session, within=60, what="the bot")
        moment = chance.uniform(0.0, LONGEST)
        if chance.random() < 0.2:
            await asyncio.sleep(moment / 2)
            await self.server.gateway.drop()
            self.troubles["gateway dropped"] += 1
            moment /= 2
        await asyncio.sleep(moment)
        process.kill()
        await process.wait()
        self.kills += 1
        await self.server.until(lambda: self.server.gateway.session is None, what="its end")
        self.server.gateway.forget_sessions()
        self.server.faults.clear()
        if chance.random() < 0.5:
            self.server.nonces.clear()
            self.troubles["nonces forgotten"] += 1

    async def finish(self, within=120, *, receipts=False):
        """Let the bot do what is left, undisturbed, and stop it."""
        process = await launch(self.server, self.folder)
        try:
            await self.server.until(lambda: not self.missing(), within=within, what="the rest")
            if receipts:
                await self.server.until(self.has_receipts, within=within, what="receipts")
            await self.server.settled(1.5)
        finally:
            process.terminate()
            await process.wait()

    def expected(self):
        """Return what must be there: where, and which title."""
        places = [*self.channels, *map(self._direct, (reader.user for reader in self.readers))]
        return [(place.id, title) for place in places for title in self.announced]

    def found(self):
        """Return how often each title stands in each place."""
        places = [*self.channels, *map(self._direct, (reader.user for reader in self.readers))]
        bot = self.server.world.bot
        seen = (
            (place.id, Seen(message).text)
            for place in places
            for message in place.messages.values()
            if message.author is bot
        )
        return Counter(
            (place, title)
            for place, text in seen
            for title in self.announced
            if f"## {title}\n" in text
        )

    def missing(self):
        """Return what is not there yet."""
        found = self.found()
        return [item for item in self.expected() if not found[item]]

    def faults(self):
        """Return everything that is not there exactly once, and everybody called twice."""
        found = self.found()
        faults = [(item, found[item]) for item in self.expected() if found[item] != 1]
        called = Counter(message.channel.id for message, _ in self.server.pings)
        faults += [
            (f"{place.name} was called", called[place.id])
            for place in self.channels
            if called[place.id] != len(self.announced)
        ]
        published = [message.flags & MessageFlag.CROSSPOSTED for message in self._posts()]
        return faults + [("not published", flag) for flag in published if not flag]

    def has_receipts(self):
        """Return whether there is a receipt for every post."""
        got = self.receipts()
        return all(got[title] >= len(self.channels) for title in self.announced)

    def receipts(self):
        """Return of each title how many receipts its organizer got, of one for each channel."""
        seen = [Seen(item).text for item in self._direct(self.olga.user).messages.values()]
        return Counter(
            title for title in self.announced for text in seen if f"Posted: {title}\n" in text
        )

    def _posts(self):
        bot, news = self.server.world.bot, self.channels[0]
        return [message for message in news.messages.values() if message.author is bot]

    def _direct(self, user):
        return self.server.world.direct_channel(user)
