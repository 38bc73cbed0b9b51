"""Rows of the outbox: which are due, and what a row says."""

import sqlite3

from bot.core.outbox import Draft, Notice, Status, Target
from bot.store.access import moment, optional_moment, unpacked

DUE_SINGLE = """
    SELECT * FROM outbox WHERE next_at <= ? AND batch = '' AND status IN ('planned', 'claimed')
    ORDER BY next_at, id LIMIT 1
"""
DUE_BATCHED = """
    SELECT * FROM outbox WHERE next_at <= ? AND batch != '' AND status IN ('planned', 'claimed')
    ORDER BY next_at, id LIMIT 1
"""
NEXT_SINGLE = """
    SELECT MIN(next_at) AS next FROM outbox
    WHERE batch = '' AND status IN ('planned', 'claimed')
"""
NEXT_BATCHED = """
    SELECT MIN(next_at) AS next FROM outbox
    WHERE batch != '' AND status IN ('planned', 'claimed')
"""


def notice_of(row: sqlite3.Row) -> Notice:
    """Return the notice that a row keeps."""
    draft = Draft(
        guild=row["guild"],
        key=row["key"],
        target=Target(row["target"]),
        recipient=row["recipient"],
        kind=row["kind"],
        due=moment(row["due"]),
        about=row["about"],
        language=row["language"],
        data=unpacked(row["data"]),
        useful_until=optional_moment(row["useful_until"]),
        batch=row["batch"],
    )
    return Notice(
        row["id"],
        draft,
        Status(row["status"]),
        row["attempts"],
        optional_moment(row["unsure_since"]),
        row["message"],
        row["reason"] or "",
    )
