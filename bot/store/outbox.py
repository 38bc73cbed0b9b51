"""The table `outbox`: notices planned, claimed and sent."""

import datetime as dt
from dataclasses import replace

from bot.core.outbox import LEASE, Draft, Notice, Retry, Status
from bot.store.access import Access, only, optional_moment, optional_stamp, packed, stamp
from bot.store.outbox_rows import DUE_BATCHED, DUE_SINGLE, NEXT_BATCHED, NEXT_SINGLE, notice_of


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
        row = only(await self._access.fetch(DUE_BATCHED if batches else DUE_SINGLE, stamp(now)))
        if row is None:
            return None
        await self._access.run(
            """
            UPDATE outbox SET status = 'claimed', attempts = attempts + 1, next_at = ?,
                              unsure_since = COALESCE(unsure_since, ?) WHERE id = ?
            """,
            *(stamp(now + LEASE), stamp(now), row["id"]),
        )
        claimed = notice_of(row)
        return replace(claimed, status=Status.CLAIMED, attempts=claimed.attempts + 1)

    async def release(self, now: dt.datetime) -> int:
        """Give all claims back, and try at once what was put off.

        Only for who knows that nobody else is at work on them.
        """
        return await self._access.run(
            """
            UPDATE outbox SET next_at = ?1 WHERE next_at > ?1
            AND (status = 'claimed' OR (status = 'planned' AND attempts > 0))
            """,
            stamp(now),
        )

    async def settle(
        self,
        notice: Notice,
        status: Status,
        *,
        message: str | None = None,
        reason: str = "",
        keep_words: bool = False,
    ) -> None:
        """Note how a claimed notice ended; what it said is only kept if it may be sent again."""
        await self._access.run(
            """
            UPDATE outbox SET status = ?1, message = ?2, reason = ?3,
                              data = CASE WHEN ?4 THEN data ELSE '{}' END,
                              unsure_since = CASE WHEN ?1 = 'unknown' THEN unsure_since END
            WHERE id = ?5
            """,
            *(status, message, reason, keep_words, notice.id),
        )

    async def send_again(self, guild: str, id_: int, now: dt.datetime) -> bool:
        """Plan a notice that failed once more, as it was; return False when there is none such."""
        count = await self._access.run(
            """
            UPDATE outbox SET status = 'planned', attempts = 0, next_at = ?, reason = NULL
            WHERE id = ? AND guild = ? AND status = 'failed' AND data != '{}'
            """,
            *(stamp(now), id_, guild),
        )
        return count == 1

    async def put_off(self, notice: Notice, until: dt.datetime, why: Retry) -> None:
        """Give a claim back, to be tried again; an attempt that reached nobody does not count."""
        await self._access.run(
            """
            UPDATE outbox SET status = 'planned', next_at = ?1, reason = ?2,
                              attempts = attempts - ?3,
                              unsure_since = CASE WHEN ?4 THEN NULL ELSE unsure_since END
            WHERE id = ?5
            """,
            *(stamp(until), why.reason, why.offline, why.surely_not_there, notice.id),
        )

    async def plan_again(self, draft: Draft, *, afresh: bool = False) -> None:
        """Plan a notice that ended once more, under the same nonce.

        `afresh` says that it surely is not there, so that nobody needs to look for it.
        """
        count = await self._access.run(
            """
            UPDATE outbox SET status = 'planned', attempts = 0, recipient = ?3, data = ?4,
                              next_at = ?5, message = NULL, reason = NULL,
                              unsure_since = CASE WHEN ?6 THEN NULL ELSE unsure_since END
            WHERE guild = ?1 AND key = ?2
            AND status IN ('failed', 'missed', 'cancelled', 'unknown')
            """,
            *(draft.guild, draft.key, draft.recipient, packed(draft.data), stamp(draft.due)),
            afresh,
        )
        if not count:
            await self.plan(draft)

    async def withdraw(self, guild: str, key: str) -> bool:
        """Forget a notice that is planned; return False when it is on its way, or over."""
        return bool(
            await self._access.run(
                "DELETE FROM outbox WHERE guild = ? AND key = ? AND status = 'planned'",
                *(guild, key),
            )
        )

    async def get(self, guild: str, key: str) -> Notice | None:
        """Return a notice by its key."""
        row = only(
            await self._access.fetch(
                "SELECT * FROM outbox WHERE guild = ? AND key = ?", *(guild, key)
            )
        )
        return notice_of(row) if row else None

    async def counts(self, batch: str) -> dict[Status, int]:
        """Return how many notices of a batch there are in each status."""
        rows = await self._access.fetch(
            """
            SELECT status, COUNT(*) AS count FROM outbox WHERE batch = ? AND batch != ''
            GROUP BY status
            """,
            batch,
        )
        return dict.fromkeys(Status, 0) | {Status(row["status"]): row["count"] for row in rows}

    async def failed(self, batch: str) -> list[Notice]:
        """Return the notices of a batch that did not arrive."""
        rows = await self._access.fetch(
            """
            SELECT * FROM outbox WHERE batch = ? AND batch != '' AND status = 'failed' ORDER BY id
            """,
            batch,
        )
        return [notice_of(row) for row in rows]

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
        rows = await self._access.fetch(NEXT_BATCHED if batches else NEXT_SINGLE)
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
        return [notice_of(row) for row in rows]

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
