"""What has to happen by itself: offers lapse, seats of people who are gone go on, data ends.

Everything due is found from what is stored, so nothing is lost by a restart, and each step can run
any number of times.
"""

import datetime as dt
import logging

from bot.core.signups.entries import Entry, LogLine
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import State
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Records, RecordStore
from bot.services.signups.reminding import Reminding
from bot.services.signups.seats import end_place, forget_list, notice, offer_free_seats

GRACE = dt.timedelta(days=3)
"""How long a seat outlives its holder's membership of the server: kicks can be accidents."""
DRAFTS = dt.timedelta(days=2)
"""How long a form that was not sent off is kept."""
NOTICES = dt.timedelta(days=30)
"""How long it is kept what was sent."""
_BOT = "bot"
_log = logging.getLogger(__name__)


class Upkeep:
    """Brings everything up to date."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._reminding = Reminding(store, catalogue)

    async def run(self, now: dt.datetime) -> None:
        """Do all that is due at `now`. Raises StoreFault."""
        await self.pass_offers_on(now)
        await self.free_seats_of_absent(now)
        await self.plan_reminders(now)
        await self.delete_expired(now)

    async def pass_offers_on(self, now: dt.datetime) -> int:
        """End offers that nobody answered in time; the seats go to the next in line."""
        if not await self._store.view.places.lapsed(now):
            return 0
        async with self._store.change() as records:
            lapsed = await records.places.lapsed(now)
            for entry in lapsed:
                await self._end(records, entry, "lapsed", now)
        return len(lapsed)

    async def free_seats_of_absent(self, now: dt.datetime) -> int:
        """End places of people who left the server longer ago than the grace period."""
        if not await self._store.view.places.away_since(now - GRACE):
            return 0
        async with self._store.change() as records:
            absent = await records.places.away_since(now - GRACE)
            for entry in absent:
                await self._end(records, entry, "", now)
        return len(absent)

    async def note_presence(
        self, guild: str, person: str, now: dt.datetime, *, is_member: bool
    ) -> None:
        """Note whether a person is still a member of the server."""
        async with self._store.change() as records:
            await records.places.mark_away(guild, person, None if is_member else now)

    async def plan_reminders(self, now: dt.datetime) -> int:
        """Plan the reminders that fell due."""
        return await self._reminding.run(now)

    async def delete_expired(self, now: dt.datetime) -> int:
        """Delete the data of lists whose time is over, and say how much in the log."""
        deleted = 0
        for guild in await self._store.view.places.guilds():
            lists = await self._catalogue.all(self._store.view, guild)
            for list_ in lists.values():
                deleted += await self._expire(guild, list_, now)
        async with self._store.change() as records:
            await records.drafts.drop_old(now - DRAFTS)
            await records.outbox.drop_old(now - NOTICES)
        if deleted:
            await self._store.scrub()
            _log.info("Retention: deleted %s entries whose time was over", deleted)
        return deleted

    async def _end(self, records: Records, entry: Entry, kind: str, now: dt.datetime) -> None:
        list_ = await self._catalogue.find(records, entry.guild, entry.list)
        if list_ is None:  # taken out of the knowledge; nothing is left to be offered on
            await records.places.erase_list(entry.guild, entry.list)
            return
        await end_place(records, entry, list_, State.LEFT, now)
        if kind:
            await records.outbox.plan(notice(entry, list_, kind, now))
        action = kind or "absent"
        line = LogLine(entry.guild, now, _BOT, action, list_.id, entry.person)
        await records.audit.note(line)

    async def _expire(self, guild: str, list_: SignUpList, now: dt.datetime) -> int:
        """Delete what a list keeps too long: all of it after its end, else entry by entry."""
        expires = list_.expires()
        if expires:
            return await self._delete(guild, list_.id, now) if now >= expires else 0
        before = now - dt.timedelta(days=list_.keep_days)
        if not await self._store.view.places.joined_before(guild, list_.id, before):
            return 0
        async with self._store.change() as records:
            old = await records.places.joined_before(guild, list_.id, before)
            for entry in old:
                await records.places.erase(entry)
                await records.consents.erase(entry)
                await records.drafts.drop(guild, list_.id, entry.person)
            gone = [entry.person for entry in old]
            await records.audit.erase_reasons(guild, list_.id, gone)
            await offer_free_seats(records, guild, list_, now)
            await _log_expired(records, guild, list_.id, len(old), now)
        return len(old)

    async def _delete(self, guild: str, list_: str, now: dt.datetime) -> int:
        async with self._store.change() as records:
            count = await forget_list(records, guild, list_)
            await _log_expired(records, guild, list_, count, now)
        return count


async def _log_expired(
    records: Records, guild: str, list_: str, count: int, now: dt.datetime
) -> None:
    if count:
        line = LogLine(guild, now, _BOT, "expire", list_, detail=f"{count} entries")
        await records.audit.note(line)
