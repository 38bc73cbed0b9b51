"""A schedule in short text reads as the same schedule again."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from bot.core.schedules import wall
from bot.core.schedules.recurrence import days
from bot.core.schedules.retyped import retyped
from tests.core.schedules.strategies import recurring, zones


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("friday 18h", "<t:1795820400>"),
        ("every monday and thursday 9am", "every week mon,thu 09:00 from 2026-11-23"),
        ("every 3 days 9:00, 10 times", "every 3 day 09:00 from 2026-11-22 10x"),
        (
            "last friday of the month 9:00 until 2027-03-01",
            "every month last fri 09:00 from 2026-11-27 until 2027-03-01",
        ),
        ("7 days before the summit 9am", "09:00 7 days before all-americas-summit"),
        ("on the day of the summit 9am", "09:00 the day of all-americas-summit"),
    ],
)
def test_it_is_short_and_can_be_read(read, typed, again):
    assert retyped(read(typed)) == again
    assert read(again) == read(typed)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(recurring(), zones)
def test_every_recurrence_that_is_to_begin_reads_as_it_was(reader, schedule, zone):
    """As the reader makes them: beginning on a day of theirs, and not over before."""
    start = next(days(replace(schedule.rule, every=1), schedule.start))
    assume(schedule.until is None or start <= schedule.until)
    schedule = replace(schedule, start=start, zone=zone)
    now = wall.moment(dt.datetime.combine(start, dt.time()), zone) - dt.timedelta(minutes=1)
    assert replace(reader, now=now, zone=zone).read(retyped(schedule)) == schedule
