"""What organizers do with the people on a list: look, add, remove, write to them."""

import datetime as dt
from dataclasses import dataclass, replace

from bot.core.permissions import Action, Actor
from bot.core.signups.entries import Entry, LogLine
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import ACTIVE, Place, Refusal, State, arrive
from bot.services.signups.access import require
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Records, RecordStore
from bot.services.signups.seats import end_place, notice, occupancy

PAGE = 10
"""Entries on one page of a roster."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A list as organizers see it, one page of its people."""

    list: SignUpList
    counts: dict[State, int]
    agreeing: int
    """How many of the people on it agree to its present wording."""
    entries: tuple[Entry, ...]
    """Newest first."""
    page: int
    pages: int
    unheard: int = 0
    """How much of what organizers were to be told about it reached none of them."""


@dataclass(frozen=True, slots=True)
class Export:
    """The people on a list whose consent is current, in order of arrival."""

    list: SignUpList
    entries: tuple[Entry, ...]
    left_out: int
    """People on the list whose consent is not current."""


class Rosters:
    """The organizers' side of the people."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def show(self, actor: Actor, list_id: str, page: int = 0) -> Roster | None:
        """Return a page of a list, from 0. Raises Forbidden, StoreFault."""
        records = self._store.view
        await require(records, actor, Action.SEE_ROSTER)
        list_ = await self._catalogue.find(records, actor.guild, list_id)
        if list_ is None:
            return None
        counts = await records.places.counts(actor.guild, list_.id)
        total = sum(counts[state] for state in ACTIVE)
        pages = max(1, -(-total // PAGE))
        page = min(max(page, 0), pages - 1)
        entries = await records.places.on_list(
            actor.guild, list_.id, PAGE, page * PAGE, newest=True
        )
        agreeing = len(await self._agreeing(records, actor.guild, list_))
        unheard = await records.audit.unheard(actor.guild, list_.id)
        return Roster(list_, counts, agreeing, tuple(entries), page, pages, unheard)

    async def export(self, actor: Actor, list_id: str, now: dt.datetime) -> Export | None:
        """Return the people whose data may be used, and log that it was taken out."""
        async with self._store.change() as records:
            await require(records, actor, Action.EXPORT_ROSTER)
            list_ = await self._catalogue.find(records, actor.guild, list_id)
            if list_ is None:
                return None
            agreeing = await self._agreeing(records, actor.guild, list_)
            everybody = await records.places.on_list(actor.guild, list_.id)
            kept = tuple(entry for entry in everybody if entry.person in agreeing)
            await _log(records, actor, "export", list_, now, detail=f"{len(kept)} people")
            return Export(list_, kept, len(everybody) - len(kept))

    async def add(
        self, actor: Actor, list_id: str, person: str, name: str, language: str, now: dt.datetime
    ) -> Entry | Refusal | None:
        """Put somebody on a list, past closing times, never past the seats. They are told.

        They have agreed to nothing yet, so exports leave them out until they confirm.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_ROSTER)
            list_ = await self._catalogue.find(records, actor.guild, list_id)
            if list_ is None:
                return None
            entry = await records.places.get(actor.guild, list_.id, person)
            if entry and entry.place.is_active:
                return entry
            full = await occupancy(records, actor.guild, list_)
            place = entry.place if entry else None
            state = arrive(place, full, list_.openness(now), invited=True)
            if isinstance(state, Refusal):
                return state
            arrival = await records.places.next_arrival(actor.guild, list_.id)
            added = Entry(actor.guild, list_.id, person, Place(state, arrival), now, name, language)
            await records.places.put(added)
            await records.outbox.plan(notice(added, list_, "added", now))
            await _log(records, actor, "add", list_, now, person)
            return added

    async def remove(
        self, actor: Actor, list_id: str, person: str, reason: str, now: dt.datetime
    ) -> Entry | None:
        """Take somebody off a list and tell them why; None when they are not on it."""
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_ROSTER)
            found = await self._on_list(records, actor.guild, list_id, person)
            if found is None:
                return None
            list_, entry = found
            removed = await end_place(records, entry, list_, State.REMOVED, now)
            await records.outbox.plan(notice(entry, list_, "removed", now, reason=reason))
            await _log(records, actor, "remove", list_, now, person, reason)
            return removed

    async def message(
        self, actor: Actor, list_id: str, text: str, occasion: str, now: dt.datetime
    ) -> int | None:
        """Write to everybody on a list; return to how many.

        `occasion` names this one message: repeated, it is sent to nobody twice.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.MESSAGE_ROSTER)
            list_ = await self._catalogue.find(records, actor.guild, list_id)
            if list_ is None:
                return None
            people = await records.places.on_list(actor.guild, list_.id)
            for entry in people:
                draft = notice(entry, list_, "message", now, text=text)
                key, batch = f"message:{occasion}:{entry.person}", f"message:{occasion}"
                await records.outbox.plan(replace(draft, key=key, batch=batch))
            await _log(records, actor, "message", list_, now, detail=f"{len(people)} people")
            return len(people)

    async def log(self, actor: Actor, page: int = 0) -> list[LogLine]:
        """Return a page of the log, newest first. Raises Forbidden, StoreFault.

        Whoever a line is about is named as long as they are on a list; the log itself knows
        pseudonyms only.
        """
        records = self._store.view
        await require(records, actor, Action.SEE_LOG)
        lines = await records.audit.latest(actor.guild, PAGE, max(page, 0) * PAGE)
        names = await records.places.names(actor.guild)
        known = {records.audit.pseudonym(person): name for person, name in names.items()}
        return [replace(line, subject=known.get(line.subject, "")) for line in lines]

    async def _agreeing(self, records: Records, guild: str, list_: SignUpList) -> set[str]:
        return await records.consents.agreeing(guild, list_.id, list_.wording_versions)

    async def _on_list(
        self, records: Records, guild: str, list_id: str, person: str
    ) -> tuple[SignUpList, Entry] | None:
        list_ = await self._catalogue.find(records, guild, list_id)
        entry = await records.places.get(guild, list_id, person)
        return (list_, entry) if list_ and entry and entry.place.is_active else None


async def _log(
    records: Records,
    actor: Actor,
    action: str,
    list_: SignUpList,
    now: dt.datetime,
    subject: str = "",
    detail: str = "",
) -> None:
    line = LogLine(actor.guild, now, actor.person, action, list_.id, subject, detail)
    await records.audit.note(line)
