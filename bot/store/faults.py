"""SQLite's and the system's errors, said so that whoever runs the bot can mend them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.services.ports import StoreFault

_REMEDIES = {
    sqlite3.SQLITE_BUSY: "is in use by another program: stop the other copy of the bot",
    sqlite3.SQLITE_LOCKED: "is in use by another program: stop the other copy of the bot",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full: make room",
    sqlite3.SQLITE_IOERR: "cannot be read or written: check the disk and the room left on it",
    sqlite3.SQLITE_CORRUPT: "is damaged, and was left as it was: put a backup in its place",
    sqlite3.SQLITE_NOTADB: "is no database, and was left as it was: move it away or set "
    "BOT_DATA_DIR to another folder",
}
_UNUSABLE = (
    "cannot be used: let the user that runs the bot write to its folder, or set BOT_DATA_DIR to "
    "another one"
)
_MISTAKES = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
"""Errors of the program that uses the database, not of the database."""


@contextmanager
def store_faults(file: Path) -> Iterator[None]:
    """Turn errors of the database in `file` into StoreFault."""
    try:
        yield
    except _MISTAKES:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise StoreFault(f"{file} {_REMEDIES.get(code, _UNUSABLE)} ({error})") from error


@contextmanager
def folder_faults(file: Path) -> Iterator[None]:
    """Turn errors of the system about `file` and its folder into StoreFault."""
    try:
        yield
    except OSError as error:
        raise StoreFault(f"{file} {_UNUSABLE} ({error.strerror})") from error
