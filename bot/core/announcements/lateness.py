"""How late an announcement may be posted when the bot was not running in time."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

DEFAULT_HOURS = 6
NOTICEABLE = dt.timedelta(minutes=5)
"""A post that is later than this says so."""
NEVER = dt.timedelta(minutes=5)
"""What "never late" allows for: the moments that posting itself takes."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """The rule of one announcement."""

    hours: int = DEFAULT_HOURS
    """How many hours late is still fine; 0 is never late."""

    def verdict(self, due: dt.datetime, now: dt.datetime) -> "Timing":
        """Return how something due at `due` stands at `now`."""
        late = now - due
        if late > (dt.timedelta(hours=self.hours) or NEVER):
            return Timing.TOO_LATE
        return Timing.LATE if late > NOTICEABLE else Timing.ON_TIME

    def is_late(self, due: dt.datetime, sent: dt.datetime) -> bool:
        """Return whether something due at `due` was marked as late when sent at `sent`."""
        return self.verdict(due, sent) is not Timing.ON_TIME


class Timing(StrEnum):
    """How a posting stands to its time."""

    ON_TIME = "on_time"
    LATE = "late"
    """Posted, and marked as late."""
    TOO_LATE = "too_late"
    """Not posted but reported."""
