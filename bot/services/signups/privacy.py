"""A person's own page: everything kept about them, to see, to take along, and to have deleted."""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.core.permissions import Actor
from bot.core.signups.entries import Entry, Preferences
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import ACTIVE, State
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Changes, RecordStore
from bot.services.signups.seats import end_place


@dataclass(frozen=True, slots=True)
class Standing:
    """A list that a person is on."""

    list: SignUpList
    entry: Entry
    position: int | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What a person signed up for in one server, and what they chose."""

    standings: tuple[Standing, ...]
    preferences: Preferences


class Privacy:
    """Everybody's rights over what is kept about them, server by server."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def page(self, actor: Actor) -> OwnPage:
        """Return what somebody is on. Raises StoreFault."""
        records = self._store.view
        lists = await self._catalogue.all(records, actor.guild)
        standings = []
        for entry in await records.places.of_person(actor.guild, actor.person):
            if entry.place.state in ACTIVE and entry.list in lists:
                waits = entry.place.state is State.WAITING
                position = await records.places.position(entry) if waits else None
                standings.append(Standing(lists[entry.list], entry, position))
        preferences = await records.preferences.get(actor.guild, actor.person)
        return OwnPage(tuple(standings), preferences)

    async def choose(self, actor: Actor, choices: Changes) -> Preferences:
        """Keep what somebody chose: "reminders" on or off, "language"."""
        async with self._store.change() as records:
            earlier = await records.preferences.get(actor.guild, actor.person)
            chosen = replace(earlier, **choices)
            await records.preferences.keep(actor.guild, actor.person, chosen)
            if "language" in choices:
                for entry in await records.places.of_person(actor.guild, actor.person):
                    await records.places.put(replace(entry, language=chosen.language or "en"))
        return chosen

    async def export(self, actor: Actor) -> dict[str, Any]:
        """Return everything that is kept about somebody, as plain data for a file."""
        records = self._store.view
        places = await records.places.of_person(actor.guild, actor.person)
        consents = await records.consents.of_person(actor.guild, actor.person)
        notices = await records.outbox.of_recipient(actor.guild, actor.person)
        chosen = await records.preferences.get(actor.guild, actor.person)
        return {
            "server": actor.guild,
            "person": actor.person,
            "sign_ups": [_plain(asdict(entry)) for entry in places],
            "consents": [_plain(asdict(consent)) for consent in consents],
            "drafts": await records.drafts.of_person(actor.guild, actor.person),
            "preferences": _plain(asdict(chosen)),
            "log": [
                {**_plain(asdict(line)), "subject": ""}
                for line in await records.audit.of_person(actor.guild, actor.person)
            ],
            "opinions": await records.opinions.of_person(actor.person),
            "announcements": await records.news.of_person(actor.guild, actor.person),
            "notices": [
                {
                    "kind": item.draft.kind,
                    "about": item.draft.about,
                    "due": item.draft.due.isoformat(),
                    "status": item.status.value,
                    "data": dict(item.draft.data),
                }
                for item in notices
            ],
        }

    async def erase(self, actor: Actor, now: dt.datetime) -> int:
        """Delete every row about somebody in this server; return how many sign-ups it were.

        Their seats are offered on first. When this returns, the bytes are gone from the database's
        files too; asking twice does no harm. Raises StoreFault.
        """
        async with self._store.change() as records:
            lists = await self._catalogue.all(records, actor.guild)
            for entry in await records.places.of_person(actor.guild, actor.person):
                if entry.place.is_active and entry.list in lists:
                    await end_place(records, entry, lists[entry.list], State.LEFT, now)
            count = await records.places.erase_person(actor.guild, actor.person)
            await records.consents.erase_person(actor.guild, actor.person)
            await records.drafts.erase_person(actor.guild, actor.person)
            await records.preferences.erase_person(actor.guild, actor.person)
            await records.outbox.erase_recipient(actor.guild, actor.person)
            await records.opinions.erase_person(actor.person)
            await records.audit.erase_person(actor.guild, actor.person)
            await records.news.erase_person(actor.guild, actor.person)
        await self._store.scrub()
        return count


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever dataclasses hold
    """Return values as JSON knows them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, dt.datetime) else value
