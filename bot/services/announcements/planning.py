"""From an announcement to its next posting, inside a caller's transaction."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.lateness import Timing
from bot.core.announcements.posting import Posting, State
from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.values import EventDates
from bot.core.outbox import Draft, Target
from bot.core.schedules.schedule import DatesOf, Recurring
from bot.core.schedules.wall import Occurrence
from bot.services.signups.ports import Records

POST = "announcement"
PREFLIGHT = "preflight"
AHEAD = dt.timedelta(hours=1)
"""How long before a posting it is looked at whether all is still there."""
_SKIPPED = 500
"""Occurrences that are noted as missed one by one; further ones are passed over."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes next."""

    posting: Posting | None
    """None when there is nothing more to come."""
    missed: tuple[Posting, ...] = ()
    """What was to come in between, and is too late now."""


def dates_of(knowledge: Callable[[], Knowledge]) -> DatesOf:
    """Return what tells the dates of a topic, as the knowledge has them now."""

    def dates(topic: str) -> EventDates | None:
        found = knowledge().topics.get(topic)
        return found.dates if found else None

    return dates


async def plan_first(
    records: Records,
    announcement: Announcement,
    after: dt.datetime,
    now: dt.datetime,
    dates: DatesOf,
) -> Posting | None:
    """Plan the first posting due after a moment, and keep the announcement as planned.

    Returns None, having changed nothing, when there is no such time.
    """
    posting = await _plan_after(records, announcement, after, now, dates)
    if posting:
        await records.news.announcements.keep(replace(announcement, status=Status.PLANNED))
    return posting


async def plan_following(
    records: Records, announcement: Announcement, last: Posting, now: dt.datetime, dates: DatesOf
) -> Plan:
    """Plan what follows on a posting that has ended; without anything the announcement is done.

    After an outage one posting is enough: of several that fell due, the last one is posted if its
    lateness allows, and the others are missed.
    """
    if announcement.status is not Status.PLANNED:
        return Plan(None)
    if coming := await records.news.postings.planned(announcement.id):
        return Plan(coming)  # an earlier one was tried again meanwhile
    posting, missed = None, []
    if isinstance(announcement.schedule, Recurring):
        after = last.due
        late = [*_late(announcement, last.due, now, dates)]
        for occurrence in late:
            row = replace(_posting(announcement, occurrence), state=State.MISSED, reason="too_late")
            if planned := await records.news.postings.plan(row):
                missed.append(planned)
            after = occurrence.due
        posting = await _plan_after(records, announcement, after, now, dates)
    if posting is None:
        await records.news.announcements.keep(replace(announcement, status=Status.DONE))
    return Plan(posting, tuple(missed))


def is_superseded(
    announcement: Announcement, posting: Posting, now: dt.datetime, dates: DatesOf
) -> bool:
    """Return whether a later posting of the same announcement is due as well."""
    schedule = announcement.schedule
    if not isinstance(schedule, Recurring):
        return False
    following = schedule.next_after(posting.due, dates)
    return following is not None and following.due <= now


async def unplan(records: Records, announcement: Announcement) -> Posting | None:
    """Forget the posting that is to come, and return it; None when it is on its way already."""
    posting = await records.news.postings.planned(announcement.id)
    if posting is None or not await records.outbox.withdraw(posting.guild, post_key(posting)):
        return None
    await records.outbox.withdraw(posting.guild, preflight_key(posting))
    await records.news.postings.delete(posting)
    return posting


async def keep_over(records: Records, announcement: Announcement, now: dt.datetime) -> None:
    """Keep an announcement of which nothing more is to come, since somebody called it off.

    What was posted of it stays what it is, and can be changed.
    """
    postings = await records.news.postings.of(announcement.id)
    was_posted = any(posting.state is State.SENT for posting in postings)
    status = Status.DONE if was_posted else Status.CANCELLED
    await records.news.announcements.keep(replace(announcement, status=status, changed_at=now))


def post_key(posting: Posting) -> str:
    """Return the key under which a posting stands in the outbox."""
    return f"post:{posting.announcement}:{posting.wall}"


def preflight_key(posting: Posting) -> str:
    """Return the key under which the look ahead of a posting stands in the outbox."""
    return f"preflight:{posting.announcement}:{posting.wall}"


def post_draft(posting: Posting, **data: str) -> Draft:
    """Return what brings a posting to its channel."""
    return Draft(
        guild=posting.guild,
        key=post_key(posting),
        target=Target.CHANNEL,
        recipient=posting.channel,
        kind=POST,
        due=posting.due,
        data={"posting": str(posting.id), **data},
    )


def word(
    posting: Posting, kind: str, due: dt.datetime, data: Mapping[str, str] | None = None
) -> Draft:
    """Return a notice to the organizers about a posting; each time that it happens is told."""
    key = preflight_key(posting) if kind == PREFLIGHT else f"{kind}:{posting.id}:{due.isoformat()}"
    return Draft(
        guild=posting.guild,
        key=key,
        target=Target.ORGANIZERS,
        recipient="",
        kind=kind,
        due=due,
        data={"posting": str(posting.id), **(data or {})},
    )


def _late(
    announcement: Announcement, after: dt.datetime, now: dt.datetime, dates: DatesOf
) -> list[Occurrence]:
    """Return what fell due since, without the last one if that may still be posted."""
    schedule = announcement.schedule
    found: list[Occurrence] = []
    while schedule and len(found) < _SKIPPED:
        occurrence = schedule.next_after(found[-1].due if found else after, dates)
        if occurrence is None or occurrence.due > now:
            break
        found.append(occurrence)
    is_late = announcement.lateness.verdict
    if found and is_late(found[-1].due, now) is not Timing.TOO_LATE:
        found.pop()
    return found


async def _plan_after(
    records: Records,
    announcement: Announcement,
    after: dt.datetime,
    now: dt.datetime,
    dates: DatesOf,
) -> Posting | None:
    """Plan the first occurrence after a moment that was not planned before."""
    schedule = announcement.schedule
    while schedule and (occurrence := schedule.next_after(after, dates)):
        planned = await records.news.postings.plan(_posting(announcement, occurrence))
        if planned:
            await records.outbox.plan(post_draft(planned))
            if planned.due - AHEAD > now:
                await records.outbox.plan(word(planned, PREFLIGHT, planned.due - AHEAD))
            return planned
        after = occurrence.due
    return None


def _posting(announcement: Announcement, occurrence: Occurrence) -> Posting:
    return Posting(
        id=0,
        announcement=announcement.id,
        guild=announcement.guild,
        wall=occurrence.wall,
        due=occurrence.due,
        channel=announcement.channel,
    )
