"""When people are reminded of an event they have a seat at."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.core.knowledge.values import EventDates

DAYS_BEFORE = (7, 1)
HOUR = 9
"""Of the morning, in the server's zone."""


def due(dates: EventDates, zone: str) -> Iterator[tuple[int, dt.datetime]]:
    """Yield how many days before the event people are reminded, and the moment in UTC."""
    for days in DAYS_BEFORE:
        day = dates.start - dt.timedelta(days=days)
        local = dt.datetime.combine(day, dt.time(HOUR), ZoneInfo(zone))
        yield days, local.astimezone(dt.UTC)


def useful_until(dates: EventDates, zone: str) -> dt.datetime:
    """Return until when a late reminder still helps: the event's first day in the server's zone."""
    return dt.datetime.combine(dates.start, dt.time(), ZoneInfo(zone)).astimezone(dt.UTC)
