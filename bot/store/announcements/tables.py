"""All tables of announcements together."""

from typing import Any

from bot.store.access import Access
from bot.store.announcements.announcements import AnnouncementsTable
from bot.store.announcements.choices import SubscriptionsTable, ZonesTable
from bot.store.announcements.history import EventsTable, RevisionsTable
from bot.store.announcements.postings import PostingsTable
from bot.store.announcements.readers import ReadersTable
from bot.store.announcements.records import (
    TemplatesTable,
    UploadsTable,
)


class NewsTables:
    """The tables of announcements, reached in one way."""

    def __init__(self, access: Access) -> None:
        self.announcements = AnnouncementsTable(access)
        self.postings = PostingsTable(access)
        self.revisions = RevisionsTable(access)
        self.events = EventsTable(access)
        self.templates = TemplatesTable(access)
        self.uploads = UploadsTable(access)
        self.subscriptions = SubscriptionsTable(access)
        self.readers = ReadersTable(access)
        self.zones = ZonesTable(access)

    async def of_person(self, guild: str, person: str) -> dict[str, Any]:
        """Return what is kept about somebody, as plain data."""
        own = await self.announcements.of_author(guild, person)
        return {
            "announcements": [
                {"status": one.status.value, "title": one.title, "text": one.wording.text}
                for one in own
            ],
            "unsubscribed": await self.subscriptions.ended(guild, person),
            "zone": await self.zones.get(guild, person),
        }

    async def erase_person(self, guild: str, person: str) -> None:
        """Delete what is kept about somebody; what they announced loses their name."""
        await self.announcements.erase_author(guild, person)
        await self.events.erase_actor(guild, person)
        await self.revisions.erase_actor(guild, person)
        await self.templates.erase_author(guild, person)
        await self.subscriptions.erase_person(guild, person)
        await self.zones.erase_person(guild, person)
