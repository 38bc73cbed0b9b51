"""What the handlers share: their surroundings, and what a notice is about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.core.announcements.announcement import Announcement
from bot.core.announcements.history import Upload
from bot.core.announcements.post import Post
from bot.core.announcements.posting import Posting
from bot.core.knowledge.model import Knowledge
from bot.core.outbox import Notice
from bot.core.signups.lists import SignUpList
from bot.services.announcements.ports import Probe
from bot.services.announcements.posts import Making, post_of
from bot.services.signups.catalogue import Catalogue
from bot.services.signups.ports import Records, RecordStore

BOT = "bot"
"""Who is said to have done what happens by itself."""


BUTTONS = 3
"""Sign-up buttons on one post: with the languages they have to fit into two rows."""


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What all services about announcements work with."""

    store: RecordStore
    catalogue: Catalogue
    knowledge: Callable[[], Knowledge]
    """Returns the knowledge of the moment."""
    probe: Probe

    async def list_of(self, records: Records, announcement: Announcement) -> SignUpList | None:
        """Return the list whose people get the announcement, if there is one."""
        if announcement.list is None:
            return None
        return await self.catalogue.find(records, announcement.guild, announcement.list)

    async def upload_of(self, records: Records, announcement: Announcement) -> Upload | None:
        """Return the uploaded picture of an announcement, if it has one."""
        picture = announcement.picture
        if picture is None or not picture.file:
            return None
        return await records.news.uploads.get(announcement.guild, picture.file)

    async def signups_of(
        self, records: Records, announcement: Announcement
    ) -> tuple[SignUpList, ...]:
        """Return the lists whose sign-up buttons it carries: one, or those of a topic."""
        chosen = announcement.button
        if chosen is None:
            return ()
        lists = await self.catalogue.all(records, announcement.guild)
        if chosen in lists:
            return (lists[chosen],)
        of_topic = (one for one in lists.values() if chosen in {*one.topics, one.event})
        return tuple(of_topic)[:BUTTONS]

    async def post(
        self,
        announcement: Announcement,
        now: dt.datetime,
        posting: Posting | None = None,
        language: str | None = None,
        *,
        late: bool = False,
    ) -> Post:
        """Return an announcement as it is posted at `now`; without a posting as a preview."""
        records = self.store.view
        upload = await self.upload_of(records, announcement)
        lists = await self.signups_of(records, announcement)
        making = Making(now, posting, language, upload, lists, late)
        return post_of(self.knowledge(), announcement, making)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a notice is about."""

    posting: Posting
    announcement: Announcement


async def subject(records: Records, notice: Notice) -> tuple[Announcement, Posting | None] | None:
    """Return the announcement that a notice is about, and the posting if it is about one.

    Where what was kept of it is damaged, something stands in for it: people are told all the same.
    """
    if found := await occasion(records, notice):
        return found.announcement, found.posting
    if posting := await _posting_of(records, notice):
        return damaged(posting), posting
    number = int(notice.draft.data.get("announcement", 0))
    announcement = await records.news.announcements.get(notice.draft.guild, number)
    return (announcement, None) if announcement else None


def damaged(posting: Posting) -> Announcement:
    """Return what stands in for an announcement that cannot be read any more."""
    return Announcement(posting.announcement, posting.guild, author="", channel=posting.channel)


async def occasion(records: Records, notice: Notice) -> Occasion | None:
    """Return what a notice is about; None when that is gone."""
    posting = await _posting_of(records, notice)
    if posting is None:
        return None
    announcement = await records.news.announcements.get(posting.guild, posting.announcement)
    return Occasion(posting, announcement) if announcement else None


async def _posting_of(records: Records, notice: Notice) -> Posting | None:
    number = int(notice.draft.data.get("posting", 0))
    return await records.news.postings.get(notice.draft.guild, number)
