"""The organizers' desk: each command and button of `/roster`, answered by a card."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.core.cards import Card, Style, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Action, Actor
from bot.core.signups.lists import SignUpList
from bot.core.signups.places import Refusal
from bot.services.signups.access import require
from bot.services.signups.cards import organizer as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue, exactly, search
from bot.services.signups.exports import csv_file, json_file
from bot.services.signups.organizing import Organizing, StandingList, TooFewSeats
from bot.services.signups.ports import Changes, RecordStore
from bot.services.signups.rosters import PAGE, Rosters


class OrganizerDesk:
    """Answers organizers. Raises Forbidden for others, and StoreFault."""

    def __init__(
        self, store: RecordStore, catalogue: Catalogue, knowledge: Callable[[], Knowledge]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._knowledge = knowledge
        self._organizing = Organizing(store, catalogue)
        self._rosters = Rosters(store, catalogue)

    async def offers(self, actor: Actor, typed: str, language: str) -> list[tuple[str, str]]:
        """Return titles and ids of a server's lists for what is typed, best first."""
        await require(self._store.view, actor, Action.SEE_ROSTER)
        words = self._words(language)
        lists = await self._catalogue.all(self._store.view, actor.guild)
        return [(words.title(item), item.id) for item in search(lists, typed, language)]

    async def show(
        self, actor: Actor, typed: str, language: str, now: dt.datetime, page: int = 0
    ) -> Card:
        """Show a list's people."""
        list_ = await self._find(actor, typed)
        roster = await self._rosters.show(actor, list_.id, page) if list_ else None
        if roster is None:
            return self._no_list(language)
        zone = await self._zone(actor)
        openness = roster.list.openness(now)
        return cards.roster_card(self._words(language), actor.guild, roster, openness, zone)

    async def export(self, actor: Actor, typed: str, language: str, now: dt.datetime) -> Card:
        """Give out a list's people as files."""
        list_ = await self._find(actor, typed)
        export = await self._rosters.export(actor, list_.id, now) if list_ else None
        if export is None:
            return self._no_list(language)
        files = (csv_file(export, language), json_file(export, language))
        return cards.export_card(self._words(language), export, files)

    async def edit(
        self, actor: Actor, typed: str, key: str, changes: Changes, language: str, now: dt.datetime
    ) -> Card:
        """Change a list; `key` says in which words that is told."""
        list_ = await self._find(actor, typed)
        if list_ is None:
            return self._no_list(language)
        words = self._words(language)
        try:
            changed = await self._organizing.edit(actor, list_.id, changes, now)
        except TooFewSeats as fault:
            return words.card("too_few", Tone.WARNING, held=fault.held)
        seats = changed.seats if changed and changed.seats is not None else words.say("no_limit")
        zone = await self._zone(actor)
        return cards.saved_card(words, key, changed or list_, zone, seats=seats)

    async def delete(
        self, actor: Actor, typed: str, language: str, now: dt.datetime, *, sure: bool = False
    ) -> Card:
        """Delete a list with its data, when asked a second time."""
        list_ = await self._find(actor, typed)
        words = self._words(language)
        if list_ is None:
            return self._no_list(language)
        if not sure:
            roster = await self._rosters.show(actor, list_.id)
            count = len(roster.entries) if roster else 0
            card = words.card("delete", Tone.WARNING, title=words.title(list_), count=count)
            action = f"unlist:{actor.guild}:{list_.id}"
            return replace(card, buttons=(words.button("delete", action, Style.DANGER),))
        try:
            count = await self._organizing.delete(actor, list_.id, now) or 0
        except StandingList:
            return words.card("standing", Tone.WARNING, title=words.title(list_))
        return words.card("deleted", Tone.SUCCESS, title=words.title(list_), count=count)

    async def add(
        self, actor: Actor, typed: str, person: tuple[str, str], language: str, now: dt.datetime
    ) -> Card:
        """Put somebody, given by id and name, on a list."""
        list_ = await self._find(actor, typed)
        if list_ is None:
            return self._no_list(language)
        words = self._words(language)
        entry = await self._rosters.add(actor, list_.id, *person, language, now)
        if entry is None or isinstance(entry, Refusal):
            return words.card("full", Tone.WARNING, title=words.title(list_))
        state = words.say(f"states.{entry.place.state}")
        values = {"title": words.title(list_), "name": person[1], "state": state}
        return words.card("added", Tone.SUCCESS, **values)

    async def remove(
        self,
        actor: Actor,
        typed: str,
        person: tuple[str, str],
        reason: str,
        language: str,
        now: dt.datetime,
    ) -> Card:
        """Take somebody off a list, and tell them why."""
        list_ = await self._find(actor, typed)
        if list_ is None:
            return self._no_list(language)
        entry = await self._rosters.remove(actor, list_.id, person[0], reason, now)
        return self._person_card("removed" if entry else "not_on", list_, person[1], language)

    async def admit(
        self,
        actor: Actor,
        typed: str,
        person: tuple[str, str],
        reason: str,
        language: str,
        now: dt.datetime,
    ) -> Card:
        """Give somebody the next seat, out of order."""
        list_ = await self._find(actor, typed)
        if list_ is None:
            return self._no_list(language)
        entry = await self._rosters.admit(actor, list_.id, person[0], reason, now)
        key = ("admitted" if entry.place.holds_seat else "first") if entry else "not_on"
        return self._person_card(key, list_, person[1], language)

    async def message(
        self, actor: Actor, typed: str, text: str, occasion: str, language: str, now: dt.datetime
    ) -> Card:
        """Write to everybody on a list."""
        list_ = await self._find(actor, typed)
        if list_ is None:
            return self._no_list(language)
        count = await self._rosters.message(actor, list_.id, text, occasion, now)
        words = self._words(language)
        return words.card("messaged", Tone.SUCCESS, title=words.title(list_), count=count)

    async def log(self, actor: Actor, language: str, page: int = 0) -> Card:
        """Show the log."""
        lines = await self._rosters.log(actor, page)
        zone = await self._zone(actor)
        return cards.log_card(self._words(language), actor.guild, lines, page, PAGE, zone)

    def _person_card(self, key: str, list_: SignUpList, name: str, language: str) -> Card:
        words = self._words(language)
        tone = Tone.WARNING if key == "not_on" else Tone.SUCCESS
        return words.card(key, tone, title=words.title(list_), name=name)

    async def _find(self, actor: Actor, typed: str) -> SignUpList | None:
        await require(self._store.view, actor, Action.SEE_ROSTER)
        lists = await self._catalogue.all(self._store.view, actor.guild)
        return exactly(lists, typed)

    async def _zone(self, actor: Actor) -> str:
        return (await self._store.view.lists.settings(actor.guild)).zone

    def _no_list(self, language: str) -> Card:
        return self._words(language).card("no_list", Tone.WARNING)

    def _words(self, language: str) -> Words:
        return Words(self._knowledge(), language, "roster")
