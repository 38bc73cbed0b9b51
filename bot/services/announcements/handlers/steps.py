"""What is done with a message that is there already: published, or said in other words."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import NoMention
from bot.core.announcements.history import Event
from bot.core.announcements.post import Publishing, Rewording
from bot.core.announcements.posting import State
from bot.core.outbox import Ending, Nothing, Notice, Refused, Sent, Status
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import BOT, Newsroom, occasion
from bot.services.announcements.planning import word
from bot.services.signups.ports import Records


class PublishHandler:
    """Lets a post go on to the servers that follow its channel."""

    is_repeatable = True

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def prepare(self, notice: Notice, now: dt.datetime) -> Publishing | Nothing:
        """Return which message is meant."""
        del now
        found = await occasion(self._room.store.view, notice)
        if found is None or found.posting.message is None:
            return Nothing()
        return Publishing(found.posting.channel, found.posting.message)

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note whether it was published; organizers are told when it was not."""
        published = isinstance(ending, Sent)
        reason = ending.reason if isinstance(ending, Refused) else ""
        status = Status.SENT if published else Status.FAILED
        await records.outbox.settle(notice, status, reason=reason)
        found = await occasion(records, notice)
        if found is None:
            return
        await records.news.postings.keep(replace(found.posting, published=published))
        if not published:
            event = Event(now, BOT, kinds.UNPUBLISHED, reason)
            await records.news.events.note(found.announcement.id, event)
            draft = word(found.posting, kinds.UNPUBLISHED, now, {"reason": reason})
            await records.outbox.plan_again(draft)


class RewordHandler:
    """Changes a post to what its announcement says now."""

    is_repeatable = True

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def prepare(self, notice: Notice, now: dt.datetime) -> Rewording | Nothing:
        """Return what the message is to say; it pings nobody again."""
        found = await occasion(self._room.store.view, notice)
        if found is None or found.posting.message is None:
            return Nothing()
        posting, announcement = found.posting, found.announcement
        if posting.state is not State.SENT:
            return Nothing()
        late = bool(posting.sent_at and announcement.lateness.is_late(posting.due, posting.sent_at))
        post = await self._room.post(announcement, now, posting, late=late)
        return Rewording(posting.channel, posting.message or "", replace(post, mention=NoMention()))

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note whether the message was changed; organizers are told when it was not."""
        done = isinstance(ending, Sent | Nothing)
        reason = ending.reason if isinstance(ending, Refused) else ""
        await records.outbox.settle(notice, Status.SENT if done else Status.FAILED, reason=reason)
        found = await occasion(records, notice)
        if found is None or done:
            return
        event = Event(now, BOT, kinds.NOT_REWORDED, reason)
        await records.news.events.note(found.announcement.id, event)
        await records.outbox.plan_again(
            word(found.posting, kinds.NOT_REWORDED, now, {"reason": reason})
        )
