"""An opinion counts once a person and answer, and names nobody."""

import asyncio
import datetime as dt
from contextlib import asynccontextmanager

from bot.services.ports import Noted
from bot.store.database import Database
from bot.store.feedback import FeedbackTable
from bot.store.store import open_store

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
ANA = "382938420094992384"


@asynccontextmanager
async def feedback(folder):
    database = await Database.open(folder)
    try:
        yield FeedbackTable(database, b"key"), database
    finally:
        await database.close()


async def test_an_opinion_counts_once_and_may_change(tmp_path):
    async with feedback(tmp_path) as (table, database):
        assert await table.note(ANA, "sci.what", helpful=True, at=NOW) is Noted.NEW
        assert await table.note(ANA, "sci.what", helpful=True, at=NOW) is Noted.UNCHANGED
        assert await table.note(ANA, "sci.what", helpful=False, at=NOW) is Noted.CHANGED
        assert await table.note(ANA, "sci.size", helpful=True, at=NOW) is Noted.NEW
        rows = await database.read("SELECT answer, helpful FROM feedback ORDER BY answer")
        assert [tuple(row) for row in rows] == [("sci.size", 1), ("sci.what", 0)]


async def test_a_hundred_presses_at_once_are_one_opinion(tmp_path):
    async with feedback(tmp_path) as (table, _):
        presses = (table.note(ANA, "sci.what", helpful=True, at=NOW) for _ in range(100))
        outcomes = await asyncio.gather(*presses)
        assert sorted(item.name for item in outcomes) == ["NEW"] + ["UNCHANGED"] * 99


async def test_the_person_is_not_named(tmp_path):
    async with feedback(tmp_path) as (table, _):
        await table.note(ANA, "sci.what", helpful=True, at=NOW)
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert ANA.encode() not in stored


async def test_a_person_stays_the_same_after_a_restart(tmp_path):
    for expected in (Noted.NEW, Noted.UNCHANGED):
        async with open_store(tmp_path) as store:
            note = await store.feedback.note(ANA, "sci.what", helpful=True, at=NOW)
            assert note is expected


async def test_hostile_text_is_only_text(tmp_path):
    async with feedback(tmp_path) as (table, database):
        for text in ("'); DROP TABLE feedback; --", '"', "\x00", "%_", "é😀", "a" * 5000):
            await table.note(text, text, helpful=True, at=NOW)
            rows = await database.read("SELECT 1 FROM feedback WHERE answer = ?", (text,))
            assert len(rows) == 1
