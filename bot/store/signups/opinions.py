"""A person's rows of the table `feedback`, which keeps people as keyed hashes."""

import hashlib
import hmac

from bot.store.access import Access


class OpinionsTable:
    """What one person thought of answers, to be given out and erased."""

    def __init__(self, access: Access, key: bytes) -> None:
        self._access = access
        self._key = key

    async def of_person(self, person: str) -> dict[str, bool]:
        """Return which answers a person found helpful and which not."""
        rows = await self._access.fetch(
            "SELECT answer, helpful FROM feedback WHERE person = ? ORDER BY answer",
            self._pseudonym(person),
        )
        return {row["answer"]: bool(row["helpful"]) for row in rows}

    async def erase_person(self, person: str) -> None:
        """Delete a person's opinions."""
        await self._access.run("DELETE FROM feedback WHERE person = ?", self._pseudonym(person))

    def _pseudonym(self, person: str) -> str:
        return hmac.new(self._key, person.encode(), hashlib.sha256).hexdigest()
