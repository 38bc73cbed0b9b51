"""The table `outbox`: notices planned, claimed and sent."""

import datetime as dt
import sqlite3
from dataclasses import replace

from bot.core.outbox import LEASE, Draft, Notice, Status, Target
from bot.store.access import (
    Access,
    moment,
    only,
    optional_moment,
    optional_stamp,
    packed,
    stamp,
    unpacked,
)

_SINGLE = """
    SELECT * FROM outbox WHERE next_at <= ? AND batch = '' AND status IN ('planned', 'claimed')
    ORDER BY next_at, id LIMIT 1
"""
_BATCHED = """
    SELECT * FROM outbox WHERE next_at <= ? AND batch != '' AND status IN ('planned', 'claimed')
    ORDER BY next_at, id LIMIT 1
"""
_NEXT_SINGLE = """
    SELECT MIN(next_at) AS next FROM outbox
    WHERE batch = '' AND status IN ('planned', 'claimed')
"""
_NEXT_BATCHED = """
    SELECT MIN(next_at) AS next FROM outbox
    WHERE batch != '' AND status IN ('planned', 'claimed')
"""


class OutboxTable:
    """Notices of all servers."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def plan(self, draft: Draft) -> bool:
        """Plan a notice; return False when one of the same key is there already."""
        count = await self._access.run(
            """
            INSERT INTO outbox (guild, key, target, recipient, kind, about, language, data, due,
                                useful_until, batch, status, attempts, next_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?9, ?10, ?11, 'planned', 0, ?9)
            ON CONFLICT (guild, key) DO NOTHING
            """,
            *(draft.guild, draft.key, draft.target, draft.recipient, draft.kind, draft.about),
            *(draft.language, packed(draft.data), stamp(draft.due)),
            *(optional_stamp(draft.useful_until), draft.batch),
        )
        return count == 1

    async def claim(self, now: dt.datetime, *, batches: bool = False) -> Notice | None:
        """Claim what is due longest, for the time of a lease: of single notices, or of batches.

        It tells since when an earlier attempt may have brought it there, and keeps that this one
        may from now on.
        """
        row = only(await self._access.fetch(_BATCHED if batches else _SINGLE, stamp(now)))
        if row is None:
            return None
        await self._access.run(
            """
            UPDATE outbox SET status = 'claimed', attempts = attempts + 1, next_at = ?,
                              unsure_since = COALESCE(unsure_since, ?) WHERE id = ?
            """,
            *(stamp(now + LEASE), stamp(now), row["id"]),
        )
        claimed = _notice(row)
        return replace(claimed, status=Status.CLAIMED, attempts=claimed.attempts + 1)

    async def release(self, now: dt.datetime) -> int:
        """Give all claims back: only for who knows that nobody else is at work on them."""
        return await self._access.run(
            "UPDATE outbox SET next_at = ? WHERE status = 'claimed' AND next_at > ?",
            *(stamp(now), stamp(now)),
        )

    async def settle(
        self, notice: Notice, status: Status, *, message: str | None = None, reason: str = ""
    ) -> None:
        """Note how a claimed notice ended; what it said is not kept any longer."""
        await self._access.run(
            """
            UPDATE outbox SET status = ?, message = ?, reason = ?, data = '{}' WHERE id = ?
            """,
            *(status, message, reason, notice.id),
        )

    async def put_off(
        self, notice: Notice, until: dt.datetime, reason: str, *, surely_not_there: bool = False
    ) -> None:
        """Give a claim back, to be tried again."""
        await self._access.run(
            """
            UPDATE outbox SET status = 'planned', next_at = ?1, reason = ?2,
                              unsure_since = CASE WHEN ?3 THEN NULL ELSE unsure_since END
            WHERE id = ?4
            """,
            *(stamp(until), reason, surely_not_there, notice.id),
        )

    async def cancel(self, guild: str, prefix: str) -> None:
        """Cancel what is planned under keys that begin with `prefix`."""
        await self._access.run(
            """
            UPDATE outbox SET status = 'cancelled'
            WHERE guild = ? AND substr(key, 1, length(?2)) = ?2 AND status = 'planned'
            """,
            *(guild, prefix),
        )

    async def has_any(self, guild: str, prefix: str) -> bool:
        """Return whether there is a notice under a key that begins with `prefix`."""
        rows = await self._access.fetch(
            """
            SELECT 1 FROM outbox WHERE guild = ?1 AND substr(key, 1, length(?2)) = ?2 LIMIT 1
            """,
            *(guild, prefix),
        )
        return bool(rows)

    async def next_at(self, *, batches: bool = False) -> dt.datetime | None:
        """Return when the next single notice may be claimed, or the next one of a batch."""
        rows = await self._access.fetch(_NEXT_BATCHED if batches else _NEXT_SINGLE)
        return optional_moment(rows[0]["next"])

    async def put_back(self, notice: Notice, until: dt.datetime) -> None:
        """Give back a claim of which nothing was tried: it was not its time yet."""
        await self._access.run(
            """
            UPDATE outbox SET status = 'planned', next_at = ?, attempts = attempts - 1,
                              unsure_since = NULL WHERE id = ?
            """,
            *(stamp(until), notice.id),
        )

    async def note_run(self, now: dt.datetime) -> None:
        """Note that the delivery is at work."""
        await self._access.run(
            """
            INSERT INTO meta (key, value) VALUES ('delivery-ran-at', ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """,
            stamp(now),
        )

    async def ran_at(self) -> dt.datetime | None:
        """Return when the delivery was last at work."""
        row = only(await self._access.fetch("SELECT value FROM meta WHERE key = 'delivery-ran-at'"))
        return optional_moment(row["value"]) if row else None

    async def of_recipient(self, guild: str, recipient: str) -> list[Notice]:
        """Return all notices to somebody."""
        rows = await self._access.fetch(
            "SELECT * FROM outbox WHERE recipient = ? AND guild = ? ORDER BY id",
            *(recipient, guild),
        )
        return [_notice(row) for row in rows]

    async def erase_recipient(self, guild: str, recipient: str) -> None:
        """Delete all notices to somebody, or about them to others."""
        await self._access.run(
            """
            DELETE FROM outbox WHERE guild = ?1
            AND ?2 IN (recipient, json_extract(data, '$.for'), json_extract(data, '$.who'))
            """,
            *(guild, recipient),
        )

    async def erase_about(self, guild: str, list_: str) -> None:
        """Delete all notices about a list."""
        await self._access.run("DELETE FROM outbox WHERE guild = ? AND about = ?", *(guild, list_))

    async def drop_old(self, before: dt.datetime) -> int:
        """Delete what ended before a moment; return how many."""
        return await self._access.run(
            """
            DELETE FROM outbox WHERE next_at < ?
            AND status IN ('sent', 'failed', 'missed', 'cancelled')
            """,
            stamp(before),
        )


def _notice(row: sqlite3.Row) -> Notice:
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
