"""Loads what reading times needs, ahead of the first time that somebody types."""

import datetime as dt

from bot.core.schedules import days, zones

_ANY_DAY = dt.date(2000, 1, 1)


def warm() -> None:
    """Load the tables of dates and of zones; for a thread, since that takes part of a second."""
    days.read("1 january", _ANY_DAY)
    zones.search("bogota")
