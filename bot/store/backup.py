"""Copies of the database, taken and put back while the bot may be running.

Both ways go through SQLite's online backup (https://www.sqlite.org/backup.html): a copy of the bare
file would lack what still stands in the write-ahead log.
"""

import datetime as dt
import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.services.ports import StoreFault
from bot.store.database import FILE
from bot.store.faults import folder_faults, store_faults
from bot.store.migrations import migrate, shipped

RESTORED = "restored"
"""Key of the mark, in the table `meta`, that tells one restored database from another."""
WAIT = 10.0
"""Seconds to wait for a transaction of the running bot."""


def backup(folder: Path, target: Path) -> int:
    """Copy the database in `folder` to the file `target`; return its size in bytes.

    The copy is checked before it takes its name, so a backup that is there is whole. Raises
    StoreFault, also when `target` exists: no backup is overwritten.
    """
    source = folder / FILE
    if not source.is_file():
        raise StoreFault(f"{source} is not there: nothing has been kept yet")
    target = target / FILE if target.is_dir() else target
    if target.exists():
        raise StoreFault(f"{target} exists already: name another file, or move that one away")
    part = target.with_name(f".{target.name}.part")
    with folder_faults(target):
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        try:
            _copy(source, part)
            _check(part)
            _sync(part)
            part.rename(target)
        finally:
            part.unlink(missing_ok=True)
    return target.stat().st_size


def restore(folder: Path, source: Path) -> Path | None:
    """Put the backup `source` in the place of the database in `folder`.

    What was there is kept beside it, and its path returned. A running bot notices, and starts over
    with what was restored. Raises StoreFault, having changed nothing, when the backup is damaged
    or newer than the program.
    """
    source = source / FILE if source.is_dir() else source
    if not source.is_file():
        raise StoreFault(f"{source} is not there: name the file that `backup` made")
    target = folder / FILE
    fresh = folder / f".{FILE}.restored"
    with folder_faults(target):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        try:
            _check(source)
            _copy(source, fresh)
            migrate(fresh, shipped())
            _mark(fresh)
            kept = _put_aside(target)
            target.touch(mode=0o600)
            _copy(fresh, target)
            _check(target)
        finally:
            for leftover in folder.glob(f"{fresh.name}*"):
                leftover.unlink()
    return kept


def drop_old_copies(folder: Path, before: dt.datetime) -> int:
    """Delete copies that migrations and restores kept longer ago than `before`; return how many.

    They hold what people may have had erased since.
    """
    old = [
        file
        for file in folder.glob("bot-before-*.db")
        if dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC) < before
    ]
    for file in old:
        file.unlink()
    return len(old)


def _mark(file: Path) -> None:
    """Let a running bot see that the database in `file` is another one than before."""
    with store_faults(file), closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            """
            INSERT INTO meta (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            (RESTORED, secrets.token_hex(8)),
        )


def _put_aside(target: Path) -> Path | None:
    """Keep what is in the database now; what is no database at all is moved out of the way."""
    if not target.is_file() or target.stat().st_size == 0:
        return None
    numbered = (target.with_name(f"bot-before-restore-{n}.db") for n in range(1, 10_000))
    kept = next(path for path in numbered if not path.exists())
    try:
        _check(target)
    except StoreFault:
        target.rename(kept)
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        return kept
    kept.touch(mode=0o600)
    _copy(target, kept)
    return kept


def _copy(source: Path, target: Path) -> None:
    with (
        store_faults(source),
        closing(sqlite3.connect(source, timeout=WAIT)) as reader,
        store_faults(target),
        closing(sqlite3.connect(target, timeout=WAIT)) as writer,
    ):
        # in one step: between two, each write of the running bot would start it over
        reader.backup(writer)


def _check(file: Path) -> None:
    """Raise StoreFault unless the database in `file` is whole and the bot's."""
    with store_faults(file), closing(sqlite3.connect(file, timeout=WAIT)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if found != ["ok"]:
        raise StoreFault(f"{file} is damaged, and was left as it was: take another backup")
    if version == 0:
        raise StoreFault(f"{file} is no database of the bot: name the file that `backup` made")


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
