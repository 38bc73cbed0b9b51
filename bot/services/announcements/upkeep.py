"""What has to happen to announcements by itself: those planned by an event move with it."""

import datetime as dt
from typing import TYPE_CHECKING

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.history import Event
from bot.services.announcements.approving import about
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import BOT, Newsroom
from bot.services.announcements.planning import dates_of, plan_first, unplan
from bot.services.signups.ports import Records

if TYPE_CHECKING:
    from bot.core.knowledge.values import EventDates

_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DAY = dt.timedelta(days=1)


class NewsUpkeep:
    """Brings announcements up to date."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._dates = dates_of(room.knowledge)
        self._cleared: dt.datetime | None = None
        self._seen: dict[str, EventDates | None] = {}
        """The dates of each topic by which all that is planned has been set already."""

    async def run(self, now: dt.datetime) -> None:
        """Do all that is due at `now`. Raises StoreFault."""
        await self._clear(now)
        view = self._room.store.view
        for topic in await view.news.announcements.topics():
            dates = self._dates(topic)
            if topic in self._seen and self._seen[topic] == dates:
                continue
            for announcement, due in await view.news.announcements.anchored(topic):
                if self._time_of(announcement) != due:
                    async with self._room.store.change() as records:
                        await self._move(records, announcement, now)
            self._seen[topic] = dates

    async def _clear(self, now: dt.datetime) -> None:
        """Delete, once a day, pictures of drafts that were thrown away."""
        if self._cleared and now - self._cleared < _DAY:
            return
        async with self._room.store.change() as records:
            await records.news.uploads.drop_unused(now - _DAY)
        self._cleared = now

    def _time_of(self, announcement: Announcement) -> dt.datetime | None:
        """Return the time that the event's dates give it."""
        schedule = announcement.schedule
        found = schedule.next_after(_BEGINNING, self._dates) if schedule else None
        return found.due if found else None

    async def _move(self, records: Records, announcement: Announcement, now: dt.datetime) -> None:
        """Plan it at its new time; organizers are told when that is past, or there is none."""
        earlier = await records.news.postings.planned(announcement.id)
        if earlier and not await unplan(records, announcement):
            return  # it is on its way at this very moment
        posting = await plan_first(records, announcement, now, now, self._dates)
        if posting is None and earlier is None:
            return
        action = "moved" if posting else kinds.UNDATED
        await records.news.events.note(announcement.id, Event(now, BOT, action))
        if posting is None:
            await records.outbox.plan(about(announcement, kinds.UNDATED, now))
