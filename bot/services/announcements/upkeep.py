"""What has to happen to announcements by itself: those planned by an event move with it."""

import datetime as dt

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.history import Event
from bot.services.announcements.approving import about
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import BOT, Newsroom
from bot.services.announcements.planning import dates_of, plan_first, unplan
from bot.services.signups.ports import Records

_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class NewsUpkeep:
    """Brings announcements up to date."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._dates = dates_of(room.knowledge)

    async def run(self, now: dt.datetime) -> None:
        """Do all that is due at `now`. Raises StoreFault."""
        for announcement in await self._room.store.view.news.announcements.anchored():
            if await self._has_moved(self._room.store.view, announcement):
                async with self._room.store.change() as records:
                    await self._move(records, announcement, now)

    async def _has_moved(self, records: Records, announcement: Announcement) -> bool:
        """Return whether the event's dates say another time than what is planned."""
        posting = await records.news.postings.planned(announcement.id)
        schedule = announcement.schedule
        found = schedule.next_after(_BEGINNING, self._dates) if schedule else None
        if found is None:
            return posting is not None
        return posting is None or posting.due != found.due

    async def _move(self, records: Records, announcement: Announcement, now: dt.datetime) -> None:
        """Plan it at its new time; organizers are told when that is past, or there is none."""
        earlier = await records.news.postings.planned(announcement.id)
        if earlier and not await unplan(records, announcement):
            return  # it is on its way at this very moment
        posting = await plan_first(records, announcement, now, now, self._dates)
        action = "moved" if posting else kinds.UNDATED
        if posting is None and earlier is None:
            return
        await records.news.events.note(announcement.id, Event(now, BOT, action))
        if posting is None:
            await records.outbox.plan(about(announcement, kinds.UNDATED, now))
