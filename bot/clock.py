"""The time, asked for in one place: real, or as a trial wants it."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Returns the present moment, aware, in UTC."""


def clock(start: dt.datetime | None = None) -> Clock:
    """Return the real clock, or one that reads `start` now and goes on from there."""
    if start is None:
        return _now
    ahead = start.astimezone(dt.UTC) - _now()
    return lambda: _now() + ahead


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
