"""Lists filled in by organizers: new ones in one step, and all else of them part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.core.cards import Card, Style, Tone
from bot.core.permissions import Action
from bot.core.signups.asking import asked, put_question, question_sheet
from bot.core.signups.lists import SignUpList
from bot.core.signups.sheets import Reading, SheetFault, blank, fill_in, sheet_of
from bot.services.signups.access import require
from bot.services.signups.cards import lists as cards
from bot.services.signups.cards.wording import Words
from bot.services.signups.desk.reception import Reception, Visit
from bot.services.signups.desk.sheet_fields import (
    GROUPS,
    QUESTION,
    FieldMaker,
    SheetWanted,
    chosen,
    topics,
)
from bot.services.signups.organizing import (
    LISTS,
    ListExists,
    Organizing,
    TooFewSeats,
    TooManyLists,
)

NEW = "~new"
"""Stands for a list that is not there yet; no list has this id."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One part of a list, in front of an organizer."""

    list: SignUpList
    part: str
    """A group of fields, or a question: "q3"."""
    how: Reading
    words: Words

    @property
    def id(self) -> str:
        """What tells this sheet from others of the server."""
        return f"{self.list.id or NEW}:{self.part}:{self.how.language}"

    @property
    def draft(self) -> str:
        """The name under which it is kept as far as it was filled in; no list has it."""
        return f"~sheet:{self.id}"

    @property
    def number(self) -> int:
        """Which question it is, from 1, or 0."""
        digits = self.part[1:]
        return int(digits) if self.part[0] == "q" and digits.isdecimal() else 0

    @property
    def values(self) -> dict[str, str]:
        """What stands there already."""
        if self.number:
            return question_sheet(self.list, self.number, self.how.language)
        return sheet_of(self.list, self.how)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what it asks for."""
        return QUESTION if self.number else GROUPS[self.part]

    def read(self, filled: Mapping[str, str]) -> tuple[dict[str, Any], tuple[SheetFault, ...]]:
        """Return what is changed, and what could not be read."""
        if not self.number:
            return fill_in(self.list, filled, self.how)
        questions, faults = put_question(self.list, self.number, filled, self.how)
        return {"questions": questions}, faults


class SheetDesk:
    """Opens sheets and takes them in. Raises Forbidden for members, and StoreFault."""

    def __init__(self, reception: Reception) -> None:
        self._at = reception
        self._store = reception.store
        self._organizing = Organizing(reception.store, reception.catalogue)

    async def new(self, visit: Visit, given: Mapping[str, str], written: str) -> SheetWanted | Card:
        """Return the first sheet of a new list, whose texts are `written` in a language.

        What is given with the command is kept, so that it is there when the sheet comes back.
        """
        await require(self._store.view, visit.actor, Action.CHANGE_LIST)
        sheet = await self._sheet(visit, NEW, "texts", written)
        if sheet is None:
            return self._at.no_list(visit)
        await self._keep(visit, sheet, {**await self._kept(visit, sheet), **given})
        return await self._wanted(visit, sheet)

    async def show(self, visit: Visit, typed: str, written: str) -> Card:
        """Show all that can be changed of a list, its texts as `written` in one language."""
        await require(self._store.view, visit.actor, Action.CHANGE_LIST)
        list_ = await self._at.find(visit, typed)
        if list_ is None or written not in self._at.knowledge().languages:
            return self._at.no_list(visit)
        return await self._card(visit, list_, "settings", written)

    async def press(self, visit: Visit, action: str) -> SheetWanted | Card:
        """Open the part of a list that a button names, or its page: "list:<server>:<id>:es"."""
        await require(self._store.view, visit.actor, Action.CHANGE_LIST)
        verb, guild, name, *rest = f"{action}:::".split(":")
        if guild != visit.guild:
            return self._at.no_list(visit)
        if verb == "list":
            return await self.show(visit, name, rest[0])
        sheet = await self._sheet(visit, name, rest[0], rest[1])
        return self._at.no_list(visit) if sheet is None else await self._wanted(visit, sheet)

    async def submit(self, visit: Visit, form: str, typed: Mapping[str, str]) -> Card:
        """Take a sheet in that was opened under the id `form`."""
        await require(self._store.view, visit.actor, Action.CHANGE_LIST)
        _, guild, name, part, written, *_ = f"{form}::::".split(":")
        sheet = await self._sheet(visit, name, part, written)
        if sheet is None or guild != visit.guild:
            return self._at.no_list(visit)
        asked_for = (await self._wanted(visit, sheet)).fields
        meant = {
            item.name: chosen(item, typed[item.name]) for item in asked_for if item.name in typed
        }
        filled = {**await self._kept(visit, sheet), **meant}
        changes, faults = sheet.read(filled)
        if not faults:
            return await self._save(visit, sheet, changes)
        await self._keep(visit, sheet, filled)
        button = sheet.words.button("mend", f"sheet:{guild}:{sheet.id}", Style.PRIMARY)
        return cards.sheet_card(sheet.words, faults, button)

    async def _save(self, visit: Visit, sheet: _Sheet, changes: dict[str, Any]) -> Card:
        words, list_ = sheet.words, sheet.list
        actor, now = visit.actor, visit.now
        try:
            if list_.id:
                changed = await self._organizing.edit(actor, list_.id, changes, now) or list_
            else:
                changed = await self._organizing.create(actor, replace(list_, **changes), now)
        except ListExists as fault:
            return words.card("exists", Tone.WARNING, title=words.title(fault.list))
        except TooManyLists:
            return words.card("too_many", Tone.WARNING, most=LISTS)
        except TooFewSeats as fault:
            return words.card("too_few", Tone.WARNING, held=fault.held)
        async with self._store.change() as records:
            await records.drafts.drop(visit.guild, sheet.draft, actor.person)
        found = await self._at.find(visit, changed.id) or changed
        return await self._card(visit, found, "edited" if list_.id else "saved", sheet.how.language)

    async def _card(self, visit: Visit, list_: SignUpList, key: str, written: str) -> Card:
        places = {id_: visit.names.place(id_) for id_ in (list_.role, list_.fallback) if id_}
        page = cards.ListPage(
            words=self._at.words(visit),
            guild=visit.guild,
            list=list_,
            lists=await self._at.lists(visit),
            places=places,
            written=written,
            zone=await self._at.zone(visit),
        )
        return page.card(key)

    async def _wanted(self, visit: Visit, sheet: _Sheet) -> SheetWanted:
        make = FieldMaker(sheet.words, await self._at.lists(visit), sheet.list)
        values = {**sheet.values, **await self._kept(visit, sheet)}
        fields = (make.field(name, values.get(name, "")) for name in sheet.fields)
        part = "question" if sheet.number else sheet.part
        return SheetWanted(
            id=f"sheet:{visit.guild}:{sheet.id}",
            title=sheet.words.say(f"sheet.titles.{part if sheet.list.id else 'new'}"),
            # what is too long for a form is changed elsewhere, rather than cut off
            fields=tuple(item for item in fields if len(item.value) <= item.longest),
        )

    async def _sheet(self, visit: Visit, name: str, part: str, written: str) -> _Sheet | None:
        """Return the sheet of that name, or None when there is none."""
        lists = await self._at.lists(visit)
        list_ = blank() if name == NEW else lists.get(name)
        words = self._at.words(visit)
        if list_ is None or not part or written not in words.knowledge.languages:
            return None
        how = Reading(
            zone=await self._at.zone(visit),
            language=written,
            consent=dict(words.knowledge.texts["roster.consent"]),
            topics=frozenset(words.knowledge.topics),
            events=frozenset(id_ for id_, _ in topics(words.knowledge, written, dated=True)),
            lists=frozenset(lists),
        )
        sheet = _Sheet(list_, part, how, words)
        is_known = part in GROUPS or 1 <= sheet.number <= len(asked(list_)) + 1
        return sheet if is_known else None

    async def _kept(self, visit: Visit, sheet: _Sheet) -> dict[str, str]:
        return await self._store.view.drafts.get(visit.guild, sheet.draft, visit.actor.person)

    async def _keep(self, visit: Visit, sheet: _Sheet, filled: dict[str, str]) -> None:
        async with self._store.change() as records:
            await records.drafts.keep(
                visit.guild, sheet.draft, visit.actor.person, filled, visit.now
            )
