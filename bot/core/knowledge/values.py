"""Values of the knowledge that more than its model needs: a text, and the days of an event."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LocalText = Mapping[str, str]
"""Language code ("en", "es", "pt", "fr") to text in that language; "en" is always there."""


class Phase(StrEnum):
    """Where an event stands on a given date."""

    UPCOMING = "upcoming"
    UNDER_WAY = "under_way"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class EventDates:
    """First and last calendar day of an event, both included."""

    start: dt.date
    end: dt.date

    def phase(self, today: dt.date) -> Phase:
        """Return where the event stands on `today`."""
        if today < self.start:
            return Phase.UPCOMING
        return Phase.PAST if today > self.end else Phase.UNDER_WAY

    def day(self, today: dt.date) -> int:
        """Return which day of the event `today` is, from 1."""
        return (today - self.start).days + 1

    @property
    def days(self) -> int:
        """How many days the event lasts."""
        return (self.end - self.start).days + 1
