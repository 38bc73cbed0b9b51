"""What people think of answers."""

import datetime as dt
import hashlib
import hmac

from bot.services.ports import Noted
from bot.store.database import Database


class FeedbackTable:
    """The table `feedback`: one row a person and answer, the person as a keyed hash."""

    def __init__(self, database: Database, key: bytes) -> None:
        """`key` makes the hashes: without it they cannot be traced back to people."""
        self._database = database
        self._key = key

    async def note(self, person: str, answer: str, *, helpful: bool, at: dt.datetime) -> Noted:
        """Keep an opinion in place of the person's earlier one. Raises StoreFault."""
        row = (self._pseudonym(person), answer)
        async with self._database.write() as connection:
            earlier = await connection.execute_fetchall(
                "SELECT helpful FROM feedback WHERE person = ? AND answer = ?", row
            )
            await connection.execute(
                """
                INSERT INTO feedback (person, answer, helpful, noted_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (person, answer) DO UPDATE
                SET helpful = excluded.helpful, noted_at = excluded.noted_at
                WHERE helpful != excluded.helpful
                """,
                (*row, int(helpful), at.astimezone(dt.UTC).isoformat(timespec="seconds")),
            )
        opinions = [bool(item["helpful"]) for item in earlier]
        if not opinions:
            return Noted.NEW
        return Noted.UNCHANGED if opinions == [helpful] else Noted.CHANGED

    def _pseudonym(self, person: str) -> str:
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()
