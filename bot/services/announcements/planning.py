"""From an announcement to its next posting, inside a caller's transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.posting import Posting
from bot.core.knowledge.model import EventDates, Knowledge
from bot.core.outbox import Draft, Target
from bot.core.schedules.schedule import DatesOf
from bot.services.signups.ports import Records

POST = "announcement"
DIRECT = "announcement_dm"
PUBLISH = "publish"
REWORD = "reword"
PREFLIGHT = "preflight"
RECEIPT = "receipt"
AHEAD = dt.timedelta(hours=1)
"""How long before a posting it is looked at whether all is still there."""


def dates_of(knowledge: Callable[[], Knowledge]) -> DatesOf:
    """Return what tells the dates of a topic, as the knowledge has them now."""

    def dates(topic: str) -> EventDates | None:
        found = knowledge().topics.get(topic)
        return found.dates if found else None

    return dates


async def plan_next(
    records: Records, announcement: Announcement, after: dt.datetime, dates: DatesOf
) -> Posting | None:
    """Plan the first posting due after a moment; without one the announcement is done.

    The announcement is kept as planned or done.
    """
    found = announcement.schedule and announcement.schedule.next_after(after, dates)
    status = Status.PLANNED if found else Status.DONE
    await records.news.announcements.keep(replace(announcement, status=status))
    if not found:
        return None
    posting = Posting(
        id=0,
        announcement=announcement.id,
        guild=announcement.guild,
        wall=found.wall,
        due=found.due,
        channel=announcement.channel,
    )
    planned = await records.news.postings.plan(posting)
    if planned:
        await records.outbox.plan(post_draft(planned))
    return planned


def post_key(posting: Posting) -> str:
    """Return the key under which a posting stands in the outbox."""
    return f"post:{posting.announcement}:{posting.wall}"


def post_draft(posting: Posting) -> Draft:
    """Return what brings a posting to its channel."""
    return Draft(
        guild=posting.guild,
        key=post_key(posting),
        target=Target.CHANNEL,
        recipient=posting.channel,
        kind=POST,
        due=posting.due,
        data={"posting": str(posting.id)},
    )
