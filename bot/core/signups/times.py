"""Days and times as organizers type them, in the zone of their server."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from bot.core.knowledge.values import EventDates

_DAY = r"(\d{4}-\d{2}-\d{2})"
_MOMENT = re.compile(rf"{_DAY}(?:[ T]+(\d{{1,2}}):(\d{{2}}))?")
_SPAN = re.compile(rf"{_DAY}(?:\s*(?:\.\.+|…|–|—| - |to|/|,)\s*{_DAY})?")


def read_moment(text: str, zone: str) -> dt.datetime:
    """Return "2027-03-05 18:00" (or a day: its first moment) as a moment in UTC.

    Raises ValueError for what is no such time, also where the clocks skip it.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    time = dt.time(int(match[2] or 0), int(match[3] or 0))
    local = dt.datetime.combine(dt.date.fromisoformat(match[1]), time, ZoneInfo(zone))
    moment = local.astimezone(dt.UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(text)
    return moment


def write_moment(moment: dt.datetime, zone: str) -> str:
    """Return a moment as `read_moment` reads it."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def read_dates(text: str) -> EventDates:
    """Return "2027-03-05" or "2027-03-05 - 2027-03-07" as days. Raises ValueError."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    start = dt.date.fromisoformat(match[1])
    end = dt.date.fromisoformat(match[2]) if match[2] else start
    if end < start:
        raise ValueError(text)
    return EventDates(start, end)


def write_dates(dates: EventDates) -> str:
    """Return days as `read_dates` reads them."""
    if dates.start == dates.end:
        return dates.start.isoformat()
    return f"{dates.start} - {dates.end}"
