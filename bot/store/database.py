"""One SQLite file: a writer that runs one transaction at a time, and a reader that cannot write."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.store.faults import folder_faults, store_faults
from bot.store.migrations import migrate, shipped

FILE = "bot.db"
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",  # milliseconds to wait for another process
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what is acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased leaves no bytes behind
)


class Database:
    """The bot's database, open."""

    def __init__(
        self, file: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection
    ) -> None:
        self._file = file
        self._writer = writer
        self._reader = reader
        self._lock = asyncio.Lock()

    @classmethod
    async def open(cls, folder: Path) -> "Database":
        """Open the database in `folder`, creating and migrating it if need be.

        Folder and file are for their owner's eyes only. Raises StoreFault saying what to do when
        the folder or the database cannot be used.
        """
        file = folder / FILE
        with folder_faults(file), store_faults(file):
            await asyncio.to_thread(_prepare, file)
            writer = await _connect(file)
            try:
                reader = await _connect(file, "PRAGMA query_only = ON")
            except BaseException:
                await writer.close()
                raise
        return cls(file, writer, reader)

    async def close(self) -> None:
        """Close the database, after the transaction that is under way."""
        async with self._lock:
            await self._reader.close()
            await self._writer.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[aiosqlite.Connection]:
        """Run one transaction alone: on disk when the block ends well, undone on anything else.

        A task cancelled inside the block undoes it. Once the commit has begun it is too late: the
        block ends well, and the cancellation comes right after it. Raises StoreFault.
        """
        with store_faults(self._file):
            async with self._lock:
                try:
                    await self._writer.execute("BEGIN IMMEDIATE")
                    yield self._writer
                    await _to_its_end(self._writer.commit())
                except BaseException:
                    # queued behind whatever was cancelled on the way, so never too early
                    await _to_its_end(self._writer.rollback())
                    raise

    async def read(self, sql: str, parameters: Iterable[object] = ()) -> list[sqlite3.Row]:
        """Return the rows of a query, as of the last transaction. Raises StoreFault."""
        with store_faults(self._file):
            return list(await self._reader.execute_fetchall(sql, parameters))

    async def checkpoint(self) -> None:
        """Move all changes into the file itself, so that what was deleted stands nowhere.

        https://www.sqlite.org/pragma.html#pragma_wal_checkpoint. Raises StoreFault.
        """
        with store_faults(self._file):
            async with self._lock:
                await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    migrate(file, shipped())


async def _connect(file: Path, *pragmas: str) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(file, isolation_level=None)
    try:
        for pragma in (*_PRAGMAS, *pragmas):
            await connection.execute(pragma)
    except BaseException:
        await connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


async def _to_its_end(step: Awaitable[None]) -> None:
    """Await `step` whatever happens; a cancellation on the way is put off until it is over."""
    running = asyncio.ensure_future(step)
    late = False
    while not running.done():
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            late = True
    if late and (task := asyncio.current_task()):
        task.uncancel()
        task.cancel()
    running.result()
