"""Who works with announcements here, and by what."""

import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.core.announcements import checking
from bot.core.announcements.announcement import Announcement
from bot.core.announcements.faults import Code, Fault
from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Actor
from bot.core.schedules.describing import Describer
from bot.core.schedules.schedule import Schedule
from bot.core.signups.lists import SignUpList
from bot.services.announcements.desks import AnnouncementDesks
from bot.services.announcements.words import Words
from bot.services.ports import StoreFault
from bot.services.signups.access import Forbidden
from bot.services.signups.cards.wording import Words as SignUpWords
from bot.services.signups.desks import Desks
from bot.terminal_front.chat.guarding import actor_of
from bot.terminal_front.chat.people import SERVER
from bot.terminal_front.chat.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """The person at the terminal, with the services over one store."""

    session: Session
    desks: Desks
    news: AnnouncementDesks
    lists: Mapping[str, SignUpList]
    """All sign-up lists by their ids."""

    @property
    def actor(self) -> Actor:
        """Who acts."""
        return actor_of(self.session)

    @property
    def now(self) -> dt.datetime:
        """The present moment, in UTC."""
        return self.session.runtime.now()

    @property
    def language(self) -> str:
        """The language of the conversation."""
        return self.session.language

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge of the moment."""
        return self.session.runtime.library.knowledge

    @property
    def words(self) -> Words:
        """The words that all fronts share."""
        return Words(self.knowledge, self.language)

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the terminal's own."""
        return self.session.say(f"announce.{key}", **values)

    def note(self, tone: Tone, key: str, **values: object) -> Card:
        """Return a short card of the terminal's own: a title and a text."""
        texts = (self.say(f"{key}.{part}", **values) for part in ("title", "text"))
        return self.session.note(tone, *texts)

    def describe(self, schedule: Schedule) -> str:
        """Return a schedule in words."""
        topics = self.knowledge.topics

        def name(topic: str) -> str:
            return topics[topic].name(self.language) if topic in topics else topic

        return Describer(self.words.texts, self.language, name).describe(schedule)

    async def zone(self) -> str:
        """Return the zone that the person's times are meant in."""
        return await self.news.composing.zone(self.actor)

    def remedies(self, draft: Announcement, codes: frozenset[Code]) -> list[str]:
        """Return what is to be mended in a draft, as far as it concerns some faults."""
        today = self.now.date()
        every = checking.faults(draft, self.knowledge, self.lists, today)
        found = (fault for fault in every if fault.code in codes)
        return list(dict.fromkeys(map(self._remedy, found)))

    def _remedy(self, fault: Fault) -> str:
        """Return what is wrong; where one question is asked, what is missing is what it asks."""
        is_missing = fault.code in {Code.NO_TITLE, Code.NO_TEXT}
        return self.say("wrong.missing") if is_missing else self.words.fault(fault)


Work = Callable[[Place, str], Awaitable[Card | None]]
"""Does something with what follows a command or a button's name."""


def number_in(about: str) -> int:
    """Return the id that an action names; what may follow it tells notices apart."""
    return int(about.partition(":")[0])


def guarded(work: Work) -> Callable[[Session, str], Awaitable[Card | None]]:
    """Return what does `work` where something can be kept, and by organizers only."""

    async def handle(session: Session, argument: str) -> Card | None:
        words = SignUpWords(session.runtime.library.knowledge, session.language)
        if session.desks is None or session.announcements is None:
            return unkept(words, session.store_fault)
        try:
            lists = await session.desks.catalogue.all(session.desks.store.view, SERVER)
            place = Place(session, session.desks, session.announcements, lists)
            return await work(place, argument)
        except Forbidden:
            return words.card("forbidden", Tone.WARNING)
        except StoreFault as fault:
            return unkept(words, str(fault))

    return handle


def unkept(words: SignUpWords, reason: str) -> Card:
    """Say that nothing can be kept; who sits at the terminal is told why."""
    title, text = words.say("store.title"), words.say("store.text")
    return Card(title, Tone.ERROR, (text, reason), language=words.language)
