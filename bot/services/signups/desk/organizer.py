"""The organizers' desk for lists: what `/roster` shows and changes of them, answered by cards."""

from dataclasses import replace

from bot.core.cards import Card, Style, Tone
from bot.core.signups.lists import Openness
from bot.services.signups.cards import lists as list_cards
from bot.services.signups.cards import organizer as cards
from bot.services.signups.desk.reception import Reception, Visit
from bot.services.signups.exports import csv_file, json_file
from bot.services.signups.organizing import Organizing, StandingList, TooFewSeats
from bot.services.signups.ports import Changes
from bot.services.signups.rosters import Rosters


class OrganizerDesk:
    """Answers organizers. Raises Forbidden for others, and StoreFault."""

    def __init__(self, reception: Reception) -> None:
        self._at = reception
        self._organizing = Organizing(reception.store, reception.catalogue)
        self._rosters = Rosters(reception.store, reception.catalogue)

    async def offers(self, visit: Visit, typed: str) -> list[tuple[str, str]]:
        """Return titles and ids of a server's lists for what is typed, best first."""
        words = self._at.words(visit)
        return [(words.title(item), item.id) for item in await self._at.like(visit, typed)]

    async def show(self, visit: Visit, typed: str, page: int = 0) -> Card:
        """Show a list's people."""
        list_ = await self._at.find(visit, typed)
        roster = await self._rosters.show(visit.actor, list_.id, page) if list_ else None
        if roster is None:
            return self._at.no_list(visit)
        zone, openness = await self._at.zone(visit), roster.list.openness(visit.now)
        return cards.roster_card(self._at.words(visit), visit.guild, roster, openness, zone)

    async def export(self, visit: Visit, typed: str) -> Card:
        """Give out a list's people as files."""
        list_ = await self._at.find(visit, typed)
        export = await self._rosters.export(visit.actor, list_.id, visit.now) if list_ else None
        if export is None:
            return self._at.no_list(visit)
        files = (csv_file(export, visit.language), json_file(export, visit.language))
        return cards.export_card(self._at.words(visit), export, files)

    async def edit(self, visit: Visit, typed: str, key: str, changes: Changes) -> Card:
        """Change a list; `key` says in which words that is told."""
        list_ = await self._at.find(visit, typed)
        if list_ is None:
            return self._at.no_list(visit)
        words = self._at.words(visit)
        try:
            changed = await self._organizing.edit(visit.actor, list_.id, changes, visit.now)
        except TooFewSeats as fault:
            return words.card("too_few", Tone.WARNING, held=fault.held)
        seats = changed.seats if changed and changed.seats is not None else words.say("no_limit")
        zone = await self._at.zone(visit)
        return list_cards.saved_card(words, key, changed or list_, zone, seats=seats)

    async def open_list(self, visit: Visit, typed: str) -> Card:
        """Open a list, whatever its times said; one whose event is past stays closed."""
        list_ = await self._at.find(visit, typed)
        if list_ is not None and list_.openness(visit.now) is Openness.OVER:
            words = self._at.words(visit)
            return words.card("over", Tone.WARNING, title=words.title(list_))
        changes: dict[str, object] = {"closed": False, "opens": None}
        if list_ is not None and list_.closes and list_.closes <= visit.now:
            changes["closes"] = None
        return await self.edit(visit, typed, "opened", changes)

    async def delete(self, visit: Visit, typed: str, *, sure: bool = False) -> Card:
        """Delete a list with its data, when asked a second time."""
        list_ = await self._at.find(visit, typed)
        words = self._at.words(visit)
        if list_ is None:
            return self._at.no_list(visit)
        if not sure:
            card = words.card("delete", Tone.WARNING, title=words.title(list_))
            action = f"unlist:{visit.guild}:{list_.id}"
            return replace(card, buttons=(words.button("delete", action, Style.DANGER),))
        try:
            count = await self._organizing.delete(visit.actor, list_.id, visit.now) or 0
        except StandingList:
            return words.card("standing", Tone.WARNING, title=words.title(list_))
        return words.card("deleted", Tone.SUCCESS, title=words.title(list_), count=count)
