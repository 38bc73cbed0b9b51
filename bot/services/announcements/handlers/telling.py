"""What organizers are told by themselves: receipts, failures, and warnings ahead of time."""

import datetime as dt
import logging
from dataclasses import replace

from bot.core.announcements import checking, preflight
from bot.core.announcements.announcement import Announcement
from bot.core.announcements.posting import State
from bot.core.cards import Card
from bot.core.outbox import (
    Ending,
    Hidden,
    Nothing,
    Notice,
    Refused,
    Retry,
    Sent,
    Status,
    Target,
    TooLate,
    Unreachable,
    Wait,
)
from bot.services.announcements.cards import telling as cards
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import Newsroom, Occasion, subject
from bot.services.announcements.planning import PREFLIGHT
from bot.services.announcements.ports import CannotTell
from bot.services.announcements.words import Words
from bot.services.signups.delivering import DESK, tell_next
from bot.services.signups.ports import Records

_SOON = dt.timedelta(seconds=20)
"""How often it is looked whether all direct messages have ended."""
_log = logging.getLogger(__name__)


class TellingHandler:
    """Tells organizers; one who cannot be reached is told in their channel, and the other way."""

    is_repeatable = False

    def __init__(self, room: Newsroom) -> None:
        self._room = room

    async def prepare(self, notice: Notice, now: dt.datetime) -> Card | Nothing | Wait | Retry:
        """Return what is told; nothing when it is true no more."""
        found = await subject(self._room.store.view, notice)
        if found is None:
            return Nothing()
        announcement, posting = found
        settings = await self._room.store.view.lists.settings(notice.draft.guild)
        words = Words(self._room.knowledge(), settings.language or announcement.language)
        if posting and notice.draft.kind == kinds.RECEIPT:
            return await self._receipt(words, Occasion(posting, announcement), notice, now)
        if posting and notice.draft.kind == PREFLIGHT:
            found_there = Occasion(posting, announcement)
            return await self._preflight(words, found_there, notice, settings.organizer_role, now)
        return cards.word_card(words, notice, announcement, posting, settings.zone)

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note how it ended; once it is tried the other way round."""
        match ending:
            case Sent(message):
                await records.outbox.settle(notice, Status.SENT, message=message)
            case Nothing() | TooLate():
                await records.outbox.settle(notice, Status.CANCELLED)
            case Unreachable(reason) | Refused(reason) | Hidden(reason):
                await self._other_way(records, notice, reason, now)

    async def _other_way(
        self, records: Records, notice: Notice, reason: str, now: dt.datetime
    ) -> None:
        draft = notice.draft
        await records.outbox.settle(notice, Status.FAILED, reason=reason)
        if draft.target is Target.PERSON and not draft.key.startswith(DESK):
            to_all = replace(
                draft,
                key=f"other:{notice.id}",
                target=Target.ORGANIZERS,
                recipient="",
                due=now,
                data={**draft.data, "tried": draft.recipient},
            )
            await records.outbox.plan(to_all)
        elif not await tell_next(records, notice, await self._people(records, notice), now):
            _log.warning("Organizers could not be told (%s): %s", draft.kind, reason)

    async def _people(self, records: Records, notice: Notice) -> list[str | None]:
        """Return who is told, one after the other, of what cannot be told to all organizers.

        Who wants an approval cannot give it, so another one is asked.
        """
        draft = notice.draft
        found = await subject(records, notice)
        asks = draft.kind == kinds.APPROVAL
        without = found[0].asked_by if found and asks else draft.data.get("tried", "")
        author = found[0].author if found and not asks else None
        last = await records.news.events.last_organizer(draft.guild, without)
        owner = (await records.lists.settings(draft.guild)).owner
        return [one for one in (author, last, owner) if one != without]

    async def _receipt(
        self, words: Words, found: Occasion, notice: Notice, now: dt.datetime
    ) -> Card | Wait | Nothing:
        posting, announcement = found.posting, found.announcement
        view = self._room.store.view
        if posting.state is not State.SENT:
            return Nothing()
        batch = kinds.direct_batch(posting)
        counts = await view.outbox.counts(batch)
        if counts[Status.PLANNED] or counts[Status.CLAIMED]:
            return Wait(now + _SOON)
        failed = await view.outbox.failed(batch)
        receipt = cards.Receipt(
            announcement,
            posting,
            counts,
            tuple(failed),
            tuple([await self._name(announcement, one) for one in failed[: cards.NAMED]]),
            self._room.probe.link(posting.guild, posting.channel, posting.message or ""),
        )
        zone = (await view.lists.settings(posting.guild)).zone
        return cards.receipt_card(words, receipt, notice, zone)

    async def _name(self, announcement: Announcement, notice: Notice) -> str:
        """Return how somebody is called on the list."""
        view, person = self._room.store.view, notice.draft.recipient
        entry = await view.places.get(announcement.guild, announcement.list or "", person)
        return (entry.name if entry else "") or person

    async def _preflight(
        self,
        words: Words,
        found: Occasion,
        notice: Notice,
        organizer_role: str | None,
        now: dt.datetime,
    ) -> Card | Nothing | Retry:
        posting, announcement = found.posting, found.announcement
        if posting.state is not State.PLANNED or now >= posting.due:
            return Nothing()
        try:
            survey = await self._room.probe.survey(
                announcement.guild, announcement.channel, announcement.mention, announcement.author
            )
        except CannotTell as reason:
            return Retry(str(reason), surely_not_there=True, offline=True)
        view = self._room.store.view
        lists = await self._room.catalogue.all(view, announcement.guild)
        faults = (
            *checking.faults(announcement, words.knowledge, lists.keys(), now.date()),
            *preflight.faults(announcement, survey, organizer_role),
        )
        if not faults:
            return Nothing()
        return cards.warning_card(words, announcement, posting, faults, notice)
