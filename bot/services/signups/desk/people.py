"""The organizers' desk for the people on lists: adding, removing, admitting, writing to them."""

from bot.core.cards import Card, Tone
from bot.core.permissions import Action
from bot.core.signups.places import Refusal
from bot.services.signups.access import require
from bot.services.signups.admitting import Act, Admissions, NoSeat, NotOn, Remedy
from bot.services.signups.cards import organizer as cards
from bot.services.signups.desk.reception import Reception, Visit
from bot.services.signups.rosters import PAGE, Rosters


class PeopleDesk:
    """Answers organizers. Raises Forbidden for others, and StoreFault."""

    def __init__(self, reception: Reception) -> None:
        self._at = reception
        self._rosters = Rosters(reception.store, reception.catalogue)
        self._admissions = Admissions(reception.store, reception.catalogue)

    async def add(self, visit: Visit, typed: str, act: Act) -> Card:
        """Put somebody on a list."""
        list_ = await self._at.find(visit, typed)
        if list_ is None:
            return self._at.no_list(visit)
        words, who = self._at.words(visit), (act.person, act.name)
        entry = await self._rosters.add(visit.actor, list_.id, *who, visit.language, visit.now)
        if entry is None or isinstance(entry, Refusal):
            return words.card("full", Tone.WARNING, title=words.title(list_))
        state = words.say(f"states.{entry.place.state}")
        values = {"title": words.title(list_), "name": act.name, "state": state}
        return words.card("added", Tone.SUCCESS, **values)

    async def remove(self, visit: Visit, typed: str, act: Act) -> Card:
        """Take somebody off a list, and tell them why."""
        list_ = await self._at.find(visit, typed)
        if list_ is None:
            return self._at.no_list(visit)
        entry = await self._rosters.remove(visit.actor, list_.id, act.person, act.reason, visit.now)
        key = "removed" if entry else "not_on"
        return cards.person_card(self._at.words(visit), key, list_, act.name)

    async def admit(self, visit: Visit, typed: str, act: Act, how: Remedy | None = None) -> Card:
        """Give somebody who waits a seat, out of order; `how` is a remedy that was offered."""
        list_ = await self._at.find(visit, typed)
        if list_ is None:
            return self._at.no_list(visit)
        words, name = self._at.words(visit), act.name or act.person
        outcome = await self._admissions.admit(visit.actor, list_, act, visit.now, how)
        match outcome:
            case NotOn():
                return cards.person_card(words, "not_on", list_, name)
            case NoSeat(list_, entry):
                return cards.no_seat_card(words, visit.guild, list_, entry)
        key = "admitted" if outcome.entry.place.holds_seat else "first"
        return cards.person_card(words, key, list_, outcome.entry.name or name)

    async def message(self, visit: Visit, typed: str, text: str, occasion: str) -> Card:
        """Write to everybody on a list; `occasion` names this one message."""
        list_ = await self._at.find(visit, typed)
        if list_ is None:
            return self._at.no_list(visit)
        count = await self._rosters.message(visit.actor, list_.id, text, occasion, visit.now)
        words = self._at.words(visit)
        return words.card("messaged", Tone.SUCCESS, title=words.title(list_), count=count)

    async def resend(self, visit: Visit, notice: int) -> Card:
        """Send once more what could not be sent to somebody; it may be too late by now."""
        words = self._at.words(visit)
        async with self._at.store.change() as records:
            await require(records, visit.actor, Action.CHANGE_ROSTER)
            is_planned = await records.outbox.send_again(visit.guild, notice, visit.now)
        tone = Tone.SUCCESS if is_planned else Tone.WARNING
        return words.card("resent" if is_planned else "not_resent", tone)

    async def log(self, visit: Visit, page: int = 0) -> Card:
        """Show the log."""
        lines = await self._rosters.log(visit.actor, page)
        names = {
            line.actor: await visit.names.person(line.actor) for line in lines if not line.is_own
        }
        values = (change.partition("=")[2] for line in lines for change in line.detail.split("\n"))
        names |= {value: visit.names.place(value) for value in values if value not in names}
        zone, words = await self._at.zone(visit), self._at.words(visit)
        return cards.log_card(words, visit.guild, lines, names, (page, PAGE), zone)
