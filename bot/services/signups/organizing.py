"""What organizers do with lists: make, open, close, edit and delete them. All of it is logged."""

import datetime as dt
import re
import unicodedata
from dataclasses import replace

from bot.core.knowledge.values import EventDates
from bot.core.permissions import Action, Actor
from bot.core.signups.entries import LogLine
from bot.core.signups.lists import SignUpList
from bot.core.signups.times import write_dates, write_moment
from bot.services.signups.access import require
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Changes, Records, RecordStore
from bot.services.signups.seats import forget_list, notice, occupancy, offer_free_seats

ID_LIMIT = 32
"""Characters of a list's id: with the server's it must fit into a button."""
LISTS = 200
"""Lists that one server may have."""


class ListExists(Exception):
    """There is a list of that name already; `list` is it."""

    def __init__(self, list_: SignUpList) -> None:
        super().__init__(list_.id)
        self.list = list_


class TooManyLists(Exception):
    """The server has as many lists as it may have."""


class TooFewSeats(Exception):
    """More people hold seats than there would be; `held` is how many."""

    def __init__(self, held: int) -> None:
        super().__init__(str(held))
        self.held = held


class StandingList(Exception):
    """The list comes with the knowledge, and is closed rather than deleted."""


class Organizing:
    """The organizers' side of the lists themselves."""

    def __init__(self, store: RecordStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    async def create(self, actor: Actor, list_: SignUpList, now: dt.datetime) -> SignUpList:
        """Make a list, its id made from its title.

        Raises Forbidden, ListExists, TooManyLists, StoreFault.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_LIST)
            lists = await self._catalogue.all(records, actor.guild)
            list_ = replace(list_, id=slug(list_.title["en"]))
            if list_.id in lists:
                raise ListExists(lists[list_.id])
            if len(lists) >= LISTS:
                raise TooManyLists
            await records.lists.keep(actor.guild, _undated(list_))
            await _log(records, actor, "new", list_, now)
        await self._catalogue.remember(self._store.view, actor.guild)
        return list_

    async def edit(
        self, actor: Actor, list_id: str, changes: Changes, now: dt.datetime
    ) -> SignUpList | None:
        """Change fields of a list, and return it; None when there is none of that id.

        More seats are offered in order. Raises Forbidden, TooFewSeats, StoreFault.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_LIST)
            list_ = await self._catalogue.find(records, actor.guild, list_id)
            if list_ is None:
                return None
            list_ = replace(list_, **changes)
            held = (await occupancy(records, actor.guild, list_)).held
            if "seats" in changes and list_.seats is not None and list_.seats < held:
                raise TooFewSeats(held)
            await records.lists.keep(actor.guild, _undated(list_), tuple(changes))
            list_ = self._catalogue.dated(list_)
            await offer_free_seats(records, actor.guild, list_, now)
            words = "\n".join(f"{name}={_shown(value)}" for name, value in changes.items())
            await _log(records, actor, "edit", list_, now, words)
        await self._catalogue.remember(self._store.view, actor.guild)
        return list_

    async def delete(self, actor: Actor, list_id: str, now: dt.datetime) -> int | None:
        """Delete a list with all its data, telling the people on it; return how many they were.

        Raises Forbidden, StandingList for one that comes with the knowledge, StoreFault.
        """
        async with self._store.change() as records:
            await require(records, actor, Action.CHANGE_LIST)
            list_ = await self._catalogue.find(records, actor.guild, list_id)
            if list_ is None:
                return None
            if list_.standing:
                raise StandingList
            people = await records.places.on_list(actor.guild, list_.id)
            await forget_list(records, actor.guild, list_.id)
            await records.lists.delete(actor.guild, list_.id)
            for entry in people:
                await records.outbox.plan(replace(notice(entry, list_, "deleted", now), about=""))
            await _log(records, actor, "delete", list_, now, f"{len(people)} people")
        await self._store.scrub()
        await self._catalogue.remember(self._store.view, actor.guild)
        return len(people)


def _undated(list_: SignUpList) -> SignUpList:
    """Return a list without the dates of its event, which stand in the knowledge only."""
    return replace(list_, dates=None) if list_.event else list_


async def _log(
    records: Records,
    actor: Actor,
    action: str,
    list_: SignUpList,
    now: dt.datetime,
    detail: str = "",
) -> None:
    line = LogLine(actor.guild, now, actor.person, action, list_.id, detail=detail)
    await records.audit.note(line)


def _shown(value: object) -> str:
    """Return a changed value for the log, on one line."""
    match value:
        case dict():
            return " ".join(str(value.get("en", "")).split())[:80]
        case tuple():
            return str(len(value))
        case bool():
            return "yes" if value else "no"
        case EventDates():
            return write_dates(value)
        case dt.datetime():
            return write_moment(value, "UTC")
    return "" if value is None else str(value)


def slug(title: str) -> str:
    """Return an id made from a title: "Spring Summit 2027!" is "spring-summit-2027"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LIMIT].strip("-") or "list"
