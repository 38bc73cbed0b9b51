"""Kills the bot 200 times while it announces: `python -m tests.benchmarks.announcing [RUNS]`."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.announcing import Newsroom
from tests.crash.program import ROOT, knowledge_with_lists
from tests.discord_server.server import running

RUNS = 200


async def main(runs=RUNS):
    """Print the figures; return 1 if anything was lost, doubled or called twice."""
    began = time.perf_counter()
    knowledge = knowledge_with_lists(ROOT / "knowledge")
    with tempfile.TemporaryDirectory() as name:
        async with running() as server:
            newsroom = Newsroom(server, Path(name), knowledge)
            await newsroom.sign_up()
            for seed in range(runs):
                await newsroom.announce(f"News of day {seed}.")
                await newsroom.kill_once(seed)
            await newsroom.finish(within=600, receipts=True)
            faults = newsroom.faults()
            receipts = newsroom.receipts()
            faults += [("receipts", got) for got in receipts.items() if got[1] != 2]
            posts, direct = _counts(newsroom)
    print(
        f"{newsroom.kills} kills, {posts} posts, {direct} direct messages and "
        f"{sum(receipts.values())} receipts, {len(faults)} faults, "
        f"{time.perf_counter() - began:.0f} s"
    )
    print(", ".join(f"{name}: {count}" for name, count in newsroom.troubles.most_common()))
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


def _counts(newsroom):
    channels = {channel.id for channel in newsroom.channels}
    found = newsroom.found()
    posts = sum(count for (place, _), count in found.items() if place in channels)
    return posts, sum(found.values()) - posts


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)))
