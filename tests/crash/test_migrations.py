"""The bot is killed inside a migration; the next start does it as if nothing had been."""

import multiprocessing
import os
import signal
import sqlite3
from contextlib import closing
from dataclasses import dataclass

import pytest

from bot.store.migrations import Migration, migrate

FIRST = Migration(
    1, "CREATE TABLE people (name); INSERT INTO people VALUES ('ana'); PRAGMA user_version = 1;"
)
SECOND = Migration(
    2,
    """
    CREATE TABLE members (name, since);
    INSERT INTO members SELECT name, 'ever' FROM people;
    DROP TABLE people;
    PRAGMA user_version = 2;
    """,
)
STATEMENTS = 4


@dataclass(frozen=True)
class Fatal(Migration):
    """A step in which the process is killed, before a statement or before its end."""

    after: int = 0

    def statements(self):
        """Yield some statements, and no more."""
        for number, statement in enumerate(super().statements()):
            if number == self.after:
                break
            yield statement
        os.kill(os.getpid(), signal.SIGKILL)


def look(file, sql):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("after", range(STATEMENTS + 1))
def test_a_kill_inside_a_step_loses_nothing_and_the_next_start_goes_through(tmp_path, after):
    file = tmp_path / "a.db"
    migrate(file, [FIRST])
    fatal = Fatal(SECOND.number, SECOND.script, after)
    process = multiprocessing.get_context("spawn").Process(
        target=migrate, args=(file, [FIRST, fatal])
    )
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    assert look(file, "PRAGMA user_version") == [(1,)]
    assert look(file, "SELECT name FROM people") == [("ana",)]
    migrate(file, [FIRST, SECOND])
    assert look(file, "PRAGMA integrity_check") == [("ok",)]
    assert look(file, "SELECT name, since FROM members") == [("ana", "ever")]
    (copy,) = tmp_path.glob("*before*")
    assert look(copy, "SELECT name FROM people") == [("ana",)]
