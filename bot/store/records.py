"""All tables as one thing: to look at as they are, or to change in one transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.store.access import Access, Reading, Writing
from bot.store.announcements.tables import NewsTables
from bot.store.database import Database
from bot.store.outbox import OutboxTable
from bot.store.signups.audit import AuditTable
from bot.store.signups.lists import ListsTable
from bot.store.signups.opinions import OpinionsTable
from bot.store.signups.people import ConsentsTable, DraftsTable, PreferencesTable
from bot.store.signups.places import PlacesTable


class Tables:
    """The tables, reached in one way."""

    def __init__(self, access: Access, key: bytes) -> None:
        """`key` makes pseudonyms of people."""
        self.lists = ListsTable(access)
        self.places = PlacesTable(access)
        self.consents = ConsentsTable(access)
        self.drafts = DraftsTable(access)
        self.preferences = PreferencesTable(access)
        self.audit = AuditTable(access, key)
        self.opinions = OpinionsTable(access, key)
        self.outbox = OutboxTable(access)
        self.news = NewsTables(access)


class RecordStore:
    """Opens the tables."""

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key
        self._view = Tables(Reading(database), key)

    @property
    def view(self) -> Tables:
        """The tables as they were last committed; they refuse changes."""
        return self._view

    @asynccontextmanager
    async def change(self) -> AsyncIterator[Tables]:
        """Run one transaction alone: on disk when the block ends well, undone on anything else.

        Raises StoreFault.
        """
        async with self._database.write() as connection:
            yield Tables(Writing(connection), self._key)

    async def scrub(self) -> None:
        """Leave no trace in the files of what was deleted. Raises StoreFault."""
        await self._database.checkpoint()
