"""The schema's steps: numbered SQL files, each applied in one transaction with its number.

A file ends by setting `user_version` to its own number, so that a step and the record of it cannot
part. Before the first step on a database in use, a copy of it is kept beside it.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.services.ports import StoreFault
from bot.store.faults import store_faults

FOLDER = Path(__file__).parent / "sql"
_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    script: str

    def statements(self) -> Iterator[str]:
        """Yield the script's statements, whole ones: a trigger has semicolons of its own."""
        statement = ""
        for part in self.script.split(";"):
            statement += f"{part};"
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def shipped(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Return the steps that come with the program, in order."""
    found = ((_NAME.fullmatch(file.name), file) for file in sorted(folder.iterdir()))
    return tuple(
        Migration(int(name[1]), file.read_text(encoding="utf-8")) for name, file in found if name
    )


def migrate(file: Path, steps: Sequence[Migration]) -> None:
    """Bring the database in `file` to the last of `steps`, creating it if need be.

    Raises StoreFault when the database is newer than the program, or cannot be used; then it is
    as it was before the step that failed.
    """
    with (
        store_faults(file),
        closing(sqlite3.connect(file, timeout=5.0, isolation_level=None)) as connection,
    ):
        version = _version(connection)
        if version > steps[-1].number:
            raise StoreFault(
                f"{file} was written by a newer version of the bot (its schema is {version}, this "
                f"program knows {steps[-1].number}): update the bot, or restore an older backup"
            )
        pending = [step for step in steps if step.number > version]
        if pending and version > 0:
            _keep_copy(connection, file.with_name(f"{file.stem}-before-{pending[0].number:04}.db"))
        for step in pending:
            _apply(connection, step)


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    """Apply one step, unless another process did so in the meantime."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < step.number:
            _run(connection, step)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, step: Migration) -> None:
    for statement in step.statements():
        connection.execute(statement)
    if _version(connection) != step.number:
        raise ValueError(f"migration {step.number} does not set its user_version")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _keep_copy(connection: sqlite3.Connection, copy: Path) -> None:
    copy.touch(mode=0o600)
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
