"""A disk that is full, a folder that cannot be written, a database that is locked or damaged."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bot.services.ports import StoreFault
from bot.services.signups.outcomes import OnList
from bot.store.database import FILE

from .conftest import NOW, member


async def test_a_locked_database_is_said_to_be_in_use_and_later_all_is_well(desk, tmp_path):
    async with desk.store.database.write() as connection:
        await connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault, match="in use by another program"):
            await desk.joins("ana")
        assert (await desk.privacy.page(member("ana"))).standings == ()
        other.execute("ROLLBACK")
    assert isinstance(await desk.joins("ana"), OnList)


FULL = """
import asyncio, resource, signal, sys
from pathlib import Path
from bot.core.permissions import Actor
from bot.services.ports import StoreFault
from tests.services.signups import conftest as world
from bot.store.store import open_store

async def main(folder):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    async with open_store(folder) as store:
        desk = world.Desk(store, {"news": world.NEWS})
        await desk.joins("first", "news")
        size = max(file.stat().st_size for file in folder.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
        told, refused = [], 0
        for number in range(200):
            try:
                await desk.joins(f"p{number}", "news")
                told.append(f"p{number}")
            except StoreFault:
                refused += 1
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        await desk.joins("last", "news")
        stored = set(await desk.states("news"))
        assert refused, "the disk was never full"
        assert stored == {"first", "last", *told}, stored ^ {"first", "last", *told}
        print(len(told), refused)

asyncio.run(main(Path(sys.argv[1])))
"""


def test_on_a_full_disk_nothing_is_half_done_and_it_goes_on_when_there_is_room(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


async def test_a_damaged_database_is_a_fault_and_is_not_overwritten(desk, tmp_path):
    for number in range(50):
        await desk.joins(f"p{number}", "news")
    await desk.store.records.scrub()
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with closing(sqlite3.connect(file)), pytest.raises(StoreFault, match="left as it was"):
        for number in range(50):
            await desk.members.leave(member(f"p{number}"), "news", NOW)
    assert file.read_bytes()[4096:] == content[4096:]
