"""One attempt at one notice that was claimed."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Mapping

from bot.core.announcements.post import Post, Publishing, Rewording
from bot.core.cards import Card
from bot.core.outbox import (
    OFFLINE_PAUSE,
    Absent,
    Ending,
    Hidden,
    Notice,
    Outcome,
    Refused,
    Retry,
    Sent,
    Sight,
    Status,
    Target,
    Wait,
    is_last,
    pause,
)
from bot.delivery.sender import Handler, Sender
from bot.services.ports import StoreFault
from bot.services.signups.ports import RecordStore

LONGEST = 90.0
"""Seconds after which an attempt is given up: less than a claim's lease, so that nobody else can
have taken it up meanwhile."""
LAST_LOOK = 25.0
"""Seconds for the last look before giving up; with an attempt they are still less than a lease."""
_log = logging.getLogger(__name__)


class Attempts:
    """Brings a claimed notice there, or notes why not."""

    def __init__(
        self,
        store: RecordStore,
        sender: Sender,
        handlers: Mapping[str, Handler],
        others: Handler,
        now: Callable[[], dt.datetime],
    ) -> None:
        """`handlers` are for their kinds, `others` for all else."""
        self._store = store
        self._sender = sender
        self._handlers = handlers
        self._others = others
        self._now = now

    async def deliver(self, notice: Notice) -> None:
        """Do what a notice asks, and note how it ended. Raises StoreFault."""
        handler = self._handlers.get(notice.draft.kind, self._others)
        try:
            async with asyncio.timeout(LONGEST):
                outcome = await self._attempt(notice, handler)
        except TimeoutError:
            outcome = Retry("time-out")
        except Exception as error:
            _log.exception("Notice %s cannot be delivered", notice.id)
            outcome = Refused(type(error).__name__)
        if isinstance(outcome, Retry) and not outcome.offline and is_last(notice.attempts):
            outcome = await self._given_up(notice, handler, outcome)
        try:
            await self._note(notice, handler, outcome)
        except StoreFault:
            raise
        except Exception as error:
            _log.exception("How notice %s ended cannot be noted as it should", notice.id)
            async with self._store.change() as records:
                await records.outbox.settle(notice, Status.FAILED, reason=type(error).__name__)

    async def _note(self, notice: Notice, handler: Handler, outcome: Ending | Retry | Wait) -> None:
        async with self._store.change() as records:
            match outcome:
                case Wait(until):
                    await records.outbox.put_back(notice, until)
                case Retry(offline=offline):
                    wait = OFFLINE_PAUSE if offline else pause(notice.attempts)
                    await records.outbox.put_off(notice, self._now() + wait, outcome)
                case _:
                    await handler.settle(records, notice, outcome, self._now())

    async def _attempt(self, notice: Notice, handler: Handler) -> Ending | Retry | Wait:
        if notice.may_have_gone_out and not handler.is_repeatable:
            sight = await self._sender.find(notice)
            if not isinstance(sight, Absent) and not _may_repeat(notice, sight):
                return sight
        work = await handler.prepare(notice, self._now())
        if isinstance(work, Card | Post | Publishing | Rewording):
            return await self._do(notice, work)
        return work

    async def _do(self, notice: Notice, work: Card | Post | Publishing | Rewording) -> Outcome:
        match work:
            case Card():
                return await self._sender.send(notice, work)
            case Post():
                return await self._sender.post(notice, work)
            case Publishing():
                return await self._sender.publish(work)
            case Rewording():
                return await self._sender.reword(work)

    async def _given_up(self, notice: Notice, handler: Handler, outcome: Retry) -> Ending:
        """Look one last time whether it is there after all."""
        if outcome.surely_not_there or handler.is_repeatable:
            return Refused(outcome.reason)
        try:
            async with asyncio.timeout(LAST_LOOK):
                sight: Sight = await self._sender.find(notice)
        except TimeoutError:
            return Hidden("time-out")
        match sight:
            case Sent() | Hidden():
                return sight
            case Absent():
                return Refused(outcome.reason)
            case Retry(reason):
                return Hidden(reason)


def _may_repeat(notice: Notice, sight: Sight) -> bool:
    """Return whether to send it once more unseen: to the organizers, where it pings nobody."""
    return isinstance(sight, Hidden) and notice.draft.target is Target.ORGANIZERS
