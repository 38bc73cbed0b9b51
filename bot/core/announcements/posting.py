"""One occurrence of an announcement, and what became of it."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a posting stands."""

    PLANNED = "planned"
    SENT = "sent"
    FAILED = "failed"
    MISSED = "missed"
    """It came too late, and was reported instead."""
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """It may stand in the channel; an organizer is asked to look."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An occurrence; times are aware, in UTC."""

    id: int
    announcement: int
    guild: str
    wall: str
    """The promised time, "2026-12-01T18:00[Europe/Berlin]": names the occurrence for good."""
    due: dt.datetime
    channel: str
    state: State = State.PLANNED
    message: str | None = None
    """Id of the message."""
    sent_at: dt.datetime | None = None
    reason: str = ""
    """Why it failed or was missed: a key of the texts, or what Discord answered."""
    published: bool | None = None
    """Whether it reached the followers; None when it was not to."""
