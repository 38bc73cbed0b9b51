"""What members do: sign up, change their answers, leave, and answer offers.

Each call is one transaction, and returns after it is on disk: what people are told is stored. Each
may come twice, from two devices or after a restart, and does its work once.
"""

import datetime as dt
from dataclasses import replace

from bot.core.permissions import Actor
from bot.core.signups.consent import Consent
from bot.core.signups.entries import Entry, LogLine
from bot.core.signups.forms import Answers, check
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import Place, Refusal, State, accept, arrive
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.outcomes import (
    Answering,
    Joining,
    Leaving,
    NoSuchList,
    Off,
    OfferGone,
    OnList,
    ToMend,
    Turned,
)
from bot.services.signups.ports import Records, RecordStore
from bot.services.signups.seats import end_place, occupancy, offer_free_seats


class Members:
    """The members' side of the lists."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def look(self, actor: Actor, list_id: str, now: dt.datetime) -> Joining:
        """Return where somebody stands before filling in a form: on it, turned away, or to fill in.

        What was typed before is kept in the outcome.
        """
        records = self._store.view
        found = await self._find(records, actor, list_id)
        if found is None:
            return NoSuchList()
        if settled := await self._settled(records, actor, found, now):
            return settled
        list_, _ = found
        draft = await records.drafts.get(actor.guild, list_.id, actor.person)
        return ToMend(list_, draft, check(list_, draft).faults)

    async def join(
        self, actor: Actor, list_id: str, typed: Answers, language: str, now: dt.datetime
    ) -> Joining:
        """Sign somebody up with the answers they typed. Raises StoreFault."""
        async with self._store.change() as records:
            found = await self._find(records, actor, list_id)
            if found is None:
                return NoSuchList()
            if settled := await self._settled(records, actor, found, now):
                return settled
            list_, entry = found
            checked = check(list_, typed)
            if checked.faults:
                await records.drafts.keep(actor.guild, list_.id, actor.person, dict(typed), now)
                return ToMend(list_, typed, checked.faults)
            placed = await _seat(records, actor, list_, entry, now)
            if isinstance(placed, Refusal):
                return await self._turned(records, actor.guild, list_, placed)
            entry = replace(placed, language=language, answers=checked.answers)
            await _keep(records, list_, entry, now)
            await records.audit.note(
                LogLine(actor.guild, now, "member", "join", list_.id, actor.person)
            )
            return await _on_list(records, list_, entry)

    async def change(
        self, actor: Actor, list_id: str, typed: Answers, language: str, now: dt.datetime
    ) -> Joining:
        """Put new answers in the place of somebody's earlier ones. Raises StoreFault."""
        async with self._store.change() as records:
            found = await self._find(records, actor, list_id)
            if found is None:
                return NoSuchList()
            list_, entry = found
            if entry is None or not entry.place.is_active:
                return Turned(list_, Refusal.CLOSED)
            checked = check(list_, typed)
            if checked.faults:
                await records.drafts.keep(actor.guild, list_.id, actor.person, dict(typed), now)
                return ToMend(list_, typed, checked.faults)
            entry = replace(entry, answers=checked.answers, language=language)
            await _keep(records, list_, entry, now)
            return replace(await _on_list(records, list_, entry), changed=True)

    async def keep_draft(
        self, actor: Actor, list_id: str, typed: Answers, now: dt.datetime
    ) -> Answers:
        """Keep a form as far as it was filled in, and return all that is kept of it."""
        async with self._store.change() as records:
            earlier = await records.drafts.get(actor.guild, list_id, actor.person)
            answers = {**earlier, **typed}
            await records.drafts.keep(actor.guild, list_id, actor.person, answers, now)
        return answers

    async def leave(self, actor: Actor, list_id: str, now: dt.datetime) -> Leaving:
        """Take somebody off a list; a seat that this frees is offered on. Raises StoreFault."""
        async with self._store.change() as records:
            found = await self._find(records, actor, list_id)
            if found is None:
                return NoSuchList()
            list_, entry = found
            if entry is None or not entry.place.is_active:
                return Off(list_, already=True)
            await end_place(records, entry, list_, State.LEFT, now)
            await records.audit.note(
                LogLine(actor.guild, now, "member", "leave", list_.id, actor.person)
            )
            return Off(list_)

    async def answer_offer(
        self, actor: Actor, list_id: str, now: dt.datetime, *, accepts: bool
    ) -> Answering:
        """Take the seat that somebody was offered, or let it go on. Raises StoreFault."""
        async with self._store.change() as records:
            found = await self._find(records, actor, list_id)
            if found is None:
                return NoSuchList()
            list_, entry = found
            if entry and entry.place.state is State.SEATED and accepts:
                return OnList(list_, entry, already=True)
            if entry is None or not accept(entry.place, now):
                return OfferGone(list_, entry)
            action = "accept" if accepts else "decline"
            line = LogLine(actor.guild, now, "member", action, list_.id, actor.person)
            await records.audit.note(line)
            if not accepts:
                await end_place(records, entry, list_, State.LEFT, now)
                return Off(list_)
            entry = replace(entry, place=Place(State.SEATED, entry.place.arrival))
            await records.places.put(entry)
            return OnList(list_, entry)

    async def _find(
        self, records: Records, actor: Actor, list_id: str
    ) -> tuple[SignUpList, Entry | None] | None:
        """Return a list and the entry that somebody has or had there."""
        list_ = await self._catalogue.find(records, actor.guild, list_id)
        if list_ is None:
            return None
        return list_, await records.places.get(actor.guild, list_.id, actor.person)

    async def _settled(
        self,
        records: Records,
        actor: Actor,
        found: tuple[SignUpList, Entry | None],
        now: dt.datetime,
    ) -> OnList | Turned | None:
        """Return the outcome for somebody who is on the list, or cannot be; None for others."""
        list_, entry = found
        if entry and entry.place.is_active:
            return await _on_list(records, list_, entry, already=True)
        why = await self._refusal(records, actor, list_, entry, now)
        return await self._turned(records, actor.guild, list_, why) if why else None

    async def _refusal(
        self,
        records: Records,
        actor: Actor,
        list_: SignUpList,
        entry: Entry | None,
        now: dt.datetime,
    ) -> Refusal | None:
        if list_.role and list_.role not in actor.roles:
            return Refusal.ROLE
        place = entry.place if entry else None
        full = await occupancy(records, actor.guild, list_)
        found = arrive(place, full, list_.openness(now))
        return found if isinstance(found, Refusal) else None

    async def _turned(
        self, records: Records, guild: str, list_: SignUpList, why: Refusal
    ) -> Turned:
        other = await self._catalogue.find(records, guild, list_.instead) if list_.instead else None
        return Turned(list_, why, other)


