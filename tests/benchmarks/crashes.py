"""Kills sign-up load 200 times: `python -m tests.benchmarks.crashes [RUNS]`."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.kills import Acknowledged, faults, kill_once

RUNS = 200


async def main(runs=RUNS):
    """Print the figures; return 1 if anything was lost."""
    acknowledged, found, began = Acknowledged(), [], time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        for seed in range(runs):
            await kill_once(Path(name), seed, acknowledged)
            found += faults(Path(name), acknowledged)
            if found:
                break
    print(
        f"{runs} kills, {len(acknowledged.on)} sign-ups and {len(acknowledged.off)} leaves "
        f"acknowledged, {len(found)} faults, {time.perf_counter() - began:.0f} s"
    )
    for fault in found[:20]:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)))
