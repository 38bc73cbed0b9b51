"""All tables together, as the program opens them."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.services.ports import StoreFault
from bot.store.backup import RESTORED
from bot.store.database import Database
from bot.store.feedback import FeedbackTable
from bot.store.lock import only_process
from bot.store.meta import MetaTable
from bot.store.records import RecordStore

_PERSON_KEY = "person-key"


@dataclass(frozen=True, slots=True)
class Store:
    """Everything the bot keeps."""

    meta: MetaTable
    feedback: FeedbackTable
    records: RecordStore
    database: Database
    restored: str | None = None
    """Which backup it was put back from, if any."""

    async def was_replaced(self) -> bool:
        """Return whether a backup was restored since it was opened; what cannot be read was not."""
        try:
            return await self.meta.get(RESTORED) != self.restored
        except StoreFault:
            return False


@asynccontextmanager
async def open_store(folder: Path) -> AsyncIterator[Store]:
    """Open what is kept in `folder`, and close it at the end.

    One process at a time: raises StoreInUse while another one has it open, and StoreFault saying
    what to do when the folder cannot be used.
    """
    with only_process(folder):
        async with _opened(folder) as store:
            yield store


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Store]:
    database = await Database.open(folder)
    try:
        meta = MetaTable(database)
        key = await _person_key(meta)
        restored = await meta.get(RESTORED)
        opinions, records = FeedbackTable(database, key), RecordStore(database, key)
        yield Store(meta, opinions, records, database, restored)
    finally:
        await database.close()


async def _person_key(meta: MetaTable) -> bytes:
    """Return the key that makes pseudonyms of people, created once for this database."""
    key = await meta.get(_PERSON_KEY)
    if key is None:
        key = secrets.token_hex(32)
        await meta.put(_PERSON_KEY, key)
    return bytes.fromhex(key)
