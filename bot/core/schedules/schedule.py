"""When an announcement is due: once, again and again, or around an event.

All are kept as wall time and zone: "every Monday at 09:00 in Berlin" stays at 09:00 when the clocks
change. A recurrence whose time is missing on a day happens at the first moment after the gap; one
whose time comes twice happens at the first of them, once.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.core.knowledge.values import EventDates
from bot.core.schedules import recurrence, wall
from bot.core.schedules.recurrence import Rule
from bot.core.schedules.wall import Occurrence

DatesOf = Callable[[str], EventDates | None]
"""The dates of a topic by its id; None when it has none or is not known any more."""
_A_ZONE_APART = dt.timedelta(days=2)
"""The date in a zone is at most so far from the one in UTC, and from where a gap ends."""


@dataclass(frozen=True, slots=True)
class Once:
    """A single time."""

    wall: dt.datetime
    """Naive; its `fold` tells the second of two from the first."""
    zone: str
    """IANA name."""

    @classmethod
    def at(cls, moment: dt.datetime, zone: str) -> "Once":
        """Return the schedule of an aware moment, shown in `zone`."""
        return cls(wall.shown(moment, zone), zone)

    @property
    def due(self) -> dt.datetime:
        """The moment, in UTC."""
        return wall.moment(self.wall, self.zone)

    def next_after(self, moment: dt.datetime, dates_of: DatesOf) -> Occurrence | None:
        """Return the occurrence if it is due after `moment`."""
        del dates_of
        found = Occurrence(self.due, wall.key(self.wall, self.zone))
        return found if found.due > moment else None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time of day on the days of a rule."""

    rule: Rule
    time: dt.time
    zone: str
    start: dt.date
    """From this day on; "every second week" counts from its week."""
    until: dt.date | None = None
    """The last day, included; None goes on for ever."""
    count: int | None = None
    """How many times in all; None is not limited."""

    def next_after(self, moment: dt.datetime, dates_of: DatesOf) -> Occurrence | None:
        """Return the first occurrence due after `moment`, None when there are no more."""
        del dates_of
        start = self.start
        if self.count is None:
            start = recurrence.nearer(self.rule, start, moment.date() - _A_ZONE_APART)
        for day in recurrence.days(self.rule, start, self.until, self.count):
            time = dt.datetime.combine(day, self.time)
            due = wall.moment(time, self.zone)
            if due > moment:
                return Occurrence(due, wall.key(time, self.zone))
        return None


class Edge(StrEnum):
    """From which day of an event one counts."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Anchored:
    """A time so many days before or after an event; it moves with the event.

    It happens once: its occurrence has the same name wherever the event is moved.
    """

    topic: str
    """Id of the topic in the knowledge base whose dates count."""
    days: int
    """Negative is before the event, 0 on the day."""
    time: dt.time
    zone: str
    edge: Edge = Edge.START

    def next_after(self, moment: dt.datetime, dates_of: DatesOf) -> Occurrence | None:
        """Return the occurrence if the event has dates and it is due after `moment`."""
        dates = dates_of(self.topic)
        if dates is None:
            return None
        day = dates.start if self.edge is Edge.START else dates.end
        time = dt.datetime.combine(day + dt.timedelta(self.days), self.time)
        due = wall.moment(time, self.zone)
        name = f"{self.topic}.{self.edge}{self.days:+}dT{self.time:%H:%M}[{self.zone}]"
        return Occurrence(due, name) if due > moment else None


Schedule = Once | Recurring | Anchored
