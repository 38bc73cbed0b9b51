"""The one loop that sends what is due."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from bot.core.cards import Card
from bot.core.knowledge.model import Knowledge
from bot.core.outbox import (
    Draft,
    Notice,
    Outcome,
    Refused,
    Retry,
    Sent,
    Status,
    Target,
    Unreachable,
    is_too_late,
    pause,
)
from bot.services.ports import StoreFault
from bot.services.signups.cards.notices import notice_card
from bot.services.signups.cards.wording import Words
from bot.services.signups.desks import Desks
from bot.services.signups.ports import Records

LONGEST_SLEEP = 30.0
"""Seconds after which the clock is read again, whatever was planned: clocks are set, too."""
PACE = 0.1
"""Seconds between two notices, well inside Discord's limits."""
UPKEEP = dt.timedelta(seconds=15)
"""The least time between two rounds of upkeep."""
_log = logging.getLogger(__name__)


class Sender(Protocol):
    """Brings a card to somebody."""

    async def send(self, notice: Notice, card: Card) -> Outcome:
        """Send a notice under its nonce; never raises."""

    async def find(self, notice: Notice) -> Sent | None:
        """Return the message of a notice that went out before, if it is there."""

    async def alarm(self, fault: StoreFault) -> None:
        """Tell whoever can mend it that the store cannot be used; never raises."""


class Delivery:
    """Sends every notice at least once, and, as far as Discord lets it be seen, not twice.

    A notice is claimed on disk before it is sent, and sent under a nonce that is always the same.
    One found claimed by a process that died is looked for where it would stand before it is sent
    again. What cannot reach a person goes to the fallback channel or to the organizers; what came
    too late is not sent but told to the organizers. Nothing is dropped in silence.
    """

    def __init__(
        self,
        desks: Desks,
        sender: Sender,
        knowledge: Callable[[], Knowledge],
        now: Callable[[], dt.datetime],
        pace: float = PACE,
    ) -> None:
        self._desks = desks
        self._store = desks.store
        self._sender = sender
        self._knowledge = knowledge
        self._now = now
        self._pace = pace
        self._woken = asyncio.Event()
        self._kept_up: dt.datetime | None = None

    def wake(self) -> None:
        """Look at once whether something is due."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver until cancelled; whatever goes wrong, the loop goes on.

        The data folder's lock leaves no other process at work, so what is claimed at the start was
        left by one that died, and is looked into at once.
        """
        with suppress(StoreFault):
            async with self._store.change() as records:
                await records.outbox.release(self._now())
        while True:
            self._woken.clear()
            sleep = LONGEST_SLEEP
            try:
                await self._keep_up()
                await self._send_due()
                sleep = await self._sleep()
            except StoreFault as fault:
                await self._sender.alarm(fault)
            except Exception:
                _log.exception("The delivery stumbled, and goes on")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), sleep)

    async def catch_up(self) -> None:
        """Do everything that is due by now."""
        await self._desks.upkeep.run(self._now())
        await self._send_due()

    async def _keep_up(self) -> None:
        """Look after offers, reminders and the rest, now and then: each press wakes the loop."""
        now = self._now()
        if self._kept_up is None or abs(now - self._kept_up) >= UPKEEP:
            await self._desks.upkeep.run(now)
            self._kept_up = now

    async def _send_due(self) -> None:
        while notice := await self._claim():
            await self._deliver(notice)
            await asyncio.sleep(self._pace)

    async def _claim(self) -> Notice | None:
        now = self._now()
        due = await self._store.view.outbox.next_at()
        if due is None or due > now:
            return None
        async with self._store.change() as records:
            return await records.outbox.claim(now)

    async def _sleep(self) -> float:
        due = await self._store.view.outbox.next_at()
        wait = (due - self._now()).total_seconds() if due else LONGEST_SLEEP
        return min(max(wait, 0.05), LONGEST_SLEEP)

    async def _deliver(self, notice: Notice) -> None:
        try:
            outcome = await self._attempt(notice)
        except Exception as error:
            _log.exception("Notice %s cannot be put into words", notice.id)
            outcome = Refused(type(error).__name__)
        async with self._store.change() as records:
            await self._settle(records, notice, outcome)

    async def _attempt(self, notice: Notice) -> Outcome | None:
        """Return what came of sending; None when it was too late for it."""
        if notice.may_have_gone_out and (found := await self._sender.find(notice)):
            return found
        if is_too_late(notice.draft, self._now()):
            return None
        words = Words(self._knowledge(), notice.draft.language)
        return await self._sender.send(notice, notice_card(words, notice, self._now()))

    async def _settle(self, records: Records, notice: Notice, outcome: Outcome | None) -> None:
        outbox = records.outbox
        match outcome:
            case Sent(message):
                await outbox.settle(notice, Status.SENT, message=message)
            case Retry(reason):
                if wait := pause(notice.attempts):
                    await outbox.put_off(notice, self._now() + wait, reason)
                else:
                    await self._give_up(records, notice, Status.FAILED, reason)
            case Unreachable(reason):
                await self._go_around(records, notice, reason)
            case Refused(reason):
                await self._give_up(records, notice, Status.FAILED, reason)
            case None:
                await self._give_up(records, notice, Status.MISSED, "too late")

    async def _go_around(self, records: Records, notice: Notice, reason: str) -> None:
        """Send it to the channel for people whose direct messages are closed, if there is one."""
        draft = notice.draft
        list_ = await self._desks.catalogue.find(records, draft.guild, draft.about)
        settings = await records.lists.settings(draft.guild)
        channel = (list_.fallback if list_ else None) or settings.fallback_channel
        if draft.target is not Target.PERSON or channel is None:
            await self._give_up(records, notice, Status.FAILED, reason)
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

    async def _give_up(self, records: Records, notice: Notice, status: Status, reason: str) -> None:
        """End a notice, and tell the organizers of it."""
        draft = notice.draft
        await records.outbox.settle(notice, status, reason=reason)
        _log.warning("Notice %s (%s) was not delivered: %s", notice.id, draft.kind, reason)
        if draft.target is Target.ORGANIZERS:
            return
        data = draft.data
        who = data.get("for", draft.recipient)
        word = Draft(
            guild=draft.guild,
            key=f"told:{notice.id}",
            target=Target.ORGANIZERS,
            recipient="",
            kind="missed" if status is Status.MISSED else "undelivered",
            due=self._now(),
            about=draft.about,
            data={
                "title": data.get("title", ""),
                "name": data.get("name") or who,
                "who": who,
                "subject": draft.kind,
            },
        )
        await records.outbox.plan(word)
