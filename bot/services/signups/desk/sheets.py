"""Lists filled in by organizers: new ones, and the wording of old ones."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.core.cards import Card, Style, Tone
from bot.core.knowledge.model import Knowledge
from bot.core.permissions import Action, Actor
from bot.core.signups.lists import SignUpList
from bot.core.signups.sheets import Reading, blank, fill_in, sheet_of
from bot.services.signups.access import require
from bot.services.signups.cards import organizer as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.catalogue import Catalogue, exactly
from bot.services.signups.organizing import ListExists, Organizing, TooFewSeats
from bot.services.signups.ports import RecordStore

NEW = "~new"
"""Under which a sheet for a new list is kept while it is filled in; no list has this id."""
ASKED = ("title", "description", "purpose", "questions")
"""What a window asks; the rest is given with the command."""
FURTHER = ("kind", "seats", "waitlist", "opens", "closes", "dates", "offer_hours")
"""What is asked besides, where questions come one by one."""
LONG = frozenset({"description", "purpose", "questions"})
"""What takes more than a line."""


@dataclass(frozen=True, slots=True)
class SheetWanted:
    """A list to be filled in by an organizer."""

    id: str
    """What tells this sheet from others, also after a restart."""
    title: str
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    values: Mapping[str, str]
    """What stands there already."""
    further: Mapping[str, str]
    """Labels of what was, or could have been, given with the command."""


class SheetDesk:
    """Opens sheets and takes them in. Raises Forbidden for members, and StoreFault."""

    def __init__(
        self, store: RecordStore, catalogue: Catalogue, knowledge: Callable[[], Knowledge]
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._knowledge = knowledge
        self._organizing = Organizing(store, catalogue)

    async def open(
        self,
        actor: Actor,
        typed: str,
        given: Mapping[str, str],
        language: str,
        now: dt.datetime,
    ) -> SheetWanted | Card:
        """Return the sheet of the list that is typed, or of a new one when nothing is.

        What is given with the command is kept, so that it is there when the sheet comes back.
        """
        await require(self._store.view, actor, Action.CHANGE_LIST)
        list_ = await self._find(actor, typed) if typed else blank()
        words = self._words(language)
        if list_ is None:
            return words.card("no_list", Tone.WARNING)
        name = list_.id or NEW
        kept = await self._store.view.drafts.get(actor.guild, name, actor.person)
        if given:
            # what was typed in one language must not come back as another's words
            same = kept.get("language") == given.get("language")
            kept = {**(kept if same else {}), **given}
            async with self._store.change() as records:
                await records.drafts.keep(actor.guild, name, actor.person, kept, now)
        how = await self._how(actor, kept.get("language", language))
        return SheetWanted(
            id=f"sheet:{actor.guild}:{name}",
            title=words.say("sheet.edit" if list_.id else "sheet.new"),
            labels={field: words.say(f"sheet.{field}") for field in ASKED},
            hints={field: words.say(f"sheet.{field}_hint") for field in (*ASKED, *FURTHER)},
            values={**sheet_of(list_, how), **kept},
            further={field: words.say(f"sheet.{field}") for field in FURTHER},
        )

    async def press(
        self, actor: Actor, about: str, language: str, now: dt.datetime
    ) -> SheetWanted | Card:
        """Show a sheet again that is to be mended; `about` is its server and name."""
        name = about.partition(":")[2]
        return await self.open(actor, "" if name == NEW else name, {}, language, now)

    async def submit(
        self, actor: Actor, sheet: str, typed: Mapping[str, str], language: str, now: dt.datetime
    ) -> Card:
        """Take a sheet in that was opened under the id `sheet`."""
        await require(self._store.view, actor, Action.CHANGE_LIST)
        _, guild, name = sheet.split(":")
        words = self._words(language)
        list_ = blank() if name == NEW else await self._find(actor, name)
        if list_ is None or guild != actor.guild:
            return words.card("no_list", Tone.WARNING)
        kept = await self._store.view.drafts.get(guild, name, actor.person)
        filled = {**kept, **typed}
        changes, faults = fill_in(
            list_, filled, await self._how(actor, filled.get("language", language))
        )
        if faults:
            async with self._store.change() as records:
                await records.drafts.keep(guild, name, actor.person, filled, now)
            button = words.button("mend", f"sheet:{guild}:{name}", Style.PRIMARY)
            return cards.sheet_card(words, faults, button)
        card = await self._save(actor, replace(list_, **changes), changes, words, now)
        async with self._store.change() as records:
            await records.drafts.drop(guild, name, actor.person)
        return card

    async def _save(
        self,
        actor: Actor,
        list_: SignUpList,
        changes: Mapping[str, object],
        words: Words,
        now: dt.datetime,
    ) -> Card:
        zone = (await self._how(actor, words.language)).zone
        key = "edited" if list_.id else "saved"
        try:
            if list_.id:
                await self._organizing.edit(actor, list_.id, changes, now)
            else:
                list_ = await self._organizing.create(actor, list_, now)
        except ListExists as fault:
            return words.card("exists", Tone.WARNING, title=words.title(fault.list))
        except TooFewSeats as fault:
            return words.card("too_few", Tone.WARNING, held=fault.held)
        return cards.saved_card(words, key, list_, zone)

    async def _find(self, actor: Actor, typed: str) -> SignUpList | None:
        lists = await self._catalogue.all(self._store.view, actor.guild)
        return exactly(lists, typed)

    async def _how(self, actor: Actor, language: str) -> Reading:
        settings = await self._store.view.lists.settings(actor.guild)
        consent = dict(self._knowledge().texts["roster.consent"])
        return Reading(settings.zone, language, consent)

    def _words(self, language: str) -> Words:
        return Words(self._knowledge(), language, "roster")
