"""Wall time: what the clock on the wall shows in a zone, and which moments that is.

Where clocks are put forward, wall times are missing (a gap); where they are put back, they come
twice (a fold). PEP 495 has the words.
"""

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One time at which something planned happens."""

    due: dt.datetime
    """The moment, in UTC."""
    wall: str
    """What was promised: "2026-12-01T18:00[Europe/Berlin]". Names the occurrence for good: it stays
    the same when the rules of a zone change or an event is moved."""


def moment(wall: dt.datetime, zone: str) -> dt.datetime:
    """Return the moment, in UTC, at which the clocks of `zone` show the naive time `wall`.

    Where it comes twice, its `fold` decides; where it is missing, it is the first moment after the
    gap. A later wall time is never an earlier moment.
    """
    first, second = _both(wall, zone)
    if first > second:
        return _end_of_gap(wall, zone, second, first)
    return second if wall.fold else first


def readings(wall: dt.datetime, zone: str) -> tuple[dt.datetime, ...]:
    """Return what a naive time can mean in `zone`, earliest first, in UTC.

    One moment as a rule. Two where it comes twice; two as well where it is missing: by the clock as
    it was before the change, and as it is after.
    """
    return tuple(sorted(set(_both(wall, zone))))


def exists(wall: dt.datetime, zone: str) -> bool:
    """Return whether the clocks of `zone` ever show the naive time `wall`."""
    first, second = _both(wall, zone)
    return first <= second


def shown(moment: dt.datetime, zone: str) -> dt.datetime:
    """Return the naive time that the clocks of `zone` show at `moment`, with its `fold`."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def key(wall: dt.datetime, zone: str) -> str:
    """Return the name of a wall time; the second of two has its offset too (RFC 9557)."""
    offset = wall.replace(tzinfo=ZoneInfo(zone)).isoformat()[-6:] if wall.fold else ""
    return f"{wall:%Y-%m-%dT%H:%M}{offset}[{zone}]"


def _both(wall: dt.datetime, zone: str) -> tuple[dt.datetime, dt.datetime]:
    """Return the moment by the offset before a change and by the one after; mostly the same."""
    local = wall.replace(tzinfo=ZoneInfo(zone))
    return local.replace(fold=0).astimezone(dt.UTC), local.replace(fold=1).astimezone(dt.UTC)


def _end_of_gap(
    wall: dt.datetime, zone: str, before: dt.datetime, after: dt.datetime
) -> dt.datetime:
    seconds = range((after - before) // _SECOND)
    missing = bisect_left(
        seconds, True, key=lambda second: shown(before + second * _SECOND, zone) > wall
    )
    return before + missing * _SECOND
