"""Notices on their way: the states of a delivery and the moves between them.

planned -> claimed -> sent | failed | missed | unknown, and planned -> cancelled. A claim has a
lease: when the process that claimed it dies, another may look whether the notice went out.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LEASE = dt.timedelta(minutes=2)
"""How long one attempt may take before another process may look into it."""
PAUSES = tuple(dt.timedelta(seconds=s) for s in (1, 5, 20, 60, 180, 360, 600, 960, 1500))
"""How long to wait after each attempt but the last: what is over soon costs seconds, and the tenth
attempt comes after an hour, for outages of Discord last."""
OFFLINE_PAUSE = dt.timedelta(seconds=15)
"""How long to wait when nobody could be reached at all."""


class Status(StrEnum):
    """Where a notice stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    MISSED = "missed"
    """Too late to be of use; not sent."""
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """It may have gone out, and nobody can look; people are asked."""


class Target(StrEnum):
    """To whom a notice goes."""

    PERSON = "person"
    CHANNEL = "channel"
    ORGANIZERS = "organizers"
    """The organizers' channel of the server."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice to be planned."""

    guild: str
    key: str
    """Names the occasion: a second notice of the same key is not planned."""
    target: Target
    recipient: str
    """Id of the person or channel; empty for the organizers."""
    kind: str
    """Which words it has: "offer", "removed", "reminder"."""
    due: dt.datetime
    about: str = ""
    """Id of the list it is about."""
    language: str = "en"
    data: Mapping[str, str] = field(default_factory=dict)
    useful_until: dt.datetime | None = None
    """After this it is not sent any more; None is never too late."""
    batch: str = ""
    """What many belong to; they let single ones go first."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice as it is kept."""

    id: int
    draft: Draft
    status: Status
    attempts: int = 0
    """How often it was claimed, this time included."""
    unsure_since: dt.datetime | None = None
    """Since when an earlier attempt may have brought it there unseen."""
    message: str | None = None
    """Id of the message, when it was sent."""
    reason: str = ""
    """Why it was not."""

    @property
    def nonce(self) -> str:
        """What Discord tells repeated attempts by, at most 25 characters.

        https://discord.com/developers/docs/resources/message#create-message
        """
        return f"n{self.id}"

    @property
    def may_have_gone_out(self) -> bool:
        """Whether an earlier attempt ended without its outcome being known."""
        return self.unsure_since is not None


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there."""

    message: str
    """Id of the message."""


@dataclass(frozen=True, slots=True)
class Retry:
    """It did not work, and may later."""

    reason: str
    surely_not_there: bool = False
    """Whether it was refused, rather than lost on the way."""
    offline: bool = False
    """Whether nobody could be reached at all: that uses up none of the attempts."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person takes no direct messages from the bot."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never work as it is."""

    reason: str


Outcome = Sent | Retry | Unreachable | Refused
"""What came of an attempt."""


@dataclass(frozen=True, slots=True)
class Absent:
    """It is not there."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Nobody can look whether it is there."""

    reason: str


Sight = Sent | Absent | Retry | Hidden
"""What a look at where it would stand shows; Retry when one may look later."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """It has lost its use, and is not sent."""


@dataclass(frozen=True, slots=True)
class Wait:
    """It is not its time yet."""

    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to say; it is done with."""


Ending = Sent | Unreachable | Refused | Hidden | TooLate | Nothing
"""How a notice ended: nothing more is tried by itself."""


def is_too_late(draft: Draft, now: dt.datetime) -> bool:
    """Return whether a notice has lost its use at `now`."""
    return draft.useful_until is not None and now >= draft.useful_until


def is_late(draft: Draft, now: dt.datetime) -> bool:
    """Return whether a notice comes so late that it says so."""
    return now - draft.due > dt.timedelta(hours=1)


def is_last(attempts: int) -> bool:
    """Return whether, after that many attempts, it is given up."""
    return attempts > len(PAUSES)


def pause(attempts: int) -> dt.timedelta:
    """Return how long to wait after that many attempts."""
    return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]
