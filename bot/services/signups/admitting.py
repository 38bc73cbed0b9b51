"""Somebody who waits gets a seat out of order, with a reason that is kept in the log."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.permissions import Action, Actor
from bot.core.signups.entries import Entry, LogLine
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import Place, State
from bot.services.signups.access import require
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Records, RecordStore
from bot.services.signups.seats import notice, occupancy


class Remedy(StrEnum):
    """What can be done when no seat is free."""

    MORE_SEATS = "raise"
    """One more seat, for this person."""
    FIRST = "first"
    """The next seat that becomes free."""


@dataclass(frozen=True, slots=True)
class Act:
    """Whom an organizer acts on, and why."""

    person: str
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Admitted:
    """The person has a seat, or is first in line."""

    list: SignUpList
    entry: Entry


@dataclass(frozen=True, slots=True)
class NoSeat:
    """No seat is free, so nothing was changed; the reason is kept for a remedy."""

    list: SignUpList
    entry: Entry


@dataclass(frozen=True, slots=True)
class NotOn:
    """The person is not on the list."""

    list: SignUpList


Admission = Admitted | NoSeat | NotOn


class Admissions:
    """Lets people in out of order. Raises Forbidden, StoreFault."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def admit(
        self, actor: Actor, list_: SignUpList, act: Act, now: dt.datetime, how: Remedy | None = None
    ) -> Admission:
        """Seat somebody who waits, if a seat is free or held for them, else do as `how` says.

        Repeated, it is done once; the reason given at first is kept for the remedy.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_ROSTER)
            list_ = await self._catalogue.find(records, actor.guild, list_.id) or list_
            entry = await records.places.get(actor.guild, list_.id, act.person)
            if entry is None or not entry.place.is_active:
                return NotOn(list_)
            if entry.place.state is State.SEATED:
                return Admitted(list_, entry)
            act = await _with_reason(records, actor, list_, act)
            full = await occupancy(records, actor.guild, list_)
            if not (entry.place.holds_seat or full.has_free_seat):
                if how is None:
                    await _keep_reason(records, actor, list_, act, now)
                    return NoSeat(list_, entry)
                if how is Remedy.FIRST:
                    entry = await _put_first(records, entry)
                    await _log(records, actor, "first", entry, act, now)
                    return Admitted(list_, entry)
                list_ = await _one_seat_more(records, actor, list_, now)
            entry = await _seat(records, list_, entry, now)
            await _log(records, actor, "admit", entry, act, now)
            return Admitted(list_, entry)


async def _seat(records: Records, list_: SignUpList, entry: Entry, now: dt.datetime) -> Entry:
    seated = replace(entry, place=Place(State.SEATED, entry.place.arrival))
    await records.places.put(seated)
    await records.outbox.cancel(entry.guild, f"offer:{list_.id}:{entry.person}:")
    await records.outbox.plan(notice(seated, list_, "admitted", now))
    return seated


async def _put_first(records: Records, entry: Entry) -> Entry:
    first = await records.places.waiting(entry.guild, entry.list, 1)
    if first[0].person != entry.person:
        entry = replace(entry, place=Place(State.WAITING, first[0].place.arrival - 1))
        await records.places.put(entry)
    return entry


async def _one_seat_more(
    records: Records, actor: Actor, list_: SignUpList, now: dt.datetime
) -> SignUpList:
    await require(records, actor, Action.CHANGE_LIST)
    list_ = replace(list_, seats=(list_.seats or 0) + 1)
    await records.lists.keep(actor.guild, list_, ("seats",))
    detail = f"seats={list_.seats}"
    line = LogLine(actor.guild, now, actor.person, "edit", list_.id, detail=detail)
    await records.audit.note(line)
    return list_


async def _log(
    records: Records, actor: Actor, action: str, entry: Entry, act: Act, now: dt.datetime
) -> None:
    line = LogLine(actor.guild, now, actor.person, action, entry.list, entry.person, act.reason)
    await records.audit.note(line)


async def _with_reason(records: Records, actor: Actor, list_: SignUpList, act: Act) -> Act:
    """Return the act with the reason that was given before, which has served then."""
    name = _draft(list_, act)
    kept = await records.drafts.get(actor.guild, name, actor.person)
    await records.drafts.drop(actor.guild, name, actor.person)
    return replace(act, reason=act.reason or kept.get("reason", ""))


async def _keep_reason(
    records: Records, actor: Actor, list_: SignUpList, act: Act, now: dt.datetime
) -> None:
    kept = {"reason": act.reason}
    await records.drafts.keep(actor.guild, _draft(list_, act), actor.person, kept, now)


def _draft(list_: SignUpList, act: Act) -> str:
    """Return under which name the reason for admitting somebody is kept; no list has it."""
    return f"~admit:{list_.id}:{act.person}"
