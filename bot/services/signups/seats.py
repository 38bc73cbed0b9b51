"""Seats that became free, offered in order. All of it happens inside a caller's transaction."""

import datetime as dt
from dataclasses import replace

from bot.core.outbox import Draft, Target
from bot.core.signups.entries import Entry
from bot.core.signups.lists import Openness, SignUpList, said
from bot.core.signups.places import Occupancy, Place, State
from bot.services.signups.ports import Records


async def occupancy(records: Records, guild: str, list_: SignUpList) -> Occupancy:
    """Return how full a list is."""
    counts = await records.places.counts(guild, list_.id)
    held = counts[State.SEATED] + counts[State.OFFERED]
    return Occupancy(list_.seats, held, counts[State.WAITING], list_.waitlist)


async def offer_free_seats(
    records: Records, guild: str, list_: SignUpList, now: dt.datetime
) -> list[Entry]:
    """Offer every free seat to the first in line, and return who was offered one.

    Nothing is offered once the event is over.
    """
    if list_.openness(now) is Openness.OVER:
        return []
    due = (await occupancy(records, guild, list_)).offers_due
    offered = []
    for entry in await records.places.waiting(guild, list_.id, due) if due else []:
        until = list_.offer_ends(now)
        place = Place(State.OFFERED, entry.place.arrival, until)
        offered.append(replace(entry, place=place))
        await records.places.put(offered[-1])
        await records.outbox.plan(_offer(offered[-1], list_, now))
    return offered


def notice(entry: Entry, list_: SignUpList, kind: str, now: dt.datetime, **data: str) -> Draft:
    """Return a notice to the person of an entry; one a kind, person and place in the order."""
    return Draft(
        guild=entry.guild,
        key=f"{kind}:{entry.list}:{entry.person}:{entry.place.arrival}",
        target=Target.PERSON,
        recipient=entry.person,
        kind=kind,
        due=now,
        about=list_.id,
        language=entry.language,
        data={"title": said(list_.title, entry.language), "name": entry.name, **data},
    )


def _offer(entry: Entry, list_: SignUpList, now: dt.datetime) -> Draft:
    until = entry.place.offered_until or now
    draft = notice(entry, list_, "offer", now, until=until.isoformat())
    return replace(draft, useful_until=until)


async def end_place(
    records: Records, entry: Entry, list_: SignUpList, state: State, now: dt.datetime
) -> Entry:
    """End somebody's place; answers go, consent is withdrawn, a freed seat is offered on."""
    ended = replace(entry, place=Place(state, entry.place.arrival), answers={})
    await records.places.put(ended)
    await records.consents.withdraw(entry.guild, entry.list, entry.person, now)
    await records.outbox.cancel(entry.guild, f"reminder:{entry.list}:{entry.person}:")
    await records.outbox.cancel(entry.guild, f"offer:{entry.list}:{entry.person}:")
    await offer_free_seats(records, entry.guild, list_, now)
    return ended


async def forget_list(records: Records, guild: str, list_: str) -> int:
    """Delete all that is kept about the people of a list; return how many they were."""
    people = await records.places.everybody(guild, list_)
    await records.audit.erase_reasons(guild, list_, people)
    await records.places.erase_list(guild, list_)
    await records.consents.erase_list(guild, list_)
    await records.drafts.erase_list(guild, list_)
    await records.outbox.erase_about(guild, list_)
    return len(people)
