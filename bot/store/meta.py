"""Values that the program keeps about itself."""

from bot.store.database import Database


class MetaTable:
    """The table `meta`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        """Return a value, or None when there is none. Raises StoreFault."""
        rows = await self._database.read("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0]["value"]) if rows else None

    async def put(self, key: str, value: str) -> None:
        """Keep a value in place of the earlier one. Raises StoreFault."""
        async with self._database.write() as connection:
            await connection.execute(
                """
                INSERT INTO meta (key, value) VALUES (?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """,
                (key, value),
            )
