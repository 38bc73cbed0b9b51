"""Announcements on their way: what is posted, and what follows from how that ends."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.history import Event
from bot.core.announcements.lateness import Timing
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting, State
from bot.core.knowledge.model import Knowledge
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
from bot.services.announcements.planning import dates_of, plan_next
from bot.services.announcements.posts import post_of
from bot.services.signups.ports import Records, RecordStore

BOT = "bot"
_log = logging.getLogger(__name__)


class PostHandler:
    """Brings a posting to its channel."""

    def __init__(self, store: RecordStore, knowledge: Callable[[], Knowledge]) -> None:
        self._store = store
        self._knowledge = knowledge

    async def prepare(self, notice: Notice, now: dt.datetime) -> Post | TooLate | Nothing:
        """Return the post, unless it has become too late for it."""
        posting, announcement = await found(self._store.view, notice)
        if posting is None or announcement is None:
            return Nothing()
        timing = announcement.lateness.verdict(posting.due, now)
        if timing is Timing.TOO_LATE:
            return TooLate()
        picture = announcement.picture
        upload = (
            await self._store.view.news.uploads.get(announcement.guild, picture.file)
            if picture and picture.file
            else None
        )
        return post_of(
            self._knowledge(),
            announcement,
            now,
            posting=posting,
            upload=upload,
            late=timing is Timing.LATE,
        )

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note what became of a posting, and plan the next one."""
        posting, announcement = await found(records, notice)
        if posting is None or announcement is None:
            await records.outbox.settle(notice, Status.CANCELLED)
            return
        ended = _ended(posting, ending, now)
        await records.outbox.settle(
            notice, Status(ended.state.value), message=ended.message, reason=ended.reason
        )
        await records.news.postings.keep(ended)
        event = Event(now, BOT, ended.state.value, ended.reason)
        await records.news.events.note(announcement.id, event)
        await plan_next(records, announcement, posting.due, dates_of(self._knowledge))


async def found(records: Records, notice: Notice) -> tuple[Posting | None, Announcement | None]:
    """Return the posting that a notice is about, and its announcement."""
    guild = notice.draft.guild
    posting = await records.news.postings.get(guild, int(notice.draft.data["posting"]))
    if posting is None:
        return None, None
    return posting, await records.news.announcements.get(guild, posting.announcement)


def _ended(posting: Posting, ending: Ending, now: dt.datetime) -> Posting:
    match ending:
        case Sent(message):
            return replace(posting, state=State.SENT, message=message, sent_at=now)
        case Hidden(reason):
            return replace(posting, state=State.UNKNOWN, reason=reason)
        case Refused(reason) | Unreachable(reason):
            return replace(posting, state=State.FAILED, reason=reason)
        case TooLate():
            return replace(posting, state=State.MISSED, reason="too_late")
        case Nothing():
            return replace(posting, state=State.CANCELLED)