async def _seat(
    records: Records, actor: Actor, list_: SignUpList, entry: Entry | None, now: dt.datetime
) -> Entry | Refusal:
    """Return the entry that somebody gets, at the end of the order of arrival."""
    # a list whose seats were raised while nobody looked is put in order first
    await offer_free_seats(records, actor.guild, list_, now)
    full = await occupancy(records, actor.guild, list_)
    state = arrive(entry.place if entry else None, full, list_.openness(now))
    if isinstance(state, Refusal):
        return state
    arrival = await records.places.next_arrival(actor.guild, list_.id)
    place = Place(state, arrival)
    return Entry(actor.guild, list_.id, actor.person, place, now, actor.name)


async def _keep(records: Records, list_: SignUpList, entry: Entry, now: dt.datetime) -> None:
    """Keep an entry with the consent that came with it; its draft has served."""
    await records.places.put(entry)
    language = entry.language
    wording, version = list_.wording(language), list_.wording_version(language)
    consent = Consent(list_.id, version, wording, language, now)
    await records.consents.give(entry.guild, entry.person, consent)
    await records.drafts.drop(entry.guild, list_.id, entry.person)


async def _on_list(
    records: Records, list_: SignUpList, entry: Entry, *, already: bool = False
) -> OnList:
    waits = entry.place.state is State.WAITING
    position = await records.places.position(entry) if waits else None
    return OnList(list_, entry, position, already)
