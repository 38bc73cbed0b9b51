"""The schema moves on in whole steps, and never back."""

import sqlite3
import stat
from contextlib import closing

import pytest

from bot.services.ports import StoreFault
from bot.store.migrations import Migration, migrate, shipped

FIRST = Migration(1, "CREATE TABLE a (x); PRAGMA user_version = 1;")
SECOND = Migration(2, "CREATE TABLE b (x);\nINSERT INTO a VALUES (2);\nPRAGMA user_version = 2;")
BROKEN = Migration(2, "CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);")
WITH_TRIGGER = Migration(
    1,
    """
    CREATE TABLE a (x);
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        DELETE FROM a WHERE x = 0;
        DELETE FROM a WHERE x = 1;
    END;
    PRAGMA user_version = 1;
    """,
)


def look(file, sql):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_the_shipped_steps_are_numbered_without_gaps(tmp_path):
    steps = shipped()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    migrate(tmp_path / "a.db", steps)
    assert look(tmp_path / "a.db", "PRAGMA user_version") == [(len(steps),)]


def test_doing_it_again_changes_nothing(tmp_path):
    migrate(tmp_path / "a.db", [FIRST, SECOND])
    migrate(tmp_path / "a.db", [FIRST, SECOND])
    assert look(tmp_path / "a.db", "SELECT x FROM a") == [(2,)]


def test_a_trigger_is_one_statement(tmp_path):
    migrate(tmp_path / "a.db", [WITH_TRIGGER])
    assert look(tmp_path / "a.db", "SELECT name FROM sqlite_master WHERE type = 'trigger'")


def test_a_copy_is_kept_before_a_database_in_use_is_changed(tmp_path):
    migrate(tmp_path / "a.db", [FIRST])
    assert list(tmp_path.glob("*before*")) == []
    migrate(tmp_path / "a.db", [FIRST, SECOND])
    (copy,) = tmp_path.glob("*before*")
    assert look(copy, "PRAGMA user_version") == [(1,)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_step_that_fails_leaves_the_schema_as_it_was(tmp_path):
    migrate(tmp_path / "a.db", [FIRST])
    before = look(tmp_path / "a.db", "SELECT * FROM sqlite_master")
    with pytest.raises(StoreFault):
        migrate(tmp_path / "a.db", [FIRST, BROKEN])
    assert look(tmp_path / "a.db", "SELECT * FROM sqlite_master") == before
    assert look(tmp_path / "a.db", "PRAGMA user_version") == [(1,)]


def test_a_step_must_record_itself(tmp_path):
    with pytest.raises(ValueError, match="does not set its user_version"):
        migrate(tmp_path / "a.db", [Migration(1, "CREATE TABLE a (x);")])
    assert look(tmp_path / "a.db", "SELECT * FROM sqlite_master") == []


def test_a_database_of_a_newer_program_is_refused_untouched(tmp_path):
    migrate(tmp_path / "a.db", [FIRST, SECOND])
    with pytest.raises(StoreFault, match="written by a newer version"):
        migrate(tmp_path / "a.db", [FIRST])
    assert look(tmp_path / "a.db", "PRAGMA user_version") == [(2,)]
