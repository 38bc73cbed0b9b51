"""Keeps something running that is to run for ever."""

import asyncio
import logging
from collections.abc import Callable, Coroutine

REVIVAL = 1.0
"""Seconds before what died is started again."""
LOOK = 15.0
"""Seconds between two looks at whether it still moves."""
_log = logging.getLogger(__name__)


async def keep_alive(
    part: Callable[[], Coroutine[None, None, None]],
    is_stuck: Callable[[], bool] = lambda: False,
) -> None:
    """Run a part for ever: whatever ended or stopped it, it is noticed, told and repaired."""
    while True:
        task = asyncio.create_task(part())
        try:
            await asyncio.wait([task], timeout=LOOK)
            while not task.done() and not is_stuck():
                await asyncio.wait([task], timeout=LOOK)
        finally:
            reason = _why(task)
            task.cancel()
            await asyncio.wait([task])
        _log.error("A part of the delivery %s, and is started again", reason)
        await asyncio.sleep(REVIVAL)


def _why(task: asyncio.Task[None]) -> str:
    if not task.done():
        return "stood still"
    return "was cancelled" if task.cancelled() else f"ended ({task.exception()!r})"
