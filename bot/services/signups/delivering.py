"""Notices about sign-ups on their way: what they say, and what follows when one cannot arrive."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.core.cards import Card
from bot.core.knowledge.model import Knowledge
from bot.core.outbox import (
    Draft,
    Ending,
    Hidden,
    Nothing,
    Notice,
    Refused,
    Sent,
    Status,
    Target,
    TooLate,
    Unreachable,
    is_too_late,
)
from bot.core.signups.entries import ServerSettings
from bot.services.signups.cards.notices import notice_card
from bot.services.signups.cards.wording import Words
from bot.services.signups.desks import Desks
from bot.services.signups.ports import Records

DESK = "desk:"
"""How keys begin of what is written to one organizer, for want of a channel for all."""
_log = logging.getLogger(__name__)


class NoticeHandler:
    """Knows the notices about sign-ups."""

    is_repeatable = False

    def __init__(self, desks: Desks, knowledge: Callable[[], Knowledge]) -> None:
        self._desks = desks
        self._knowledge = knowledge

    async def prepare(self, notice: Notice, now: dt.datetime) -> Card | TooLate:
        """Return the card of a notice."""
        if is_too_late(notice.draft, now):
            return TooLate()
        words = Words(self._knowledge(), notice.draft.language)
        return notice_card(words, notice, now)

    async def settle(
        self, records: Records, notice: Notice, ending: Ending, now: dt.datetime
    ) -> None:
        """Note how a notice ended; one that did not arrive goes another way, or is reported."""
        outbox = records.outbox
        match ending:
            case Sent(message):
                await outbox.settle(notice, Status.SENT, message=message)
            case Nothing():
                await outbox.settle(notice, Status.SENT)
            case Unreachable(reason):
                await self._go_around(records, notice, reason, now)
            case Refused(reason) | Hidden(reason):
                await self._give_up(records, notice, "unsent", reason, now)
            case TooLate():
                await self._give_up(records, notice, "missed", "too late", now)

    async def _go_around(
        self, records: Records, notice: Notice, reason: str, now: dt.datetime
    ) -> None:
        """Send it to the channel for people whose direct messages are closed, if there is one."""
        draft = notice.draft
        list_ = await self._desks.catalogue.find(records, draft.guild, draft.about)
        settings = await records.lists.settings(draft.guild)
        channel = (list_.fallback if list_ else None) or settings.fallback_channel
        is_for_organizers = draft.key.startswith(DESK)
        if draft.target is not Target.PERSON or channel is None or is_for_organizers:
            await self._give_up(records, notice, "undelivered", reason, now)
            return
        around = replace(
            draft,
            key=f"around:{notice.id}",
            target=Target.CHANNEL,
            recipient=channel,
            data={**draft.data, "for": draft.recipient},
        )
        await records.outbox.plan(around)
        await records.outbox.settle(notice, Status.FAILED, reason=reason)

    async def _give_up(
        self, records: Records, notice: Notice, kind: str, reason: str, now: dt.datetime
    ) -> None:
        """End a notice, and tell the organizers of it in a word of some kind.

        Of what Discord did not take, the words are kept: one press sends them again.
        """
        status = Status.MISSED if kind == "missed" else Status.FAILED
        keep = kind == "unsent"
        await records.outbox.settle(notice, status, reason=reason, keep_words=keep)
        draft = notice.draft
        _log.warning("Notice %s (%s) was not delivered: %s", notice.id, draft.kind, reason)
        settings = await records.lists.settings(draft.guild)
        if draft.target is Target.ORGANIZERS or draft.key.startswith(DESK):
            await _tell_one(records, notice, settings, now)
            return
        data = draft.data
        who = data.get("for", draft.recipient)
        word = Draft(
            guild=draft.guild,
            key=f"told:{notice.id}:{now.isoformat()}",
            target=Target.ORGANIZERS,
            recipient="",
            kind=kind,
            due=now,
            about=draft.about,
            language=settings.language or "en",
            data={
                "title": data.get("title", ""),
                "name": data.get("name") or who,
                "who": who,
                "subject": draft.kind,
                "notice": str(notice.id),
            },
        )
        await records.outbox.plan(word)


async def _tell_one(
    records: Records, notice: Notice, settings: ServerSettings, now: dt.datetime
) -> None:
    """Tell whoever changed the list last, and then the owner of the server.

    What reaches neither is counted where organizers look.
    """
    first = await records.audit.last_organizer(notice.draft.guild, notice.draft.about)
    await tell_next(records, notice, (first, settings.owner), now)


async def tell_next(
    records: Records, notice: Notice, people: Iterable[str | None], now: dt.datetime
) -> bool:
    """Write to one organizer what could not be posted to all: once each, till one is reached.

    Return False when nobody of them is left.
    """
    draft = notice.draft
    known = [one for one in dict.fromkeys(people) if one]
    is_first = not draft.key.startswith(DESK)
    tried = known.index(draft.recipient) + 1 if draft.recipient in known and not is_first else 0
    _, _, number = ("", "", str(notice.id)) if is_first else draft.key.rpartition(":")
    for person in known[tried : tried + 1]:
        word = replace(
            draft,
            key=f"{DESK}{person}:{number}",
            target=Target.PERSON,
            recipient=person,
            due=now,
            useful_until=None,
        )
        return await records.outbox.plan(word)
    return False
