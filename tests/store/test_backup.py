"""Backups are whole, taken from a running bot, and put back without losing what was there."""

import asyncio
import datetime as dt
import os
import sqlite3
import stat
from contextlib import closing

import pytest

from bot.services.ports import StoreFault
from bot.store.backup import RESTORED, backup, drop_old_copies, restore
from bot.store.database import FILE, Database
from bot.store.store import open_store


async def keep(store, *keys):
    for key in keys:
        await store.meta.put(key, "x")


def keys_in(file):
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        rows = connection.execute("SELECT key FROM meta")
        return {row[0] for row in rows} - {"person-key"}


async def test_a_backup_of_a_running_bot_holds_all_that_was_acknowledged(tmp_path):
    acknowledged = set()

    async def write(store):
        for number in range(300):
            await keep(store, str(number))
            acknowledged.add(str(number))

    async with open_store(tmp_path / "data") as store:
        writing = asyncio.create_task(write(store))
        await asyncio.sleep(0.1)
        before = set(acknowledged)
        size = await asyncio.to_thread(backup, tmp_path / "data", tmp_path / "copy.db")
        await writing
    assert before
    assert before <= keys_in(tmp_path / "copy.db")
    assert size == (tmp_path / "copy.db").stat().st_size
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


async def test_a_backup_of_a_large_database_ends_though_the_bot_goes_on_writing(tmp_path):
    folder, stop = tmp_path / "data", asyncio.Event()

    async def write(store):
        number = 0
        while not stop.is_set():
            await keep(store, str(number := number + 1))

    async with open_store(folder) as store:
        await store.meta.put("large", "x" * 8_000_000)
        writing = asyncio.create_task(write(store))
        taking = asyncio.to_thread(backup, folder, tmp_path / "copy.db")
        await asyncio.wait_for(taking, 20)
        stop.set()
        await writing
    assert "large" in keys_in(tmp_path / "copy.db")


async def test_a_running_bot_goes_on_with_what_was_restored(tmp_path):
    async with open_store(tmp_path / "data") as store:
        await keep(store, "old")
        backup(tmp_path / "data", tmp_path / "copy.db")
        await keep(store, "new")
        kept = restore(tmp_path / "data", tmp_path / "copy.db")
        assert await store.meta.get("new") is None
        assert await store.meta.get("old") == "x"
        await keep(store, "later")
        assert await store.meta.get("later") == "x"
    assert keys_in(kept) == {"old", "new"}


async def test_a_damaged_database_is_replaced_and_put_aside(tmp_path):
    async with open_store(tmp_path / "data") as store:
        await keep(store, "old")
    backup(tmp_path / "data", tmp_path / "copy.db")
    (tmp_path / "data" / FILE).write_bytes(b"damaged" * 1000)
    kept = restore(tmp_path / "data", tmp_path / "copy.db")
    assert kept.read_bytes() == b"damaged" * 1000
    assert keys_in(tmp_path / "data" / FILE) == {"old", RESTORED}


async def test_what_is_no_backup_is_refused_and_changes_nothing(tmp_path):
    async with open_store(tmp_path / "data") as store:
        await keep(store, "old")
    newer = tmp_path / "newer.db"
    backup(tmp_path / "data", newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 999")
    (tmp_path / "text.db").write_bytes(b"hello" * 1000)
    for source in (newer, tmp_path / "text.db", tmp_path / "nothing.db"):
        with pytest.raises(StoreFault):
            restore(tmp_path / "data", source)
    assert keys_in(tmp_path / "data" / FILE) == {"old"}


async def test_no_backup_is_overwritten(tmp_path):
    async with open_store(tmp_path / "data"):
        backup(tmp_path / "data", tmp_path / "copy.db")
        with pytest.raises(StoreFault, match="exists already"):
            backup(tmp_path / "data", tmp_path / "copy.db")


async def test_a_restored_folder_starts_a_bot(tmp_path):
    async with open_store(tmp_path / "data") as store:
        await keep(store, "old")
    backup(tmp_path / "data", tmp_path / "copy.db")
    restore(tmp_path / "elsewhere", tmp_path / "copy.db")
    database = await Database.open(tmp_path / "elsewhere")
    await database.close()


def test_copies_from_before_a_change_do_not_stay_for_ever(tmp_path):
    now = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    for name, age in {"bot-before-0002.db": 31, "bot-before-0003.db": 1, "bot.db": 99}.items():
        (tmp_path / name).touch()
        then = (now - dt.timedelta(days=age)).timestamp()
        os.utime(tmp_path / name, (then, then))
    assert drop_old_copies(tmp_path, now - dt.timedelta(days=30)) == 1
    assert {file.name for file in tmp_path.iterdir()} == {"bot-before-0003.db", "bot.db"}
