"""Reminders before events: planned when they fall due, and told of when they could not be."""

import datetime as dt
from dataclasses import dataclass, field, replace

from bot.core.knowledge.values import EventDates
from bot.core.outbox import Draft, Status, Target
from bot.core.signups import reminders
from bot.core.signups.entries import Entry
from bot.core.signups.lists import SignUpList, said
from bot.core.signups.places import State
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import RecordStore
from bot.services.signups.seats import notice


@dataclass(frozen=True, slots=True)
class _Event:
    """A list with dates, in one server."""

    guild: str
    list: SignUpList
    dates: EventDates
    zone: str
    language: str
    """Of what organizers are told."""
    days: int
    """How long before the event its reminder is, that of the moment or the last one."""
    at: dt.datetime

    @property
    def id(self) -> tuple[str, str, dt.datetime]:
        """What tells this reminder from others."""
        return self.guild, self.list.id, self.at

    def reminder(self, entry: Entry) -> Draft:
        """Return the reminder for one person."""
        start, end = self.dates.start.isoformat(), self.dates.end.isoformat()
        draft = notice(entry, self.list, "reminder", self.at, start=start, end=end)
        until = reminders.useful_until(self.dates, self.zone)
        return replace(draft, key=f"{self.prefix(entry)}{self.days}", useful_until=until)

    def prefix(self, entry: Entry) -> str:
        """Return how the keys of a person's reminders of this event begin."""
        return f"reminder:{entry.list}:{entry.person}:{entry.place.arrival}:{self.dates.start}:"


@dataclass(slots=True)
class Reminding:
    """Plans every reminder once."""

    store: RecordStore
    catalogue: Catalogue
    _planned: set[tuple[str, str, dt.datetime]] = field(default_factory=set)
    """Reminders planned since the start, not to be gone through again each time."""
    _reported: set[tuple[str, str, dt.datetime]] = field(default_factory=set)
    """Reminders since whose time was over it was seen who had none."""

    async def run(self, now: dt.datetime) -> int:
        """Plan the reminders that fell due for everybody with a seat who wants them."""
        planned = 0
        for guild in await self.store.view.places.guilds():
            settings = await self.store.view.lists.settings(guild)
            lists = await self.catalogue.all(self.store.view, guild)
            for list_ in lists.values():
                if event := _event(guild, list_, settings.zone, settings.language or "en", now):
                    over = now >= reminders.useful_until(event.dates, event.zone)
                    planned += await (self._report(event, now) if over else self._remind(event))
        return planned

    async def _remind(self, event: _Event) -> int:
        if event.id in self._planned:
            return 0
        planned = 0
        async with self.store.change() as records:
            for entry in await records.places.on_list(event.guild, event.list.id):
                if entry.place.state is State.SEATED and entry.joined_at < event.at:
                    chosen = await records.preferences.get(event.guild, entry.person)
                    draft = event.reminder(entry)
                    planned += chosen.reminders and await records.outbox.plan(draft)
        self._planned.add(event.id)
        return planned

    async def _report(self, event: _Event, now: dt.datetime) -> int:
        """Tell the organizers, once, how many had no reminder, or only an earlier one."""
        if event.id in self._reported or now.date() > event.dates.end:
            return 0
        late = await self._unreminded(event)
        earlier = [entry for entry in late if await self._had_one(event, entry)]
        self._reported.add(event.id)
        if not late:
            return 0
        word = _word(event, len(late) - len(earlier), len(earlier), now)
        async with self.store.change() as records:
            return int(await records.outbox.plan(word))

    async def _unreminded(self, event: _Event) -> list[Entry]:
        """Return who wanted the last reminder, and had none planned."""
        records, late = self.store.view, []
        for entry in await records.places.on_list(event.guild, event.list.id):
            if entry.place.state is State.SEATED and entry.joined_at < event.at:
                chosen = await records.preferences.get(event.guild, entry.person)
                key = event.reminder(entry).key
                if chosen.reminders and not await records.outbox.has_any(event.guild, key):
                    late.append(entry)
        return late

    async def _had_one(self, event: _Event, entry: Entry) -> bool:
        """Return whether an earlier reminder of the event reached somebody."""
        notices = await self.store.view.outbox.of_recipient(event.guild, entry.person)
        prefix = event.prefix(entry)
        return any(
            item.status is Status.SENT and item.draft.key.startswith(prefix) for item in notices
        )


def _event(
    guild: str, list_: SignUpList, zone: str, language: str, now: dt.datetime
) -> _Event | None:
    """Return a list with the latest of its reminders that fell due, if any did.

    After a long outage one reminder is enough: the nearest.
    """
    if list_.dates is None:
        return None
    due = [(days, at) for days, at in reminders.due(list_.dates, zone) if at <= now]
    return _Event(guild, list_, list_.dates, zone, language, *due[-1]) if due else None


def _word(event: _Event, none: int, earlier: int, now: dt.datetime) -> Draft:
    kind = "unreminded_mixed" if none and earlier else "unreminded" if none else "unreminded_last"
    count = {"count": str(none or earlier), "earlier": str(earlier)}
    return Draft(
        guild=event.guild,
        key=f"unreminded:{event.list.id}:{event.dates.start}",
        target=Target.ORGANIZERS,
        recipient="",
        kind=kind,
        due=now,
        about=event.list.id,
        language=event.language,
        data={"title": said(event.list.title, event.language), **count},
    )
