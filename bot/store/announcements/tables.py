"""All tables of announcements together."""

from bot.store.access import Access
from bot.store.announcements.announcements import AnnouncementsTable
from bot.store.announcements.postings import PostingsTable
from bot.store.announcements.readers import ReadersTable
from bot.store.announcements.records import (
    EventsTable,
    RevisionsTable,
    SubscriptionsTable,
    TemplatesTable,
    UploadsTable,
    ZonesTable,
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
