"""The lists of a server: the standing ones with what was changed of them, and its own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process, utils

from bot.core.knowledge.model import Knowledge
from bot.core.signups.lists import SignUpList
from bot.services.signups.ports import Records

CLOSE = 60
"""Likeness, of 100, from which a title counts as meant."""


class Catalogue:
    """Knows every list of every server."""

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        """`knowledge` returns the knowledge of the moment."""
        self._knowledge = knowledge

    async def all(self, records: Records, guild: str) -> dict[str, SignUpList]:
        """Return the lists of a server by id, its own ones last."""
        changes = await records.lists.changes(guild)
        standing = self._knowledge().lists.values()
        lists = [_changed(item, changes.get(item.id, {})) for item in standing]
        lists += await records.lists.made(guild)
        return {item.id: self._dated(item) for item in lists}

    async def find(self, records: Records, guild: str, list_: str) -> SignUpList | None:
        """Return a list of a server by its id."""
        return (await self.all(records, guild)).get(list_)

    async def search(
        self, records: Records, guild: str, typed: str, language: str
    ) -> list[SignUpList]:
        """Return the lists whose titles are like what is typed, in any language, best first."""
        return search(await self.all(records, guild), typed, language)

    def for_topic(self, lists: Mapping[str, SignUpList], topic: str) -> list[SignUpList]:
        """Return the lists that belong to a topic."""
        return [item for item in lists.values() if topic in item.topics or item.event == topic]

    def _dated(self, list_: SignUpList) -> SignUpList:
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
