"""The kinds of notices about announcements, and how each is planned."""

import datetime as dt

from bot.core.announcements.posting import Posting
from bot.core.outbox import Draft, Target

DIRECT = "announcement_dm"
"""A direct message to somebody on the list."""
PUBLISH = "publish"
REWORD = "reword"
RECEIPT = "receipt"
FAILED = "post_failed"
UNKNOWN = "post_unknown"
MISSED = "post_missed"
UNPUBLISHED = "not_published"
NOT_REWORDED = "not_reworded"
APPROVAL = "approval"
DECLINED = "declined"
UNDATED = "undated"
FALLBACK = "fallback"


def direct_batch(posting: Posting) -> str:
    """Return what the direct messages of a posting belong to."""
    return f"dm:{posting.id}"


def publishing(posting: Posting, now: dt.datetime) -> Draft:
    """Return the step that lets a post go on to followers."""
    return _step(posting, PUBLISH, now)


def rewording(posting: Posting, number: int, now: dt.datetime) -> Draft:
    """Return the step that changes a post, for the time of that number."""
    return _step(posting, f"{REWORD}:{number}", now)


def receipt(posting: Posting, author: str, now: dt.datetime) -> Draft:
    """Return the receipt: to the organizer, or to all of them when there is no such person."""
    return Draft(
        guild=posting.guild,
        key=f"{RECEIPT}:{posting.id}",
        target=Target.PERSON if author else Target.ORGANIZERS,
        recipient=author,
        kind=RECEIPT,
        due=now,
        data={"posting": str(posting.id)},
    )


def _step(posting: Posting, name: str, now: dt.datetime) -> Draft:
    return Draft(
        guild=posting.guild,
        key=f"{name}:{posting.id}",
        target=Target.CHANNEL,
        recipient=posting.channel,
        kind=name.partition(":")[0],
        due=now,
        data={"posting": str(posting.id)},
    )
