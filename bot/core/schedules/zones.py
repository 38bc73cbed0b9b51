"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import available_timezones


@cache
def known() -> frozenset[str]:
    """Return every zone's name."""
    return frozenset(available_timezones())
