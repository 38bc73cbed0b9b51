"""A delivery that dies is noticed and starts again."""

import asyncio

import pytest

from bot.delivery import watchdog
from bot.delivery.watchdog import keep_alive


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(watchdog, "REVIVAL", 0.0)
    monkeypatch.setattr(watchdog, "LOOK", 0.01)


async def until(reached):
    async with asyncio.timeout(5):
        while not reached():  # noqa: ASYNC110 -- what is waited for rings no bell
            await asyncio.sleep(0.001)


async def ended(task):
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("end", [RuntimeError("odd"), asyncio.CancelledError(), None])
async def test_whatever_ended_it_it_begins_again(end, caplog):
    begun = []

    async def part():
        begun.append(1)
        if len(begun) < 3:
            if end:
                raise end
            return
        await asyncio.sleep(60)

    running = asyncio.create_task(keep_alive(part))
    await until(lambda: len(begun) == 3)
    await ended(running)
    assert caplog.text.count("is started again") == 2


async def test_one_that_stands_still_is_started_again():
    begun = []

    async def part():
        begun.append(1)
        await asyncio.sleep(60)

    running = asyncio.create_task(keep_alive(part, lambda: len(begun) == 1))
    await until(lambda: len(begun) == 2)
    await ended(running)


async def test_stopped_for_good_it_leaves_nothing_running():
    inner = []

    async def part():
        inner.append(asyncio.current_task())
        await asyncio.sleep(60)

    running = asyncio.create_task(keep_alive(part))
    await until(lambda: inner)
    await ended(running)
    assert inner[0].cancelled()
