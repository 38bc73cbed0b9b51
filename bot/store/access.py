"""How a table reaches the database: reading at any time, writing inside a transaction."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import aiosqlite

from bot.store.database import Database


class Access(Protocol):
    """Runs statements."""

    async def fetch(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """Return the rows of a query. Raises StoreFault."""

    async def run(self, sql: str, /, *parameters: object) -> int:
        """Change rows, and return how many. Raises StoreFault."""


class Reading:
    """Reads what was last committed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def fetch(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """Return the rows of a query. Raises StoreFault."""
        return await self._database.read(sql, parameters)

    async def run(self, sql: str, *_: object) -> int:
        """Refuse: changes need a transaction."""
        raise TypeError(f"changes are made inside a transaction only: {sql}")


class Writing:
    """Reads and writes inside the transaction that `connection` is in."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        """Return the rows of a query."""
        return list(await self._connection.execute_fetchall(sql, parameters))

    async def run(self, sql: str, *parameters: object) -> int:
        """Change rows, and return how many."""
        async with self._connection.execute(sql, parameters) as cursor:
            return cursor.rowcount


def stamp(moment: dt.datetime) -> str:
    """Return an aware moment as text that sorts by time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def optional_stamp(moment: dt.datetime | None) -> str | None:
    """Return a moment as text, if there is one."""
    return stamp(moment) if moment else None


def moment(text: str) -> dt.datetime:
    """Return the moment that a text of `stamp` stands for."""
    return dt.datetime.fromisoformat(text)


def optional_moment(text: str | None) -> dt.datetime | None:
    """Return the moment of a text, if there is one."""
    return moment(text) if text else None


def packed(values: Mapping[str, Any]) -> str:
    """Return values as JSON."""
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> dict[str, Any]:
    """Return the values of a JSON object."""
    return dict(json.loads(text))


def only(rows: Iterable[sqlite3.Row]) -> sqlite3.Row | None:
    """Return the first row, if there is one."""
    return next(iter(rows), None)
