"""A posting on its way to its channel, and what follows from how that ends."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from bot.core.announcements import preflight
from bot.core.announcements.announcement import Announcement
from bot.core.announcements.faults import Code
from bot.core.announcements.history import Event
from bot.core.announcements.lateness import Timing
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting, State
from bot.core.outbox import (
    Ending,
    Hidden,
    Nothing,
    Notice,
    Refused,
    Retry,
    Sent,
    Status,
    TooLate,
    Unreachable,
)
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import BOT, Newsroom, Occasion, occasion, subject
from bot.services.announcements.planning import (
    Plan,
    dates_of,
    is_superseded,
    plan_following,
    word,
)
from bot.services.announcements.ports import CannotTell
from bot.services.signups.ports import Records

_WORDS: Mapping[State, str] = {
    State.FAILED: kinds.FAILED,
    State.UNKNOWN: kinds.UNKNOWN,
    State.MISSED: kinds.MISSED,
}
"""How organizers are told of an end that was not promised."""


class PostHandler:
    """Brings a posting to its channel."""

    is_repeatable = False

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._dates = dates_of(room.knowledge)

    async def prepare(
        self, notice: Notice, now: dt.datetime
    ) -> Post | TooLate | Nothing | Refused | Retry:
        """Return the post, unless it is too late for it, or its organizer may not post it now."""
        found = await occasion(self._room.store.view, notice)
        if found is None:
            return Refused("unreadable")
        if found.posting.state is not State.PLANNED:
            return Nothing()
        posting, announcement = found.posting, found.announcement
        timing = announcement.lateness.verdict(posting.due, now)
        if "anyway" not in notice.draft.data:
            superseded = is_superseded(announcement, posting, now, self._dates)
            if timing is Timing.TOO_LATE or superseded:
                return TooLate()
        try:
            if fault := await self._not_allowed(announcement):
                return fault
        except CannotTell as reason:
            return Retry(str(reason), surely_not_there=True, offline=True)
        late = timing is not Timing.ON_TIME
        return await self._room.post(announcement, now, posting, late=late)

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note what became of a posting; plan all that follows on it, and the next one."""
        found = await subject(records, notice)
        if found is None or found[1] is None or found[1].state is not State.PLANNED:
            await records.outbox.settle(notice, Status.CANCELLED)
            return
        announcement, posting = found[0], ended(found[1], ending, now)
        status, reason = Status(posting.state.value), posting.reason
        await records.outbox.settle(notice, status, message=posting.message, reason=reason)
        await records.news.postings.keep(posting)
        event = Event(now, BOT, posting.state.value, posting.reason)
        await records.news.events.note(posting.announcement, event)
        await self._follow(records, Occasion(posting, announcement), now)

    async def _follow(self, records: Records, found: Occasion, now: dt.datetime) -> None:
        posting, announcement = found.posting, found.announcement
        if posting.state is State.SENT:
            await follow_on_sent(self._room, records, found, now)
        plan = await plan_following(records, announcement, posting, now, self._dates)
        if kind := _WORDS.get(posting.state) or (kinds.MISSED if plan.missed else None):
            data = _missed(posting, plan) if kind == kinds.MISSED else {}
            await records.outbox.plan_again(word(posting, kind, now, data))

    async def _not_allowed(self, announcement: Announcement) -> Refused | None:
        """Return why who answers for it may not post it now. Raises CannotTell."""
        survey = await self._room.probe.survey(
            announcement.guild, announcement.channel, announcement.mention, announcement.author
        )
        if survey.channel is None:  # gone, or in another server, where nothing is posted from here
            return Refused(Code.CHANNEL_GONE)
        settings = await self._room.store.view.lists.settings(announcement.guild)
        faults = preflight.rights(announcement, survey, settings.organizer_role)
        return Refused(faults[0].code) if faults else None


async def follow_on_sent(
    room: Newsroom, records: Records, found: Occasion, now: dt.datetime
) -> None:
    """Plan what a post brings with it: publishing, direct messages, and the receipt."""
    posting, announcement = found.posting, found.announcement
    if announcement.publish:
        await records.outbox.plan_again(kinds.publishing(posting, now))
    list_ = await room.list_of(records, announcement)
    if list_:
        await records.news.readers.plan(posting, list_.id, list_.wording_versions, now)
    await records.outbox.plan_again(kinds.receipt(posting, announcement.author, now))


def ended(posting: Posting, ending: Ending, now: dt.datetime) -> Posting:
    """Return a posting as it stands after its delivery ended."""
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


def _missed(posting: Posting, plan: Plan) -> dict[str, str]:
    """Return what is told of the times that were missed: how many, the first and the last."""
    times = [one.due for one in plan.missed]
    if posting.state is State.MISSED:
        times.insert(0, posting.due)
    first, last = times[0].isoformat(), times[-1].isoformat()
    return {"count": str(len(times)), "first": first, "last": last}
