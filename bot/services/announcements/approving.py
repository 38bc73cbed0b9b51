"""The second organizer, where a server wants one; inside a caller's transaction."""

import datetime as dt
from dataclasses import replace

from bot.core.announcements.announcement import Announcement, Status
from bot.core.announcements.history import Event
from bot.core.outbox import Draft, Target
from bot.core.permissions import Actor
from bot.services.announcements.handlers import kinds
from bot.services.signups.ports import Records


async def ask_for_approval(
    records: Records, actor: Actor, announcement: Announcement, now: dt.datetime
) -> Announcement:
    """Let an announcement wait for another organizer than `actor`, and tell them."""
    waiting = replace(announcement, status=Status.AWAITING, asked_by=actor.person, changed_at=now)
    await records.news.announcements.keep(waiting)
    await records.news.events.note(waiting.id, Event(now, actor.person, "ask"))
    await records.outbox.plan(about(waiting, kinds.APPROVAL, now, name=actor.name))
    return waiting


def about(announcement: Announcement, kind: str, now: dt.datetime, **data: str) -> Draft:
    """Return a notice to the organizers about an announcement that has no posting."""
    return Draft(
        guild=announcement.guild,
        key=f"{kind}:{announcement.id}:{now.isoformat()}",
        target=Target.ORGANIZERS,
        recipient="",
        kind=kind,
        due=now,
        data={"announcement": str(announcement.id), **data},
    )
