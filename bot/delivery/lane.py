"""A lane of the delivery: claims what is due, and works on some of it at the same time."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.core.outbox import Notice
from bot.delivery.attempt import Attempts
from bot.services.ports import StoreFault
from bot.services.signups.ports import RecordStore

LONGEST_SLEEP = 30.0
"""Seconds after which the clock is read again, whatever was planned: clocks are set, too."""
STUCK = 300.0
"""Seconds without a look for work after which a lane is taken for dead: the longest sleep and the
longest attempts together are less than half of it."""
_log = logging.getLogger(__name__)


class Lane:
    """Works through single notices or through batches; a slow one does not stop the others."""

    def __init__(
        self,
        store: RecordStore,
        attempts: Attempts,
        now: Callable[[], dt.datetime],
        *,
        batches: bool,
        width: int,
        pace: float,
        ended: Callable[[], None],
    ) -> None:
        """`width` is how many are under way at most, `pace` the seconds between two of them.

        `ended` is called after each, since what follows from it may be due in any lane.
        """
        self._store = store
        self._attempts = attempts
        self._now = now
        self._batches = batches
        self._free = asyncio.Semaphore(width)
        self._pace = pace
        self._ended = ended
        self._busy: set[asyncio.Task[None]] = set()
        self._fault: StoreFault | None = None
        self._woken = asyncio.Event()
        self._moved = 0.0
        self.ran_at: dt.datetime | None = None
        """When it last looked for work."""

    def is_stuck(self) -> bool:
        """Return whether it has not looked for work for so long that something must hold it."""
        return asyncio.get_running_loop().time() - self._moved > STUCK

    def wake(self) -> None:
        """Look at once whether something is due."""
        self._woken.set()

    async def run(self, alarm: Callable[[StoreFault], Awaitable[None]]) -> None:
        """Deliver until cancelled; whatever goes wrong, the lane goes on."""
        self._note_move()
        try:
            while True:
                self._woken.clear()
                sleep = LONGEST_SLEEP
                try:
                    self._raise_fault()
                    await self.begin_due()
                    sleep = await self._until_next()
                except StoreFault as fault:
                    await alarm(fault)
                except Exception:
                    _log.exception("The delivery stumbled, and goes on")
                with suppress(TimeoutError):  # wait_for would swallow a cancellation now and then
                    async with asyncio.timeout(sleep):
                        await self._woken.wait()
        finally:
            await self._break_off()

    async def begin_due(self) -> bool:
        """Claim everything that is due and begin with it; return whether there was any.

        Raises StoreFault.
        """
        began = False
        while notice := await self._claim():
            began = True
            task = asyncio.create_task(self._deliver(notice), name=f"notice {notice.id}")
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)
            await asyncio.sleep(self._pace)
        return began

    async def finish(self) -> None:
        """Wait for what is under way. Raises StoreFault when one of it could not be noted."""
        while self._busy:
            await asyncio.wait(self._busy)
        self._raise_fault()

    def _raise_fault(self) -> None:
        fault, self._fault = self._fault, None
        if fault:
            raise fault

    async def _break_off(self) -> None:
        """End what is under way; it is looked into at the next start."""
        busy = [*self._busy]
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)

    async def _claim(self) -> Notice | None:
        await self._free.acquire()
        self._note_move()
        notice = None
        try:
            now = self._now()
            due = await self._store.view.outbox.next_at(batches=self._batches)
            if due is not None and due <= now:
                async with self._store.change() as records:
                    notice = await records.outbox.claim(now, batches=self._batches)
        finally:
            if notice is None:
                self._free.release()
        return notice

    def _note_move(self) -> None:
        self._moved = asyncio.get_running_loop().time()
        self.ran_at = self._now()

    async def _until_next(self) -> float:
        due = await self._store.view.outbox.next_at(batches=self._batches)
        wait = (due - self._now()).total_seconds() if due else LONGEST_SLEEP
        return min(max(wait, 0.05), LONGEST_SLEEP)

    async def _deliver(self, notice: Notice) -> None:
        try:
            await self._attempts.deliver(notice)
        except StoreFault as fault:
            self._fault = fault
        except Exception:
            _log.exception("Notice %s could not be worked on", notice.id)
        finally:
            self._free.release()
            self._ended()
