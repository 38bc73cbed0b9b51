"""The delivery as a whole: its lanes, the upkeep, and who sees to it that they live."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial

from bot.core.knowledge.model import Knowledge
from bot.delivery.attempt import Attempts
from bot.delivery.lane import Lane
from bot.delivery.sender import Sender
from bot.delivery.watchdog import keep_alive
from bot.services.announcements.desks import AnnouncementDesks
from bot.services.ports import StoreFault
from bot.services.signups.delivering import NoticeHandler
from bot.services.signups.desks import Desks

PACE = 0.1
"""Seconds between two notices, well inside Discord's limits."""
BATCH_PACE = 1.0
"""Seconds between two direct messages to the people of a list."""
WIDTH = 4
"""Single notices under way at the same time: one that hangs does not stop the others."""
UPKEEP = 15.0
"""Seconds between two rounds of upkeep."""
_log = logging.getLogger(__name__)


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
        *,
        announcements: AnnouncementDesks | None = None,
        batch_pace: float | None = None,
    ) -> None:
        self._desks = desks
        self._store = desks.store
        self._sender = sender
        self._now = now
        self._announcements = announcements
        notices = NoticeHandler(desks, knowledge)
        handlers = announcements.handlers if announcements else {}
        attempts = Attempts(desks.store, sender, handlers, notices, now)
        slow = batch_pace if batch_pace is not None else min(pace * 10, BATCH_PACE)
        lane = partial(Lane, desks.store, attempts, now, ended=self.wake)
        self._lanes = (
            lane(batches=False, width=WIDTH, pace=pace),
            lane(batches=True, width=1, pace=slow),
        )

    def wake(self) -> None:
        """Look at once whether something is due."""
        for lane in self._lanes:
            lane.wake()

    async def run(self) -> None:
        """Deliver until cancelled; a part that dies is started again.

        The data folder's lock leaves no other process at work, so what is claimed at the start was
        left by one that died, and is looked into at once.
        """
        with suppress(StoreFault):
            async with self._store.change() as records:
                await records.outbox.release(self._now())
        async with asyncio.TaskGroup() as group:
            for lane in self._lanes:
                run = partial(lane.run, self._sender.alarm)
                group.create_task(keep_alive(run, lane.is_stuck))
            group.create_task(keep_alive(self._keep_up))

    async def catch_up(self) -> None:
        """Do everything that is due by now, and see it through. Raises StoreFault."""
        for part in self._parts():
            await part(self._now())
        await self._note_run(self._now())
        working = True
        while working:
            working = False
            for lane in self._lanes:
                working |= await lane.begin_due()
                await lane.finish()

    async def _keep_up(self) -> None:
        """Look after offers, reminders and the rest, now and then; trouble with one stays there."""
        while True:
            for part in (*self._parts(), self._note_lanes):
                try:
                    await part(self._now())
                except StoreFault as fault:
                    await self._sender.alarm(fault)
                except Exception:
                    _log.exception("The upkeep stumbled, and goes on")
            self.wake()
            await asyncio.sleep(UPKEEP)

    def _parts(self) -> Iterator[Callable[[dt.datetime], Awaitable[None]]]:
        yield self._desks.upkeep.run
        if self._announcements:
            yield self._announcements.upkeep.run

    async def _note_lanes(self, _: dt.datetime) -> None:
        """Note when the lane that is furthest behind was last at work."""
        rounds = [lane.ran_at for lane in self._lanes if lane.ran_at]
        if len(rounds) == len(self._lanes):
            await self._note_run(min(rounds))

    async def _note_run(self, at: dt.datetime) -> None:
        async with self._store.change() as records:
            await records.outbox.note_run(at)
