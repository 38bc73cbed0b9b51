"""The database keeps what it acknowledged, and nothing else."""

import asyncio
import random
import sqlite3
import stat
from contextlib import asynccontextmanager, suppress

import pytest

from bot.services.ports import StoreFault
from bot.store.database import FILE, Database


@asynccontextmanager
async def opened(folder):
    database = await Database.open(folder)
    try:
        yield database
    finally:
        await database.close()


async def keep(database, key):
    async with database.write() as connection:
        await connection.execute("INSERT INTO meta VALUES (?, '')", (key,))


async def kept(database):
    return {row["key"] for row in await database.read("SELECT key FROM meta")}


async def test_what_is_acknowledged_would_survive_a_power_cut(tmp_path):
    async with opened(tmp_path) as database, database.write() as connection:
        for pragma, value in {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "secure_delete": 1,
        }.items():
            rows = await connection.execute_fetchall(f"PRAGMA {pragma}")
            assert rows[0][0] == value, pragma


async def test_only_the_owner_can_read_it(tmp_path):
    folder = tmp_path / "new" / "data"
    async with opened(folder) as database:
        await keep(database, "a")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


async def test_a_block_that_raises_leaves_nothing(tmp_path):
    async with opened(tmp_path) as database:
        with pytest.raises(LookupError):
            async with database.write() as connection:
                await connection.execute("INSERT INTO meta VALUES ('half', '')")
                raise LookupError
        await keep(database, "whole")
        assert await kept(database) == {"whole"}


async def test_the_reader_cannot_write(tmp_path):
    async with opened(tmp_path) as database:
        with pytest.raises(StoreFault):
            await database.read("INSERT INTO meta VALUES ('a', '') RETURNING key")
        assert await kept(database) == set()


async def test_many_at_once_lose_nothing_and_keep_nothing_undone(tmp_path):
    """2,000 transactions, a quarter of them failing and some cancelled at any moment."""
    chance = random.Random(7)
    acknowledged, raised = set(), set()

    async def one(database, number):
        key = str(number)
        try:
            async with database.write() as connection:
                await connection.execute("INSERT INTO meta VALUES (?, '')", (key,))
                if number % 4 == 0:
                    raise LookupError
            acknowledged.add(key)
        except (LookupError, asyncio.CancelledError):
            raised.add(key)

    async with opened(tmp_path) as database:
        tasks = [asyncio.create_task(one(database, number)) for number in range(2000)]
        while not all(task.done() for task in tasks):
            await asyncio.sleep(0.002)
            chance.choice(tasks).cancel()
        # one whose commit was already under way is cancelled right after it
        await asyncio.gather(*tasks, return_exceptions=True)
        assert await kept(database) == acknowledged
        assert not acknowledged & raised
        assert len(acknowledged) > 1000


async def test_a_cancellation_during_the_commit_comes_after_it(tmp_path):
    outcome = []

    async def writer(database):
        async with database.write() as connection:
            await connection.execute("INSERT INTO meta VALUES ('a', '')")
            asyncio.get_running_loop().call_soon(task.cancel)
        outcome.append("the block ended well")
        await asyncio.sleep(60)

    async with opened(tmp_path) as database:
        task = asyncio.create_task(writer(database))
        with suppress(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert outcome == ["the block ended well"]
        assert await kept(database) == {"a"}


async def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreFault, match="set BOT_DATA_DIR to another"):
        await Database.open(tmp_path / "file" / "data")


async def test_a_damaged_database_is_left_as_it_is(tmp_path):
    file = tmp_path / FILE
    file.write_bytes(b"no database at all" * 400)
    with pytest.raises(StoreFault, match="left as it was"):
        await Database.open(tmp_path)
    assert file.read_bytes() == b"no database at all" * 400


async def test_a_database_locked_by_another_program_is_a_fault_not_a_hang(tmp_path):
    async with opened(tmp_path) as database:
        async with database.write() as connection:
            await connection.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault, match="in use by another program"):
            await keep(database, "a")
        other.execute("ROLLBACK")
        other.close()
        await keep(database, "b")
        assert await kept(database) == {"b"}
