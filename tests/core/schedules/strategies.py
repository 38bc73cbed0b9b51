"""Any zone, rule and schedule."""

import datetime as dt
from zoneinfo import available_timezones

from hypothesis import strategies as st

from bot.core.schedules import wall
from bot.core.schedules import zones as zones_
from bot.core.schedules.recurrence import (
    LAST,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Weekday,
    Weekly,
)
from bot.core.schedules.schedule import Anchored, Edge, Once, Recurring

ZONES = sorted(zone for zone in available_timezones() if zones_.exists(zone))
CHANGING = [
    *("Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe"),
    *(
        "Africa/Casablanca",
        "Asia/Beirut",
        "America/Scoresbysund",
        "Pacific/Apia",
        "Pacific/Chatham",
    ),
]
"""Zones that change their clocks in all sorts of ways: by half an hour, at midnight, by a day."""

zones = st.sampled_from(CHANGING) | st.sampled_from(ZONES)
days = st.dates(dt.date(1975, 1, 1), dt.date(2090, 12, 31))
times = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))
moments = st.integers(5 * 365 * 86400, 120 * 365 * 86400).map(
    lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)
)
walls = st.builds(dt.datetime.combine, days, times)
every = st.integers(1, 5)
weekdays = st.sampled_from(Weekday)
rules = st.one_of(
    st.builds(Daily, every),
    st.builds(Weekly, st.frozensets(weekdays, min_size=1), every),
    st.builds(MonthlyOnDay, st.integers(1, 31), every),
    st.builds(MonthlyOnWeekday, st.sampled_from([1, 2, 3, 4, LAST]), weekdays, every),
)


@st.composite
def recurring(draw):
    start = draw(days)
    until = draw(st.none() | st.integers(0, 1500).map(lambda ahead: start + dt.timedelta(ahead)))
    count = draw(st.none() | st.integers(1, 40))
    return Recurring(draw(rules), draw(times), draw(zones), start, until, count)


@st.composite
def once(draw):
    zone = draw(zones)
    return Once(wall.shown(draw(moments), zone), zone)


anchored = st.builds(
    Anchored, st.just("summit"), st.integers(-400, 400), times, zones, st.sampled_from(Edge)
)
schedules = st.one_of(once(), recurring(), anchored)
