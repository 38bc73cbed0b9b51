"""What the organizers' desks have in common: who comes to them, and the list that is meant."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.core.cards import Card, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Action, Actor
from bot.core.signups.lists import SignUpList
from bot.services.signups.access import require
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue, exactly, search
from bot.services.signups.ports import RecordStore


class Names(Protocol):
    """Knows how things and people are called in a server, by their ids."""

    def place(self, id_: str) -> str:
        """Return how a role or channel is called; one that is gone as its id."""

    async def person(self, id_: str) -> str:
        """Return how somebody is called; one that nobody knows as their id."""


class AsTheyAre:
    """Knows names only, as they were typed."""

    def place(self, id_: str) -> str:
        """Return the name itself."""
        return id_

    async def person(self, id_: str) -> str:
        """Return the name itself."""
        return id_


@dataclass(frozen=True, slots=True)
class Visit:
    """Who comes to a desk, when, and in which language they read."""

    actor: Actor
    language: str
    now: dt.datetime
    names: Names

    @property
    def guild(self) -> str:
        """The server it is about."""
        return self.actor.guild


class Reception:
    """Lets organizers in. Raises Forbidden for others, and StoreFault."""

    def __init__(
        self, store: RecordStore, catalogue: Catalogue, knowledge: Callable[[], Knowledge]
    ) -> None:
        self.store = store
        self.catalogue = catalogue
        self.knowledge = knowledge

    async def lists(self, visit: Visit) -> dict[str, SignUpList]:
        """Return the lists of the organizer's server by id."""
        await require(self.store.view, visit.actor, Action.SEE_ROSTER)
        return await self.catalogue.all(self.store.view, visit.guild)

    async def find(self, visit: Visit, typed: str) -> SignUpList | None:
        """Return the list whose id or title was typed."""
        return exactly(await self.lists(visit), typed)

    async def like(self, visit: Visit, typed: str) -> list[SignUpList]:
        """Return the lists that may be meant, best first; all when nothing is typed."""
        return search(await self.lists(visit), typed, visit.language)

    async def zone(self, visit: Visit) -> str:
        """Return the time zone of the organizer's server."""
        return (await self.store.view.lists.settings(visit.guild)).zone

    def words(self, visit: Visit) -> Words:
        """Return what is said to the organizer."""
        return Words(self.knowledge(), visit.language, "roster")

    def no_list(self, visit: Visit) -> Card:
        """Say that there is no such list here."""
        return self.words(visit).card("no_list", Tone.WARNING)
