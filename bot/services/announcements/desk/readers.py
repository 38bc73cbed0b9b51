"""What everybody can do with an announcement: read it in their language, ask, end its news."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import NoMention
from bot.core.announcements.post import Post
from bot.core.announcements.posting import State
from bot.core.cards import Card, Field, Tone
from bot.core.signups.lists import said
from bot.services.announcements.newsroom import Newsroom
from bot.services.announcements.words import Words


class ReaderDesk:
    """Answers whoever reads. Raises StoreFault."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def read(
        self, guild: str, posting: int, code: str, language: str, now: dt.datetime
    ) -> Post | Card:
        """Return what was posted in another language, to be shown privately."""
        records = self._room.store.view
        found = await records.news.postings.get(guild, posting)
        announcement = (
            await records.news.announcements.get(guild, found.announcement) if found else None
        )
        if found is None or announcement is None or found.state is not State.SENT:
            return Words(self._room.knowledge(), language).card("gone_reader", Tone.WARNING)
        post = await self._room.post(announcement, now, found, code)
        return replace(post, mention=NoMention())

    async def about(self, guild: str, posting: int, language: str) -> Card:
        """Say whom to ask about a post."""
        words = Words(self._room.knowledge(), language)
        records = self._room.store.view
        found = await records.news.postings.get(guild, posting)
        announcement = (
            await records.news.announcements.get(guild, found.announcement) if found else None
        )
        if announcement is None:
            return words.card("gone_reader", Tone.WARNING)
        card = words.card("questions", Tone.INFO)
        if not announcement.byline:
            return card
        return replace(card, fields=(Field(words.say("fields.byline"), announcement.byline),))

    async def unsubscribe(
        self, guild: str, person: str, list_: str, language: str, now: dt.datetime
    ) -> Card:
        """End the news of a list for somebody; they stay on the list."""
        words = Words(self._room.knowledge(), language)
        async with self._room.store.change() as records:
            found = await self._room.catalogue.find(records, guild, list_)
            await records.news.subscriptions.end(guild, list_, person, now)
        title = said(found.title, language) if found else list_
        card = words.card("unsubscribed", Tone.SUCCESS, title=title)
        return replace(card, buttons=(words.button("resubscribe", f"news:{guild}:{list_}:on"),))

    async def resubscribe(self, guild: str, person: str, list_: str, language: str) -> Card:
        """Take up the news of a list again."""
        words = Words(self._room.knowledge(), language)
        async with self._room.store.change() as records:
            found = await self._room.catalogue.find(records, guild, list_)
            await records.news.subscriptions.resume(guild, list_, person)
        title = said(found.title, language) if found else list_
        card = words.card("resubscribed", Tone.SUCCESS, title=title)
        return replace(card, buttons=(words.button("unsubscribe", f"news:{guild}:{list_}:off"),))
