"""Who asked for the news of a list, and their direct messages planned in one step."""

import datetime as dt
import json
from collections.abc import Collection

from bot.core.announcements.posting import Posting
from bot.store.access import Access, stamp

_COUNT = """
    SELECT COUNT(*) AS count FROM places AS p
    WHERE p.guild = ?1 AND p.list = ?2 AND p.state IN ('seated', 'offered', 'waiting')
    AND p.away_since IS NULL
    AND EXISTS (SELECT 1 FROM consents AS c WHERE c.guild = ?1 AND c.list = ?2
                AND c.person = p.person AND c.withdrawn_at IS NULL
                AND c.version IN (SELECT value FROM json_each(?3)))
    AND NOT EXISTS (SELECT 1 FROM unsubscribed AS u WHERE u.guild = ?1 AND u.list = ?2
                    AND u.person = p.person)
    AND (?4 IS NULL OR p.person = ?4)
"""
_PLAN = """
    INSERT INTO outbox (guild, key, target, recipient, kind, about, language, data, batch, due,
                        status, attempts, next_at)
    SELECT ?1, 'dm:' || ?4 || ':' || p.person, 'person', p.person, 'announcement_dm', ?2,
           p.language, json_object('posting', ?4), 'dm:' || ?4, ?5, 'planned', 0, ?5
    FROM places AS p
    WHERE p.guild = ?1 AND p.list = ?2 AND p.state IN ('seated', 'offered', 'waiting')
    AND p.away_since IS NULL
    AND EXISTS (SELECT 1 FROM consents AS c WHERE c.guild = ?1 AND c.list = ?2
                AND c.person = p.person AND c.withdrawn_at IS NULL
                AND c.version IN (SELECT value FROM json_each(?3)))
    AND NOT EXISTS (SELECT 1 FROM unsubscribed AS u WHERE u.guild = ?1 AND u.list = ?2
                    AND u.person = p.person)
    ORDER BY p.arrival
    ON CONFLICT (guild, key) DO NOTHING
"""


class ReadersTable:
    """People on a list who agree to its wording and did not unsubscribe."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def count(self, guild: str, list_: str, versions: Collection[str]) -> int:
        """Return how many they are."""
        rows = await self._access.fetch(_COUNT, guild, list_, _json(versions), None)
        return int(rows[0]["count"])

    async def wants(self, guild: str, list_: str, person: str, versions: Collection[str]) -> bool:
        """Return whether somebody is one of them."""
        rows = await self._access.fetch(_COUNT, guild, list_, _json(versions), person)
        return bool(rows[0]["count"])

    async def plan(
        self, posting: Posting, list_: str, versions: Collection[str], due: dt.datetime
    ) -> int:
        """Plan a direct message to each of them, once a posting; return how many were planned."""
        return await self._access.run(
            _PLAN, *(posting.guild, list_, _json(versions), str(posting.id), stamp(due))
        )


def _json(versions: Collection[str]) -> str:
    return json.dumps(sorted(versions))
