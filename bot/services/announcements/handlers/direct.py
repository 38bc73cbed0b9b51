"""Direct messages to the people of a list."""

import datetime as dt

from bot.core.announcements.post import Post
from bot.core.outbox import (
    Ending,
    Hidden,
    Nothing,
    Notice,
    Refused,
    Sent,
    Status,
    TooLate,
    Unreachable,
)
from bot.core.signups.lists import said
from bot.services.announcements.newsroom import Newsroom, occasion
from bot.services.announcements.posts import to_person
from bot.services.announcements.words import Words
from bot.services.signups.ports import Records

USEFUL = dt.timedelta(hours=24)
"""How long after the post a direct message is still sent: what an outage held up for longer is news
no more. The receipt counts it among those that were not reached."""


class DirectHandler:
    """Brings an announcement to one person who asked for the list's news."""

    is_repeatable = False

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def prepare(self, notice: Notice, now: dt.datetime) -> Post | TooLate | Nothing:
        """Return the message in the person's language, unless they want it no more."""
        records, draft = self._room.store.view, notice.draft
        found = await occasion(records, notice)
        list_ = await self._room.list_of(records, found.announcement) if found else None
        if found is None or list_ is None:
            return Nothing()
        versions = list_.wording_versions
        if not await records.news.readers.wants(draft.guild, list_.id, draft.recipient, versions):
            return Nothing()
        if now - draft.due > USEFUL:
            return TooLate()
        post = await self._room.post(found.announcement, now, found.posting, draft.language)
        words = Words(self._room.knowledge(), post.language)
        return to_person(words, post, draft.guild, list_.id, said(list_.title, post.language))

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note how it ended; the receipt tells of it."""
        del now
        match ending:
            case Sent(message):
                await records.outbox.settle(notice, Status.SENT, message=message)
            case Nothing():
                await records.outbox.settle(notice, Status.CANCELLED)
            case TooLate():
                await records.outbox.settle(notice, Status.MISSED, reason="too_late")
            case Unreachable():
                await records.outbox.settle(notice, Status.FAILED, reason="closed")
            case Refused(reason) | Hidden(reason):
                await records.outbox.settle(notice, Status.FAILED, reason=reason)
