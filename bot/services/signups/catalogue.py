"""The lists of a server: the standing ones with what was changed of them, and its own."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process, utils

from bot.core.knowledge.model import Knowledge
from bot.core.signups.lists import Openness, SignUpList
from bot.services.signups.ports import Records

CLOSE = 60
"""Likeness, of 100, from which a title counts as meant."""


class Catalogue:
    """Knows every list of every server."""

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        """`knowledge` returns the knowledge of the moment."""
        self._knowledge = knowledge
        self._last: dict[str, dict[str, SignUpList]] = {}

    async def all(self, records: Records, guild: str) -> dict[str, SignUpList]:
        """Return the lists of a server by id, its own ones last."""
        changes = await records.lists.changes(guild)
        standing = self._knowledge().lists.values()
        lists = [_changed(item, changes.get(item.id, {})) for item in standing]
        lists += await records.lists.made(guild)
        return {item.id: self.dated(item) for item in lists}

    async def remember(self, records: Records, guild: str) -> None:
        """Look at a server's lists, for `open_in`."""
        self._last[guild] = await self.all(records, guild)

    def open_in(self, guild: str, now: dt.datetime) -> list[SignUpList]:
        """Return the lists that are open in a server, as last looked at, without the store."""
        lists = self._last.get(guild, self._knowledge().lists)
        return [item for item in lists.values() if item.openness(now) is Openness.OPEN]

    async def find(self, records: Records, guild: str, list_: str) -> SignUpList | None:
        """Return a list of a server by its id."""
        return (await self.all(records, guild)).get(list_)

    def dated(self, list_: SignUpList) -> SignUpList:
        """Return the list with the dates of its event, which stand in the knowledge only."""
        topic = self._knowledge().topics.get(list_.event or "")
        return replace(list_, dates=topic.dates) if topic and topic.dates else list_


def search(lists: Mapping[str, SignUpList], typed: str, language: str) -> list[SignUpList]:
    """Return the lists that somebody may mean, best first; all when nothing is typed."""
    if not typed.strip():
        return list(lists.values())
    if typed in lists:
        return [lists[typed]]
    languages = (language, "en", "es", "pt", "fr")
    named = [
        (title, item)
        for item in lists.values()
        for title in dict.fromkeys((*(item.title.get(code, "") for code in languages), item.id))
        if title
    ]
    found = process.extract(
        typed[:100],
        [title for title, _ in named],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=CLOSE,
        limit=None,
    )
    return list({named[index][1].id: named[index][1] for _, _, index in found}.values())


def exactly(lists: Mapping[str, SignUpList], typed: str) -> SignUpList | None:
    """Return the list with this id or, in some language, this title; changes need no guesses."""
    wanted = typed.strip().casefold()
    for item in lists.values():
        if wanted == item.id or wanted in {title.casefold() for title in item.title.values()}:
            return item
    return None


def _changed(list_: SignUpList, values: Mapping[str, Any]) -> SignUpList:
    return replace(list_, **values) if values else list_
