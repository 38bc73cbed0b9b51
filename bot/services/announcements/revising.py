"""Changes to an announcement, inside a caller's transaction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event, Revision
from bot.core.announcements.posting import State
from bot.core.outbox import Status as Delivered
from bot.core.permissions import Actor
from bot.core.schedules.schedule import DatesOf
from bot.services.announcements.approving import ask_for_approval
from bot.services.announcements.handlers import kinds
from bot.services.announcements.newsroom import BOT
from bot.services.announcements.planning import plan_first, post_key, unplan
from bot.services.signups.ports import Records

AFTERWARDS = frozenset({"wordings", "picture", "link", "byline"})
"""What of a post can be changed when it is out."""
_WHERE = frozenset({"channel", "channel_name", "schedule"})
"""What the posting itself has to know."""
TAKEN_BACK = "taken_back"
_MOMENT = dt.timedelta(milliseconds=1)


async def revise(
    records: Records,
    actor: Actor,
    earlier: Announcement,
    changes: Mapping[str, Any],
    now: dt.datetime,
    dates: DatesOf,
) -> Announcement | None:
    """Change an announcement as far as its status allows, and return it; None if it cannot be.

    What was planned with a second organizer's approval asks for it again.
    """
    changed = replace(earlier, **changes, changed_at=now)
    match earlier.status:
        case Status.DRAFT:
            await records.news.announcements.keep(changed)
            return changed
        case Status.AWAITING:
            # who changes it cannot be the one to approve it
            changed = replace(changed, asked_by=actor.person)
            await records.news.announcements.keep(changed)
            kept: Announcement | None = changed
        case Status.PLANNED:
            kept = await _revise_planned(records, actor, earlier, changed, now, dates)
        case Status.DONE if changes.keys() <= AFTERWARDS:
            kept = await _reword(records, changed, now)
        case _:
            return None
    if kept:
        await _remember(records, actor, earlier, now)
    return kept


async def take_back(records: Records, planned: Announcement, now: dt.datetime) -> Announcement:
    """Turn something planned into a draft again, and return it."""
    await unplan(records, planned)
    draft = replace(planned, status=Status.DRAFT)
    await records.news.announcements.keep(draft)
    await records.news.events.note(draft.id, Event(now, BOT, TAKEN_BACK))
    return draft


async def _revise_planned(
    records: Records,
    actor: Actor,
    earlier: Announcement,
    changed: Announcement,
    now: dt.datetime,
    dates: DatesOf,
) -> Announcement | None:
    settings = await records.lists.settings(earlier.guild)
    posting = await records.news.postings.planned(earlier.id)
    notice = await records.outbox.get(earlier.guild, post_key(posting)) if posting else None
    if posting is None or notice is None or notice.status is not Delivered.PLANNED:
        return None
    moved = any(getattr(earlier, name) != getattr(changed, name) for name in _WHERE)
    if settings.second_approver:
        await unplan(records, earlier)
        return await ask_for_approval(records, actor, changed, now)
    if not moved:
        await records.news.announcements.keep(changed)
        return changed
    await unplan(records, earlier)
    same_time = earlier.schedule == changed.schedule
    after = min(now, posting.due - _MOMENT) if same_time else now
    planned = await plan_first(records, changed, after, now, dates)
    return changed if planned else None


async def _reword(records: Records, changed: Announcement, now: dt.datetime) -> Announcement | None:
    """Let the message that was posted last say what the announcement says now."""
    postings = await records.news.postings.of(changed.id)
    posting = next((one for one in postings if one.state is State.SENT), None)
    if posting is None:
        return None
    await records.news.announcements.keep(changed)
    number = len(await records.news.revisions.of(changed.id)) + 1
    await records.outbox.plan(kinds.rewording(posting, number, now))
    return changed


async def _remember(
    records: Records, actor: Actor, earlier: Announcement, now: dt.datetime
) -> None:
    content = {
        "wordings": {code: asdict(wording) for code, wording in earlier.wordings.items()},
        "picture": asdict(earlier.picture) if earlier.picture else None,
        "link": earlier.link,
        "byline": earlier.byline,
    }
    await records.news.revisions.add(earlier.id, Revision(now, actor.person, content))
    await records.news.events.note(earlier.id, Event(now, actor.person, "edit"))
